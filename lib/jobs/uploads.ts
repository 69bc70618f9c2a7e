import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { type CatalogueFormat, formatOf, LARGEST_FILE } from '@/lib/domain/catalogue-file';
import { env } from '@/lib/env';

/** Where files wait until they are checked. */
export function uploadsDirectory(): string {
  return resolve(env().DATA_DIR, 'uploads');
}

export type Upload = { path: string; fileName: string; format: CatalogueFormat; bytes: number };
/** Why no file was taken. */
export type UploadProblem = 'none' | 'ending' | 'large' | 'damaged';

type Received = { path: string; fileName: string; bytes: number; truncated: boolean };

/** Lets the file of a form's field `file` run into `path`, piece by piece. */
async function receive(request: Request, path: string): Promise<Received | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data/i.test(type)) return null;
  const form = new Busboy({
    headers: { 'content-type': type },
    limits: { files: 1, fileSize: LARGEST_FILE + 1, fields: 5, fieldSize: 1_000, parts: 10 },
  });
  const saved: Promise<Received>[] = [];
  form.on('file', (name, file, fileName) => {
    if (name !== 'file') return void file.resume();
    const save = async (): Promise<Received> => {
      const written = createWriteStream(path, { flags: 'wx', mode: 0o600 });
      await pipeline(file, written);
      return { path, fileName, bytes: written.bytesWritten, truncated: file.truncated === true };
    };
    const saving = save();
    // Looked at below; until then a failure is nobody's loose end.
    saving.catch(() => undefined);
    saved.push(saving);
  });
  // What the stream's types of the browser and of Node call by one name is one thing here.
  const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  await Promise.all([pipeline(body, form), finished(form)]);
  return (await Promise.all(saved))[0] ?? null;
}

function judge(received: Received | null): UploadProblem | null {
  if (!received || (received.fileName === '' && received.bytes === 0)) return 'none';
  if (received.truncated || received.bytes > LARGEST_FILE) return 'large';
  return formatOf(received.fileName) ? null : 'ending';
}

/** A file's name without what may stand in front of it, or cannot be seen, cut short. */
function plainName(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/, '').replaceAll(/[\p{C}]/gu, '');
  return [...name.toWellFormed()].slice(-120).join('');
}

/**
 * Takes the file of a form (field `file`, a CSV or JSON file of at most `LARGEST_FILE` bytes) into a file
 * of this machine, never whole into memory. Whoever gets it removes it.
 */
export async function takeUpload(
  request: Request,
): Promise<{ ok: true; upload: Upload } | { ok: false; problem: UploadProblem }> {
  const directory = uploadsDirectory();
  await mkdir(directory, { recursive: true });
  const path = join(directory, randomUUID());
  const refuse = async (problem: UploadProblem) => {
    await rm(path, { force: true });
    return { ok: false as const, problem };
  };
  let received: Received | null;
  try {
    received = await receive(request, path);
  } catch {
    // Cut off on the way, or no form at all: the one answer says enough.
    return refuse('damaged');
  }
  const problem = judge(received);
  const format = formatOf(received?.fileName ?? '');
  if (problem || !received || !format) return refuse(problem ?? 'none');
  const { bytes, fileName } = received;
  return { ok: true, upload: { path, bytes, format, fileName: plainName(fileName) } };
}
