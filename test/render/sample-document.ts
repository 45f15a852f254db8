import type { Document, Inline, Text, Tone } from '../../src/document/document.ts';

export const id = (text: string): Inline => ({ kind: 'id', text });
export const tone = (word: Tone): Inline => ({ kind: 'tone', tone: word });
const quiet = (text: string): Inline => ({ kind: 'quiet', text });
const command = (text: string): Inline => ({ kind: 'command', text });
const source = (text: string): Inline => ({ kind: 'source', text });

/** A document of paragraphs and nothing else. */
export function documentOf(...blocks: ReturnType<Document['blocks']>): Document {
  return { schema: 'test@1', answer: ['An answer.'], blocks: () => blocks, data: () => ({}) };
}

/** What `impact` says of a small outage: every kind of block, names as they should be. */
export const ordinary: Document = {
  schema: 'faultline/impact@1',
  answer: [
    id('dynamodb'),
    ' ',
    tone('down'),
    ' → 9 of 24 components affected: 5 ',
    tone('down'),
    ', 2 ',
    tone('degraded'),
    ', 1 ',
    tone('delayed'),
    ', 1 ',
    tone('frozen'),
    '.',
  ],
  blocks: () => [
    {
      kind: 'table',
      columns: [
        { title: 'when', align: 'left', shrinks: false },
        { title: 'component', align: 'left', shrinks: false },
        { title: 'state', align: 'left', shrinks: false },
        { title: 'reach', align: 'right', shrinks: false },
        { title: 'because', align: 'left', shrinks: true },
      ],
      rows: [
        row('t+0', 'sts', 'down', '11', ['needs ', id('dynamodb'), ' (token generation)']),
        row('t+5m', 'ec2/control', 'down', '7', ['needs ', id('dynamodb'), ' (droplet leases), held 5m']),
        row('t+5m', 'fargate', 'frozen', '0', ['cannot launch: ', id('ec2/control'), ' is ', tone('down')]),
        row('t+5m', 'lambda/control', 'degraded', '2', [
          '2 of 3 of ',
          id('zk-1'),
          ', ',
          id('zk-2'),
          ', ',
          id('zk-3'),
          ' are down (quorum for the leader election of the control plane), held 12m30s',
        ]),
        row('t+1h30m', 'network-load-balancer', 'delayed', '1000', ['queues behind ', id('ec2/control')]),
        row('t+2h', 'redshift/data', 'exposed', '3', ['one of ', id('db-a'), ', ', id('db-b'), ' is down']),
      ],
      more: ['3 more: ', command('faultline impact dynamodb --format json')],
    },
    { kind: 'heading', text: 'How it travels' },
    {
      kind: 'tree',
      roots: [
        {
          text: [id('dynamodb'), ' ', tone('down')],
          children: [
            { text: [id('sts'), ' ', tone('down'), ', needs token generation'], children: [] },
            {
              text: [
                id('ec2/control'),
                ' ',
                tone('down'),
                ' after 5m, needs droplet leases, which their manager renews every few minutes',
              ],
              children: [
                { text: [id('fargate'), ' ', tone('frozen')], children: [] },
                { text: [id('lambda/control'), ' ', tone('degraded')], children: [] },
              ],
            },
          ],
        },
        { text: [tone('ok'), ' ', id('s3')], children: [] },
      ],
    },
    { kind: 'heading', text: 'What is known' },
    {
      kind: 'facts',
      rows: [
        { name: 'graph', value: ['AWS us-east-1, 24 components, 61 requirements'] },
        { name: 'evidence', value: [source('https://aws.amazon.com/message/101925/')] },
        { name: 'seen', value: ['2025-10-20T06:48:00Z ', quiet('(start of the incident)')] },
      ],
    },
    { kind: 'paragraph', text: ['What would hold:'] },
    { kind: 'code', text: 'sts:\n  dependsOn:\n    - anyOf: [dynamodb, dynamodb-replica]' },
    {
      kind: 'paragraph',
      text: [
        'Next: ',
        command('faultline bootstrap --after dynamodb'),
        ' for the order of recovery, ',
        command('faultline why fargate dynamodb'),
        ' for the chain.',
      ],
    },
  ],
  data: () => ({
    summary: { down: 5, degraded: 2, delayed: 1, ok: 15, frozen: 1, exposed: 0 },
    components: [
      {
        id: 'ec2/control',
        state: 'down',
        root: false,
        onsetMs: { delayed: 300_000, degraded: 300_000, down: 300_000 },
        causes: [{ component: 'dynamodb', strength: 'hard', for: 'droplet leases' }],
      },
      { id: 'sts', state: 'down', root: false, onsetMs: { down: 0 }, causes: [] },
    ],
    horizonMs: undefined,
  }),
};

