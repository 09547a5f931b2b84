/** Text inside Confluence's storage format, which is XML: nothing in it becomes an element, a macro or an entity. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/**
 * XML 1.0 §2.2 allows no such character, escaped or not; half of a surrogate pair is none at all, and the replacement
 * character is what another program has made of such a one, which parsers complain of.
 */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/gu;
/** A line is one line, whatever a title brings; a parser would turn these into others by itself. */
const BREAKS = /[\t\r\n\u0085\u2028\u2029]+/g;

/** @returns the text as character data, on one line; what XML cannot hold is left out. */
export function xmlText(text: string): string {
  return text
    .replace(BREAKS, ' ')
    .replace(ILLEGAL, '')
    .trim()
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
