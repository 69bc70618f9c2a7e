import 'server-only';
import { encode, wrap } from 'nodemailer/lib/qp';

/** With the soft break after it a line has the 76 characters that RFC 2045 (section 6.7) allows. */
const LINE = 75;
const SOFT_BREAK = '=\r\n';

const quoted = (text: string): string => wrap(encode(text.replaceAll(/\r?\n/g, '\r\n')), LINE);

/**
 * Answers who writes one part of a message, headers and all, as quoted-printable, for a text that is the
 * same for everybody but for what stands in place of `placeholder`. To encode it for each reader anew would
 * be a third of the work of sending.
 * @returns a function from what a reader has in that place (one line of ASCII) to the part
 */
export function partWriter(
  contentType: string,
  text: string,
  placeholder: string,
): (own: string) => string {
  const head = `Content-Type: ${contentType}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  const pieces = text.split(placeholder).map(quoted);
  return (own) => head + pieces.join(SOFT_BREAK + quoted(own) + SOFT_BREAK);
}
