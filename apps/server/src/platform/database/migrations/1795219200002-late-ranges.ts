import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As `TypeormReadingIds` numbers them. */
const IDS_PER_BLOCK = 2 ** 24;

const columns = (key: string) => `(
    first_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL,
    channel_id ${key} NOT NULL,
    first_taken_at BIGINT NOT NULL,
    last_taken_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (first_id)`;

const MYSQL = [
  `CREATE TABLE IF NOT EXISTS late_range ${columns('INT UNSIGNED')},
    KEY late_range_last (last_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
];

const SQLITE = [
  `CREATE TABLE late_range ${columns('INTEGER')}
  ) WITHOUT ROWID`,
  'CREATE INDEX late_range_last ON late_range (last_id)',
];

/** Up to the last id that a run before this step can have given, nobody noted which readings were late. */
const NOTHING_KNOWN_BEFORE = `REPLACE INTO late_range
  SELECT 0, (MAX(id) + 1) * ${IDS_PER_BLOCK} - 1, 0, 0, 0, 0 FROM reading_id_block HAVING MAX(id) IS NOT NULL`;

/**
 * Where readings stand whose time taken lies far from the time at which they were stored: what makes "everything since"
 * answerable without an index over ids, which every reading would have to pay for.
 */
export class LateRanges1795219200002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of runner.dataSource.options.type === 'mysql' ? MYSQL : SQLITE) await runner.query(statement);
    await runner.query(NOTHING_KNOWN_BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE late_range');
  }
}
