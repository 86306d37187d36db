import { Component, computed, input, model } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatAutocomplete, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatOption } from '@angular/material/core';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { UNIT_MAX_LENGTH } from '@tachograph/contracts';

/** A field for the unit in which values are shown: one that they are converted to, or any text. */
@Component({
  selector: 'tg-unit-field',
  imports: [
    FormsModule,
    MatAutocomplete,
    MatAutocompleteTrigger,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
  ],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label i18n>Unit</mat-label>
      <input
        matInput
        autocomplete="off"
        [ngModel]="unit() ?? ''"
        [maxlength]="longest"
        [matAutocomplete]="options"
        [errorStateMatcher]="matcher()"
        (ngModelChange)="unit.set($event || null)"
      />
      <mat-autocomplete #options>
        @for (one of offered(); track one) {
          <mat-option [value]="one">{{ one }}</mat-option>
        }
      </mat-autocomplete>
      @if (problem()) {
        <mat-error>{{ problem() }}</mat-error>
      } @else {
        <mat-hint i18n>empty: that of the channel</mat-hint>
      }
    </mat-form-field>
  `,
  styleUrl: './field.scss',
})
export class UnitField {
  /** Null: that of the channel. */
  readonly unit = model.required<string | null>();
  /** Units that values can be shown in. */
  readonly offered = input.required<readonly string[]>();
  /** What is wrong with it; empty where nothing is. */
  readonly problem = input('');

  protected readonly longest = UNIT_MAX_LENGTH;
  protected readonly matcher = computed(() => {
    const isWrong = this.problem() !== '';
    return { isErrorState: () => isWrong };
  });
}