function row(when: string, component: string, state: Tone, reach: string, because: Text): Text[] {
  return [[when], [id(component)], [tone(state)], [reach], because];
}

/** The same kinds of blocks with names that try to be something else. */
export const hostile: Document = {
  schema: 'faultline/impact@1',
  answer: ['::error file=app.js::', id('a\u001b[2J\u0007b'), ' is ', tone('down'), ' — 数据库 too.'],
  blocks: () => [
    {
      kind: 'table',
      columns: [
        { title: 'what | it', align: 'left', shrinks: false },
        { title: 'name', align: 'left', shrinks: false },
        { title: 'free text', align: 'left', shrinks: true },
      ],
      rows: [
        [['bar'], [id('a|b\\|c')], ['a|b\\|c']],
        [['backticks'], [id('`a``b`')], ['`a``b`']],
        [['emphasis'], [id('**a** _b_ ~c~')], ['**a** _b_ ~c~']],
        [['HTML'], [id('<img src=x> --><!--')], ['<img src=x> --><!-- &amp;']],
        [['link'], [id('[a](http://b)')], ['[a](http://b), www.b.org']],
        [['mention'], [id('@here #12')], ['(@here, #12) GH-12 deadbeef1 :tada:']],
        [['formula'], [id('$x$')], ['$x$ {{ y }}']],
        [['command'], [id('##[error]')], ['##[error] ::error::']],
        [['bidi'], [id('\u202eabc\u2066')], ['\u202eabc\u2066 \u061c']],
        [['invisible'], [id('a\u200bb\ufeff\u{e0041}')], ['a\u00adb\u2028c']],
        [['lone surrogate'], [id('\ud83d')], ['\udc00']],
        [['wide'], [id('数据库')], ['é e\u0301 👍 ｶﾞ ไทย']],
        [['long'], [id('prod/eu-west-1/payments-ledger-reconciliation-worker')], ['x'.repeat(90)]],
        [['nothing'], [id('')], []],
      ],
    },
    { kind: 'heading', text: '# a\nb' },
    {
      kind: 'tree',
      roots: [
        {
          text: ['- a'],
          children: [
            { text: ['1. b'], children: [] },
            { text: [''], children: [] },
          ],
        },
        { text: ['> c\r\n'], children: [] },
      ],
    },
    {
      kind: 'facts',
      rows: [
        { name: 'a:\tb', value: [source('javascript:alert(1)')] },
        { name: 'c', value: [source('https://example.org/a b')] },
        { name: 'd', value: [source('https://example.org/ä|b`c?q=%20"')] },
      ],
    },
    { kind: 'paragraph', text: ['+ ', command("faultline impact 'a`b'")] },
    { kind: 'code', text: '```\n::error::x\n\n\ta: "\u001b[31m" --> \r\n````' },
    { kind: 'paragraph', text: ['  '] },
  ],
  data: () => ({
    names: ['\u001b[31m', '\u202e', '\u{e0041}', '\ud800', '\u007f\u0085', '##[error]', '</script>'],
    readyMs: Object.fromEntries([
      ['__proto__', 1],
      ['constructor', 2],
      ['b', 3],
    ]),
    empty: [{}, []],
  }),
};
