import { Component, computed, inject, input } from '@angular/core';
import { deviceColor } from '../../../../core/session/device-colors';
import { Theme } from '../../../../core/session/theme';
import type { ChannelBarRow } from './channel-bar-rows';

/** One bar for each channel: where there are more channels than stand beside one another in each stretch of time. */
@Component({
  selector: 'tg-channel-bars',
  template: `
    <div class="scroller" tabindex="0" role="group" i18n-aria-label aria-label="One bar for each channel">
      <table>
        <tbody>
          @for (row of shown(); track row.key) {
            <tr data-testid="channel-bar">
              <th scope="row">{{ row.name }}</th>
              <td class="room">
                <div
                  class="bar"
                  [style.margin-left.%]="row.from"
                  [style.width.%]="row.length"
                  [style.background]="row.color"
                ></div>
              </td>
              <td>{{ row.words }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './channel-bars.scss',
})
export class ChannelBars {
  readonly rows = input.required<readonly ChannelBarRow[]>();

  private readonly theme = inject(Theme);
  protected readonly shown = computed(() =>
    this.rows().map((row) => ({ ...row, color: deviceColor(row.place, this.theme.scheme()) })),
  );
}
