import type { Document, Timeline } from '../../src/document/document.ts';
import { graphPicture } from './picture/sample-pictures.ts';
import { documentOf, id, tone } from './sample-document.ts';

const minute = 60_000;

/** Every tone, bars that end and bars that do not, two lanes. */
export const predictedAndObserved: Timeline = {
  kind: 'timeline',
  title: 'dynamodb down',
  summary: '9 of 24 components.',
  lanes: ['predicted', 'observed'],
  rows: [
    {
      label: [id('dynamodb')],
      lanes: [
        [{ tone: 'down', fromMs: 0, untilMs: 157 * minute }],
        [{ tone: 'down', fromMs: 0, untilMs: 157 * minute }],
      ],
      note: ['hit'],
    },
    {
      label: [id('ec2/control')],
      lanes: [
        [{ tone: 'down', fromMs: 5 * minute, untilMs: 170 * minute }],
        [
          { tone: 'down', fromMs: 10 * minute, untilMs: 5 * 60 * minute },
          { tone: 'degraded', fromMs: 5 * 60 * minute, untilMs: 842 * minute },
        ],
      ],
      note: ['hit'],
    },
    {
      label: [id('network-load-balancer-of-the-whole-region')],
      lanes: [
        [{ tone: 'frozen', fromMs: 5 * minute }],
        [
          { tone: 'exposed', fromMs: 60 * minute },
          { tone: 'delayed', fromMs: 400 * minute },
        ],
      ],
      note: ['another state: ', tone('frozen')],
    },
    { label: [id('s3')], lanes: [[{ tone: 'ok', fromMs: 0 }], []] },
  ],
  endMs: 15 * 60 * minute,
  timeText: (milliseconds) => `t+${milliseconds / (60 * minute)}h`,
  more: ['and 3 more'],
};

/** One lane, all within minutes, nothing ends; flags at once with states and with each other. */
export const onsets: Timeline = {
  kind: 'timeline',
  title: 'dynamodb down',
  summary: '9 of 24 components.',
  lanes: [''],
  rows: [
    { label: [id('db')], lanes: [[{ tone: 'down', fromMs: 0 }]], note: ['t+0'] },
    {
      label: [id('api')],
      lanes: [
        [
          { tone: 'degraded', fromMs: 0 },
          { tone: 'down', fromMs: 5 * minute },
        ],
      ],
      flags: [
        [
          { tone: 'exposed', fromMs: 5 * minute },
          { tone: 'frozen', fromMs: 5 * minute },
        ],
      ],
      note: ['t+5m'],
    },
    {
      label: [id('mail')],
      lanes: [[{ tone: 'delayed', fromMs: 10 * minute }]],
      flags: [[{ tone: 'frozen', fromMs: 10 * minute }]],
      note: ['t+10m'],
    },
    { label: [id('late')], lanes: [[{ tone: 'down', fromMs: 11 * minute }]], note: ['past the end'] },
  ],
  endMs: 10 * minute,
  timeText: (milliseconds) => `t+${milliseconds / minute}m`,
};

/** What is drawn or folded, and nothing else. */
export const drawn: Document = documentOf(
  { kind: 'heading', text: 'When' },
  onsets,
  {
    kind: 'picture',
    picture: graphPicture('api>db mail~api', { title: 'db down', summary: 'db down → all of it.' }),
    instead: ['A picture: ', { kind: 'command', text: 'faultline diagram --impact db' }],
  },
  {
    kind: 'details',
    title: ['All of it, for ', id('<b>'), ' & `co`'],
    blocks: [
      predictedAndObserved,
      { kind: 'details', title: ['More'], blocks: [{ kind: 'paragraph', text: ['Less.'] }] },
    ],
  },
);
