/**
 * Puts readings back together into the messages that brought them: the values of one message are of the same device and
 * instant, and have consecutive ids in the order in which it named them. Readings of other channels are let be, and so is
 * what belongs to no first value among them.
 *
 * @param readings any order within
 * @param order the channels, as such messages name them
 * @returns in the order of their first values among the readings
 */
export function toMessages(readings, order) {
  const firsts = readings.filter(({ channel }) => channel === order[0]);
  if (firsts.length === 0) return [];
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  return firsts.map((first) => ({ first, values: valuesOf(first, byId, order) }));
}
function valuesOf(first, byId, order) {
  const parts = order.map((channel, offset) => {
    const part = byId.get(first.id + offset);
    const isOfMessage = part?.channel === channel && part.device === first.device && part.takenAt === first.takenAt;
    return isOfMessage ? part : undefined;
  });
  return new Map(parts.filter((part) => part !== undefined).map(({ channel, value }) => [channel, value]));
}
//# sourceMappingURL=message-readings.js.map
