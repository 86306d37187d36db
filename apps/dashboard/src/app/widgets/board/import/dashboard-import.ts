import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Dashboard, FieldError } from '@tachograph/contracts';
import { Refusal, errorWords } from '../../../core/api/ask';
import { DashboardsApi } from '../../../core/api/dashboards-api';
import { readDashboardFile } from '../../../core/board/dashboard-file';

/** Makes a dashboard of a file that a person chooses. */
@Injectable({ providedIn: 'root' })
export class DashboardImport {
  private readonly api = inject(DashboardsApi);
  private readonly dialog = inject(MatDialog);

  /**
   * Has a file chosen, and stores what it holds as a new dashboard; a dialog names each field of it that is not right.
   * @returns undefined where nothing was stored
   */
  async choose(): Promise<Dashboard | undefined> {
    const file = await chosenFile();
    return file && this.store(file);
  }

  private async store(file: File): Promise<Dashboard | undefined> {
    const parsed = readDashboardFile(await file.text());
    if ('problems' in parsed) return this.refuse(file, parsed.problems);
    try {
      return await this.api.create(parsed.content);
    } catch (error) {
      const fields = error instanceof Refusal ? error.fields : [];
      return this.refuse(file, fields.length > 0 ? fields : [{ path: '', message: errorWords(error) }]);
    }
  }

  private async refuse({ name }: File, problems: readonly FieldError[]): Promise<undefined> {
    const { ImportProblems } = await import('./import-problems');
    this.dialog.open(ImportProblems, { data: { name, problems } });
  }
}

function chosenFile(): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
