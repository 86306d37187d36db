import { DOCUMENT, Injectable, inject } from '@angular/core';
import { ask } from '../api/ask';

const MAIN = /^main-[\w-]{8}\.js$/;
const SCRIPTS = /src="([^"]+\.js)"/g;

/** Which version of the app this page is of: the names of its files change with what is in them. */
@Injectable({ providedIn: 'root' })
export class AppVersion {
  private readonly document = inject(DOCUMENT);

  /** The name of the file that it begins with; null where the files have no such names, as while the app is developed. */
  readonly name: string | null = this.scripts().find((name) => MAIN.test(name)) ?? null;

  /**
   * Whether the server has another version by now.
   * @throws as `ask` does
   */
  async isOld(): Promise<boolean> {
    const page = await (await ask('/')).text();
    const here = this.scripts();
    return [...page.matchAll(SCRIPTS)].some(([, name]) => name !== undefined && !here.includes(name));
  }

  private scripts(): string[] {
    return [...this.document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src') ?? '');
  }
}
