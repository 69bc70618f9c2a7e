// Plain JavaScript without packages: this is what installs them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild, tail } from './child.mjs';
import { ROOT } from './root.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
const STAMP = join(ROOT, 'node_modules/.shipworthy-installed-from');

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/** What the last installation here was made from, in case npm cannot install all that is locked. */
const fingerprint = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');

/**
 * Compares what npm says it installed with what the lock file asks for, entry by entry: file
 * times say nothing after a `git clone` or a `git switch`.
 * Packages for other platforms are rightly absent; development ones may be, unless asked for.
 */
export function packagesAreCurrent(withDev) {
  if (!existsSync(INSTALLED)) return false;
  if (!existsSync(LOCK)) return true;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()) return true;
  const wanted = readPackages(LOCK);
  const installed = readPackages(INSTALLED);
  const mayLack = (entry) => entry.optional || (!withDev && (entry.dev || entry.devOptional));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const present = installed[path];
    return present ? present.integrity === entry.integrity : mayLack(entry);
  });
}

/**
 * Installs what the lock file names, without touching it; throws a Fault with npm's own words.
 * Not `npm ci`: that refuses a lock without the packages for every platform there is, which a
 * registry that does not carry them all (a mirror, a proxy) makes impossible to write.
 */
export async function installPackages() {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev'];
  // Under `npm start` npm tells where it lies itself; that works on Windows too, without a shell.
  const npm = process.env.npm_execpath;
  const { code, output } = npm?.endsWith('.js')
    ? await runChild(process.execPath, [npm, ...args], { cwd: ROOT })
    : await runChild('npm', args, { cwd: ROOT, shell: process.platform === 'win32' });
  if (code === 0) {
    if (existsSync(LOCK)) writeFileSync(STAMP, fingerprint());
    return;
  }
  const error = new Error(`\`npm install\` failed (code ${code}):\n${reasonOf(output)}`);
  error.name = 'Fault';
  throw error;
}

/** npm's complaint without its warnings and its advice on where to read more. */
function reasonOf(output) {
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!) \S/.test(line));
  return lines.length > 0 ? lines.slice(0, 8).join('\n') : tail(output, 8);
}
