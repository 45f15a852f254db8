import { createRequire } from 'node:module';
import { Marked, type Token, type Tokens } from 'marked';

/** What is used of the strict XML parser, whose own types are not for the compiler of this repository. */
interface XmlParser {
  on(event: 'error', handle: (error: Error) => void): void;
  on(
    event: 'opentag' | 'closetag',
    handle: (tag: { name: string; attributes: Record<string, string> }) => void,
  ): void;
  on(event: 'text', handle: (text: string) => void): void;
  write(xml: string): this;
  close(): this;
}
// Loaded without its types, see above.
const { SaxesParser } = createRequire(import.meta.url)('saxes') as { SaxesParser: new () => XmlParser };

/** What a reader of a format learns of one finding. */
export interface ReadBack {
  readonly rule: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly status: 'open' | 'known';
}

interface SarifLog {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number };
        };
      }[];
      readonly suppressions: readonly unknown[];
    }[];
  }[];
}

/** As viewers of SARIF do it: escapes of brackets and braces undone, addresses decoded. */
export function readSarif(text: string): ReadBack[] {
  const log: SarifLog = JSON.parse(text);
  return log.runs.flatMap(({ results }) =>
    results.map(({ ruleId, message, locations, suppressions }) => {
      const place = locations[0]?.physicalLocation;
      return {
        rule: ruleId,
        message: message.text.replace(/\{(\{\d+\})\}/g, '$1').replace(/\\([\\[\]])/g, '$1'),
        file: decodeURIComponent(place?.artifactLocation.uri ?? ''),
        line: place?.region.startLine ?? 0,
        status: suppressions.length === 0 ? 'open' : 'known',
      };
    }),
  );
}

export interface JunitCase {
  readonly suite: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The element inside, if any. */
  readonly outcome?: { name: string; attributes: Readonly<Record<string, string>>; text: string };
}

/** The cases of a JUnit file, by a strict XML parser. */
export function readJunit(xml: string): JunitCase[] {
  const cases: JunitCase[] = [];
  const parser = new SaxesParser();
  let suite = '';
  let outcome: JunitCase['outcome'];
  let attributes: Readonly<Record<string, string>> = {};
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const given = tag.attributes;
    if (tag.name === 'testsuite') suite = given.name ?? '';
    else if (tag.name === 'testcase') {
      attributes = given;
      outcome = undefined;
    } else if (tag.name !== 'testsuites') outcome = { name: tag.name, attributes: given, text: '' };
  });
  parser.on('text', (text) => {
    if (outcome !== undefined) outcome.text += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'testcase') cases.push({ suite, attributes, ...(outcome !== undefined && { outcome }) });
  });
  parser.write(xml).close();
  return cases;
}

/** What GitHub's runner makes of the lines of a step: annotations, and lines that it only prints. */
export function readWorkflowLines(text: string): { annotations: ReadBack[]; printed: string[] } {
  const annotations: ReadBack[] = [];
  const printed: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const command = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/.exec(line);
    if (command === null || line.includes('##[')) {
      if (line !== '') printed.push(line);
      continue;
    }
    const [, name = '', list = '', data = ''] = command;
    if (!['error', 'warning', 'notice'].includes(name)) throw new Error(`a command nobody meant: ${line}`);
    const properties = new Map(list.split(',').map((pair) => splitAt(pair, pair.indexOf('='))));
    annotations.push({
      rule: unescaped(properties.get('title') ?? ''),
      message: unescaped(data),
      file: unescaped(properties.get('file') ?? ''),
      line: Number(properties.get('line')),
      status: 'open',
    });
  }
  return { annotations, printed };
}

function splitAt(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}

/** In the runner's order: the percent sign last. */
function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

const markdown = new Marked();

/** The rows of all tables of a Markdown text, as plain text; what is behind a line break in a cell is left out. */
export function readTables(text: string): string[][] {
  return markdown
    .lexer(text)
    .filter((token): token is Tokens.Table => token.type === 'table')
    .flatMap(({ rows }) => rows.map((row) => row.map(({ tokens }) => plainText(tokens))));
}

function plainText(tokens: readonly Token[]): string {
  const end = tokens.findIndex((token) => token.type === 'html' && token.raw === '<br>');
  const parts = (end === -1 ? tokens : tokens.slice(0, end)).map((token) =>
    token.type === 'codespan' ? token.text : decodeEntities('text' in token ? String(token.text) : token.raw),
  );
  return parts.join('');
}

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
