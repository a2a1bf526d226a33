import { release } from '@debrief/db';
import { noTelemetry, openTelemetry, type Telemetry } from '@debrief/pipelines/telemetry';

let running: Telemetry = noTelemetry;

/** The process's traces; none where no endpoint is set. */
export function telemetry(): Telemetry {
  return running;
}

/** Called once, by instrumentation.server.ts, before the modules that it traces are loaded. */
export async function beginTelemetry(endpoint: string): Promise<void> {
  running = await openTelemetry(endpoint, { service: 'debrief-dashboard', version: release });
}
