import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { Dashboard, DashboardContent } from '@tachograph/contracts';
import { firstValueFrom } from 'rxjs';
import { BoardEditor } from '../../core/board/board-editor';
import { dashboardFileName, dashboardFileText } from '../../core/board/dashboard-file';
import { Kiosk } from '../../core/session/kiosk';
import { saveBlob } from '../../core/session/save-blob';
import { DashboardImport } from '../../widgets/board/import/dashboard-import';

/** What a person does with a dashboard as a whole. */
@Injectable()
export class BoardActs {
  private readonly editor = inject(BoardEditor);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly imports = inject(DashboardImport);
  private readonly fullScreen = inject(Kiosk);

  edit(): void {
    this.editor.begin();
  }

  /** As the address asked for, once: the address of what is edited is that of the dashboard. */
  editAtOnce(): void {
    this.editor.begin();
    void this.router.navigate([], { queryParams: { edit: null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  save(): void {
    void this.editor.save();
  }

  /** Drops the draft; asks first where it holds changes. */
  cancel(): void {
    if (!this.editor.isChanged() || confirm($localize`Drop all your changes since the last saving?`)) {
      this.editor.cancel();
    }
  }

  /** Whether the page may be left for another one; asks where changes would be lost. */
  mayLeave(): boolean {
    return !this.editor.isChanged() || confirm($localize`The dashboard is not saved. Leave it, and lose your changes?`);
  }

  settings(): void {
    void this.openSettings();
  }

  kiosk(): void {
    this.fullScreen.enter();
  }

  exportFile(): void {
    const content = this.editor.content();
    if (!content) return;
    saveBlob(new Blob([dashboardFileText(content)], { type: 'application/json' }), dashboardFileName(content));
  }

  importFile(): void {
    void this.imports.choose().then((dashboard) => dashboard && this.goTo(dashboard));
  }

  /** Stores the draft beside what others have made of the dashboard. */
  keepCopy(): void {
    const name = this.editor.content()?.name ?? '';
    void this.editor.saveCopy($localize`${name}:name: (mine)`).then((dashboard) => dashboard && this.goTo(dashboard));
  }

  private async goTo({ id }: Dashboard): Promise<void> {
    await this.router.navigate(['/dashboards', id]);
  }

  private async openSettings(): Promise<void> {
    this.editor.begin();
    const { SettingsDialog } = await import('./dialogs/settings-dialog');
    const dialog = this.dialog.open<unknown, DashboardContent | null, DashboardContent>(SettingsDialog, {
      data: this.editor.content(),
      width: '52rem',
      maxWidth: '95vw',
    });
    const content = await firstValueFrom(dialog.afterClosed());
    if (!content) return;
    const { name, range, zone, variables } = content;
    this.editor.change(
      (now) => ({ ...now, name: name.trim(), range, zone, variables }),
      $localize`The settings are changed.`,
    );
  }
}
