import { Component, computed, input } from '@angular/core';
import { rowCount } from '../../../../core/session/count-words';
import type { TableModel } from './table-model';

/** A chart as a table. */
@Component({
  selector: 'tg-chart-table',
  template: `
    <div class="scroller" tabindex="0" role="group" i18n-aria-label aria-label="The chart as a table">
      <table>
        <thead>
          <tr>
            @for (column of model().columns; track $index) {
              <th scope="col">{{ column }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of model().rows; track $index) {
            <tr>
              @for (cell of row; track $index) {
                <td>{{ cell }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
      @if (isCut()) {
        <p i18n>The first {{ listed() }} of {{ all() }}.</p>
      }
    </div>
  `,
  styleUrl: './chart-table.scss',
})
export class ChartTable {
  readonly model = input.required<TableModel>();

  protected readonly isCut = computed(() => this.model().of > this.model().rows.length);
  protected readonly listed = computed(() => this.model().rows.length);
  protected readonly all = computed(() => rowCount(this.model().of));
}
