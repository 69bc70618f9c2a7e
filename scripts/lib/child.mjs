// Plain JavaScript without packages: npm itself is the first child that a fresh clone runs.
import { spawn } from 'node:child_process';

/**
 * Runs a child to its end and answers its exit code and everything it wrote.
 * Never throws: a program that cannot be started at all is a code 127 with the reason as output.
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** The last `count` lines that say something. */
export function tail(output, count = 20) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
