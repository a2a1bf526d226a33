/* Server-sent events as a careful client reads them: https://html.spec.whatwg.org/multipage/server-sent-events.html */

export interface StreamBlock {
  event: string;
  /** The last id the stream named, as `Last-Event-ID` wants it; null before the first. */
  id: string | null;
  data: string;
}

/** Connects once and yields every event until the stream ends; throws when it breaks, or is refused. */
export async function* readStream(
  url: string,
  { headers, signal }: { headers: Record<string, string>; signal: AbortSignal },
): AsyncGenerator<StreamBlock, void> {
  const response = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new Error(`the stream answered ${response.status}`);
  }
  let rest = '';
  let id: string | null = null;
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    // What has no blank line behind it is not an event yet, and is forgotten when the connection breaks.
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const { event, data, id: named } = parseBlock(block);
      id = named ?? id;
      if (data !== null) yield { event: event ?? 'message', id, data };
    }
  }
}

function parseBlock(block: string): { event: string | null; data: string | null; id: string | null } {
  const found = { event: null as string | null, data: null as string | null, id: null as string | null };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (field === 'event') found.event = value;
    if (field === 'id') found.id = value;
    if (field === 'data') found.data = found.data === null ? value : `${found.data}\n${value}`;
  }
  return found;
}
