'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { boxStyle, describedBy } from '@/components/ui/form';
import { OptionLine, OptionList } from '@/components/ui/option-list';
import { useFound } from '@/components/ui/use-found';

export type PickedTool = { slug: string; name: string };
type Found = PickedTool & { category: string; state?: 'draft' | 'published' };

/** How long the list still lies over the fields below once a whole name is typed. */
const DONE_MS = 1_500;

/** What is said where nothing is found; a curator's search knows drafts too. */
const noHits = {
  '/api/tools/names': 'No published tool has this in its name.',
  '/api/review/tools': 'No published tool has this in its name.',
  '/api/admin/tools': 'No tool has this in its name.',
} as const;

/** The tool's name, with a list of what it may mean to choose from, by keyboard or pointer. */
export function ToolPicker({
  id,
  source,
  name,
  value,
  onType,
  onPick,
  readOnly = false,
  enterSends = false,
  errors,
}: {
  id: string;
  /** The address that is asked for the tools that a text may mean (`?q=`). */
  source: keyof typeof noHits;
  /** The field's name in the form; none where the form says otherwise which tool it is. */
  name: string | undefined;
  value: string;
  onType: (text: string) => void;
  onPick: (tool: PickedTool) => void;
  readOnly?: boolean;
  /** Whether Enter sends the form where no list is open to choose from. */
  enterSends?: boolean;
  errors: string[] | undefined;
}) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const answer = useFound<Found>(source, value, open);
  const found = answer ?? [];
  const shown = open && found.length > 0;
  const chosen = found[Math.min(active, found.length - 1)];
  const isWhole = found.some(({ name }) => name.toLowerCase() === value.trim().toLowerCase());

  const input = useRef<HTMLInputElement>(null);
  const heard = useRef(false);
  useEffect(() => {
    const typed = input.current?.value;
    if (heard.current || typed === undefined) return;
    heard.current = true;
    if (typed === value) return;
    // Typed before the script ran: the page shows it, but React has not heard of it.
    setOpen(document.activeElement === input.current);
    onType(typed);
  }, [value, onType]);

  useEffect(() => {
    if (!shown || !isWhole) return;
    const timer = setTimeout(() => setOpen(false), DONE_MS);
    return () => clearTimeout(timer);
  }, [shown, isWhole]);

  const pick = (tool: Found) => {
    setOpen(false);
    onPick({ slug: tool.slug, name: tool.name });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive(shown ? (active + step + found.length) % found.length : 0);
    } else if (event.key === 'Enter') {
      if (enterSends && !shown) return;
      // Never the form's first button: who presses Enter here is choosing a tool.
      event.preventDefault();
      if (shown && chosen) pick(chosen);
    } else if (event.key === 'Escape') setOpen(false);
  };

  return (
    <div className="relative">
      <input
        ref={input}
        id={id}
        name={name}
        type="text"
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && chosen ? `${list}-${chosen.slug}` : undefined}
        {...describedBy(id, errors)}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        readOnly={readOnly}
        value={value}
        onChange={(event) => {
          setOpen(true);
          setActive(0);
          onType(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
        className={`${boxStyle} min-h-11`}
      />
      <OptionList id={list} label="Tools" shown={shown} className="inset-x-0">
        {found.map((tool) => (
          <OptionLine
            key={tool.slug}
            id={`${list}-${tool.slug}`}
            chosen={tool === chosen}
            onPick={() => pick(tool)}
          >
            {tool.name}
            <span className="text-note opacity-90">
              {tool.category}
              {/* Records of one name are told apart by their addresses. */}
              {found.some((each) => each !== tool && each.name === tool.name)
                ? `, ${tool.slug}`
                : null}
              {tool.state === 'draft' ? ', a draft' : null}
            </span>
          </OptionLine>
        ))}
      </OptionList>
      <p role="status" className="text-note">
        {open && answer?.length === 0 ? noHits[source] : null}
      </p>
    </div>
  );
}
