// How does the page speak with the server? Reads are plain; a decision carries the revision it was made on and a
// key that makes repeating it harmless.
import type { Preparing, Review } from './types';

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly id: string,
    message: string,
    readonly review: Review | null = null,
  ) {
    super(message);
  }
}

async function refusal(answer: Response): Promise<Refusal> {
  const body = await answer.json().catch(() => null);
  const error = body?.error ?? {};
  return new Refusal(
    answer.status,
    error.id ?? `HTTP-${answer.status}`,
    error.message ?? answer.statusText,
    body?.review,
  );
}

export type Progress = Preparing['preparing'];
const nextLook = 250; // how long until an answer that is being prepared is asked for again

// What is found of all claims together may not be there yet: it is asked for again, and `awaits` is told how far it is.
export async function get<T>(
  path: string,
  signal?: AbortSignal,
  awaits?: (progress: Progress) => void,
): Promise<T> {
  for (;;) {
    const answer = await fetch(`/api/${path}`, { signal, headers: { Accept: 'application/json' } });
    if (!answer.ok) throw await refusal(answer);
    const body = await answer.json();
    if (answer.status !== 202) return body;
    awaits?.(body.preparing);
    await new Promise((done) => setTimeout(done, nextLook));
    signal?.throwIfAborted();
  }
}

export async function send<T>(
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  headers: HeadersInit = {},
): Promise<T> {
  const answer = await fetch(`/api/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw await refusal(answer);
  return answer.json();
}

export async function upload(name: string, bytes: Blob): Promise<{ job: string }> {
  const answer = await fetch(`/api/import?${new URLSearchParams({ name })}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: bytes,
  });
  if (!answer.ok) throw await refusal(answer);
  return answer.json();
}

export interface Word {
  subject: string;
  kind: string;
  content: Record<string, unknown>;
}

const pauses = [300, 1200, 4000]; // the server may be starting again: the same key makes the repetition harmless

export async function decide(word: Word, revision: string, key = crypto.randomUUID()): Promise<Review> {
  const headers = { 'If-Match': `"${revision}"`, 'Idempotency-Key': key };
  for (let tried = 0; ; tried++) {
    try {
      return (await send<{ review: Review }>('POST', 'decisions', word, headers)).review;
    } catch (error) {
      const passing = !(error instanceof Refusal) || error.status === 423 || error.status === 503;
      const pause = pauses[tried];
      if (!passing || pause === undefined) throw error;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}
