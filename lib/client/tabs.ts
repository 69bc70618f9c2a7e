const KEY = 'shipworthy.tab';
const LOCK = 'shipworthy.tab.';

let made: string | undefined;

/** Answers this tab's own name; it keeps it when its page is loaded anew. */
export function tabName(): string {
  made ??= keptName() ?? newName();
  return made;
}

function keptName(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    // Storage is forbidden: then nothing is kept under the name either.
    return null;
  }
}

function newName(): string {
  const name = Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join(
    '',
  );
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    return name;
  }
  return name;
}

let held = false;

/**
 * Answers the names of the tabs of this browser that are open: each holds a lock as long as it lives.
 * Only this one where the browser has no locks (a page over plain HTTP).
 */
export async function openTabs(): Promise<string[]> {
  const own = tabName();
  if (!('locks' in navigator)) return [own];
  if (!held) {
    held = true;
    // Never let go: the browser does that when the page ends. A duplicated tab waits in line.
    void navigator.locks.request(`${LOCK}${own}`, () => new Promise(() => undefined));
  }
  const { held: locks = [] } = await navigator.locks.query();
  const names = locks.flatMap(({ name }) =>
    name?.startsWith(LOCK) ? name.slice(LOCK.length) : [],
  );
  return [own, ...names];
}

/** Waits until the tab of that name has ended; never where the browser has no locks. */
export async function tabEnded(name: string): Promise<void> {
  if (!('locks' in navigator)) return new Promise(() => undefined);
  await navigator.locks.request(`${LOCK}${name}`, () => undefined);
}
