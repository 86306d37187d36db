import { Component, computed, inject } from '@angular/core';
import { LiveConnection } from '../../core/live/live-connection';
import { ServerClock } from '../../core/live/server-clock';
import { storageWords } from '../../core/session/storage-words';

/** Says, on every page, that readings wait on disk for the database, or that nothing can be stored at the moment. */
@Component({
  selector: 'tg-storage-notice',
  template: `
    @if (notice(); as notice) {
      <p data-testid="storage-notice" [attr.data-kind]="notice.kind">{{ notice.words }}</p>
    }
    <span class="visually-hidden" role="status">{{ waiting() }}</span>
    <span class="visually-hidden" role="alert">{{ refusing() }}</span>
  `,
  styleUrl: './storage-notice.scss',
})
export class StorageNotice {
  private readonly live = inject(LiveConnection);
  private readonly clock = inject(ServerClock);

  /** Without a connection it is not known, and the badge says so. */
  protected readonly notice = computed(() => {
    const stats = this.live.stats();
    return stats && this.live.isLive() ? storageWords(stats.storage, this.clock.now()) : null;
  });
  protected readonly waiting = computed(() => this.announced('waiting'));
  protected readonly refusing = computed(() => this.announced('refusing'));

  private announced(kind: 'waiting' | 'refusing'): string {
    const notice = this.notice();
    return notice?.kind === kind ? notice.announcement : '';
  }
}
