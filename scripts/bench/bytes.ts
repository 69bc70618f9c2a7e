import type { Browser } from '@playwright/test';
import { launchBrowser } from './browser';
import type { Bench } from './context';
import { type Finding, reportLimits } from './report';
import { startSite } from './servers';
import { visitedPages } from './shots';

/** Kilobytes (of 1,000 bytes) that a visitor's first page may take, by kind. */
const LIMITS = { Script: 170, Stylesheet: 15, Font: 60, Document: 20 } as const;
const NAMES: Record<keyof typeof LIMITS, string> = {
  Script: 'JavaScript',
  Stylesheet: 'CSS',
  Font: 'Fonts',
  Document: 'HTML',
};

interface Transfer {
  kind: string;
  bytes: number;
  files: number;
}

/** Opens a page with an empty cache, and sums what came over the wire by kind. */
async function loadPage(browser: Browser, address: string): Promise<Map<string, Transfer>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  const kinds = new Map<string, string>();
  const sums = new Map<string, Transfer>();
  protocol.on('Network.responseReceived', ({ requestId, type }) => {
    kinds.set(requestId, type);
  });
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    const sum = sums.get(kind) ?? { kind, bytes: 0, files: 0 };
    sums.set(kind, { kind, bytes: sum.bytes + encodedDataLength, files: sum.files + 1 });
  });
  await protocol.send('Network.enable');
  await page.goto(address, { waitUntil: 'networkidle' });
  await context.close();
  return sums;
}

const inFiles = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

function report(name: string, sums: Map<string, Transfer>): Finding[] {
  const limited = Object.entries(LIMITS).map(([kind, atMost]) => {
    const { bytes, files } = sums.get(kind) ?? { bytes: 0, files: 0 };
    sums.delete(kind);
    const what = NAMES[kind as keyof typeof LIMITS];
    return { name: what, value: bytes / 1_000, unit: 'kB', atMost, note: inFiles(files) };
  });
  const rest = [...sums.values()].reduce(
    (sum, { bytes, files }) => ({ bytes: sum.bytes + bytes, files: sum.files + files }),
    { bytes: 0, files: 0 },
  );
  const other = {
    ...{ name: 'Other (prefetches, JSON, icons)', value: rest.bytes / 1_000, unit: 'kB' },
    note: inFiles(rest.files),
  };
  return reportLimits(`Bytes of ${name}, as transferred`, [...limited, other]);
}

/** The bytes of the pages that visitors come to first as a browser gets them: compressed, headers and all. */
export async function measureBytes(bench: Bench): Promise<Finding[]> {
  const site = await startSite(bench);
  const browser = await launchBrowser(bench);
  const findings: Finding[] = [];
  for (const { name, path } of visitedPages(bench.world)) {
    findings.push(...report(name, await loadPage(browser, site.origin + path)));
  }
  return findings;
}
