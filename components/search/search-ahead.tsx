'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { OptionLine, OptionList } from '@/components/ui/option-list';
import { useFound } from '@/components/ui/use-found';
import type { SearchSuggestion } from '@/lib/domain/search';

/** What a key does to the list. */
type Keys = {
  type: () => void;
  move: (step: 1 | -1) => boolean;
  open: () => boolean;
  close: () => boolean;
};

/** Answers what is typed into the field, and whether its list is wanted; the keys go where they lead. */
function useTyped(input: RefObject<HTMLInputElement | null>, keys: RefObject<Keys>) {
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState(true);
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const onInput = () => {
      keys.current.type();
      setWanted(true);
      setText(field.value);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const { move, open, close } = keys.current;
      const does = new Map([
        ['ArrowDown', () => move(1)],
        ['ArrowUp', () => move(-1)],
        ['Enter', open],
        ['Escape', close],
      ]);
      if (does.get(event.key)?.()) event.preventDefault();
    };
    const onBlur = () => setWanted(false);
    // Typed while this was on its way.
    if (field.value !== field.defaultValue) onInput();
    field.addEventListener('input', onInput);
    field.addEventListener('keydown', onKeyDown);
    field.addEventListener('blur', onBlur);
    return () => {
      field.removeEventListener('input', onInput);
      field.removeEventListener('keydown', onKeyDown);
      field.removeEventListener('blur', onBlur);
    };
  }, [input, keys]);
  return { text, setText, wanted, setWanted };
}

/** Tells who can't see it that the field has a list, and which of its lines is chosen. */
function useCombobox(
  input: RefObject<HTMLInputElement | null>,
  list: string,
  shown: boolean,
  active: string | undefined,
) {
  useEffect(() => {
    const field = input.current;
    field?.setAttribute('role', 'combobox');
    field?.setAttribute('aria-autocomplete', 'list');
    field?.setAttribute('aria-controls', list);
  }, [input, list]);
  useEffect(() => {
    const field = input.current;
    field?.setAttribute('aria-expanded', String(shown));
    if (shown && active) field?.setAttribute('aria-activedescendant', active);
    else field?.removeAttribute('aria-activedescendant');
    if (shown && active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [input, shown, active]);
}

/** The names that what is typed may mean, under the field: arrows choose, Enter opens, Escape closes. */
export function SearchAhead({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const list = useId();
  const router = useRouter();
  // None at first: Enter then leads to the results.
  const [active, setActive] = useState(-1);
  const lineId = (index: number) => `${list}-${index}`;
  const keys = useRef<Keys>({
    type: () => undefined,
    move: () => false,
    open: () => false,
    close: () => false,
  });
  const { text, setText, wanted, setWanted } = useTyped(input, keys);
  const answer = useFound<SearchSuggestion>('/api/search', text, true);
  const found = answer ?? [];
  const isShown = wanted && found.length > 0;
  useCombobox(input, list, isShown, active >= 0 ? lineId(active) : undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins without a choice
  useEffect(() => setActive(-1), [answer]);

  const pick = (suggestion: SearchSuggestion) => {
    setWanted(false);
    setText('');
    setActive(-1);
    if (input.current) input.current.value = input.current.defaultValue;
    input.current?.blur();
    router.push(suggestion.href as Route);
  };
  keys.current = {
    // What was chosen among the names for other letters is not what these mean.
    type: () => setActive(-1),
    move: (step) => {
      if (found.length === 0) return false;
      setWanted(true);
      // One place more than there are lines: the field itself.
      const places = found.length + 1;
      setActive((at) => ((at + 1 + step + places) % places) - 1);
      return true;
    },
    open: () => {
      const chosen = isShown ? found[active] : undefined;
      if (chosen) pick(chosen);
      return chosen !== undefined;
    },
    close: () => {
      setWanted(false);
      setActive(-1);
      return isShown;
    },
  };

  return (
    <>
      <OptionList
        id={list}
        label="Found so far"
        shown={isShown}
        className="max-sm:-right-11 max-sm:w-[calc(100vw-2rem)] sm:inset-x-0 sm:min-w-80"
      >
        {found.map((each, index) => (
          <OptionLine
            key={each.href}
            id={lineId(index)}
            chosen={index === active}
            onPick={() => pick(each)}
          >
            {each.name}
            <span className="text-note opacity-90">{each.note}</span>
          </OptionLine>
        ))}
      </OptionList>
      <p role="status" className="sr-only">
        {isShown ? `${found.length} found so far. Arrow keys choose, Enter shows all results.` : ''}
      </p>
    </>
  );
}
