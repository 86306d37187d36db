import { chromium, type Browser } from 'playwright-core';

/**
 * The system’s Chromium, headless, on a temporary profile of its own. To be closed by the caller.
 * @param more arguments of the program
 */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...more,
    ],
  });
}
