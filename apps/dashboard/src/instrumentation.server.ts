/* eslint-disable no-restricted-properties -- the adapter has no other way to be told its limits */
/* Runs before the server's own modules, which read their limits from the environment once. */

// A batch is up to 4 MiB (routes/v1); the adapter's own limit of 512 KiB would cut it off.
process.env['BODY_SIZE_LIMIT'] ??= '5M';
// Live streams never end by themselves: a stopping server waits this many seconds for them and then hangs up.
process.env['SHUTDOWN_TIMEOUT'] ??= '2';

// Loaded for those who want it, and then before what it traces.
const endpoint = process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
if (endpoint) {
  const { beginTelemetry } = await import('#lib/server/telemetry.ts');
  await beginTelemetry(endpoint);
}
