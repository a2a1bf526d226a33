import { queueBoardToken } from '@debrief/pipelines/operate';

export interface BoardPlace {
  /** Where a worker process serves its port, without a path. */
  workersUrl: string;
  deskSecret: string;
}

/** The board's own headers that a browser needs; its cookies, should it ever set one, stay behind. */
const kept = ['content-type', 'content-length', 'cache-control', 'etag', 'last-modified'];

/** bull-board's pages style themselves inline and load a font from elsewhere, which they do well without. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Passes a member's request on to the queue board of the workers and streams its answer back. The member's cookies stay
 * here; what opens the board is the desk's token. Throws when no worker answers.
 */
export async function passToBoard(request: Request, { workersUrl, deskSecret }: BoardPlace): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers({ authorization: `Bearer ${queueBoardToken(deskSecret)}` });
  for (const name of ['accept', 'content-type', 'if-none-match', 'if-modified-since']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const answer = await fetch(workersUrl + pathname + search, {
    ...{ method: request.method, headers, redirect: 'manual', signal: request.signal },
    // Its bodies are a job's few fields.
    body: hasBody ? await request.arrayBuffer() : undefined,
  });
  const passed = new Headers({ 'content-security-policy': policy });
  for (const name of kept) {
    const value = answer.headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  // Unpacked on its way here, it is longer than it was.
  if (answer.headers.has('content-encoding')) passed.delete('content-length');
  return new Response(answer.body, { status: answer.status, headers: passed });
}
