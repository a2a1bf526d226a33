/** A small reader of server-sent events, for tests of the stream; it never reconnects by itself. */
export interface StreamEvent {
  event: string;
  id: number | null;
  data: Record<string, unknown>;
}

/** Connects and yields each event until the stream ends, or `signal` ends it. */
export async function* readEvents(
  url: string,
  { headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): AsyncGenerator<StreamEvent, void> {
  const response = await fetch(url, { headers, signal });
  if (response.status !== 200 || !response.body) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ', 1)[0] ?? '', line.replace(/^\w*: /, '')]),
      );
      const data = fields.get('data');
      if (data === undefined) continue;
      const id = fields.get('id');
      yield {
        event: fields.get('event') ?? 'message',
        id: id === undefined ? null : Number(id),
        data: JSON.parse(data) as Record<string, unknown>,
      };
    }
  }
}
