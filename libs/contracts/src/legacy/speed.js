/** Section 1 of the wire contract: the speed channel. Field names are the older system's. */
/** The channel that speed readings are stored in, and its unit. */
export const SPEED_CHANNEL = { name: 'speed', unit: 'km/h' };
/**
 * What is wrong with a speed outside the range that the operator has set; `undefined` where nothing is.
 *
 * @param value km/h
 * @param range both ends are accepted
 */
export function speedOutOfRange(value, range) {
    if (value >= range.min && value <= range.max)
        return undefined;
    return { path: 'speed', message: `speed must be from ${range.min} to ${range.max} ${SPEED_CHANNEL.unit}` };
}
/** The device that a speed reading belongs to when neither the message nor the connection names one. */
export const DEFAULT_SPEED_DEVICE = 'speedometer';
//# sourceMappingURL=speed.js.map