import type { Device } from '@tachograph/contracts';

/** Groups and labels that other devices have, offered while one is typed. */
export interface KnownWords {
  readonly groups: readonly string[];
  readonly labels: readonly string[];
}

/** What the form is given. */
export interface ProfileQuestion {
  readonly device: Device;
  readonly words: KnownWords;
}
