import { type IncomingMessage, type OutgoingHttpHeader, ServerResponse } from 'node:http';
import { BoundedCache, chooseEncoding, compress, type Encoding, isCompressible } from './encodings';
import { etagOf, isNotModified } from './etag';
import { sayLength } from './file-length';
import { isPagePost } from './guard';
import { isEmptyNotFound } from './not-found';
import { completeHeaders, contentPolicy, inlineScriptHashes } from './policy';
import { guardCaches } from './shared-caches';
import type { ShortCache } from './short-cache';

/** What is known of one version of an answer, so that it is worked out once. */
interface Version {
  bytes: number;
  etag: string;
  policy: string | undefined;
  plain: Buffer;
  encoded: Partial<Record<Encoding, Buffer>>;
  /** Compressions under way, so that a crowd at a new version waits for one. */
  pending: Partial<Record<Encoding, Promise<Buffer>>>;
}

type Callback = () => void;

/** For a form of a page that an older build made, posted without JavaScript. */
const OLD_PAGE =
  'This page was updated since you opened it, so nothing was done. Please go back, reload it and send it again.\n';
const WORTH_COMPRESSING = 1_024;
const LARGEST_HELD = 1_048_576;
const SHARED = /\bs-maxage=[1-9]/;
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
 * own inline scripts, and what is compressible is compressed, each once for a version. For that,
 * pages are held back until they are whole, and other compressible answers up to 1 MB; React's
 * streams between pages are not. An action's answer is: then it is one write instead of four.
 *
 * A page from Next's cache comes as the same string until it changes, so the string itself is the
 * key of its version: V8 keeps a string's hash, and that makes a request cheaper than Next's own
 * ETag, which reads the whole page every time (`generateEtags` is off in next.config.ts).
 */
export class ShapedResponse extends ServerResponse<IncomingMessage> {
  /** False under `next dev`, whose pages need what a strict policy forbids. */
  withPolicy = true;
  /** Reads the site's own page for what is not there. */
  notFoundPage: (() => Promise<Buffer>) | undefined;
  /** Where an answer that is for everybody may be kept. */
  shortCache: ShortCache | undefined;
  missing = false; // Set by a page that says so itself (lib/auth/exchange.ts).
  private held: Buffer[] | undefined;
  private heldBytes = 0;
  private passing = false;

  private get path(): string {
    return (this.req.url ?? '/').split('?', 1)[0] ?? '/';
  }

  /** What the headers so far say of the answer. */
  private describe() {
    const type = textOf(this.getHeader('content-type'));
    const html = /^text\/html/i.test(type);
    const whole = this.statusCode !== 206 && !this.hasHeader('content-encoding');
    const bodiless = this.statusCode === 204 || this.statusCode === 304;
    const compressible = whole && !bodiless && isCompressible(type);
    // An action's answer is small and comes in pieces, each of which would be a packet of its own.
    const streamed = type.startsWith('text/x-component') && this.req.method !== 'POST';
    return { html, compressible, streamed };
  }

  private begin(): void {
    if (this.passing || this.held) return;
    const { html, compressible, streamed } = this.describe();
    if (html || (compressible && !streamed)) this.held = [];
    else this.passing = true;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    if (this.passing) return this.sendHead(status);
    this.statusCode = status;
    const last = rest.at(-1);
    if (typeof rest[0] === 'string') this.statusMessage = rest[0];
    if (typeof last === 'object' && last !== null) {
      const pairs = Object.entries(last as Record<string, OutgoingHttpHeader | undefined>);
      for (const [name, value] of pairs) if (value !== undefined) this.setHeader(name, value);
    }
    this.begin();
    return this.passing ? this.sendHead(status) : this;
  }

