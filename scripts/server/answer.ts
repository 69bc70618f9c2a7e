import { type IncomingMessage, type OutgoingHttpHeader, ServerResponse } from 'node:http';
import { BoundedCache, chooseEncoding, compress, type Encoding, isCompressible } from './encodings';
import { contentPolicy, inlineScriptHashes } from './policy';

/** What is known of one version of an answer, so that it is worked out once. */
interface Version {
  bytes: number;
  policy: string | undefined;
  encoded: Partial<Record<Encoding, Buffer>>;
  /** Compressions under way, so that a crowd at a new version waits for one. */
  pending: Partial<Record<Encoding, Promise<Buffer>>>;
}

type Callback = () => void;

const WORTH_COMPRESSING = 1_024;
const LARGEST_HELD = 1_048_576;
const NO_BODY = new Set([204, 304]);
const versions = new BoundedCache<Version>(48 * 1_048_576);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const callbackIn = (values: unknown[]): Callback | undefined =>
  values.find((value): value is Callback => typeof value === 'function');

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk !== 'string') return Buffer.from(chunk as Uint8Array);
  return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
}

/**
 * The answer that Next writes into, finished on the way out: a page gets a policy that names its
 * own inline scripts, and what is compressible is compressed, each once for a version (by ETag).
 * For that, pages are held back until they are whole, and other compressible answers up to 1 MB;
 * React's streams between pages are not.
 */
export class ShapedResponse extends ServerResponse<IncomingMessage> {
  /** False under `next dev`, whose pages need what a strict policy forbids. */
  withPolicy = true;
  private held: Buffer[] | undefined;
  private heldBytes = 0;
  private passing = false;

  private get path(): string {
    return (this.req.url ?? '/').split('?', 1)[0] ?? '/';
  }

  /** What the headers so far say of the answer. */
  private describe() {
    const type = textOf(this.getHeader('content-type'));
    const etag = textOf(this.getHeader('etag'));
    const html = /^text\/html/i.test(type);
    const whole = this.statusCode !== 206 && !this.hasHeader('content-encoding');
    const compressible = whole && isCompressible(type);
    // Next makes a page's tag from its bytes; other tags may mean something else elsewhere.
    const key = etag && (html ? `${this.path.startsWith('/embed/')} ${etag}` : this.req.url + etag);
    return { html, compressible, streamed: type.startsWith('text/x-component'), etag, key };
  }

  private begin(): void {
    if (this.passing || this.held) return;
    const { html, compressible, streamed } = this.describe();
    if (html || (compressible && !streamed)) this.held = [];
    else this.passing = true;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    if (this.passing) return super.writeHead(status);
    this.statusCode = status;
    const last = rest.at(-1);
    if (typeof rest[0] === 'string') this.statusMessage = rest[0];
    if (typeof last === 'object' && last !== null) {
      const pairs = Object.entries(last as Record<string, OutgoingHttpHeader | undefined>);
      for (const [name, value] of pairs) if (value !== undefined) this.setHeader(name, value);
    }
    this.begin();
    return this.passing ? super.writeHead(status) : this;
  }

  override flushHeaders(): void {
    this.begin();
    if (this.passing) super.flushHeaders();
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.begin();
    const callback = callbackIn(rest);
    if (!this.held) return super.write(toBuffer(chunk, rest[0]), callback);
    const bytes = toBuffer(chunk, rest[0]);
    this.held.push(bytes);
    this.heldBytes += bytes.length;
    if (callback) process.nextTick(callback);
    if (this.heldBytes <= LARGEST_HELD || this.describe().html) return true;
    const sofar = Buffer.concat(this.held);
    this.held = undefined;
    this.passing = true;
    return super.write(sofar);
  }

  override end(...values: unknown[]): this {
    const [chunk, encoding] = values;
    const body = chunk === undefined || chunk === null || typeof chunk === 'function' ? '' : chunk;
    const callback = callbackIn(values);
    if (this.passing) return super.end(body === '' ? undefined : body, callback);
    if (callback) this.once('finish', callback);
    if (this.held && body !== '') this.held.push(toBuffer(body, encoding));
    this.finish(this.held ? Buffer.concat(this.held) : (body as string | Uint8Array));
    return this;
  }

  /** Sends the whole answer; at once, unless something has to be compressed first. */
  private finish(body: string | Uint8Array): void {
    this.passing = true;
    const { html, compressible, etag, key } = this.describe();
    const bodiless = this.req.method === 'HEAD' || NO_BODY.has(this.statusCode);
    let version = key ? versions.get(key) : undefined;
    if (!version && !bodiless && (html || compressible)) version = this.newVersion(html, body, key);
    if (version?.policy) this.setHeader('Content-Security-Policy', version.policy);
    if (compressible) this.appendHeader('Vary', 'Accept-Encoding');
    const encoding = compressible ? chooseEncoding(this.req.headers['accept-encoding']) : undefined;
    if (bodiless || !version || !encoding || body.length < WORTH_COMPRESSING) {
      super.end(body.length > 0 ? body : undefined);
      return;
    }
    const done = version.encoded[encoding];
    if (done) this.sendEncoded(done, encoding, etag);
    else this.compressAndSend(version, body, encoding, etag, key);
  }

  private newVersion(html: boolean, body: string | Uint8Array, key: string): Version {
    const page = html && this.withPolicy ? Buffer.from(body).toString() : undefined;
    const policy =
      page === undefined ? undefined : contentPolicy(inlineScriptHashes(page), this.path);
    const version: Version = {
      bytes: 512 + (policy?.length ?? 0),
      policy,
      encoded: {},
      pending: {},
    };
    if (key) versions.set(key, version);
    return version;
  }

  private compressAndSend(
    version: Version,
    body: string | Uint8Array,
    encoding: Encoding,
    etag: string,
    key: string,
  ): void {
    const effort = this.path.startsWith('/_next/static/') ? 'once' : key ? 'version' : 'often';
    const work = version.pending[encoding] ?? compress(Buffer.from(body), encoding, effort);
    version.pending[encoding] = work;
    work.then(
      (encoded) => {
        if (!version.encoded[encoding]) {
          version.encoded[encoding] = encoded;
          if (key) versions.grow(key, encoded.length);
        }
        this.sendEncoded(encoded, encoding, etag);
      },
      (error: Error) => this.destroy(error),
    );
  }

  private sendEncoded(encoded: Buffer, encoding: Encoding, etag: string): void {
    this.setHeader('Content-Encoding', encoding);
    this.setHeader('Content-Length', encoded.length);
    this.removeHeader('Accept-Ranges');
    // Other bytes than the tag was made for: its weak form says "same content" (RFC 9110, 8.8.3).
    if (etag && !etag.startsWith('W/')) this.setHeader('ETag', `W/${etag}`);
    super.end(encoded);
  }
}
