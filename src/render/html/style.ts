import type { Tone } from '../../document/document.ts';
import { type Color, palette } from '../picture/theme.ts';

const tones: readonly Tone[] = ['ok', 'delayed', 'degraded', 'down', 'frozen', 'exposed'];

/** What the page takes from the palette of the pictures. */
const colors: readonly Color[] = [
  ...(['page', 'ink', 'muted', 'frame-fill', 'frame-line', 'area-ink'] as const),
  ...tones.flatMap((tone) => [`${tone}-fill`, `${tone}-ink`] as const),
];

function variables(side: 'light' | 'dark'): string {
  return colors.map((color) => `--${color}:${palette[color][side]}`).join(';');
}

/** The style of a page: light, dark where the reader's system asks for it, and dark ink on paper. */
export const style = `
:root{color-scheme:light dark;${variables('light')}}
@media screen and (prefers-color-scheme:dark){:root{${variables('dark')}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;overflow-wrap:break-word}
main{max-width:66rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.5rem;line-height:1.35;font-weight:650;margin:0 0 1.5rem;text-wrap:pretty}
h2{font-size:1.2rem;line-height:1.3;margin:2.5rem 0 .75rem}
h3{font-size:1.05rem;margin:1.75rem 0 .5rem}
h4,h5,h6{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:.75rem 0;max-width:46rem}
a{color:var(--area-ink);overflow-wrap:anywhere}
a[href^='#source']{text-decoration:none}
:target{background:var(--frame-fill);outline:3px solid var(--frame-fill)}
nav{margin:0 0 2rem;padding:.75rem 0;border-block:1px solid var(--frame-line);font-size:.9rem}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
code{font:.875em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
h1 code,h2 code,h3 code{font-size:.92em;font-weight:inherit}
.command,pre{background:var(--frame-fill);border-radius:4px}
.command{padding:.15em .4em;user-select:all}
pre{padding:.75rem 1rem;overflow-x:auto;white-space:pre-wrap}
.quiet{color:var(--muted)}
.origin{max-width:none;margin:0 0 .75rem;font-size:.875rem}
table{border-collapse:collapse;margin:.75rem 0;font-size:.9375rem;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .9rem .4rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--frame-line)}
th{font-size:.8125rem;font-weight:600;color:var(--muted);vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
table:has(.prose){width:100%}
td,th:not(.prose){white-space:nowrap}
table:has(.prose) td:not(.prose){width:1%}
td.prose{white-space:normal}
.number{text-align:right}
td code{overflow-wrap:normal}
td:not(.prose) wbr{display:none}
.tone{font-weight:600;white-space:nowrap}
td .tone:first-child,td .tone+.tone{padding:.05em .45em;border-radius:.7em}
td.prose .tone:not(:has(span)){padding:0}
${tones.map((tone) => `td:not(.prose) .${tone},td .${tone}:has(span){background:var(--${tone}-fill);color:var(--${tone}-ink)}`).join('\n')}
ul{margin:.5rem 0;padding-left:1.4rem}
li{margin:.15rem 0}
dl{margin:.75rem 0;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.35rem 1rem}
dl>div{display:contents}
dt{color:var(--muted);max-width:14rem}
dd{margin:0}
figure{margin:1.25rem 0;overflow-x:auto}
svg{display:block;max-width:100%;height:auto;margin:0 auto}
details{margin:1rem 0;border-top:1px solid var(--frame-line)}
summary{cursor:pointer;padding:.5rem 0}
summary>*{display:inline;margin:0}
@media screen and (max-width:45rem){main{padding:1.25rem 1rem}h1{font-size:1.25rem}td,th,th:not(.prose){white-space:normal}td code{overflow-wrap:break-word}td:not(.prose) wbr{display:inline}figure svg{max-width:160%;direction:ltr}.from-right{direction:rtl}}
@page{margin:16mm 14mm}
@page wide{size:landscape}
@media print{
body{font-size:10pt}
main{max-width:none;padding:0}
h1{font-size:16pt}
h2{font-size:12.5pt;margin-top:1.5rem}
nav{display:none}
h2,h3,h4,summary,h2+p,h3+p,thead,tbody tr:nth-child(-n+2){break-after:avoid}
figure,tr,pre,li:not(:has(ul)),table:not(:has(tr:nth-child(9))){break-inside:avoid}
figure{margin:1rem 0;overflow:visible}
figure svg{max-height:240mm}
.picture:not(.sheet) svg{max-height:55vh}
.sheet{break-before:page;break-after:page;margin:0}
.sheet svg{width:100%;height:auto}
.wide{page:wide}
.wide svg{max-height:165mm}
summary{list-style:none;padding:0}
summary::-webkit-details-marker{display:none}
table{font-size:9pt}
th,td{padding:.25rem .7rem .25rem 0}
thead{display:table-header-group}
p{orphans:3;widows:3}
a{color:inherit}
details{border:0}
details::details-content{content-visibility:visible;display:block;block-size:auto}
}`;
