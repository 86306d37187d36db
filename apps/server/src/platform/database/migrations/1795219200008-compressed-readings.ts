import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lowest level: the higher ones take the processor twice as long, for half of what is left. */
const COMPRESSED = 'ALTER TABLE reading PAGE_COMPRESSED = 1 PAGE_COMPRESSION_LEVEL = 1';

/**
 * On MariaDB the pages of readings are compressed as they are written to disk, and what becomes empty is given back at once, also within a month that
 * is kept otherwise. Existing readings are written anew, once. MySQL spells it differently, and is left as it is.
 */
export class CompressedReadings1795219200008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await canCompress(runner)) await runner.query(COMPRESSED);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (await canCompress(runner))
      await runner.query('ALTER TABLE reading PAGE_COMPRESSED = 0 PAGE_COMPRESSION_LEVEL = DEFAULT');
  }
}

async function canCompress(runner: QueryRunner): Promise<boolean> {
  if (runner.dataSource.options.type !== 'mysql') return false;
  const sql = 'SELECT VERSION() AS version, @@innodb_file_per_table AS ownFiles';
  const [server] = (await runner.query(sql)) as { version: string; ownFiles: number | string }[];
  return server !== undefined && server.version.includes('MariaDB') && Number(server.ownFiles) === 1;
}
