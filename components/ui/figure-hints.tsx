'use client';

import { useEffect } from 'react';

const OPEN_MS = 120;
const CLOSE_MS = 300;

type Opened = { button: Element; text: HTMLElement; by: 'hover' | 'focus' | 'press' };

const inside = (target: EventTarget | null, selector: string) =>
  target instanceof Element ? target.closest(selector) : null;

const textOf = (button: Element) =>
  document.getElementById(button.getAttribute('popovertarget') ?? '');

/**
 * Has how a figure was counted open under a mouse and under the keyboard's focus as well; pressing its
 * button opens it without any script. One for the page, however many figures stand on it.
 */
function watchFigures(signal: AbortSignal): void {
  let opened: Opened | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const on = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    listener: (event: DocumentEventMap[Kind]) => void,
    capture = false,
  ) => document.addEventListener(kind, listener, { signal, capture });

  const holds = (target: EventTarget | null) =>
    opened !== null &&
    target instanceof Node &&
    (opened.button.contains(target) || opened.text.contains(target));

  function open(button: Element, by: Opened['by']): void {
    const text = textOf(button);
    if (!text || !button.isConnected || text.matches(':popover-open')) return;
    text.showPopover({ source: button as HTMLElement });
    opened = { button, text, by };
  }
  const close = () => opened?.text.hidePopover();

  // Closed by Escape, by a press elsewhere, by another that opened; or opened by a press.
  const note = ({ target, newState }: ToggleEvent) => {
    if (!(target instanceof HTMLElement) || !target.matches('.figure-made')) return;
    if (newState === 'closed') {
      if (opened?.text === target) opened = null;
      return;
    }
    place(target);
    const button = document.querySelector(`[popovertarget="${target.id}"]`);
    if (button && opened?.text !== target) opened = { button, text: target, by: 'press' };
  };
  on('toggle', note as (event: Event) => void, true);

  on('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch') return;
    clearTimeout(timer);
    const button = inside(target, '.figure-how');
    if (holds(target)) return;
    if (button) timer = setTimeout(open, OPEN_MS, button, 'hover');
    else if (opened?.by === 'hover') timer = setTimeout(close, CLOSE_MS);
  });
  // A press on what the mouse had opened already keeps it open, rather than closing it.
  on(
    'click',
    (event) => {
      if (
        event.detail === 0 ||
        opened?.by !== 'hover' ||
        !opened.button.contains(event.target as Node)
      )
        return;
      event.preventDefault();
      opened.by = 'press';
    },
    true,
  );
  on('focusin', ({ target, relatedTarget }) => {
    const button = inside(target, '.figure-how');
    if (!button?.matches(':focus-visible')) return;
    // Not when Escape gives the focus back from the link of its own text.
    if (relatedTarget instanceof Node && textOf(button)?.contains(relatedTarget)) return;
    open(button, 'focus');
  });
  on('focusout', ({ relatedTarget }) => {
    if (relatedTarget && opened?.by !== 'hover' && !holds(relatedTarget)) close();
  });
}

/** Where a browser can't place a text at its button, it stands at the edge that is farther from it. */
function place(text: HTMLElement): void {
  if (CSS.supports('bottom', 'anchor(top)')) return;
  const { top } = document
    .querySelector(`[popovertarget="${text.id}"]`)
    ?.getBoundingClientRect() ?? { top: 0 };
  text.classList.toggle('at-top', top > innerHeight / 2);
}

/** Listens for all figures of the page; nothing to see. */
export function FigureHints() {
  useEffect(() => {
    const gone = new AbortController();
    watchFigures(gone.signal);
    return () => gone.abort();
  }, []);
  return null;
}
