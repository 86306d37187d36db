const SPEED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

const ALIGNED = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A speed in km/h for a column of figures: always one decimal. */
export function alignedSpeed(value: number): string {
  return ALIGNED.format(value);
}

/** A speed in km/h as it is shown: at most one decimal. */
export function formatSpeed(value: number): string {
  return SPEED.format(value);
}
