/** What XML 1.0 can hold: the rest of Unicode has no way into a document. Source: section 2.2, Char. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A text without the characters that no XML document may hold: controls, halves of a pair. */
export function xmlChars(text: string): string {
  return text.replace(NOT_XML, '');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands inside an element or an attribute, in XML and in HTML. */
export function escapeMarkup(text: string): string {
  return xmlChars(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
