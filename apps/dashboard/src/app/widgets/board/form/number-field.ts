import { Component, computed, input, linkedSignal, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { numberFrom, numberText } from './number-text';

/** A field for a number, or for none. */
@Component({
  selector: 'tg-number-field',
  imports: [FormsModule, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        inputmode="decimal"
        autocomplete="off"
        [ngModel]="text()"
        [errorStateMatcher]="matcher()"
        (ngModelChange)="type($event)"
      />
      @if (problem()) {
        <mat-error>{{ problem() }}</mat-error>
      } @else if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
    </mat-form-field>
  `,
  styleUrl: './field.scss',
})
export class NumberField {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** What is wrong with it; empty where nothing is. */
  readonly problem = input('');
  /** Null: none; NaN: what is typed is no number. */
  readonly value = model.required<number | null>();

  /** What is typed stays as it is while it means the same: `1.` on the way to 1.5. */
  protected readonly text = linkedSignal<number | null, string>({
    source: () => this.value(),
    computation: (value, last) => (last && Object.is(numberFrom(last.value), value) ? last.value : numberText(value)),
  });
  protected readonly matcher = computed(() => {
    const isWrong = this.problem() !== '';
    return { isErrorState: () => isWrong };
  });

  protected type(text: string): void {
    this.text.set(text);
    this.value.set(numberFrom(text));
  }
}
