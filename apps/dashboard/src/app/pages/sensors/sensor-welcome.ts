import { Component } from '@angular/core';

/** What a visitor sees while no sensor has sent anything: how to send a record, with a shell or a simulator. */
@Component({
  selector: 'tg-sensor-welcome',
  template: `
    <h2 i18n>No sensor data yet</h2>
    <p class="lead" i18n>
      A worn sensor sends heart rate, skin temperature and skin conductance. Send a record of your own:
    </p>
    <!-- It scrolls where it is long, and so takes the focus. -->
    <pre tabindex="0" role="region" aria-label="curl code" i18n-aria-label><code>{{ sample }}</code></pre>
    <p i18n>
      Or use the <a href="/api/websocket/test">sensor simulator</a>, which sends over Socket.IO as an ESP32 does, once
      or again and again.
    </p>
    <p class="aside" i18n>An estimate of arousal, nothing medical. It settles in the first ten minutes of a sensor.</p>
  `,
  styleUrl: '../page.scss',
  styles: `
    :host {
      padding: 0.5rem;
    }
    p {
      margin: 0;
    }
    a {
      color: var(--mat-sys-primary);
    }
  `,
})
export class SensorWelcome {
  protected readonly sample =
    `curl ${location.origin}/api/esp32/data -H 'content-type: application/json' ` +
    `-d '{"hr": 72, "temp": 33.4, "eda": 2.1, "device_id": "band-1"}'`;
}
