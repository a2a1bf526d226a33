/**
 * OpenTelemetry, as its own variables describe it: OTEL_EXPORTER_OTLP_ENDPOINT turns it on, OTEL_TRACES_SAMPLER,
 * OTEL_EXPORTER_OTLP_HEADERS, OTEL_RESOURCE_ATTRIBUTES and the rest are read by its SDK. Import this file only when it
 * is wanted: the SDK is large.
 */
import { SpanStatusCode, trace as api } from '@opentelemetry/api';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { startNodeSDK } from '@opentelemetry/sdk-node';
import type { Telemetry } from './trace.ts';

export interface TelemetryOptions {
  /** `debrief-dashboard` or `debrief-workers`: one environment serves both, so OTEL_SERVICE_NAME cannot tell them apart. */
  service: string;
  version: string;
}

/**
 * Paths that machines ask every few seconds, and streams that last for an hour: a span of them says nothing. The address
 * of /welcome holds a token, which is nobody's business.
 */
const unseen = /^\/(healthz|readyz|metrics|live|v1\/stream|_app\/|welcome)/;

/** Starts tracing in this process. Modules loaded before are traced where that needs no patch: load this one first. */
export function startTelemetry({ service, version }: TelemetryOptions): Telemetry {
  const sdk = startNodeSDK({
    resourceAttributes: { 'service.name': service, 'service.version': version },
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url = '' }) => unseen.test(url) }),
      new UndiciInstrumentation(),
    ],
  });
  const tracer = api.getTracer('debrief', version);

  return {
    trace: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes }, async (span) => {
        try {
          return await work((more) => span.setAttributes(more));
        } catch (error) {
          span.recordException(error instanceof Error ? error : String(error));
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
    annotate: (attributes) => api.getActiveSpan()?.setAttributes(attributes),
    ids() {
      const context = api.getActiveSpan()?.spanContext();
      return context ? { traceId: context.traceId, spanId: context.spanId } : {};
    },
    stop: () => sdk.shutdown(),
  };
}
