/** Fields of services and of requirements that are words for people only: no failure, start or cycle minds them. */
const wordings: readonly string[] = ['for', 'evidence', 'description', 'links', 'name'];

export function isWording(field: string): boolean {
  return wordings.includes(field);
}
