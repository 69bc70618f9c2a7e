'use client';

import { type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react';
import { boxStyle } from '@/components/ui/form';

type Ahead = (props: { input: RefObject<HTMLInputElement | null> }) => React.ReactNode;

/** Whether a key is typed into something that takes it. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/**
 * The field of a search form. The form works by itself; what proposes names while one types is loaded
 * when the field is first used. With `shortcut`, "/" leads to it from anywhere on the page.
 */
export function SearchField({
  label,
  value = '',
  shortcut = false,
}: {
  label: string;
  value?: string;
  shortcut?: boolean;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [Ahead, setAhead] = useState<Ahead>();
  const load = useCallback(() => {
    import('./search-ahead').then(
      ({ SearchAhead }) => setAhead(() => SearchAhead),
      // Offline: the form still leads to the results.
      () => undefined,
    );
  }, []);

  useEffect(() => {
    // Used before the script ran.
    if (document.activeElement === input.current) load();
  }, [load]);

  useEffect(() => {
    if (!shortcut) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (event.key !== '/' || !plain || isTyping(event.target)) return;
      event.preventDefault();
      // The page's own field where it has one: it holds what was searched for.
      const own = document.querySelector<HTMLInputElement>('main input[data-search]');
      const field = own ?? input.current;
      field?.focus();
      field?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [shortcut]);

  return (
    <div className="relative min-w-0 grow">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="search"
        name="q"
        data-search=""
        defaultValue={value}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        aria-keyshortcuts={shortcut ? '/' : undefined}
        placeholder="Tools, matchups, verdicts"
        onFocus={load}
        className={`${boxStyle} min-h-11 text-ellipsis placeholder:text-muted focus-visible:outline-offset-0`}
      />
      {Ahead ? <Ahead input={input} /> : null}
    </div>
  );
}
