import type { TelemetryOptions } from './start-telemetry.ts';
import { noTelemetry, type Telemetry } from './trace.ts';

/** Telemetry when an endpoint is set; otherwise nothing is loaded, and nothing costs anything. */
export async function openTelemetry(endpoint: string | undefined, options: TelemetryOptions): Promise<Telemetry> {
  if (!endpoint) return noTelemetry;
  const { startTelemetry } = await import('./start-telemetry.ts');
  return startTelemetry(options);
}
