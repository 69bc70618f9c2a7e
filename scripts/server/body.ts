import { IncomingMessage } from 'node:http';
import { LARGEST_BODY } from './guard';

/**
 * Reads a request's whole body; undefined when it is larger than the site takes.
 *
 * With listeners, not `for await`: that makes a dozen promises a request, and Node 20 pays for each
 * of them in every AsyncLocalStorage there is (docs/performance.md).
 */
export function readBody(req: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(req.headers['content-length']) > LARGEST_BODY) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else {
        req.off('data', take).pause();
        resolve(undefined);
      }
    };
    req.on('data', take);
    req.once('end', () => resolve(Buffer.concat(chunks, size)));
    req.once('error', reject);
    // A visitor who goes away in the middle ends the stream without an end and without an error.
    req.once('close', () => {
      if (!req.readableEnded) reject(new Error('The request was broken off.'));
    });
  });
}

/** The same request again, with its body still to be read. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket);
  again.method = req.method;
  again.url = req.url;
  again.httpVersion = req.httpVersion;
  again.httpVersionMajor = req.httpVersionMajor;
  again.httpVersionMinor = req.httpVersionMinor;
  again.headers = req.headers;
  again.rawHeaders = req.rawHeaders;
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}
