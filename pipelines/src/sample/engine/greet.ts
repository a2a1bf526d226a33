/** The first words of a conversation: no greeting, one in front of the question, or one sent ahead on its own. */
import type { Person } from '../people/draw-person.ts';
import { writeText, type Wording } from './write-text.ts';

/** Greetings of a place, used beside those of the language. */
const regional: Readonly<Record<string, readonly string[]>> = {
  AT: ['servus', 'grüß Gott', 'hallo'],
  CH: ['grüezi', 'hoi', 'guten Tag'],
  Hamburg: ['moin', 'moin moin'],
  Kiel: ['moin'],
  Bremen: ['moin'],
  Oldenburg: ['moin'],
};

/** One message, or two when the visitor says hello first. */
export function greet(question: string, person: Person, wording: Wording): string[] {
  const { random } = wording;
  const { care, language, formal } = person;
  const style = random.weighted([
    ['none', care === 'sloppy' ? 62 : care === 'relaxed' ? 46 : 34],
    ['inline', care === 'sloppy' ? 28 : 46],
    ['ahead', care === 'proper' ? 3 : 8],
    ['closing', care === 'proper' ? 20 : 6],
  ]);
  if (style === 'none') return [question];

  const local = language === 'de' ? (regional[person.city] ?? regional[person.country]) : undefined;
  const greeting =
    local && random.chance(0.6)
      ? random.pick(local)
      : writeText(formal || care === 'proper' ? '<greetingPolite>' : '<greeting>', wording);
  if (style === 'ahead') return [greeting, question];
  const mark = random.weighted([
    [',', 6],
    ['!', care === 'sloppy' ? 1 : 3],
    ['', care === 'sloppy' ? 5 : 1],
    ['.', 1],
  ]);
  const opening = `${greeting}${language === 'fr' && mark === '!' ? ' !' : mark} ${question}`;
  if (style !== 'closing') return [opening];
  const pause = /[.?!…]$/.test(opening) ? '' : random.pick(['.', ',', '.']);
  return [`${opening}${pause} ${writeText('<inAdvance>', wording)}`];
}
