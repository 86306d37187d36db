import { Component } from '@angular/core';
import { ExportForm } from './export-form';
import { ImportForm } from './import-form';

/** Takes readings out as a file, and brings those of a file in. */
@Component({
  selector: 'tg-data-page',
  imports: [ExportForm, ImportForm],
  template: `
    <div class="head"><h1 i18n>Data</h1></div>
    <section class="card" aria-labelledby="export-title">
      <h2 id="export-title" i18n>Export</h2>
      <tg-export-form />
    </section>
    <section class="card" aria-labelledby="import-title">
      <h2 id="import-title" i18n>Import</h2>
      <p class="aside" i18n>
        A file exported here, or any CSV with times and values. Sending a file twice stores nothing twice.
      </p>
      <tg-import-form />
    </section>
  `,
  styleUrls: ['../page.scss', './data-page.scss'],
})
export class DataPage {}
