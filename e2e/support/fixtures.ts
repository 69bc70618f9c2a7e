import { randomInt } from 'node:crypto';
import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';

export { expect };

type Journey = {
  /** What this test's browsers wrote to their consoles as errors, and what was thrown in pages. */
  faults: string[];
  /** Lets pass the errors that this test brings about on purpose. */
  expectFault: (text: RegExp) => void;
  /** Opens a page in a browser profile of its own: somebody else, or the same with other settings. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** Somebody who votes by the plain form, without a browser; each has cookies of their own. */
  newVoter: (headers?: Record<string, string>) => Promise<APIRequestContext>;
};

/** The tests' server stands behind a proxy as far as it knows (TRUST_PROXY=1). */
const newAddress = (): string => ['10', ...[256, 256, 254].map((top) => randomInt(top))].join('.');

function watch(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} @ ${message.location().url}`);
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
}

/**
 * Playwright's test, in which each test comes from a network address of its own (votes are limited by
 * address) and fails when a page of it throws or writes an error to the console.
 */
export const test = base.extend<Journey & { allowed: RegExp[] }>({
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) => {
    await use({ ...extraHTTPHeaders, 'x-forwarded-for': newAddress() });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern
  allowed: async ({}, use) => use([]),
  faults: async ({ allowed }, use) => {
    const faults: string[] = [];
    await use(faults);
    const unexpected = faults.filter((fault) => !allowed.some((text) => text.test(fault)));
    expect(unexpected, 'errors in the browser').toEqual([]);
  },
  expectFault: async ({ allowed }, use) => {
    await use((text) => {
      allowed.push(text);
    });
  },
  context: async ({ context, faults }, use) => {
    watch(context, faults);
    await use(context);
  },
  newVisitor: async ({ browser, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      watch(context, faults);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  newVoter: async ({ playwright, baseURL, extraHTTPHeaders }, use) => {
    const voters: APIRequestContext[] = [];
    await use(async (headers) => {
      const voter = await playwright.request.newContext({
        ...(baseURL && { baseURL }),
        extraHTTPHeaders: { ...extraHTTPHeaders, ...headers },
      });
      voters.push(voter);
      return voter;
    });
    await Promise.all(voters.map((voter) => voter.dispose()));
  },
});

/** The browser's own line about a page that rightly answers 404. */
export const NOT_FOUND = /^Failed to load resource: .* 404 /;
