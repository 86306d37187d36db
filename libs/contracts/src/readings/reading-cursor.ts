/** A place in the order of readings: by the time taken (milliseconds since 1970, UTC), then by id. */
export interface ReadingPlace {
  readonly takenAt: number;
  readonly id: number;
}

const PLACE = /^(\d{1,16})\.(\d{1,16})$/;

/** A place as clients carry it from one page to the next: text that says nothing to them, and needs no escaping in a URL. */
export function toCursor({ takenAt, id }: ReadingPlace): string {
  return Buffer.from(`${takenAt}.${id}`).toString('base64url');
}

/** @returns undefined for what {@link toCursor} never gives */
export function parseCursor(text: unknown): ReadingPlace | undefined {
  if (typeof text !== 'string') return undefined;
  const [, takenAt, id] = PLACE.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  const place = { takenAt: Number(takenAt), id: Number(id) };
  // What decodes to a place but is not its text was cut or changed on the way.
  return Number.isSafeInteger(place.takenAt) && Number.isSafeInteger(place.id) && toCursor(place) === text
    ? place
    : undefined;
}
