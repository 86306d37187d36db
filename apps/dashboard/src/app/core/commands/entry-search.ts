/** Something that the palette can open or have done. */
export interface PaletteEntry {
  /** Unique among all. */
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** More to find it by and to tell it from its like, e.g. the name under which a device reports; empty for nothing. */
  readonly detail: string;
  /** The keys that do the same, as commands write them; null for none. */
  readonly keys: string | null;
  readonly run: () => void;
}

/** What counts more than where else a word may stand. */
const SCORES = { labelStart: 4, wordStart: 3, label: 2, elsewhere: 1 } as const;

/**
 * The entries in which each word of a text occurs, wherever it stands, the best first: with the words at the beginning of the
 * label, then of one of its words. All of them where there is no word. Case and accents do not matter.
 */
export function searchEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** 0 where a word is missing. */
function scoreOf({ label, detail, group }: PaletteEntry, words: readonly string[]): number {
  const [head, rest] = [plain(label), plain(`${detail} ${group}`)];
  const scores = words.map<number>((word) => {
    if (head.startsWith(word)) return SCORES.labelStart;
    const at = head.indexOf(word);
    if (at < 0) return rest.includes(word) ? SCORES.elsewhere : 0;
    return /[\p{L}\p{N}]/u.test(head.charAt(at - 1)) ? SCORES.label : SCORES.wordStart;
  });
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
