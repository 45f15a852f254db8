import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

/** What is read of `action.yml`. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const action: Action = parse(readFileSync(resolve(import.meta.dirname, '../../action.yml'), 'utf8'));

export interface ActionRun {
  /** The exit code of the first step that failed, else 0. */
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Runs the steps of the action as a runner of GitHub does: each script in a file of its own, by the same command line,
 * with the expressions of `env` and `if` filled in, and nothing else.
 */
export function runAction(options: {
  readonly actionPath: string;
  readonly workspace: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly event: 'pull_request' | 'push';
  /** A folder before all others in which programs are looked for. */
  readonly programs: string;
}): ActionRun {
  const temporary = mkdtempSync(join(options.actionPath, 'run-'));
  const file = (name: string) => join(temporary, name);
  for (const name of ['output', 'summary']) writeFileSync(file(name), '');
  const values = new Map([
    ...Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, input.default] as const),
    ...Object.entries(options.inputs).map(([name, value]) => [`inputs.${name}`, value] as const),
    ['github.event_name', options.event],
    ['github.token', 'a-token'],
    ['github.repository', 'shop/platform'],
    ['github.event.pull_request.number', '7'],
  ]);
  const fill = (text: string): string =>
    text.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => fill(valueNamed(values, name)));
  let log = '';
  let code = 0;
  for (const [index, step] of action.runs.steps.entries()) {
    if (code !== 0 || (step.if !== undefined && !isTrue(step.if, values))) continue;
    writeFileSync(file(`${index}.sh`), step.run);
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]),
    );
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file(`${index}.sh`)], {
      cwd: options.workspace,
      encoding: 'utf8',
      env: {
        PATH: `${options.programs}:${process.env.PATH}`,
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: options.actionPath,
        GITHUB_OUTPUT: file('output'),
        GITHUB_STEP_SUMMARY: file('summary'),
        RUNNER_TEMP: temporary,
        ...env,
      },
    });
    log += done.stdout + done.stderr;
    code = done.status ?? -1;
    for (const line of readFileSync(file('output'), 'utf8').split('\n').slice(0, -1)) {
      const [name = '', value = ''] = line.split('=');
      values.set(`steps.${step.id}.outputs.${name}`, value);
    }
    writeFileSync(file('output'), '');
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value)]);
  return { code, log, outputs: Object.fromEntries(outputs), summary: readFileSync(file('summary'), 'utf8') };
}

function valueNamed(values: ReadonlyMap<string, string>, name: string): string {
  const value = values.get(name);
  if (value === undefined) throw new Error(`the action asks for ${name}, which nobody has said`);
  return value;
}

/** `a == 'b' && c == 'd'`, which is all that the action uses. */
function isTrue(condition: string, values: ReadonlyMap<string, string>): boolean {
  return condition.split(' && ').every((part) => {
    const [, name = '', wanted = ''] = /^(\S+) == '(.*)'$/.exec(part) ?? [];
    return valueNamed(values, name) === wanted;
  });
}
