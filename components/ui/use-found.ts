import { useEffect, useState } from 'react';

const WAIT_MS = 120;

/**
 * Answers what `source` has for `text` (`?q=`), once nothing was typed for a moment; null as long as that
 * is not known. What is overtaken by the next letter is not waited for.
 */
export function useFound<Item>(source: string, text: string, wanted: boolean): Item[] | null {
  const [found, setFound] = useState<Item[] | null>(null);
  useEffect(() => {
    if (!wanted || text.trim() === '') return setFound(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask<Item>(`${source}?q=${encodeURIComponent(text.trim())}`, stop.signal)
        .then(setFound)
        // Offline, or overtaken by the next letter: the name can still be typed out.
        .catch(() => {
          if (!stop.signal.aborted) setFound(null);
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [source, text, wanted]);
  return found;
}

async function ask<Item>(address: string, signal: AbortSignal): Promise<Item[] | null> {
  const answer = await fetch(address, { signal });
  return answer.ok ? ((await answer.json()) as { items: Item[] }).items : null;
}
