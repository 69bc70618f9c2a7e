// Plain JavaScript without packages: the first steps run before any package is installed.
import { performance } from 'node:perf_hooks';

const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const LABEL_WIDTH = 24;

/** Steps under way, oldest first; a terminal's one live line shows the newest of them. */
const running = new Set();
let timer;

const onTerminal = () => Boolean(process.stdout.isTTY) && !process.env.CI;
const clearLine = () => onTerminal() && process.stdout.write('\r\x1b[2K');

function draw() {
  const newest = [...running].at(-1);
  if (!newest) return;
  const elapsed = performance.now() - newest.since;
  const frame = FRAMES[Math.floor(elapsed / 80) % FRAMES.length];
  process.stdout.write(`\r\x1b[2K${frame} ${newest.label} ${seconds(elapsed)}`);
}

/** `1.8 s`: the time of a step, in seconds with one decimal. */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Prints one line without tearing the spinner's line apart. */
export function say(line, stream = process.stdout) {
  clearLine();
  stream.write(`${line}\n`);
}

/**
 * Runs `work` as one step: a spinner on a terminal while it lasts, then one line with its time.
 * `work` may answer a short note, which ends the line. A failed step leaves no line of its own:
 * whoever catches the error says what was wrong.
 */
export async function step(label, work) {
  const entry = { label, since: performance.now() };
  running.add(entry);
  if (onTerminal() && !timer) timer = setInterval(draw, 80);
  try {
    const note = await work();
    const time = seconds(performance.now() - entry.since).padStart(7);
    const line = `✔ ${label.padEnd(LABEL_WIDTH)}${time}`;
    say(typeof note === 'string' && note ? `${line}  ${note}` : line);
    return note;
  } finally {
    running.delete(entry);
    if (running.size === 0 && timer) {
      clearInterval(timer);
      timer = undefined;
      clearLine();
    }
  }
}
