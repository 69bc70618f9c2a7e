import { Readable } from 'node:stream';
import { log } from '@/lib/log';

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  try {
    for await (const text of texts) yield Buffer.from(text);
  } catch (error) {
    log().error({ error: String(error) }, 'a file of the curator’s desk broke off');
    throw error;
  }
}

/** Answers a file to be kept, piece by piece as it is made; whoever leaves early ends the making. */
export function fileAnswer(
  texts: AsyncIterable<string>,
  { name, type }: { name: string; type: string },
): Response {
  const body = Readable.toWeb(Readable.from(encoded(texts), { objectMode: false }));
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      'Cache-Control': 'private, no-store',
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
