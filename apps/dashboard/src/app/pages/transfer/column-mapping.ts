import { Component, computed, input, model } from '@angular/core';
import { COLUMN_ROLES, ROLE_NAMES, rolesProblem, withRole, type MappedColumn } from './column-roles';

/** The first rows of a file, with what each of its columns is taken for above it. */
@Component({
  selector: 'tg-column-mapping',
  templateUrl: './column-mapping.html',
  styleUrls: ['../page.scss', '../form.scss', '../../widgets/rows.scss', './column-mapping.scss'],
})
export class ColumnMapping {
  readonly columns = model.required<readonly MappedColumn[]>();
  readonly rows = input.required<readonly (readonly string[])[]>();

  protected readonly roles = COLUMN_ROLES;
  protected readonly names = ROLE_NAMES;
  /** What the fields of each column say of themselves to who does not see in which column they stand. */
  protected readonly labels = computed(() =>
    this.columns().map(({ header }) => ({
      role: $localize`What the column ${header}:column: is`,
      channel: $localize`Channel of the column ${header}:column:`,
      unit: $localize`Unit of the column ${header}:column:`,
    })),
  );
  protected readonly problem = computed(() => rolesProblem(this.columns()));

  protected choose(place: number, roleAt: number): void {
    this.columns.update((columns) => withRole(columns, place, COLUMN_ROLES[roleAt] ?? 'ignore'));
  }

  protected change(place: number, part: Partial<MappedColumn>): void {
    this.columns.update((columns) => columns.map((column, at) => (at === place ? { ...column, ...part } : column)));
  }
}
