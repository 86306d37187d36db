import { Component, computed, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { readingCount } from '../../core/session/count-words';
import { clockTime } from '../../core/session/local-time';
import { BudgetForm } from './budget-form';
import { ChannelUseTable } from './channel-use-table';
import { RetentionRulesForm } from './retention-rules';
import { SpaceFigures } from './space-figures';
import { StorageUseFeed } from './storage-use-feed';

/** How big the database is, for how long there is room, what takes it, and what is removed when. */
@Component({
  selector: 'tg-storage-page',
  imports: [BudgetForm, ChannelUseTable, MatButton, RetentionRulesForm, SpaceFigures],
  providers: [StorageUseFeed],
  templateUrl: './storage-page.html',
  styleUrls: ['../page.scss', './storage-page.scss'],
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class StoragePage {
  private readonly rules = viewChild.required(RetentionRulesForm);
  protected readonly feed = inject(StorageUseFeed);
  protected readonly waiting = computed(() =>
    this.feed.problem() ? $localize`nothing to show yet` : $localize`loading the figures…`,
  );
  protected readonly expiry = computed(() => {
    const expiry = this.feed.use()?.expiry;
    if (!expiry) return '';
    if (expiry.running) return $localize`Readings that no rule keeps are being removed now.`;
    if (expiry.lastRun === null) return $localize`Nothing was removed yet since the server started.`;
    const when = clockTime(expiry.lastRun, Date.now(), 'minutes');
    return $localize`Looked last at ${when}:time:, and removed ${readingCount(expiry.lastRemoved)}:readings:.`;
  });

  /** Whether the page may be left for another one; asks where rules were edited and not saved. */
  mayLeave(): boolean {
    return (
      !this.rules().isUnsaved() || confirm($localize`The rules are not saved. Leave the page, and lose the changes?`)
    );
  }

  /** Has the browser ask before it leaves the app, in its own words. */
  protected warn(event: BeforeUnloadEvent): void {
    if (this.rules().isUnsaved()) event.preventDefault();
  }
}
