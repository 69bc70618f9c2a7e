import 'server-only';
import { createHash } from 'node:crypto';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { cacheTags } from '@/lib/cache-tags';
import { DATA_LICENCE } from '@/lib/domain/data-licence';
import {
  type BodyKind,
  type DataExport,
  EXPORTS_KEPT,
  headerLine,
  OPEN_DATA_FORMAT,
  openDataKinds,
  trailerLine,
} from '@/lib/domain/open-data';
import { log } from '@/lib/log';
import { announceTags } from './changes';
import { openConnection, pool } from './database';
import { readOpenData } from './open-data-lines';

const PIECE_BYTES = 256 * 1_024;
const LOCK = "hashtextextended('open data is exported', 0)";

/** Compresses texts and keeps the bytes in pieces under the day, within the client's transaction. */
class StoredFile {
  private readonly gzip = createGzip({ level: 6 });
  private readonly digest = createHash('sha256');
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private pieces = 0;
  private bytes = 0;

  constructor(
    private readonly client: Client,
    private readonly day: string,
  ) {
    this.gzip.on('data', (bytes: Buffer) => {
      this.waiting.push(bytes);
      this.waitingBytes += bytes.length;
    });
  }

  /** Comes back when what was written is compressed, and kept as far as it fills pieces. */
  async write(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.gzip.write(text, (error) => (error ? reject(error) : resolve()));
    });
    if (this.waitingBytes >= PIECE_BYTES) await this.keep();
  }

  /** Answers what the file came to; after its last text. */
  async close(): Promise<{ bytes: number; sha256: string }> {
    await new Promise<void>((resolve, reject) => {
      this.gzip.once('end', resolve).once('error', reject).end();
    });
    await this.keep();
    return { bytes: this.bytes, sha256: this.digest.digest('hex') };
  }

  private async keep(): Promise<void> {
    const piece = Buffer.concat(this.waiting);
    this.waiting = [];
    this.waitingBytes = 0;
    if (piece.length === 0) return;
    this.digest.update(piece);
    this.bytes += piece.length;
    await this.client.query(
      'INSERT INTO data_export_chunks (day, number, bytes) VALUES ($1, $2, $3)',
      [this.day, this.pieces, piece],
    );
    this.pieces += 1;
  }
}

type Making = {
  /** Its day, in UTC, is the file's. */
  now: Date;
  /** The site's origin. */
  site: string;
  /** Once aborted, what is under way is given up and nothing of it is kept. */
  signal?: AbortSignal;
};

async function writeFile(client: Client, day: string, { now, site, signal }: Making) {
  const file = new StoredFile(client, day);
  const counts = Object.fromEntries(openDataKinds.map((kind) => [kind, 0])) as Record<
    BodyKind,
    number
  >;
  const header = headerLine.parse({
    ...{ kind: 'header', format: OPEN_DATA_FORMAT, site, madeAt: now.toISOString() },
    ...{ licence: DATA_LICENCE.spdx, licenceUrl: DATA_LICENCE.url },
  });
  await file.write(`${JSON.stringify(header)}\n`);
  for await (const { kind, lines } of readOpenData(client)) {
    if (signal?.aborted) throw new Error('The server stops; the export is made after its start.');
    counts[kind] += lines.length;
    await file.write(`${lines.join('\n')}\n`);
  }
  const trailer = trailerLine.parse({ kind: 'trailer', lines: counts });
  await file.write(`${JSON.stringify(trailer)}\n`);
  const lines = Object.values(counts).reduce((sum, count) => sum + count, 2);
  return { ...(await file.close()), lines, votes: counts.vote };
}

async function exportDay(client: Client, making: Making): Promise<DataExport | null> {
  const day = making.now.toISOString().slice(0, 10);
  const { rowCount } = await client.query('SELECT FROM data_exports WHERE day = $1', [day]);
  if (rowCount !== 0) return null;
  const made = await writeFile(client, day, making);
  await client.query(
    `INSERT INTO data_exports (day, made_at, bytes, lines, votes, sha256)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [day, making.now, made.bytes, made.lines, made.votes, made.sha256],
  );
  await client.query(
    `DELETE FROM data_exports WHERE day <= (
       SELECT day FROM data_exports ORDER BY day DESC OFFSET $1 LIMIT 1)`,
    [EXPORTS_KEPT],
  );
  await announceTags([cacheTags.openData], client);
  return { day, madeAt: making.now.toISOString(), ...made };
}

/** Ends the statement that a connection is busy with: the votes of a large site take a while to sort. */
function cancelStatement(pid: number): void {
  pool()
    .query('SELECT pg_cancel_backend($1)', [pid])
    .catch((error) => log().warn({ error: String(error) }, 'an export could not be given up'));
}

/**
 * Makes the file of open data of `now`'s day (UTC), all of it as the database stood at one moment, and
 * removes those that are older than the newest seven. Votes go on meanwhile: nothing of theirs is locked.
 * A file is there whole or not at all, whatever ends the process.
 * @returns the file; null where the day has one, or another process is making it
 */
export async function makeExport(making: Making): Promise<DataExport | null> {
  const client = await openConnection();
  let giveUp: (() => void) | undefined;
  try {
    // Held by the connection and taken before the transaction, so that its snapshot has whatever the
    // one before has made.
    const { rows } = await client.query<{ mine: boolean; pid: number }>(
      `SELECT pg_try_advisory_lock(${LOCK}) AS mine, pg_backend_pid() AS pid`,
    );
    const [held] = rows;
    if (!held?.mine) return null;
    giveUp = () => cancelStatement(held.pid);
    making.signal?.addEventListener('abort', giveUp);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await client.query("SET LOCAL idle_in_transaction_session_timeout = '1min'");
    await client.query("SET LOCAL work_mem = '32MB'");
    // Each cursor is read to its end.
    await client.query('SET LOCAL cursor_tuple_fraction = 1');
    const made = await exportDay(client, making);
    await client.query('COMMIT');
    return made;
  } finally {
    if (giveUp) making.signal?.removeEventListener('abort', giveUp);
    // Whatever is not committed by then is rolled back.
    await client.end();
  }
}

const EXPORT_COLUMNS = `day::text, made_at, bytes, lines, votes, sha256`;
type ExportRow = Omit<DataExport, 'madeAt'> & { made_at: Date };

const shapeExport = ({ made_at, ...row }: ExportRow): DataExport => ({
  ...row,
  madeAt: made_at.toISOString(),
});

/** Answers the files that are there, the newest first; at most seven. */
export async function listExports(): Promise<DataExport[]> {
  const { rows } = await pool().query<ExportRow>(
    `SELECT ${EXPORT_COLUMNS} FROM data_exports ORDER BY data_exports.day DESC`,
  );
  return rows.map(shapeExport);
}

/** Answers piece `number` (from 0) of a day's file; null behind the last, and of a day without one. */
export async function readExportPiece(day: string, number: number): Promise<Buffer | null> {
  const { rows } = await pool().query<{ bytes: Buffer }>({
    name: 'open-data-piece',
    text: 'SELECT bytes FROM data_export_chunks WHERE day = $1 AND number = $2',
    values: [day, number],
  });
  return rows[0]?.bytes ?? null;
}
