/** What the worker process answers on its own port, with either queue behind it. */
import { request as ask } from 'node:http';
import { QUEUE_BOARD_PATH, queueBoardToken } from '@debrief/pipelines/operate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { says, startDesk, type Desk } from './start-desk.ts';

const deskSecret = 'a secret of at least thirty-two characters';

export function describeOps(queueName: string, redisUrl: () => string | undefined): void {
  describe(`the port of workers with their queue in ${queueName}`, () => {
    let desk: Desk;
    let url: string;
    beforeAll(async () => {
      desk = await startDesk(redisUrl());
      const ops = { host: '127.0.0.1', port: 0, metricsToken: 'scrape-me-0123456789', deskSecret };
      const workers = await desk.start({ ops });
      url = `http://127.0.0.1:${workers.opsPort}`;
    });
    afterAll(() => desk[Symbol.asyncDispose]());

    const metrics = async () => (await fetch(`${url}/metrics`)).text();
    const board = (path: string, token?: string) =>
      fetch(`${url}${QUEUE_BOARD_PATH}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

    it('taken by somebody else does not keep the workers from their work', async () => {
      const taken = await desk.start({ ops: { host: '127.0.0.1', port: Number(new URL(url).port) } });
      expect(taken.opsPort).toBeNull();
      await taken.stop();
    });

    it('says that the process runs', async () => {
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    });

    it('tells jobs, readers, inserts, lag, queue and letters, with no label that grows with the workspaces', async () => {
      await desk.append([says('c', 'visitor', 'Do you ship to Norway?'), { type: 'end', conversation: 'c' }]);
      const told = async () => {
        const text = await metrics();
        expect(text).toMatch(/^debrief_job_seconds_count\{job="analyse",end="done"\} [1-9]/m);
        expect(text).toMatch(/^debrief_reader_batch_rows_sum\{reader="dispatch"\} [1-9]/m);
        expect(text).toMatch(/^debrief_reader_batch_rows_sum\{reader="analytics"\} [1-9]/m);
        expect(text).toMatch(/^debrief_clickhouse_insert_seconds_count [1-9]/m);
        expect(text).toMatch(/^debrief_analysis_seconds_count\{analyser="local@[^"]+",fallback="false"\} [1-9]/m);
      };
      await vi.waitFor(told, { timeout: 10_000, interval: 200 });
      const text = await metrics();
      expect(text).toMatch(/^debrief_outbox_lag_seconds\{reader="dispatch"\} \d/m);
      expect(text).toMatch(/^debrief_outbox_behind_rows\{reader="analytics"\} \d/m);
      expect(text).toMatch(/^debrief_queue_jobs\{state="waiting"\} \d/m);
      expect(text).toMatch(/^debrief_model_tokens_total\{direction="input"\} 0$/m);
      expect(text).toMatch(/^# TYPE debrief_dead_letters gauge$/m);
      expect(text).toMatch(/^process_resident_memory_bytes \d/m);
      expect(text).not.toContain(desk.workspaceId);
    });

    it('answers a web page whose name was made to point here with 403', async () => {
      const status = await new Promise((resolve, reject) => {
        ask(`${url}/metrics`, { headers: { host: 'evil.example' } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .once('error', reject)
          .end();
      });
      expect(status).toBe(403);
    });

    it('shows the queue board to the dashboard alone', async () => {
      expect((await board('/')).status).toBe(403);
      expect((await board('/', 'scrape-me-0123456789')).status).toBe(403);
      expect((await board('/', queueBoardToken(`${deskSecret}.`))).status).toBe(403);
      const token = queueBoardToken(deskSecret);
      const page = await board('/', token);
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain(`<base href="${QUEUE_BOARD_PATH}/"`);
      const script = /src="(static\/js\/main[^"]+)"/.exec(html)?.[1] ?? '';
      expect((await board(`/${script}`, token)).headers.get('content-type')).toContain('javascript');

      const queues = (await (await board('/api/queues', token)).json()) as { queues: object[] };
      expect(queues.queues).toMatchObject([{ name: 'debrief', type: 'bullmq', counts: { failed: 0 } }]);
    });
  });
}
