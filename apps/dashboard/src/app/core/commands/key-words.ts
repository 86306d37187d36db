/** Keys that people call otherwise than events do. */
const NAMES: Readonly<Record<string, string>> = {
  ' ': $localize`:key|:Space`,
  Escape: $localize`:key|:Esc`,
  Enter: $localize`:key|:Enter`,
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Ctrl: $localize`:key|:Ctrl`,
  Shift: $localize`:key|:Shift`,
};
const MAC_NAMES: Readonly<Record<string, string>> = { ...NAMES, Ctrl: '⌘', Alt: '⌥', Shift: '⇧' };

/** The keys of a command as they stand on the keyboard: one list for each that is pressed after the other, `[['G'], ['D']]`. */
export function keyCaps(keys: string): readonly (readonly string[])[] {
  const names = /Mac|iPhone|iPad/.test(navigator.userAgent) ? MAC_NAMES : NAMES;
  const presses = keys === ' ' ? [keys] : keys.split(' ');
  return presses.map((press) => press.split(/(?<=.)\+/).map((key) => names[key] ?? capitalised(key)));
}

function capitalised(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key;
}
