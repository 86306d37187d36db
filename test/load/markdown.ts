/** Prints a table as the documents have it: the first column left, the others right. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${line(head)}\n|---${'|---:'.repeat(head.length - 1)}|`);
  for (const row of rows) console.log(line(row));
}

/** A ratio or another small figure. */
export function short(value: number): string {
  return value.toFixed(2);
}

export function whole(value: number): string {
  return String(Math.round(value));
}
