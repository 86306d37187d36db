import { saveBlob } from '../session/save-blob';

/** Where a download goes. */
export interface FileSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The file is whole. */
  finish(): Promise<void>;
  /** Nothing is to be left of it. */
  abandon(): Promise<void>;
}

/** Rows of which a browser that can't write to a file keeps the whole download in memory; more it downloads by itself. */
export const IN_MEMORY_ROWS_MAX = 1_000_000;

/** What Chromium has, and TypeScript's description of browsers does not know yet. */
interface PickingWindow {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** Whether this browser lets a page write a file of any size. */
export function canPickFile(): boolean {
  return 'showSaveFilePicker' in window;
}

/**
 * A file that the person chooses.
 * @returns null where the person chose none
 */
export async function pickedFile(name: string): Promise<FileSink | null> {
  try {
    const handle = await (window as PickingWindow).showSaveFilePicker?.({ suggestedName: name });
    if (!handle) return null;
    const file = await handle.createWritable();
    return { write: (bytes) => file.write(bytes), finish: () => file.close(), abandon: () => file.abort() };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** A file that is kept in memory until it is whole, and is then among the browser's downloads. */
export function memoryFile(name: string): FileSink {
  let parts: Blob[] = [];
  return {
    write(bytes) {
      parts.push(new Blob([bytes]));
      return Promise.resolve();
    },
    finish() {
      saveBlob(new Blob(parts), name);
      parts = [];
      return Promise.resolve();
    },
    abandon() {
      parts = [];
      return Promise.resolve();
    },
  };
}
