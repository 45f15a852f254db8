/** The first characters of a text, none of them halved; what is left out is an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // No more than twice as many code units are looked at: a text can be as long as a file.
  const characters = Array.from(text.slice(0, 2 * most + 1));
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}
