import { type Phase, type Plane, phases, planes, type Strength } from '../../src/model/vocabulary.ts';
import { type WrittenManifest, type WrittenRequirement, writeEntry } from './written.ts';
import { readDuration } from './written-duration.ts';

/*
 * Graphs in one line, for tables of tests: 'web>api api>db api?cache'. Items are separated by spaces.
 *
 *   item     id                  a component by itself: `db`, `ec2/data`
 *            id=duration         and its startup time: `db=12m`, `ec2/control=5m`
 *            id kind target terms
 *   kind     >  hard       ?  soft       ~  async
 *   target   id                  `ec2` for a bare reference, `ec2/control` for a plane
 *            (id|id|…)           a group, any of: `web>(a|b)`
 *            n(id|id|…)          a group, at least n: `web>2(a|b|c)`
 *   terms    in this order, each optional
 *            :phase              `api>db:startup`, `api>db:runtime`
 *            +duration           tolerates: `api>db+5m`
 *            #purpose            what for, one word: `api>db#sessions`
 *
 * Whatever is named exists: naming `ec2/control` anywhere gives `ec2` that plane, and then `ec2>x` is said of
 * the service and holds for each of its planes. Anything that does not follow the notation throws.
 */

const id = '[A-Za-z0-9][A-Za-z0-9._-]*';
const reference = `${id}(?:/(?:${planes.join('|')}))?`;
const startup = new RegExp(`^(${reference})(?:=(\\w+))?$`);
const requirement = new RegExp(
  `^(${reference})([>?~])(?:(${reference})|(\\d*)\\((${reference}(?:\\|${reference})+)\\))` +
    `(?::(${phases.join('|')}))?(?:\\+(\\w+))?(?:#([\\w.-]+))?$`,
);

const strengthOf = new Map<string, Strength>([
  ['>', 'hard'],
  ['?', 'soft'],
  ['~', 'async'],
]);

/** Reads a graph in one line as the manifest somebody could have written. */
export function oneLineGraph(line: string): WrittenManifest {
  const services = new Map<string, OpenService>();
  for (const item of line.split(' ').filter((text) => text !== '')) {
    const alone = startup.exec(item);
    const needs = requirement.exec(item);
    if (alone !== null) readStartup(services, alone);
    else if (needs !== null) readRequirement(services, needs);
    else throw new Error(`not in the one-line notation: ${item}`);
  }
  return {
    faultline: 1,
    services: Object.fromEntries([...services].map(([name, service]) => [name, closeService(service)])),
  };
}

/** A service or plane while it is being read. */
interface Open {
  startup?: string;
  readonly dependsOn: WrittenRequirement[];
}

interface OpenService extends Open {
  readonly planes: Map<Plane, Open>;
}

function readStartup(services: Map<string, OpenService>, [, name = '', duration]: RegExpExecArray): void {
  const opened = open(services, name);
  if (duration === undefined) return;
  readDuration(duration); // throws on a mistake
  if (opened.startup !== undefined) throw new Error(`startup of ${name} twice`);
  opened.startup = duration;
}

function readRequirement(services: Map<string, OpenService>, match: RegExpExecArray): void {
  const [, from = '', sign = '', single, count, members, phase, tolerates, purpose] = match;
  const references = single === undefined ? (members ?? '').split('|') : [single];
  for (const name of references) open(services, name);
  if (tolerates !== undefined) readDuration(tolerates); // throws on a mistake
  const strength = strengthOf.get(sign) ?? 'hard';
  open(services, from).dependsOn.push(
    writeEntry({
      kind: single === undefined ? 'group' : 'single',
      references,
      atLeast: count === undefined || count === '' ? 1 : Number(count),
      terms: {
        ...(strength === 'hard' ? {} : { strength }),
        // The pattern admits phases only.
        ...(phase === undefined ? {} : { phase: phase as Phase }),
        ...(tolerates === undefined ? {} : { tolerates }),
        ...(purpose === undefined ? {} : { for: purpose }),
      },
    }),
  );
}

function open(services: Map<string, OpenService>, name: string): Open {
  const [service = '', plane] = name.split('/');
  const opened = services.get(service) ?? { dependsOn: [], planes: new Map() };
  services.set(service, opened);
  if (plane === undefined) return opened;
  const known = plane as Plane; // the pattern admits planes only
  const part = opened.planes.get(known) ?? { dependsOn: [] };
  opened.planes.set(known, part);
  return part;
}

function closeService({ planes: parts, ...whole }: OpenService) {
  return {
    ...closePart(whole),
    ...(parts.size === 0
      ? {}
      : { planes: Object.fromEntries([...parts].map(([plane, part]) => [plane, closePart(part)])) }),
  };
}

function closePart({ startup: duration, dependsOn }: Open) {
  return {
    ...(duration === undefined ? {} : { startup: duration }),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  };
}
