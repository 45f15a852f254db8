import type { Text } from '../../document/document.ts';
import { escapeXml } from '../picture/xml.ts';
import { type Spoken, speak } from '../spoken.ts';
import { webAddress } from '../web-address.ts';

/** Running text as HTML. */
export function inlineHtml(text: Text): string {
  return speak(text).map(pieceHtml).join('');
}

/** Running text as HTML without elements, for the places that take none. */
export function plainHtml(text: Text): string {
  return speak(text)
    .map((piece) => escapeXml(piece.text))
    .join('');
}

function pieceHtml({ style, text, symbol }: Spoken): string {
  const said = escapeXml(text);
  if (said === '') return '';
  switch (style) {
    case 'plain':
      return said;
    case 'id':
      // Where there is no room for all of it, it breaks between its words.
      return `<code>${said.replaceAll(/(?<=[^/-])[/-]+(?=[^/-])/g, '$&<wbr>')}</code>`;
    case 'command':
      return `<code class="command">${said}</code>`;
    case 'quiet':
    case 'heading':
      return `<span class="${style}">${said}</span>`;
    case 'source': {
      const address = webAddress(text);
      return address === undefined
        ? said
        : `<a href="${escapeXml(address)}" rel="noopener noreferrer">${said}</a>`;
    }
    case 'citation':
    case 'cited': {
      const number = /\d{1,9}/.exec(text)?.[0];
      if (number === undefined) return said;
      return style === 'cited'
        ? `<span id="source-${number}">${said}</span>`
        : `<a href="#source-${number}">${said}</a>`;
    }
    default: {
      // Whoever hears the page has the word.
      const sign = symbol === undefined ? '' : `<span aria-hidden="true">${escapeXml(symbol)}</span> `;
      return `<span class="tone ${style}">${sign}${said}</span>`;
    }
  }
}
