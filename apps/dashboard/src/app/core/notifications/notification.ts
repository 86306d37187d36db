/** Something that the viewer is to know of, wherever on the page they are. Texts are shown as text. */
export interface Notification {
  /** Two of the same key are the same: the later one replaces the earlier. */
  readonly key: string;
  readonly level: 'info' | 'good' | 'caution' | 'alarm';
  readonly title: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Where to look, an address of the app; null for nowhere. */
  readonly link: string | null;
}

/** One that was told, and whether the viewer has said that they have read it. */
export interface ToldNotification extends Notification {
  readonly isRead: boolean;
}
