import type { APIRequestContext, APIResponse } from '@playwright/test';
import { type HTMLElement, parse } from 'node-html-parser';

/** What is wrong at an address, in words; `from` is a page that leads there. */
export type Fault = { address: string; from: string; fault: string };

type Page = { document: HTMLElement; ids: Set<string> };

/** What is one's own or staff's, and asks a visitor to sign in first. */
const PRIVATE = /^\/(me|review|admin)(\/|\?|$)/;
const AT_ONCE = 6;
/** Addresses in what is no HTML: feeds, Markdown, JSON, text. One with a {part} is a pattern of many. */
const IN_TEXT = /https?:\/\/[^\s"'<>()[\]\\^`|]+[^\s"'<>()[\]\\^`|.,;:!?*]/g;

/** What a page leads to or is made of: links, forms that are asked for, files, and what it says of itself. */
const REFERENCES = [
  ...(['a[href]', 'area[href]', 'link[href]'] as const).map((all) => [all, 'href'] as const),
  ...(['img[src]', 'script[src]', 'iframe[src]'] as const).map((all) => [all, 'src'] as const),
  ['meta[property="og:image"]', 'content'] as const,
  ['meta[property="og:url"]', 'content'] as const,
  ['form[method="get"][action]', 'action'] as const,
];

/** Answers what of a page is not as on every page of the site; an embedded page has no head of its own. */
function shortcomings(address: string, { document }: Page): string[] {
  const { pathname } = new URL(address, 'http://site');
  const all = (what: string) => document.querySelectorAll(what);
  const ids = all('[id]').map(({ id }) => id);
  const twice = ids.filter((id, n) => ids.indexOf(id) !== n);
  const canonical = all('link[rel="canonical"]');
  const robots = document.querySelector('meta[name="robots"]')?.getAttribute('content') ?? '';
  const headings = all('h1').length;
  return [
    headings === 1 || pathname.startsWith('/embed/') ? '' : `has ${headings} h1`,
    document.querySelector('title')?.text.trim() ? '' : 'has no title',
    document.querySelector('html')?.getAttribute('lang') ? '' : 'names no language',
    canonical.length === 1 || /noindex/.test(robots) ? '' : 'has neither a canonical nor noindex',
    twice.length > 0 ? `has an id twice: ${[...new Set(twice)].join(', ')}` : '',
    // A page whose text waits for a script is empty for who has none.
    all('template[id^="B:"]').length > 0 ? 'has a part that only a script shows' : '',
  ].filter(Boolean);
}

/**
 * Goes over a whole site by its links, each address once. `names` are the origins under which the site
 * speaks of itself; all of it is asked for at the first.
 */
export class Crawl {
  readonly faults: Fault[] = [];
  readonly pages = new Map<string, Page>();
  readonly #from = new Map<string, string>();
  readonly #fragments: { from: string; to: string; id: string }[] = [];
  #waiting: string[] = [];

  constructor(
    private readonly request: APIRequestContext,
    private readonly names: readonly [origin: string, ...others: string[]],
  ) {}

  get size(): number {
    return this.#from.size;
  }

  /** Adds an address that `from` leads to, unless it is known or outside the site. */
  add(href: string, from: string): void {
    const url = new URL(href, this.names[0] + from);
    if (!this.names.includes(url.origin)) return;
    const address = url.pathname + url.search;
    if (url.hash)
      this.#fragments.push({ from, to: address, id: decodeURIComponent(url.hash.slice(1)) });
    if (this.#from.has(address)) return;
    this.#from.set(address, from);
    this.#waiting.push(address);
  }

  async run(): Promise<void> {
    const worker = async (): Promise<void> => {
      for (let address = this.#waiting.shift(); address; address = this.#waiting.shift()) {
        await this.#visit(address);
      }
    };
    while (this.#waiting.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, worker));
    for (const { from, to, id } of this.#fragments) {
      const page = this.pages.get(to);
      if (page && !page.ids.has(id)) this.#fail(from, `leads to ${to}#${id}, which is not there`);
    }
  }

  #fail(address: string, fault: string): void {
    this.faults.push({ address, from: this.#from.get(address) ?? '', fault });
  }

  async #visit(address: string): Promise<void> {
    const answer = await this.request.get(this.names[0] + address, { maxRedirects: 0 });
    const { location = '', 'content-type': type = '' } = answer.headers();
    if (PRIVATE.test(address)) {
      if (!/\/signin\?redirect=/.test(location)) this.#fail(address, 'does not ask to sign in');
    } else if ([301, 302, 303, 307, 308].includes(answer.status())) {
      this.add(location, address);
    } else if (answer.status() !== 200) {
      this.#fail(address, `answers ${answer.status()}`);
    } else if (/^text\/html/.test(type)) {
      await this.#read(address, answer);
    } else if (/^text\/(markdown|plain)|xml|json/.test(type) && !/svg/.test(type)) {
      for (const [link] of (await answer.text()).matchAll(IN_TEXT)) {
        if (!link.includes('{')) this.add(link, address);
      }
    }
  }

  async #read(address: string, answer: APIResponse): Promise<void> {
    const document = parse(await answer.text(), { comment: false });
    const ids = new Set(document.querySelectorAll('[id]').map(({ id }) => id));
    const page = { document, ids };
    this.pages.set(address, page);
    for (const fault of shortcomings(address, page)) this.#fail(address, fault);
    for (const [what, attribute] of REFERENCES) {
      for (const element of document.querySelectorAll(what)) {
        const href = element.getAttribute(attribute);
        if (href) this.add(href, address);
      }
    }
  }
}
