import type { Code, Diagnostic } from '../diagnostics/diagnostic.ts';
import { wholeFile } from '../diagnostics/source-span.ts';

export const missingFile: Code = {
  id: 'missing-file',
  severity: 'error',
  title: 'a file or directory that was named does not exist',
  explanation: `\`--graph\` takes manifest files, directories that hold some, or \`-\` for standard input. Relative paths start in the
folder where the command runs.`,
};

export const unreadableFile: Code = {
  id: 'unreadable-file',
  severity: 'error',
  title: 'a file cannot be read',
  explanation: `The file is there but the system refuses to read it: its permissions, or those of a folder above it, may not let you, or it is
neither a file nor a directory.

A manifest, policy or baseline that is found by its name counts as there when a link of that name leads to nothing, or a
folder has it: to go on without it would be to answer another question.`,
};

export const notUtf8: Code = {
  id: 'not-utf8',
  severity: 'error',
  title: 'a file is not UTF-8 text',
  explanation: `Manifests are UTF-8. The file holds bytes that are not: it may be in another encoding, compressed, or cut off in the
middle of a character. Save it as UTF-8.`,
};

export function refuseForEncoding(file: string): Diagnostic {
  return {
    code: notUtf8,
    message: 'the file is not UTF-8 text',
    span: wholeFile(file),
    hint: 'save it as UTF-8',
  };
}

export const noManifests: Code = {
  id: 'no-manifests',
  severity: 'error',
  title: 'a directory holds no manifest',
  explanation: `Of a directory, the files ending in \`.yaml\`, \`.yml\` and \`.json\` are loaded, sorted by name, as one graph, but for
policies and baselines (\`*.policy.yaml\`, \`*.baseline.json\`). Folders inside it are not looked into. Name the folder
that holds them.`,
};

export const noGraph: Code = {
  id: 'no-graph',
  severity: 'error',
  title: 'no manifest was named and none was found',
  explanation: `Without \`--graph\`, faultline looks for \`faultline.yaml\`, \`faultline.yml\`, \`faultline.json\` or a directory
\`faultline/\` in the current folder, then in the one above it, and so on. Such a directory counts when a file in it has
\`faultline: 1\`; what else lies there is passed over.

The smallest manifest that says something:

    faultline: 1
    services:
      web:
        dependsOn: [db]
      db: {}`,
};

export const unwritableFile: Code = {
  id: 'unwritable-file',
  severity: 'error',
  title: 'the output file cannot be written',
  explanation: `\`--output\` writes the whole file beside its place and then moves it there, so the folder has to exist and to be
writable, and so has the file, if there is one. A link is followed, also to a file that is not there yet. What was there
before, if anything, is untouched.`,
};

export const outputIsInput: Code = {
  id: 'output-is-input',
  severity: 'error',
  title: 'an input of the command is named as its output',
  explanation: `\`--output\` names a manifest, a policy, a baseline or an incident that this command has read, maybe by another path or
through a link. The answer would take its place, and what it says would be lost. Nothing is written.

Give the answer another name. A baseline is brought up to date by \`faultline check --update-baseline\`.`,
};

export const sameOutput: Code = {
  id: 'same-output',
  severity: 'error',
  title: 'two files that a command writes are one',
  explanation: `\`check --update-baseline\` with \`--output\` writes the baseline and the answer, \`report -o outage.md\` the report and its
picture. When both are one file, maybe by another path or through a link, the second would take the place of the
first. Nothing is written; name two files.`,
};

export const existingFile: Code = {
  id: 'existing-file',
  severity: 'error',
  title: 'a file that would be written is there already',
  explanation: `\`faultline init\` writes a first manifest and policy, and overwrites nothing of yours: with \`--force\` it does. When the
folder has its manifest under another name, two manifests would compete, so nothing is written.

\`faultline report -o outage.md\` writes the picture to \`outage.svg\`. A drawing of faultline that is there is replaced,
any other file is not: give the report another name, or ask for \`--diagram mermaid\` or \`--diagram none\`.`,
};
