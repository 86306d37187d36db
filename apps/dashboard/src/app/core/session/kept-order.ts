/**
 * Names of what is shown, in order. Where they are still the same they stay in their places, though the figures by which they
 * were put there have changed: what a person looks at does not jump.
 *
 * @param found in the order in which they would be now
 * @param shown as they were shown before, where that was by the same question
 */
export function keptOrder(found: readonly string[], shown: readonly string[] | undefined): readonly string[] {
  if (shown?.length !== found.length) return found;
  const names = new Set(found);
  return shown.every((name) => names.has(name)) ? shown : found;
}
