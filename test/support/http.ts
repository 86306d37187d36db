export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** GET, and the answer's JSON. */
export async function getJson<Body = Record<string, unknown>>(url: string, headers = {}): Promise<Answer<Body>> {
  return answerOf<Body>(await fetch(url, { headers }));
}

/** POST of a body, as JSON unless it is text already, and the answer's JSON. */
export async function postJson<Body = Record<string, unknown>>(url: string, body: unknown): Promise<Answer<Body>> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answerOf<Body>(
    await fetch(url, { method: 'POST', body: text, headers: { 'Content-Type': 'application/json' } }),
  );
}

async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}
