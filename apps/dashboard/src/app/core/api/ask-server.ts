import type { ErrorBody } from '@tachograph/contracts';

const TIMEOUT_MS = 10_000;

/** A question that the server understood and will not answer, however often it is asked. Its message says why. */
export class RefusedQuestion extends Error {}

/**
 * The server's answer to a GET, as JSON.
 * @param superseded ends the waiting; what it throws then is an Error as any other
 * @throws Error whose message says in words what went wrong: no answer in 10 s, or the server's own explanation
 */
export async function askServer<Answer>(path: string, superseded?: AbortSignal): Promise<Answer> {
  const response = await answer(path, superseded);
  if (response.ok) return (await response.json()) as Answer;
  const why = await explanation(response);
  throw response.status >= 400 && response.status < 500 ? new RefusedQuestion(why) : new Error(why);
}

async function answer(path: string, superseded?: AbortSignal): Promise<Response> {
  const late = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(path, {
      signal: superseded ? AbortSignal.any([superseded, late]) : late,
      cache: 'no-store',
    });
  } catch (cause) {
    throw new Error('the server does not answer', { cause });
  }
}

async function explanation(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as Partial<ErrorBody>;
    if (body.error?.message) return body.error.message;
  } catch {
    // Not our server's JSON: something between us and it answered, and its status is all there is to tell.
  }
  return `the server answered ${response.status}`;
}
