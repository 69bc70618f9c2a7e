import { FileFault } from '@/lib/domain/catalogue-file';

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** What the first bytes of a file give away, where it cannot be a catalogue. */
function judgeBeginning(bytes: Uint8Array): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new FileFault('This file is UTF-16: save it as UTF-8.');
  }
  if (ZIP.every((byte, place) => bytes[place] === byte)) {
    throw new FileFault('This is a spreadsheet or an archive: save it as CSV.');
  }
}

/**
 * Passes a file on piece by piece, whole bytes as they are but for a byte order mark in front.
 * @throws FileFault for what is not text in UTF-8, or nothing at all
 */
export async function* utf8Pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const check = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new FileFault(`This file is not UTF-8: bytes near ${read} are no character.`);
    }
  };
  let read = 0;
  let begun = false;
  let written = false;
  // The first bytes decide much, and may come one by one.
  let held: Uint8Array = new Uint8Array();
  const begin = (bytes: Uint8Array) => {
    judgeBeginning(bytes);
    begun = true;
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return marked ? bytes.subarray(3) : bytes;
  };
  const pass = (piece: Uint8Array) => {
    const text = check(piece);
    if (text.includes('\0')) throw new FileFault('This is a binary file, no text.');
    written ||= text.trim() !== '';
    read += piece.length;
    return piece;
  };
  for await (const piece of source) {
    if (begun) {
      yield pass(piece);
      continue;
    }
    held = Buffer.concat([held, piece]);
    if (held.length >= 4) yield pass(begin(held));
  }
  if (!begun && held.length > 0) yield pass(begin(held));
  check();
  if (!written) throw new FileFault('This file is empty.');
}
