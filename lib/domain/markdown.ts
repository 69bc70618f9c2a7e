// Texts of strangers inside a Markdown document (CommonMark): nothing in them is read as a sign of it.

/** What means something wherever it stands in a line. */
const INLINE = /[\\`*_[\]<>#|~&$]/g;

/** What means something at a line's beginning: lists, rules, underlines of headings. */
const LEADING = /^([-+=]|\d{1,9}[.)](?=\s|$))/;

/** A text as one line of Markdown that reads as the text, its white space tidied. */
export function plainMarkdown(text: string): string {
  const line = text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(INLINE, '\\$&');
  return line.replace(LEADING, (sign) => `${sign.slice(0, -1)}\\${sign.slice(-1)}`);
}

/** A text of several paragraphs, each as `plainMarkdown`; what divides them is an empty line. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(plainMarkdown)
    .filter((paragraph) => paragraph !== '');
}

/** A link: its text is plain, and its address can't end the link. */
export function linkMarkdown(text: string, address: string): string {
  const safe = address.replaceAll(/[\s<>\\]/g, (sign) => encodeURIComponent(sign));
  return `[${plainMarkdown(text)}](<${safe}>)`;
}

/** Paragraphs as a quotation. */
export function quoteMarkdown(text: string): string {
  return paragraphs(text)
    .map((paragraph) => `> ${paragraph}`)
    .join('\n>\n');
}
