/*
 * From the text of a manifest to the numbers of its graph. `npm run assembly` compiles this into
 * `src/sources/short-way/kernel-bytes.ts`; `kernel.ts` there is the host, and says what each step is for.
 */

export * from './components';
export * from './lines';
export * from './memory';
export * from './row-order';
export * from './row-places';
export * from './rows';
export * from './services';
export { prepare, textAddress } from './text';
