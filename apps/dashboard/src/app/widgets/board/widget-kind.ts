import type { Type } from '@angular/core';
import type { WidgetKind, WidgetPlace, WidgetSettings } from '@tachograph/contracts';
import type { IconName } from '../icon/icon';

/** What the web app knows of a kind of widgets. Its component has one input, `widget`, and gets the rest by injection. */
export interface WidgetKindEntry {
  readonly kind: WidgetKind;
  /** Translated. */
  readonly name: string;
  /** What it is good for, in half a sentence, translated. */
  readonly description: string;
  readonly icon: IconName;
  /** How large it is at first, in columns and rows. */
  readonly size: Pick<WidgetPlace, 'w' | 'h'>;
  /** What differs from the settings that every widget has at first. */
  readonly settings: Partial<WidgetSettings>;
  /** Which settings its form asks for, in this order. */
  readonly fields: readonly (keyof WidgetSettings)[];
  readonly load: () => Promise<Type<unknown>>;
}
