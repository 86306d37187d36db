import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { HistoryThread } from '../../history/history-thread.js';
import { ImportFileError } from './errors.js';
import { findColumns, type ImportPlan } from './import-columns.js';
import type { FileRecord } from './record-reader.js';

const MAGIC = Buffer.from('PAR1');

const FILE_NAME = /^import-[\da-f-]{36}\.parquet$/;

/**
 * Removes the files that a server which was killed left behind. To be called while none is read.
 *
 * @throws whatever the disk says, unless there is no such folder
 */
export async function removeLeftParquet(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const names = await readdir(folder);
  for (const name of names.filter((each) => FILE_NAME.test(each))) await rm(join(folder, name), { force: true });
}

/**
 * The records of a Parquet file. What is in it stands at its end: so it is kept on disk first, and then read in a thread.
 *
 * @param folder in which the file is kept for as long as it is read
 * @throws ImportFileError where it is none, or has not the columns
 */
export async function* parquetRecords(
  chunks: AsyncIterable<Buffer>,
  plan: ImportPlan,
  thread: Pick<HistoryThread, 'ask'>,
  folder: string,
): AsyncGenerator<FileRecord[]> {
  const path = join(folder, `import-${randomUUID()}.parquet`);
  try {
    await mkdir(folder, { recursive: true });
    await pipeline(checked(chunks), createWriteStream(path, { mode: 0o600 }));
    yield* recordsIn(path, plan, thread);
  } finally {
    await rm(path, { force: true });
  }
}

async function* recordsIn(
  path: string,
  plan: ImportPlan,
  thread: Pick<HistoryThread, 'ask'>,
): AsyncGenerator<FileRecord[]> {
  const rows = await thread.ask((engine) => engine.beginParquet(path));
  const pull = () =>
    thread
      .ask((engine) => engine.nextOfParquet(rows))
      .catch((error: unknown) => {
        throw noParquet(error instanceof Error ? error.message : String(error));
      });
  try {
    const [names = []] = (await pull()) ?? [];
    const columns = findColumns(plan, names.map(String));
    let row = 0;
    for (let page = await pull(); page !== undefined; page = await pull()) {
      yield page.map((cells) => ({
        row: ++row,
        cells: columns.map((index) => (index < 0 ? undefined : cells[index])),
      }));
    }
  } finally {
    await thread.ask((engine) => engine.endParquet(rows));
  }
}

/** Nothing is kept of what does not even begin like one. */
async function* checked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    if (first && !chunk.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, chunk.length)))
      throw noParquet('it does not begin with PAR1');
    first = false;
    yield chunk;
  }
  if (first) throw noParquet('it is empty');
}

function noParquet(why: string): ImportFileError {
  return new ImportFileError('format', `the file is no Parquet file that can be read: ${why}`);
}
