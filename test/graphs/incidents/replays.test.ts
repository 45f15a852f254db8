import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Verdict } from '../../../src/analysis/replay/score.ts';
import { incidentSchema } from '../../../src/sources/incident-schema.ts';
import { readIncidents } from '../../../src/sources/index.ts';
import { shippedIncident } from './shipped-incident.ts';

/*
 * What is known of past incidents against what their graphs predict, component by component. The rows were written
 * from the reports: `hit` where the graph ought to say what happened, and another verdict, with its reason, where it
 * is known not to. Nothing in a graph is there for its score.
 */

const folder = resolve(import.meta.dirname, '../../../graphs/incidents');
const files = readdirSync(folder).filter((file) => file.includes('.incident.'));

interface Expected {
  readonly file: string;
  readonly sources: readonly string[];
  readonly hit: readonly string[];
  readonly unaffected: readonly string[];
  readonly wrong: readonly (readonly [component: string, verdict: Verdict, reason: string])[];
  readonly unknown?: readonly string[];
}

const expected: readonly Expected[] = [
  {
    file: 'aws-2025-10-20.incident.yaml',
    sources: ['https://aws.amazon.com/message/101925/', 'https://health.aws.amazon.com/health/status'],
    hit: [
      ...['dynamodb', 'dynamodb-global-tables', 'aws-internal-tooling'],
      ...['ec2-dwfm', 'ec2-droplet-leases', 'ec2/control', 'nlb'],
      ...['lambda/data', 'lambda-internal-fleet', 'lambda-sqs-poller', 'lambda-event-sources'],
      ...['organizations/control', 'sts', 'iam/control', 'console-signin', 'signin-global'],
      ...[
        'redshift/control',
        'redshift/data',
        'redshift-replacement',
        'connect',
        'support',
        'support-metadata',
      ],
    ],
    unaffected: ['dynamodb-other-regions', 'ec2/data', 'redshift-local-login'],
    wrong: [
      ['cloudtrail', 'miss', 'late for a reason that is not published'],
      ['eventbridge', 'miss', 'late for a reason that is not published'],
      ['redshift-iam-login', 'milder', 'an impaired API, and the one call made to it lost'],
      ['ecs/control', 'worse', 'some launches failed, and to the graph all of them do'],
      ['eks/control', 'worse', 'some launches failed, and to the graph all of them do'],
      ['fargate/control', 'worse', 'some launches failed, and to the graph all of them do'],
      ['glue/control', 'worse', 'affected, how badly is not told'],
      ['rds/control', 'worse', 'affected, how badly is not told'],
      ['identity-center', 'worse', 'affected, how badly is not told'],
      ['lambda/control', 'worse', 'errors, how many of them with changes is not told'],
      ['new-instance-network', 'worse', 'some new instances had no network, and to the graph none has'],
      ['nlb-health-checks', 'worse', 'some new nodes looked broken, and to the graph all of them do'],
    ],
    // That it could not scale out is implied, and not reported.
    unknown: ['autoscaling'],
  },
  {
    file: 'aws-kinesis-2020.incident.yaml',
    sources: ['https://aws.amazon.com/message/11201/'],
    hit: ['kinesis', 'cognito', 'lambda', 'autoscaling', 'ecs/control', 'eks/control', 'shd-posting-tool'],
    unaffected: ['kinesis-backend', 'personal-health-dashboard', 'shd-backup-tool'],
    wrong: [
      ['eventbridge', 'milder', 'errors as well as late events, and the graph has it in one piece'],
      ['cloudwatch', 'worse', 'some metrics still went through, and the graph has it in one piece'],
    ],
  },
  {
    file: 'aws-s3-2017.incident.yaml',
    sources: ['https://aws.amazon.com/message/41926/'],
    hit: [
      ...['s3', 's3-get', 's3-list', 's3-delete', 's3-put', 's3-console', 'ec2/control'],
      ...['ebs-volumes-from-snapshots', 'lambda', 'shd-admin-console'],
    ],
    unaffected: ['shd-banner', 'twitter'],
    wrong: [],
  },
  {
    file: 'cloudflare-2025-11.incident.yaml',
    sources: ['https://blog.cloudflare.com/18-november-2025-outage/'],
    hit: [
      ...['bot-module', 'core-proxy-fl2', 'cdn', 'workers-kv', 'access/data', 'access/control', 'turnstile'],
      ...['dashboard', 'dashboard-login', 'bot-score-fl', 'sites-on-fl-blocking-bots'],
    ],
    unaffected: ['access-sessions', 'dashboard-sessions', 'email-delivery', 'sites-on-fl'],
    wrong: [['email-security', 'miss', 'how its source of reputations came to be lost is not published']],
  },
  {
    file: 'facebook-2021.incident.yaml',
    sources: [
      'https://blog.cloudflare.com/october-2021-facebook-outage/',
      'https://engineering.fb.com/2021/10/05/networking-traffic/outage-details/',
    ],
    hit: [
      ...[
        'data-centers',
        'edge-facilities',
        'dns-announcements',
        'authoritative-dns',
        'facebook',
        'instagram',
      ],
      ...['whatsapp', 'internal-tools', 'network-engineers', 'primary-net-access', 'oob-net-access'],
      'public-resolvers',
    ],
    unaffected: ['1.1.1.1', 'data-center-servers', 'dns-servers'],
    wrong: [],
  },
  {
    file: 'roblox-2021.incident.yaml',
    sources: ['https://about.roblox.com/newsroom/2022/01/roblox-return-to-service-10-28-10-31-2021'],
    hit: ['nomad', 'cache-system', 'backend-services', 'players', 'consul-engineers'],
    unaffected: ['databases'],
    wrong: [
      ['vault', 'worse', 'only that it was slow at first is told of that day'],
      ['telemetry', 'worse', 'how much of it was of no use is not told'],
    ],
    // A heavy user of Consul, of which the report does not say how it fared.
    unknown: ['traffic-routing'],
  },
];

