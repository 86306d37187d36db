/** What an older speed client sends: 42 bytes, the time as a browser writes it. */
export function speedMessage(speed: number): string {
  return `{"speed": ${speed}, "timestamp": "2:03:11 PM"}`;
}