  /** Next names the goal of a redirect twice when it has just made the page: one line is enough. */
  private sendHead(status: number): this {
    const [location] = [this.getHeader('location')].flat();
    if (location !== undefined) this.setHeader('Location', location);
    sayLength(this);
    guardCaches(this);
    completeHeaders(this, this.path, this.withPolicy);
    // A page that sends a form's sender elsewhere: by a 307 the browser would post the form there again.
    return super.writeHead(status === 307 && isPagePost(this.req) ? 303 : status);
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
    if (this.statusCode === 404 && this.notFoundPage && isEmptyNotFound(body)) {
      this.removeHeader('ETag');
      this.notFoundPage().then(
        (page) => this.send(page),
        (error: Error) => this.destroy(error),
      );
      return;
    }
    if (this.hasHeader('x-nextjs-action-not-found') && !this.req.headers['next-action']) {
      this.removeHeader('ETag');
      this.send(OLD_PAGE);
      return;
    }
    if (this.missing && this.statusCode === 200) this.statusCode = 404;
    this.send(body);
  }

  /** Sends an answer as it was kept; false when there is none. */
  sendKept(url: string): boolean {
    const kept = this.shortCache?.get(url);
    if (!kept) return false;
    this.shortCache = undefined;
    for (const [name, value] of kept.headers) this.setHeader(name, value);
    this.passing = true;
    this.send(kept.body);
    return true;
  }

  private send(body: string | Uint8Array): void {
    if (this.statusCode === 200) this.shortCache?.put(this.req.url ?? '', this.getHeaders(), body);
    const { html, compressible } = this.describe();
    if (body.length === 0 || !(html || compressible)) {
      super.end(body.length > 0 ? body : undefined);
      return;
    }
    const version = this.version(html, body);
    if (version.policy) this.setHeader('Content-Security-Policy', version.policy);
    if (compressible) this.appendHeader('Vary', 'Accept-Encoding');
    if (version.etag && this.statusCode === 200) {
      this.setHeader('ETag', version.etag);
      if (isNotModified(this.req.headers['if-none-match'], version.etag)) {
        this.sendNotModified();
        return;
      }
    }
    const encoding = compressible ? chooseEncoding(this.req.headers['accept-encoding']) : undefined;
    if (!encoding || version.plain.length < WORTH_COMPRESSING) {
      this.setHeader('Content-Length', version.plain.length);
      super.end(version.plain);
      return;
    }
    const done = version.encoded[encoding];
    if (done) this.sendEncoded(done, encoding, version.etag);
    else this.compressAndSend(version, encoding);
  }

  /** The known version of this answer, or a new one; kept if the next visitor may get the same. */
  private version(html: boolean, body: string | Uint8Array): Version {
    const given = textOf(this.getHeader('etag'));
    const shared = SHARED.test(textOf(this.getHeader('cache-control')));
    const key = given ? this.req.url + given : shared && typeof body === 'string' ? body : '';
    const known = key ? versions.get(key) : undefined;
    if (known) return known;
    const plain = Buffer.from(body);
    const etag = given || (key ? etagOf(plain) : '');
    const policy =
      html && this.withPolicy
        ? contentPolicy(inlineScriptHashes(plain.toString()), this.path)
        : undefined;
    const bytes = key.length + plain.length + (policy?.length ?? 0);
    const version = { bytes, etag, policy, plain, encoded: {}, pending: {} };
    if (key) versions.set(key, version);
    return version;
  }

  private compressAndSend(version: Version, encoding: Encoding): void {
    const immutable = this.path.startsWith('/_next/static/');
    const effort = immutable ? 'once' : version.etag ? 'version' : 'often';
    const work = version.pending[encoding] ?? compress(version.plain, encoding, effort);
    version.pending[encoding] = work;
    work.then(
      (encoded) => {
        version.encoded[encoding] = encoded;
        this.sendEncoded(encoded, encoding, version.etag);
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

  private sendNotModified(): void {
    // While it is still known what it is.
    completeHeaders(this, this.path, this.withPolicy);
    this.statusCode = 304;
    for (const name of ['Content-Length', 'Content-Type']) this.removeHeader(name);
    super.end();
  }
}
