import type { Analyser } from '@debrief/pipelines/analyse';
import type { Observe } from './observe.ts';

/** The same analyser, with what each analysis took and cost told to `observe`. */
export function observeAnalyser(analyser: Analyser, observe: Observe): Analyser {
  return {
    ...analyser,
    async analyse(conversation, options) {
      const startedAt = performance.now();
      const analysis = await analyser.analyse(conversation, options);
      const { analysedBy, fallbackReason, inputTokens, outputTokens, costUsd } = analysis.receipt;
      const seconds = (performance.now() - startedAt) / 1_000;
      observe.analysis({
        analysedBy,
        isFallback: fallbackReason !== null,
        inputTokens,
        outputTokens,
        costUsd,
        seconds,
      });
      return analysis;
    },
  };
}
