import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { impact } from '../../src/analysis/impact.ts';
import { policySchema } from '../../src/cli/schemas.ts';
import { requirementView } from '../../src/model/requirement-view.ts';
import { renderSvg, usualMaxNodes } from '../../src/render/picture/svg.ts';
import { impactPicture } from '../../src/reports/pictures/impact-picture.ts';
import { incidentSchema } from '../../src/sources/incident-schema.ts';
import { manifestSchema } from '../../src/sources/manifest-schema.ts';
import { shippedGraph } from './shipped-graph.ts';

const folder = resolve(import.meta.dirname, '../../graphs');
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml') && !file.includes('.policy.'));

describe.each(files)('graphs/%s', (file) => {
  it('begins with the schema that editors complete it by', () => {
    const [first] = readFileSync(join(folder, file), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=./schema/manifest.json');
  });

  it('loads without a diagnostic', () => {
    expect(shippedGraph(file).title).toBeDefined();
  });
});

it('the schemas beside the graphs are the ones that `faultline schema` prints', () => {
  const committed = (name: string) => JSON.parse(readFileSync(join(folder, `schema/${name}.json`), 'utf8'));
  expect(committed('manifest')).toEqual(manifestSchema);
  expect(committed('policy')).toEqual(JSON.parse(JSON.stringify(policySchema)));
});

it('the schema of incidents beside it is the one that `faultline schema incident` prints', () => {
  const committed = readFileSync(join(folder, 'schema/incident.json'), 'utf8');
  expect(JSON.parse(committed)).toEqual(incidentSchema);
});

it('the picture that the README opens with is the one that `faultline diagram` draws', async () => {
  const graph = shippedGraph('aws-us-east-1.yaml');
  const outage = impact(graph, [{ component: 'dynamodb', state: 'down', atMs: 0 }]);
  const drawn = renderSvg(impactPicture(graph, outage), { theme: 'auto', maxNodes: usualMaxNodes });
  expect(drawn).toBe(readFileSync(join(folder, 'aws-us-east-1.svg'), 'utf8'));
});

describe('evidence', () => {
  const requirementsOf = (file: string) => {
    const graph = shippedGraph(file);
    return graph.requirements.map((_, number) => requirementView(graph, number));
  };

  it.each(['aws-us-east-1.yaml', 'ec2-launch-direct.yaml', 'ec2-launch-events.yaml'])(
    'stands behind every requirement of %s',
    (file) => {
      const without = requirementsOf(file).filter(({ evidence }) => evidence.length === 0);
      expect(without.map(({ dependent, members }) => `${dependent} ${members}`)).toEqual([]);
    },
  );

  it('of the AWS graph is the report or the status log, with its date and what it says', () => {
    const known = new Map([
      ['https://aws.amazon.com/message/101925/', '2025-10-23'],
      ['https://health.aws.amazon.com/health/status', '2025-10-20'],
    ]);
    for (const { dependent, evidence } of requirementsOf('aws-us-east-1.yaml')) {
      for (const { source, date, note } of evidence) {
        expect({ dependent, date }).toEqual({ dependent, date: known.get(source) });
        expect({ dependent, note }).toEqual({ dependent, note: expect.stringMatching(/./) });
      }
    }
  });

  it('says of every time-out in the AWS graph that its length is assumed', () => {
    const timed = requirementsOf('aws-us-east-1.yaml').filter(({ toleratesMs }) => toleratesMs > 0);
    expect(timed.map(({ dependent }) => dependent)).toEqual(['ec2-droplet-leases', 'redshift/data']);
    for (const { evidence } of timed) {
      expect(evidence.map(({ note }) => note).join()).toContain('our assumption');
    }
  });
});
