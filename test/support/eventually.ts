/** Only for what never comes about: a busy machine may take long. */
const TIMEOUT_MS = 60_000;
const PAUSE_MS = 25;

/** Asks until the answer is as wished, and gives it; fails with the last answer when that takes too long. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  wished: (answer: T) => boolean | Promise<boolean>,
): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const answer = await ask();
    if (await wished(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`the last answer was ${JSON.stringify(answer).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
