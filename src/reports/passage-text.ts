import type { RunsOn } from '../analysis/nearby.ts';
import type { Passage } from '../analysis/propagation/passage.ts';
import type { Step } from '../analysis/why.ts';
import type { Text } from '../document/document.ts';
import { id, quiet, tone } from './phrases.ts';
import { pointInTime } from './point-in-time.ts';
import { purpose, target } from './requirement-text.ts';

/** What a failure does at a requirement, in a few words that follow the requirement. */
export function passageText(passage: Passage | RunsOn): Text {
  switch (passage.kind) {
    case 'passes':
      return [tone(passage.effect), ` at ${pointInTime(passage.atMs)}`];
    case 'not-reached':
      return [quiet('not reached')];
    case 'startup-only':
      return passage.frozenMs === undefined
        ? ['stops here']
        : ['stops here, ', tone('frozen'), ` at ${pointInTime(passage.frozenMs)}`];
    case 'group-holds': {
      // Who is exposed has lost a member; one that is only worse is still there.
      const exposed: Text = passage.targetState === 'down' ? [', ', tone('exposed')] : [];
      return ['stops here', ...exposed, `: ${spareText(passage.spare)}`];
    }
    case 'too-mild':
      return ['stops here: ', tone(passage.targetState), ' is too mild'];
    case 'runs-on':
      return ['stops before: it runs on, ', tone('frozen'), ` at ${pointInTime(passage.frozenMs)}`];
    case 'tolerates':
      return [`held until ${pointInTime(passage.untilMs)}`];
  }
}

/** Why a requirement stops a failure, as a sentence: `web needs cache only to start`. */
export function stopText({ from, requirement, passage }: Step): Text {
  const subject = [id(from), ' needs ', ...target(requirement), ...purpose(requirement)];
  switch (passage.kind) {
    case 'passes':
    case 'not-reached':
      return subject;
    case 'startup-only':
      return [...subject, ' only to start'];
    case 'group-holds':
      return [...subject, `, which still holds: ${spareText(passage.spare)}`];
    case 'too-mild':
      return [
        ...subject,
        ` only ${requirement.strength}, and it is no worse than `,
        tone(passage.targetState),
      ];
    case 'tolerates':
      return [...subject, ` and holds out without it until ${pointInTime(passage.untilMs)}`];
  }
}

/** How many more members of a group may fail. */
export function spareText(spare: number): string {
  return spare > 0 ? `${spare} to spare` : 'no spare left';
}

/** Whether the failure arrives at this requirement and goes no further. */
export function stopsFailure({ kind }: Passage): boolean {
  return kind !== 'passes' && kind !== 'not-reached';
}
