import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';
import { SingleKeys } from '../session/single-keys';
import { Commands, type Command } from './commands';

/** The second of two keys comes within this time, milliseconds. */
const SECOND_KEY_MS = 1_500;
/** Where keys are text, and where they choose. */
const TYPING = 'input, textarea, select, [contenteditable=true]';
const CHOOSING = '[role=dialog], dialog, [role=menu], [role=listbox]';
/** What has keys of its own while it has the focus. */
const OWN_KEYS = 'a, button, input, select, textarea, summary, [tabindex], [role=slider]';

/** Runs the command whose keys are pressed, wherever on the page; text fields, menus and dialogs keep their own keys. */
@Injectable({ providedIn: 'root' })
export class CommandKeys {
  private readonly commands = inject(Commands);
  private readonly singleKeys = inject(SingleKeys);
  private readonly document = inject(DOCUMENT);
  private first: { readonly keys: string; readonly until: number } | null = null;

  constructor() {
    const press = (event: KeyboardEvent) => this.press(event);
    this.document.addEventListener('keydown', press);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', press));
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || isElsewhere(event)) return;
    if (!this.singleKeys.areOn() && isSingle(event)) return;
    const keys = keysOf(event);
    const before = this.first && this.first.until > Date.now() ? `${this.first.keys} ` : '';
    this.first = null;
    const command = this.find(before + keys) ?? this.find(keys);
    if (command) {
      event.preventDefault();
      command.run();
    } else if (this.begins(keys)) this.first = { keys, until: Date.now() + SECOND_KEY_MS };
  }

  private find(keys: string): Command | undefined {
    const found = this.commands.enabled().find((command) => command.keys === keys);
    return found?.yieldsToFocus && this.document.activeElement?.matches(OWN_KEYS) ? undefined : found;
  }

  private begins(keys: string): boolean {
    return this.commands.all().some((command) => command.keys?.startsWith(`${keys} `));
  }
}

/** The keys of an event, as commands write them; the Command key of a Mac counts as Ctrl. */
function keysOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const isLetter = /^\p{L}$/u.test(key);
  const name = isLetter ? key.toLowerCase() : key;
  // What another character needs Shift for says so by itself: `?`.
  const shift = shiftKey && (isLetter || key.length > 1);
  return [...(ctrlKey || metaKey ? ['Ctrl'] : []), ...(altKey ? ['Alt'] : []), ...(shift ? ['Shift'] : []), name].join(
    '+',
  );
}

/** What is a character and nothing else; Escape and the arrows are none. */
function isSingle({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}

function isElsewhere({ target, ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(CHOOSING)) return true;
  const isOwnKey = !(ctrlKey || metaKey) || /^[acvxyz]$/i.test(key);
  return target.closest(TYPING) !== null && isOwnKey;
}
