const longest = 60;

/** A word of the user's for a message: in backticks, and cut when nobody would read all of it. */
export function inBackticks(text: string): string {
  if (text.length <= longest) return `\`${text}\``;
  const cut = text.slice(0, longest - 1);
  return `\`${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…\``;
}
