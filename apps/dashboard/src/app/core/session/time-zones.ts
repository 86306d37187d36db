/** The reader's own time zone, by its IANA name. */
export const OWN_TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that the browser knows, the reader's own and UTC first. */
export const TIME_ZONES: readonly string[] = [
  ...new Set([OWN_TIME_ZONE, 'UTC', ...Intl.supportedValuesOf('timeZone')]),
];
