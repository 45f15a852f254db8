import type { Code } from '../../diagnostics/diagnostic.ts';

export const notForDocuments: Code = {
  id: 'not-for-documents',
  severity: 'error',
  title: 'a block of a document asks for what cannot stand there',
  explanation: `A block is a command line that reads and answers, such as \`impact dynamodb -g graphs/aws-us-east-1.yaml\`. It
writes no file, reads no standard input, runs no other program, and its answer is Markdown or can be shown as code: a
picture is drawn by \`diagram\` as Mermaid, or written to a file of its own and shown as an image.`,
};

export const outsideRoot: Code = {
  id: 'outside-root',
  severity: 'error',
  title: 'a block of a document reads outside its repository',
  explanation: `A document reads nothing outside the folder that holds \`.git\`, nearest above the document (without one, the
document's own folder), nor what is in \`.git\` itself. Symbolic links are followed first. So a document from a stranger
shows nothing of the machine that keeps it. \`--root <folder>\` names another folder.`,
};

/** Codes of what can be wrong with the command line in a mark. */
export const embedCodes: readonly Code[] = [notForDocuments, outsideRoot];
