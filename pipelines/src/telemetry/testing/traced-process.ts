/** A process that traces one piece of work when OTEL_EXPORTER_OTLP_ENDPOINT is set, and tells which packages it loaded. */
import { registerHooks } from 'node:module';

const packages = new Set<string>();
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('@opentelemetry/')) packages.add(specifier);
    return next(specifier, context);
  },
});

const { openTelemetry } = await import('../index.ts');
const telemetry = await openTelemetry(process.env['OTEL_EXPORTER_OTLP_ENDPOINT'], {
  service: 'debrief-test',
  version: '1',
});
const failure = await telemetry
  .trace('some work', { 'debrief.rows': 3 }, async (set) => {
    set({ 'debrief.request_ids': ['r-1'] });
    throw new Error('it broke');
  })
  .catch((error: unknown) => String(error));
await telemetry.stop();
process.send?.({ packages: [...packages], ids: telemetry.ids(), failure });
