import packageJson from '../../package.json' with { type: 'json' };
import type { Page } from '../render/renderer.ts';
import type { Io, Stream } from './io.ts';

/** What the command line says about how output looks. */
export interface PageOptions {
  readonly color?: boolean | undefined;
  readonly width?: number | undefined;
}

const { version } = packageJson;

/** The width where there is no terminal to ask. */
const defaultWidth = 80;

/** The narrowest page that anything is drawn on. */
export const leastWidth = 40;

/** The page for a stream: options first, then the environment, then what the terminal is. */
export function pageFor(io: Io, stream: Stream, { color, width }: PageOptions): Page {
  return {
    version,
    color: color ?? wantsColor(io.environment, stream.isTty),
    width: width ?? Math.max(leastWidth, stream.columns ?? defaultWidth),
  };
}

/** The page for a file: it is no stream that the environment speaks of, so colour is in it when an option says so. */
export function pageForFile({ color = false, width = defaultWidth }: PageOptions): Page {
  return { version, color, width };
}

/** See no-color.org, and bixense.com/clicolors for the rest. */
function wantsColor(environment: Io['environment'], isTty: boolean): boolean {
  if (isSet(environment.NO_COLOR)) return false;
  if (environment.FORCE_COLOR !== undefined) return !['0', 'false'].includes(environment.FORCE_COLOR);
  if (isSet(environment.CLICOLOR_FORCE) && environment.CLICOLOR_FORCE !== '0') return true;
  return isTty && environment.TERM !== 'dumb' && environment.CLICOLOR !== '0';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
