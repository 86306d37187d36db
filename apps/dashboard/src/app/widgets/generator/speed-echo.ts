import type { ErrorBody, ErrorCode } from '@tachograph/contracts';

/** What the speed channel answered: the message itself, stored, or why not. */
export type SpeedEcho = { kind: 'echo'; id: unknown } | { kind: 'refused'; code: ErrorCode; message: string };

/** Reads an answer of the speed channel; `undefined` for a frame that is neither echo nor error. */
export function parseEcho(text: string): SpeedEcho | undefined {
  try {
    const answer = JSON.parse(text) as { id?: unknown; speed?: unknown } & Partial<ErrorBody>;
    if (answer.error) return { kind: 'refused', code: answer.error.code, message: answer.error.message };
    return answer.speed === undefined ? undefined : { kind: 'echo', id: answer.id };
  } catch {
    return undefined;
  }
}

/** Whether the same reading may be stored when it is sent again later: the fault is not its own. */
export function mayPass(code: ErrorCode): boolean {
  return code === 'storage_unavailable' || code === 'internal_error';
}
