import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { errorWords } from '../../core/api/ask';
import { StorageApi } from '../../core/api/storage-api';
import { BYTE_UNITS, toAmount, toBytes, type ByteUnit } from './byte-amount';

/** Sets how much the database may take. */
@Component({
  selector: 'tg-budget-form',
  imports: [MatButton],
  templateUrl: './budget-form.html',
  styleUrls: ['../page.scss', '../form.scss'],
})
export class BudgetForm {
  /** Bytes; null: what the disk has. */
  readonly budget = input.required<number | null>();
  /** A new one is set. */
  readonly saved = output();

  private readonly api = inject(StorageApi);
  protected readonly units = Object.keys(BYTE_UNITS) as ByteUnit[];
  protected readonly amount = linkedSignal(() => toAmount(this.budget()));
  private readonly bytes = computed(() => toBytes(this.amount()));
  protected readonly isChanged = computed(() => this.bytes() !== this.budget());
  private readonly refusal = signal<string | null>(null);
  protected readonly problem = computed(() =>
    this.bytes() === undefined ? $localize`A number above 0 is accepted, or nothing for no budget.` : this.refusal(),
  );
  protected readonly done = signal('');

  protected change(part: { text?: string; unit?: ByteUnit }): void {
    this.refusal.set(null);
    this.done.set('');
    this.amount.update((amount) => ({ ...amount, ...part }));
  }

  protected async save(): Promise<void> {
    const bytes = this.bytes();
    if (bytes === undefined) return;
    try {
      await this.api.setBudget(bytes);
      this.refusal.set(null);
      this.done.set($localize`Saved.`);
      this.saved.emit();
    } catch (error) {
      this.refusal.set($localize`Not saved: ${errorWords(error)}:problem:`);
    }
  }
}
