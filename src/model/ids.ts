/** An id, as the source of a regular expression: `dynamodb`, `orders-db`, `eu-west-1.kafka`. Case counts. */
export const idPattern = '[A-Za-z0-9][A-Za-z0-9._-]*';

/** A reference, as the source of a regular expression: an id, or an id and a plane. */
export const referencePattern = `${idPattern}(?:/${idPattern})?`;

const wholeId = new RegExp(`^${idPattern}$`);
const wholeReference = new RegExp(`^(${idPattern})(?:/(${idPattern}))?$`);

/** What a reference says, before anybody knows whether it leads anywhere. */
export interface Reference {
  readonly service: string;
  /** Any word: whether the service has such a plane is for `buildGraph` to say. */
  readonly plane: string | undefined;
}

/** Whether a text can name a service. */
export function isId(text: string): boolean {
  return wholeId.test(text);
}

/** Splits `ec2/control` and `dynamodb`; undefined for what is not written like a reference. */
export function parseReference(text: string): Reference | undefined {
  const match = wholeReference.exec(text);
  const service = match?.[1];
  return service === undefined ? undefined : { service, plane: match?.[2] };
}
