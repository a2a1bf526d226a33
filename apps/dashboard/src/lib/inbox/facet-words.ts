import { countryName } from '#lib/ui/country-name.ts';
import { deviceWord } from '#lib/ui/device-word.ts';
import type { FacetName } from './facet-names.ts';

export const facetTitles: Record<FacetName, string> = {
  device: 'Device',
  country: 'Country',
  flag: 'Flag',
  rating: 'Rating',
  outcome: 'Outcome',
  tag: 'Tag',
  topic: 'Topic',
  sentiment: 'Sentiment',
  status: 'Status',
  handoff: 'Who answers',
  language: 'Language',
  browser: 'Browser',
  os: 'System',
  channel: 'Channel',
  region: 'Region',
  city: 'City',
  page: 'Page',
  referrer: 'Came from',
  weekday: 'Day of the week it started',
  hour: 'Hour it started',
};

const named: Partial<Record<FacetName, Record<string, string>>> = {
  outcome: {
    resolved_confirmed: 'Resolved, confirmed',
    resolved_assumed: 'Resolved, assumed',
    unresolved: 'Not resolved',
    abandoned: 'Abandoned',
    handed_off: 'Handed off',
    no_question: 'No question',
    '': 'Not analysed',
  },
  handoff: { bot: 'The bot', waiting: 'Waiting for a human', human: 'A human' },
  tag: { '': 'No tag' },
  topic: { '': 'No topic' },
};

/** 1 is Monday; the first of these days was one. */
const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** What a value of a facet is called, '' being what nobody knows; kinds of flags have their words with their icons. */
export function facetWord(name: FacetName, value: string): string {
  const word = named[name]?.[value];
  if (word !== undefined) return word;
  if (value === '') return 'Not known';
  if (name === 'country') return countryName(value);
  if (name === 'device') return deviceWord(value as Parameters<typeof deviceWord>[0]);
  if (name === 'language') return languages.of(value) ?? value;
  if (name === 'weekday') return weekday.format(Date.UTC(2024, 0, Number(value)));
  if (name === 'hour') return `${value.padStart(2, '0')}:00 to ${value.padStart(2, '0')}:59`;
  const isOurs = name === 'rating' || name === 'sentiment' || name === 'status';
  return isOurs ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}
