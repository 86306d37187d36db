/** What was chosen in this browser before; null where nothing was, or the browser blocks storage. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a choice in this browser; one that blocks storage only forgets it. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // What was chosen holds until the page is closed.
  }
}
