import { BlockReader, type ValuePlace } from '../block-reader.ts';
import { formatVersion } from '../format-version.ts';
import { isExtension } from '../known-keys.ts';
import { makeProblems } from '../problems.ts';
import { KernelAssistant } from './assistant.ts';
import { type ManifestKernel, makeManifestKernel, stops } from './kernel.ts';

/** A manifest that has been read: its services are in the memory of the kernel. */
export interface ReadManifest {
  readonly title: string | undefined;
  readonly kernel: ManifestKernel;
}

/**
 * Reads a manifest in YAML straight into columns of numbers, without a tree of all of it.
 *
 * Undefined for a text that the fast reader of YAML cannot be sure of, and at the first thing that is wrong with the
 * manifest: the text is then for `readManifests`, which finds all of that. Cost: linear in the text.
 */
export function readManifest(file: string, text: string, ascii?: Uint8Array): ReadManifest | undefined {
  const kernel = makeManifestKernel(text, ascii);
  return kernel && new ManifestReader(file, text, kernel).read();
}

class ManifestReader {
  readonly #text: string;
  readonly #kernel: ManifestKernel;
  readonly #reader: BlockReader;
  readonly #problems: ReturnType<typeof makeProblems>;
  readonly #known = new Set<string>();
  #title: string | undefined;
  #hasVersion = false;

  constructor(file: string, text: string, kernel: ManifestKernel) {
    this.#text = text;
    this.#kernel = kernel;
    this.#reader = new BlockReader(text);
    this.#problems = makeProblems(file);
  }

  read(): ReadManifest | undefined {
    const isRead = this.#reader.visitDocument((place) => this.#readTop(place));
    if (!isRead || !this.#hasVersion || this.#problems.found.length > 0) return undefined;
    return { title: this.#title, kernel: this.#kernel };
  }

  #readTop(place: ValuePlace): boolean {
    const { key } = place;
    if (this.#known.has(key.text)) return false;
    this.#known.add(key.text);
    if (key.text === 'services') return this.#reader.enter(place) && this.#readServices();
    const node = this.#reader.readValue(place);
    const value = node?.kind === 'scalar' ? node.value : undefined;
    if (key.text === 'faultline') this.#hasVersion = value === formatVersion;
    else if (key.text === 'title') this.#title = typeof value === 'string' ? value : undefined;
    else return node !== undefined && (key.text === '$schema' || isExtension(key));
    return key.text === 'title' ? this.#title !== undefined : this.#hasVersion;
  }

  #readServices(): boolean {
    const { steps } = this.#kernel;
    const assistant = new KernelAssistant(this.#text, this.#kernel, this.#problems);
    steps.goOnAt(this.#reader.line);
    for (;;) {
      const stop = stops[steps.readLines()] ?? 'wrong';
      if (stop === 'wrong') return false;
      if (stop === 'tired') continue;
      const line = steps.lineOffset();
      if (stop === 'done') {
        this.#reader.goTo(line);
        return true;
      }
      const next = assistant.read(stop, line);
      if (next === undefined) return false;
      steps.goOnAt(next);
    }
  }
}