it('each incident is in the table', () => {
  expect(expected.map(({ file }) => file)).toEqual(files.sort());
});

it('the example in the README of the graphs is right', () => {
  const readme = readFileSync(resolve(folder, '../README.md'), 'utf8');
  const blocks = [...readme.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) => block.replace(/^ {4}/gm, ''));
  const [example = ''] = blocks.filter((block) => block.includes('incident: 1'));
  expect(readIncidents('a.yaml', example)).toMatchObject({ value: [{ roots: [{}] }], diagnostics: [] });
});

const accepts = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
  incidentSchema,
);

describe.each(expected)('$file', ({ file, sources, hit, unaffected, wrong, unknown = [] }) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const { incident, result } = shippedIncident(file);
  const remarks = [...incident.roots, ...incident.observed, ...incident.unaffected];

  it('begins with the schema that editors complete it by, and keeps to it', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schema/incident.json');
    expect([accepts(parse(text)), accepts.errors]).toEqual([true, null]);
  });

  it('says how to replay it', () => {
    expect(text).toContain(`#   faultline replay graphs/incidents/${file}\n`);
  });

  it('says where each thing is known from', () => {
    const used = new Set(remarks.map(({ source }) => source));
    expect([...used].sort()).toEqual(sources);
  });

  it('is predicted as the report has it, but for what is known to be wrong', () => {
    const verdicts = new Map(result.comparisons.map(({ component, verdict }) => [component, verdict]));
    const rows: [string, Verdict][] = [
      ...hit.map((component): [string, Verdict] => [component, 'hit']),
      ...unaffected.map((component): [string, Verdict] => [component, 'agreed-unaffected']),
      ...wrong.map(([component, verdict]): [string, Verdict] => [component, verdict]),
      ...unknown.map((component): [string, Verdict] => [component, 'unknown']),
    ];
    expect(new Map([...verdicts].sort())).toEqual(new Map(rows.sort()));
  });

  it('raises no false alarm', () => {
    expect(result.precision).toBe(1);
  });

  it('says in the file why something is known to be wrong', () => {
    for (const [component, verdict] of wrong) {
      if (verdict !== 'miss') continue;
      const notes = incident.observed.filter((each) => each.component === component).map(({ note }) => note);
      expect([component, notes.join()]).toEqual([component, expect.stringContaining('missed, since')]);
    }
  });
});

describe('AWS, 2025-10-20', () => {
  const { result } = shippedIncident('aws-2025-10-20.incident.yaml');
  const predicted = new Set(result.outage.spells.keys());

  // Everything that the report itself names as affected and the graph has; the status log names more.
  const reported = [
    ...[
      'dynamodb',
      'dynamodb-global-tables',
      'ec2/control',
      'new-instance-network',
      'nlb',
      'nlb-health-checks',
    ],
    ...[
      'lambda/control',
      'lambda/data',
      'lambda-event-sources',
      'ecs/control',
      'eks/control',
      'fargate/control',
    ],
    ...['connect', 'sts', 'console-signin', 'signin-global', 'identity-center', 'redshift/control'],
    ...['redshift/data', 'redshift-iam-login', 'support'],
  ];
  it('names every affected service of the report that the graph has', () => {
    expect(reported.filter((component) => !predicted.has(component))).toEqual([]);
  });

  it('names none that the report says was unaffected', () => {
    const unaffected = ['ec2/data', 'dynamodb-other-regions', 'redshift-local-login'];
    expect(unaffected.filter((component) => predicted.has(component))).toEqual([]);
  });

  it('has the second wave apart from the first, where the report has one', () => {
    const waves = (component: string) => result.outage.spells.get(component)?.length;
    for (const component of ['lambda/data', 'connect', 'sts'])
      expect([component, waves(component)]).toEqual([component, 2]);
  });

  it('has the order of the first morning', () => {
    const first = (component: string) => result.outage.spells.get(component)?.[0]?.fromMs ?? Number.NaN;
    expect(first('dynamodb')).toBeLessThan(first('ec2/control'));
    expect(first('ec2/control')).toBeLessThan(first('nlb'));
  });
});
