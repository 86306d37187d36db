import type { Widget } from '@tachograph/contracts';
import { addressWords } from '../../../core/session/address-words';
import type { WidgetKindEntry } from '../widget-kind';

/** So many channels are named in a heading; of more, their number is told. */
const NAMED_MAX = 2;

/** The heading of a widget: its title, or else the channels that it shows (variables put in), or else what it is. */
export function headingOf(widget: Widget, channels: readonly string[], entry: WidgetKindEntry | undefined): string {
  if (widget.title.trim() !== '') return widget.title;
  const words = channels.map(addressWords).filter((each) => each !== null);
  // Of everything, what it is says more.
  if (words.length === 0 || words.length < channels.length) return entry?.name ?? widget.kind;
  const named = words.slice(0, NAMED_MAX).join(', ');
  const others = words.length - NAMED_MAX;
  return others > 0 ? $localize`${named}:channels: and ${others}:count: more` : named;
}
