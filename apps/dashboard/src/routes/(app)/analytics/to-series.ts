import type { Series } from '#lib/ui/chart/attach-line-chart.ts';
import type { PageData } from './$types';

type Facts = NonNullable<PageData['facts']>;

/** Devices keep their colour whichever are on screen; countries have theirs by their place in the period. */
const deviceColours: Record<string, number> = {
  desktop: 0,
  mobile: 1,
  tablet: 2,
  tv: 3,
  console: 4,
  wearable: 5,
  bot: 6,
};

/** The rows of the answer as lines over every bucket: a count is 0 where there was no conversation, a share unknown. */
export function toSeries(facts: Facts, nameOf: (value: string) => string) {
  const places = new Map(facts.buckets.map((bucket, index) => [bucket.label, index]));
  const series = facts.groups.map((group, index): Series => {
    const values: (number | null)[] = facts.buckets.map(() => (facts.isCount ? 0 : null));
    const hrefs: (string | null)[] = facts.buckets.map(() => null);
    for (const line of facts.lines) {
      const place = line.at === undefined ? undefined : places.get(line.at);
      if (line.group !== group || place === undefined) continue;
      values[place] = line.value.value;
      hrefs[place] = line.href;
    }
    return { name: nameOf(group), values, hrefs, colour: deviceColours[group] ?? index };
  });
  const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return { labels: facts.buckets.map((bucket) => short.format(new Date(`${bucket.label}T00:00:00Z`))), series };
}
