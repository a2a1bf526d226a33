export * from './open-telemetry.ts';
export { noTelemetry, type Telemetry } from './trace.ts';
