import { formatTable } from '../report/format-table.ts';
import { quantile } from '../report/quantile.ts';
import type { FaultReport } from './run-faults.ts';
import { isAtRest } from './settle.ts';
import { isBlameless, type Verdict } from './verdict.ts';
import type { Recovery } from './watch-recovery.ts';

/** Why the run failed; empty when it did not. */
export function findFailures(report: FaultReport): string[] {
  const { verdicts, sent, unsettled, reconcile, leftOver, control, moments } = report;
  return [
    ...verdicts
      .filter((verdict) => !isBlameless(verdict))
      .map(({ check, examples }) => `${check}: ${examples.join('; ')}`),
    ...(sent.refused.length > 0 ? [`${sent.refused.length} items were refused: ${sent.refused[0]}`] : []),
    ...(sent.givenUp > 0 ? [`${sent.givenUp} items were never answered`] : []),
    ...(isAtRest(unsettled) ? [] : [`the desk did not come to rest: ${JSON.stringify(unsettled)}`]),
    ...moments.unexpected,
    ...(reconcile.ok ? [] : [`debrief reconcile: ${reconcile.output}`]),
    ...(leftOver.length > 0 ? [`processes were left behind: ${leftOver.join('; ')}`] : []),
    ...(control.lost === 0 ? ['the control missed nothing: this run proves nothing about the stream'] : []),
  ];
}

/** The run in words and tables. */
export function describeFaults(report: FaultReport): string {
  const { options, sent, unsettled, control, skipped, repeats, redelivered } = report;
  const { seed, kills, seconds, rate, redis } = options;
  const again = `pnpm bench faults --seed ${seed} --kills ${kills} --seconds ${seconds} --rate ${rate}${redis ? ' --redis' : ''}`;
  const failures = findFailures(report);
  return [
    faultTable(report.recoveries),
    '(from the end of a fault; one that follows before its time counts in)',
    '',
    verdictTable([...report.verdicts, { ...control, check: 'control: a listener that forgets its place (must lose)' }]),
    '',
    `${sent.acknowledged} items acknowledged, ${sent.retries} requests repeated by their senders; ` +
      `${repeats} events told twice after reconnects, ${redelivered} webhooks after lost answers`,
    `at rest ${(unsettled.tookMs / 1_000).toFixed(1)} s after the load`,
    ...report.launcherFailures.map((words) => `the launcher ended by itself and was started again: ${words}`),
    ...report.moments.missed.map((name) => `the moment had passed: ${name}`),
    `debrief reconcile: ${report.reconcile.output}`,
    ...skipped.map((reason) => `SKIPPED: ${reason}`),
    `again with: ${again}`,
    '',
    ...(failures.length > 0 ? failures.map((failure) => `FAILED: ${failure}`) : [describeSuccess(report)]),
    '',
  ].join('\n');
}

function describeSuccess({ recoveries, verdicts }: FaultReport): string {
  const kills = recoveries.filter(({ fault }) => fault.startsWith('kill -9')).length;
  const examined = verdicts.reduce((sum, verdict) => sum + verdict.examined, 0);
  return `${recoveries.length} faults, ${kills} of them kill -9: 0 lost, 0 doubled, 0 wrong of ${examined} things examined.`;
}

function faultTable(recoveries: Recovery[]): string {
  const kinds = [...Map.groupBy(recoveries, ({ fault }) => fault)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return formatTable(
    ['fault', 'times', 'answers p50', 'max', 'streams p50', 'max', 'analytics p50', 'max'],
    kinds.map(([fault, each]) => [
      fault,
      each.length,
      ...spread(each.map(({ answeredMs }) => answeredMs)),
      ...spread(each.map(({ streamedMs }) => streamedMs)),
      ...spread(each.map(({ analyticsMs }) => analyticsMs)),
    ]),
  );
}

function spread(times: (number | null)[]): [string, string] {
  const known = times.map((ms) => ms ?? Infinity);
  const seconds = (ms: number) => (ms === Infinity ? 'never' : `${(ms / 1_000).toFixed(1)} s`);
  return [seconds(quantile(known, 0.5)), seconds(Math.max(...known))];
}

function verdictTable(verdicts: Verdict[]): string {
  return formatTable(
    ['promise', 'examined', 'lost', 'doubled', 'wrong'],
    verdicts.map(({ check, examined, lost, doubled, wrong }) => [check, examined, lost, doubled, wrong]),
  );
}
