const START = Date.UTC(2026, 10, 20, 12);

/** What a sensor sends of a person who is calm, and whose heart and skin respond from a second on. */
export function messageAt(second: number, device_id: string, arousedFrom = Infinity) {
  const share = Math.min(1, Math.max(0, (second - arousedFrom) / 30));
  const hr = 65 + 3 * Math.sin(second / 7) + 35 * share;
  const eda = 1 + 0.05 * Math.sin(second / 11) + 3 * share;
  return { hr, temp: 33, eda, device_id, timestamp: new Date(START + second * 1000).toISOString() };
}

/** Long enough calm to know this person, then aroused: what sets off one alert. */
export function messagesUpToAlert(device_id: string): ReturnType<typeof messageAt>[] {
  return Array.from({ length: 740 }, (_, second) => messageAt(second, device_id, 700));
}
