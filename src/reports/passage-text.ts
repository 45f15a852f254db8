import type { Passage } from '../analysis/passage.ts';
import type { Text } from '../document/document.ts';
import { pointInTime } from './point-in-time.ts';

/** What a failure does at a requirement, in a few words that follow the requirement. */
export function passageText(passage: Passage): Text {
  switch (passage.kind) {
    case 'passes':
      return [{ kind: 'tone', tone: passage.effect }, ` at ${pointInTime(passage.atMs)}`];
    case 'not-reached':
      return [{ kind: 'quiet', text: 'not reached' }];
    case 'startup-only':
      return passage.freezes
        ? ['stops here, needed only to start: ', { kind: 'tone', tone: 'frozen' }]
        : ['stops here: needed only to start'];
    case 'group-holds':
      return passage.spare > 0
        ? [`stops here: the group holds, ${passage.spare} to spare`]
        : ['stops here: the group holds, no spare left'];
    case 'too-mild':
      return ['stops here: only what is ', { kind: 'tone', tone: 'down' }, ' gets through'];
    case 'tolerates':
      return [`held until ${pointInTime(passage.untilMs)}`];
  }
}

/** Whether the failure arrives at this requirement and goes no further. */
export function stopsFailure({ kind }: Passage): boolean {
  return kind !== 'passes' && kind !== 'not-reached';
}
