import { DOCUMENT, inject } from '@angular/core';
import { Router, type NavigationError } from '@angular/router';
import { AppVersion } from './app-version';

/**
 * What to do where a page could not be opened. Its code is loaded at that moment; a server that has a new version of the app by then
 * has it no more, so the page is opened in that version. In any other case everything stays as it is. To be called where Angular
 * injects.
 */
export async function openInNewVersion({ url }: Pick<NavigationError, 'url'>): Promise<void> {
  const { location } = inject(DOCUMENT);
  const version = inject(AppVersion);
  // A page that was only just loaded would be loaded again and again.
  if (!inject(Router).navigated) return;
  const isOld = await version.isOld().catch(() => false);
  if (isOld) location.assign(url);
}
