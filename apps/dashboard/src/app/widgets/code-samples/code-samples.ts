import { Clipboard } from '@angular/cdk/clipboard';
import { Component, DOCUMENT, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTab, MatTabGroup } from '@angular/material/tabs';
import { Icon } from '../icon/icon';
import { isLoopback, samples, type Sample } from './samples';

const THANKS_MS = 2_000;

/** Lines to copy that send a reading to this very server, one tab for each kind of client. */
@Component({
  selector: 'tg-code-samples',
  imports: [Icon, MatButton, MatTab, MatTabGroup],
  templateUrl: './code-samples.html',
  styleUrl: './code-samples.scss',
})
export class CodeSamples {
  private readonly clipboard = inject(Clipboard);
  private readonly page = inject(DOCUMENT).location;
  private timer?: ReturnType<typeof setTimeout>;

  protected readonly samples = samples(this.page);
  protected readonly isLoopback = isLoopback(this.page.hostname);
  /** What the last press of a copy button led to, and on which sample. */
  protected readonly copied = signal<{ name: string; worked: boolean } | null>(null);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected copy({ name, code }: Sample): void {
    this.copied.set({ name, worked: this.clipboard.copy(code) });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.copied.set(null), THANKS_MS);
  }

  protected codeLabel(name: string): string {
    return $localize`${name}:client: code`;
  }

  protected copyWords(name: string): string {
    const copied = this.copied();
    if (copied?.name !== name) return $localize`Copy`;
    return copied.worked ? $localize`Copied` : $localize`Select it by hand`;
  }
}
