import type { GitRun, Io } from './io.ts';

/** A file or folder in a revision. */
export interface TreeEntry {
  readonly kind: 'file' | 'directory' | 'other';
  /** The name of its object in git. */
  readonly object: string;
}

/** What is in a revision, by paths from its top with `/`, without one at either end; `''` is the top. */
export interface GitTree {
  /** Undefined when nothing is there. */
  readonly entryAt: (path: string) => TreeEntry | undefined;
  /** Pre: it is a directory. */
  readonly namesIn: (path: string) => readonly string[];
}

interface RawEntry {
  readonly mode: string;
  readonly object: string;
}

/** More links in one path than this go round in circles. */
const mostLinks = 40;

/**
 * Makes the view of a tree object. Links are followed as far as they lead inside; each folder is listed once.
 *
 * Only names of objects go to git, never a path: nothing in a path can be taken for an option or a pattern.
 * `onFailure` makes the error that is thrown when git cannot read an object, `onElsewhere` that for a path into another
 * repository, or out of this one: what is there is not nothing.
 */
export function makeGitTree(
  io: Io,
  top: string,
  onFailure: (run: GitRun | undefined) => Error,
  onElsewhere: (path: string, where: 'submodule' | 'outside') => Error,
): GitTree {
  const listings = new Map<string, ReadonlyMap<string, RawEntry>>();
  const list = (tree: string): ReadonlyMap<string, RawEntry> => {
    const known = listings.get(tree);
    if (known !== undefined) return known;
    const run = io.git(['ls-tree', '-z', '--full-tree', tree], '');
    if (run?.status !== 0) throw onFailure(run);
    const listing = parseListing(new TextDecoder().decode(run.out));
    listings.set(tree, listing);
    return listing;
  };
  const linkTarget = (object: string): string => {
    const run = io.git(['cat-file', 'blob', object], '');
    if (run?.status !== 0) throw onFailure(run);
    return new TextDecoder().decode(run.out);
  };

  const rawAt = (path: string): RawEntry | undefined => {
    let parents: RawEntry[] = [{ mode: directoryMode, object: top }];
    const waiting = path.split('/').reverse();
    for (let links = 0; waiting.length > 0; ) {
      const name = waiting.pop() ?? '';
      if (name === '' || name === '.') continue;
      if (name === '..') {
        if (parents.length === 1) throw onElsewhere(path, 'outside');
        parents = parents.slice(0, -1);
        continue;
      }
      const parent = parents.at(-1);
      if (parent?.mode !== directoryMode) return undefined;
      const entry = list(parent.object).get(name);
      if (entry === undefined) return undefined;
      if (entry.mode === submoduleMode) throw onElsewhere(path, 'submodule');
      if (entry.mode !== linkMode) parents.push(entry);
      else {
        const target = linkTarget(entry.object);
        if (target.startsWith('/')) throw onElsewhere(path, 'outside');
        if (++links > mostLinks) return undefined;
        waiting.push(...target.split('/').reverse());
      }
    }
    return parents.at(-1);
  };
  return {
    entryAt: (path) => {
      const raw = rawAt(path);
      return raw && { kind: kindOf(raw.mode), object: raw.object };
    },
    namesIn: (path) => [...list(rawAt(path)?.object ?? top).keys()],
  };
}

const directoryMode = '040000';
const linkMode = '120000';
const submoduleMode = '160000';

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === directoryMode) return 'directory';
  return mode.startsWith('100') ? 'file' : 'other';
}

/** `<mode> <type> <object>\t<name>`, each ended by a zero. */
function parseListing(text: string): ReadonlyMap<string, RawEntry> {
  const entries = text.split('\0').flatMap((line): [string, RawEntry][] => {
    const tab = line.indexOf('\t');
    const [mode, , object] = line.slice(0, tab).split(' ');
    return mode === undefined || object === undefined ? [] : [[line.slice(tab + 1), { mode, object }]];
  });
  return new Map(entries);
}
