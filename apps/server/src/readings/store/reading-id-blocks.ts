/** Ids of one block: 16.8 million, so that the database is seldom asked, and 2^29 blocks fit into a safe integer. */
export const BLOCK_SIZE = 2 ** 24;

/** The first block of a run and when it was reserved, as its epoch is called. */
export interface EpochBlock {
  readonly block: number;
  readonly reservedAt: number;
}

export function epochName({ block, reservedAt }: EpochBlock): string {
  return `${block}-${reservedAt}`;
}

/** @returns undefined where it is no name that {@link epochName} gives */
export function parseEpoch(name: string): EpochBlock | undefined {
  const [, block, reservedAt] = /^(\d{1,9})-(\d{1,15})$/.exec(name) ?? [];
  return block === undefined ? undefined : { block: Number(block), reservedAt: Number(reservedAt) };
}
