import type { Code } from '../diagnostics/diagnostic.ts';

export const noGit: Code = {
  id: 'no-git',
  severity: 'error',
  title: 'a revision was named, and git is not there to read it',
  explanation: `Revisions such as \`main\` or \`HEAD~1\` are read with the \`git\` command, which was not found. Install it, or name
files or directories instead: \`faultline diff old.yaml new.yaml\` needs no git.`,
};

export const noRepository: Code = {
  id: 'no-repository',
  severity: 'error',
  title: 'a revision was named outside of a git repository',
  explanation: `Revisions are looked up in the repository of the current folder. Run the command inside it.

When git refuses a repository because another user owns it, as it does in some containers, it says so, and how to
trust the repository.`,
};

export const unknownRevision: Code = {
  id: 'unknown-revision',
  severity: 'error',
  title: 'git does not know a revision',
  explanation: `A side of a comparison is a file, a directory, or whatever git takes for a commit: \`main\`, \`origin/main\`, \`v1.2\`,
\`HEAD~1\`, a hash; with \`:\` and a path behind it for files in it, such as \`origin/main:graphs/\`.

In CI, clones are often shallow and know one commit only. Fetch the other one first, such as with
\`git fetch --depth=1 origin main\`, or clone with the whole history.`,
};

export const gitFailed: Code = {
  id: 'git-failed',
  severity: 'error',
  title: 'git could not read a revision',
  explanation: `git knows the revision and could not give what is in it. In a partial clone (\`--filter\`), contents that were never
fetched are missing; faultline does not fetch. \`git fsck\` finds a damaged repository.

Of a submodule a revision holds only which commit of another repository is meant, and of a link that leads out of the
repository only where it leads: what was there then is not known, which is not the same as nothing.`,
};

export const absentManifest: Code = {
  id: 'absent-manifest',
  severity: 'warning',
  title: 'a revision has none of the manifests that it is compared by',
  explanation: `A revision from before the first manifest is taken for a graph with nothing in it: all that the other side has counts
as new, old findings included. That is right for a manifest that was added, and wrong for one that was moved.

Name the path that it had then: \`faultline diff main:old/faultline.yaml\`, \`faultline check --base main:old/faultline.yaml\`.`,
};

export const movedManifest: Code = {
  id: 'moved-manifest',
  severity: 'info',
  title: 'a revision has the manifest under another path',
  explanation: `The revision has nothing where \`--graph\` points to, but a manifest where one is looked for without \`--graph\`, and that
is no longer there now. It is taken for what was moved since. If it is something else, name what is meant, such as
\`main:old/faultline.yaml\`.`,
};

/** Codes of what can go wrong with a revision. */
export const gitCodes: readonly Code[] = [
  absentManifest,
  gitFailed,
  movedManifest,
  noGit,
  noRepository,
  unknownRevision,
];
