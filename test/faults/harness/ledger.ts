/** A row of the database as the checks see it. */
export interface Row {
  readonly id: number;
  readonly device: string;
  readonly channel: string;
  readonly value: number;
  readonly takenAt: number;
}

/** How the readings of a device are told apart, and what is known of their order. */
export interface Account {
  readonly device: string;
  /** The channel of which each message has one reading. */
  readonly channel: string;
  /** The number of the message that a row comes from; the device counts its messages up. */
  numberOf(row: Row): number;
  /** The messages of one number of this order may be stored in any order among themselves. */
  orderOf(number: number): number;
}

/** What the server promised to keep: the numbers of acknowledged messages, by device. */
export class Ledger {
  private readonly accounts = new Map<Account, number[]>();

  open(account: Account): (number: number) => void {
    const acknowledged: number[] = [];
    this.accounts.set(account, acknowledged);
    return (number) => acknowledged.push(number);
  }

  get acknowledged(): number {
    return [...this.accounts.values()].reduce((sum, numbers) => sum + numbers.length, 0);
  }

  /** What is wrong with the database, in words: each acknowledged reading must be there once, in order for each device. */
  problems(rows: readonly Row[]): string[] {
    const byDevice = Map.groupBy(rows, ({ device, channel }) => `${device}/${channel}`);
    return [...this.accounts].flatMap(([account, acknowledged]) =>
      problemsOf(account, acknowledged, byDevice.get(`${account.device}/${account.channel}`) ?? []),
    );
  }
}

function problemsOf(account: Account, acknowledged: readonly number[], rows: readonly Row[]): string[] {
  const problems: string[] = [];
  const stored = new Set<number>();
  let lastOrder = -Infinity;
  for (const row of rows) {
    const number = account.numberOf(row);
    if (stored.has(number)) problems.push(`${account.device}: message ${number} is stored twice, again as ${row.id}`);
    stored.add(number);
    const order = account.orderOf(number);
    if (order < lastOrder) problems.push(`${account.device}: message ${number} (id ${row.id}) is out of order`);
    lastOrder = Math.max(lastOrder, order);
  }
  const lost = acknowledged.filter((number) => !stored.has(number));
  if (lost.length > 0) {
    const some = lost.slice(0, 5).join(', ');
    problems.push(`${account.device}: ${lost.length} of ${acknowledged.length} acknowledged are lost: ${some} …`);
  }
  return problems;
}
