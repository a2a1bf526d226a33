/** A rebuild in a process of its own that stands still after its first block, so that a test can kill it. */
import { connectClickHouse } from '../clickhouse/connect.ts';
import { rebuild } from '../clickhouse/rebuild.ts';
import { connectPostgres } from '../postgres/connect.ts';

const [databaseUrl = '', clickhouseUrl = ''] = process.argv.slice(2);
await rebuild(connectPostgres(databaseUrl), connectClickHouse(clickhouseUrl), {
  blockSize: 1,
  onProgress() {
    process.send?.('begun');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
