/** How a mistake in YAML is put to people. */
export interface Wording {
  /** `%` stands for the word at fault. */
  readonly message: string;
  readonly hint?: string;
}

/** Our words for an error of the parser. Its own name positions and productions of the grammar. */
export function wordingOf(code: string, message: string): Wording {
  const row = wordings.find((wording) => wording.code === code && (wording.about?.test(message) ?? true));
  return row ?? { message: 'the text is not YAML from here on' };
}

const keyAndValue = 'a key and its value are written `key: value`';
const quotes = 'text with special characters needs quotes';
const sameColumn = 'the keys of one map start in the same column, and so do the dashes of one list';

/** By the parser's code and, where one code has several meanings, a part of its message. The first row counts. */
const wordings: readonly (Wording & { readonly code: string; readonly about?: RegExp })[] = [
  { code: 'TAB_AS_INDENT', message: 'a tab is used as indentation', hint: 'YAML is indented with spaces' },
  { code: 'BAD_INDENT', message: 'the indentation does not match the lines above', hint: sameColumn },
  {
    code: 'BLOCK_AS_IMPLICIT_KEY',
    about: /compact/,
    message: '% would be a second key on the same line',
    hint: 'text with a colon needs quotes',
  },
  { code: 'BLOCK_AS_IMPLICIT_KEY', message: 'a list cannot be a key' },
  {
    code: 'BAD_SCALAR_START',
    message: '% starts with a character that has a meaning of its own in YAML',
    hint: quotes,
  },
  {
    code: 'BAD_DQ_ESCAPE',
    message: '% is not an escape that YAML knows',
    hint: 'a backslash is written `\\\\` in double quotes',
  },
  { code: 'MISSING_CHAR', about: /map values/, message: '% has no colon', hint: keyAndValue },
  { code: 'MISSING_CHAR', about: /Missing , between/, message: 'a comma is missing before %' },
  { code: 'MISSING_CHAR', about: /Missing , or :/, message: 'a comma or a colon is missing before %' },
  { code: 'MISSING_CHAR', about: /Missing space after :/, message: 'a space is missing after the colon' },
  { code: 'MISSING_CHAR', about: /Comments/, message: 'a comment needs a space before its `#`' },
  {
    code: 'MISSING_CHAR',
    about: /without - indicator/,
    message: 'an entry of a list starts with a dash',
    hint: sameColumn,
  },
  { code: 'MISSING_CHAR', about: /Tags and anchors/, message: 'a tag or an anchor needs a space after it' },
  { code: 'MISSING_CHAR', about: /directives-end/, message: 'a line with `---` is missing before %' },
  {
    code: 'UNEXPECTED_TOKEN',
    about: /Block scalar header/,
    message: '% cannot stand on the line of `|` or `>`',
  },
  {
    code: 'UNEXPECTED_TOKEN',
    about: /block-seq-ind/,
    message: 'a list cannot start on the line of its key',
    hint: 'the first dash goes on a line of its own',
  },
  { code: 'UNEXPECTED_TOKEN', about: /Unexpected ,/, message: 'an entry is missing before this comma' },
  { code: 'UNEXPECTED_TOKEN', message: '% is not expected here', hint: quotes },
  {
    code: 'BLOCK_IN_FLOW',
    message: 'lines with dashes or keys cannot stand inside brackets',
    hint: 'entries in brackets are separated by commas',
  },
  { code: 'BAD_ALIAS', message: 'an anchor and an alias need a name' },
  { code: 'ALIAS_PROPS', message: 'an alias takes neither an anchor nor a tag' },
  { code: 'MULTIPLE_ANCHORS', message: 'a value takes one anchor' },
  { code: 'MULTIPLE_TAGS', message: 'a value takes one tag' },
  { code: 'BAD_PROP_ORDER', message: 'a tag or an anchor belongs after %' },
  { code: 'TAG_RESOLVE_FAILED', message: '% is not written like a tag', hint: quotes },
  { code: 'BAD_DIRECTIVE', message: '% is not a directive that YAML knows' },
  { code: 'KEY_OVER_1024_CHARS', message: 'a key is longer than 1024 characters' },
];
