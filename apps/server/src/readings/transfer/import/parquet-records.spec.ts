import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeLeftParquet } from './parquet-records.js';

describe('Parquet files that a killed server has left', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tachograph-left-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('are removed, and nothing else', async () => {
    const others = ['import.parquet', 'import-2026.parquet', 'tachograph.db'];
    for (const name of ['import-6f1f4a52-9c1e-4a53-8f0b-2f6a4f0d9a11.parquet', ...others]) {
      await writeFile(join(folder, name), 'PAR1');
    }
    await removeLeftParquet(folder);
    expect((await readdir(folder)).sort()).toEqual(others.sort());
  });

  it('are not looked for where there is no folder', async () => {
    await expect(removeLeftParquet(join(folder, 'none'))).resolves.toBeUndefined();
  });
});
