/** Shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** The first word of a command line by which a shell's script asks for completions. Help does not list it. */
export const completionWord = '__complete';

/** What is printed instead of words when the shell itself knows best. */
export const filesMark = ':files';
