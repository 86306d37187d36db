import type { ErrorBody, FieldError } from '@tachograph/contracts';

const TIMEOUT_MS = 10_000;

/** What the server answered in place of what was asked for, in its own words where it had some. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** What was wrong with which field of what was sent; empty where the answer names none. */
    readonly fields: readonly FieldError[] = [],
  ) {
    super(message);
  }

  /** Whether the server understood, and will answer the same however often it is asked. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

/** For a question that is given up when its answer is late, or when it was superseded. */
export function inTime(superseded: AbortSignal): AbortSignal {
  return AbortSignal.any([superseded, AbortSignal.timeout(TIMEOUT_MS)]);
}

/**
 * Asks the server.
 * @throws Refusal where it refuses
 * @throws Error that says so in words where there is no answer, by default in 10 s
 */
export async function ask(url: string, request: RequestInit = {}): Promise<Response> {
  const response = await answer(url, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store', ...request });
  if (response.ok) return response;
  throw refusal(response.status, await bodyOf(response));
}

/** As {@link ask}, for JSON. */
export async function askJson<Body>(url: string, request?: RequestInit): Promise<Body> {
  return (await (await ask(url, request)).json()) as Body;
}

/** Sends JSON, and is answered with JSON; fails as {@link ask} does. */
export function sendJson<Body>(method: 'POST' | 'PUT', url: string, body: unknown): Promise<Body> {
  return askJson<Body>(url, {
    method,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
}

/** An error answer in words; `body` is what was parsed of it, if it was JSON at all. */
export function refusal(status: number, body: unknown): Refusal {
  const error = (body as Partial<ErrorBody> | null | undefined)?.error;
  if (!error?.message) return new Refusal(status, $localize`the server answered ${status}:status:`);
  const { message, path, fields = path === undefined ? [] : [{ path, message }] } = error;
  return new Refusal(status, message, fields);
}

/** An error's words, for a sentence. */
export function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function answer(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch (cause) {
    throw new Error($localize`the server does not answer`, { cause });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // Not our server's JSON: something between us and it answered, and its status is all there is to tell.
    return null;
  }
}
