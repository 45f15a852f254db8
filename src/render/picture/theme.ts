/**
 * Colors by what they are for, in light and in dark. States differ in lightness as well as in hue (hues from
 * Okabe and Ito, Color Universal Design, 2008), so that they stay apart for a color-blind reader and in grey;
 * symbol and word say the same again. Text has a contrast of at least 4.5:1 on its ground.
 */
export const palette = {
  page: { light: '#ffffff', dark: '#0d1117' },
  ink: { light: '#1c2128', dark: '#e6edf3' },
  muted: { light: '#57606a', dark: '#9aa5b1' },
  line: { light: '#7d8590', dark: '#768390' },
  'quiet-line': { light: '#a9b1ba', dark: '#545d68' },
  'box-fill': { light: '#ffffff', dark: '#161b22' },
  'box-line': { light: '#8c959f', dark: '#6e7681' },
  'frame-fill': { light: '#f3f5f7', dark: '#1c222b' },
  'frame-line': { light: '#c3cad2', dark: '#444c56' },
  'area-fill': { light: '#eef4fb', dark: '#121b27' },
  'area-line': { light: '#c4d6ea', dark: '#263a52' },
  'area-ink': { light: '#38557a', dark: '#8fb3dd' },
  'root-down-fill': { light: '#8f1410', dark: '#c4281c' },
  'root-down-line': { light: '#8f1410', dark: '#ff8f84' },
  'root-degraded-fill': { light: '#7a4a00', dark: '#8f5a00' },
  'root-degraded-line': { light: '#7a4a00', dark: '#e8a838' },
  'root-delayed-fill': { light: '#1f4f80', dark: '#2c659f' },
  'root-delayed-line': { light: '#1f4f80', dark: '#69aef5' },
  'root-ink': { light: '#ffffff', dark: '#ffffff' },
  'down-fill': { light: '#fbdcd7', dark: '#4d1814' },
  'down-line': { light: '#b3261e', dark: '#ff7b6e' },
  'down-ink': { light: '#5c0f0a', dark: '#ffd9d4' },
  'degraded-fill': { light: '#fff0cc', dark: '#3a2a08' },
  'degraded-line': { light: '#b26a00', dark: '#e8a838' },
  'degraded-ink': { light: '#533200', dark: '#ffe3ae' },
  'delayed-fill': { light: '#e2eefb', dark: '#0f2a44' },
  'delayed-line': { light: '#3273b5', dark: '#69aef5' },
  'delayed-ink': { light: '#0f3a66', dark: '#cfe4fb' },
  'ok-fill': { light: '#ffffff', dark: '#161b22' },
  'ok-line': { light: '#6e9c8a', dark: '#5b8f7b' },
  'ok-ink': { light: '#1c2128', dark: '#e6edf3' },
  'frozen-fill': { light: '#d5f0f2', dark: '#0c3238' },
  'frozen-ink': { light: '#0b4f59', dark: '#a5e6ee' },
  'exposed-fill': { light: '#eee2fa', dark: '#2e1f47' },
  'exposed-ink': { light: '#5a2a91', dark: '#d9c2f7' },
  'external-fill': { light: '#e6e9ed', dark: '#2d333b' },
  'external-ink': { light: '#424a53', dark: '#b6c0ca' },
  cycle: { light: '#7b2fb5', dark: '#c297f2' },
  critical: { light: '#1c2128', dark: '#e6edf3' },
} as const;

export type Color = keyof typeof palette;

/** `auto`: light, and dark where the reader's system asks for it. */
/** `auto` follows what the reader's page asks for. */
export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

export interface Paint {
  /** Presentation attributes, with a leading space. */
  readonly paint: (colors: { readonly fill?: Color | 'none'; readonly stroke?: Color }) => string;
  /** The style element of a theme that follows the system; empty for the others. */
  readonly style: string;
}

/**
 * Paint is written as attributes, because some hosts remove styles; only what depends on the system is a style.
 * Classes start with `prefix`, since styles of a drawing that is put inside a page reach the whole page.
 */
export function makePaint(theme: Theme, prefix: string): Paint {
  const tone = theme === 'dark' ? 'dark' : 'light';
  return {
    paint: ({ fill, stroke }) => {
      const attributes: string[] = [];
      const classes: string[] = [];
      for (const [name, color] of [['fill', fill] as const, ['stroke', stroke] as const]) {
        if (color === undefined) continue;
        attributes.push(` ${name}="${color === 'none' ? 'none' : palette[color][tone]}"`);
        if (color !== 'none') classes.push(`${prefix}-${name[0]}-${color}`);
      }
      const asClass = theme === 'auto' && classes.length > 0 ? ` class="${classes.join(' ')}"` : '';
      return attributes.join('') + asClass;
    },
    style: theme === 'auto' ? styleFor(prefix) : '',
  };
}

function styleFor(prefix: string): string {
  const rules = Object.entries(palette).flatMap(([name, { light, dark }]) =>
    light === dark ? [] : [`.${prefix}-f-${name}{fill:${dark}}`, `.${prefix}-s-${name}{stroke:${dark}}`],
  );
  return `<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>\n`;
}
