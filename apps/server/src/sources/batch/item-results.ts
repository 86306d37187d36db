import type { SubmissionResult } from '@tachograph/contracts';
import type { Receipt } from '../../readings/index.js';
import type { AcceptableItem, RefusedItem } from './read-item.js';

/** What the sender is told of an item that went through the door. */
export function toResult({ byChannel }: AcceptableItem, receipts: readonly Receipt[]): SubmissionResult {
  const [first] = receipts;
  if (first === undefined) throw new Error('the door gave no receipt for a reading');
  if (!byChannel) return { status: first.duplicate ? 'duplicate' : 'stored', id: first.reading.id };
  // As entries: a channel may be called __proto__.
  const ids = Object.fromEntries(receipts.map(({ reading }) => [reading.channel, reading.id]));
  const duplicates = receipts.filter(({ duplicate }) => duplicate).map(({ reading }) => reading.channel);
  if (duplicates.length === receipts.length) return { status: 'duplicate', ids };
  return { status: 'stored', ids, ...(duplicates.length > 0 && { duplicates }) };
}

/**
 * What the sender is told of one that did not.
 *
 * @param inShort names the first bad field alone
 */
export function toRefusal({ line, refusal }: RefusedItem, inShort = false): SubmissionResult {
  const { error } = refusal.toBody();
  const [first] = refusal.fields;
  const told = inShort && first !== undefined ? { code: error.code, ...first } : error;
  return { status: 'refused', ...(line !== undefined && { line }), error: told };
}
