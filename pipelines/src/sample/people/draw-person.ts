/** Who is writing: place, language, device, habits, and a name only where the shop would know one. */
import { digest, type Random } from '../engine/random.ts';
import type { Care } from '../engine/roughen-text.ts';
import type { Device, Language, Scenario } from '../script.ts';
import { countries, type Country } from './countries.ts';
import { deviceShares, drawUserAgent } from './devices.ts';
import { givenNames } from './names.ts';

export type Plan = 'guest' | 'member' | 'care_plus';

export interface Person {
  visitorId: string;
  country: string;
  city: string;
  zone: string;
  language: Language;
  /** The browser's language tag, which is not always the language written in. */
  tag: string;
  device: Device;
  userAgent: string;
  google: string;
  name: string;
  email: string;
  phone: string;
  plan: Plan;
  /** Signed in to the shop, so that it knows name and e-mail address. */
  isKnown: boolean;
  care: Care;
  formal: boolean;
  /** Orders before this conversation. */
  orderCount: number;
}

const careByDevice: Readonly<Record<Device, readonly (readonly [Care, number])[]>> = {
  desktop: [
    ['proper', 44],
    ['relaxed', 44],
    ['sloppy', 12],
  ],
  mobile: [
    ['proper', 20],
    ['relaxed', 49],
    ['sloppy', 31],
  ],
  tablet: [
    ['proper', 46],
    ['relaxed', 46],
    ['sloppy', 8],
  ],
  crawler: [['proper', 1]],
};

/** Draws a person who would hold this conversation: one whose language the scenario is written in. */
export function drawPerson(scenario: Scenario, random: Random): Person {
  const candidates: (readonly [{ country: Country; language: Language; tag: string }, number])[] = [];
  for (const country of countries) {
    const leaning = scenario.countries?.[country.code] ?? scenario.elsewhere ?? 1;
    const total = country.speaks.reduce((sum, [, , weight]) => sum + weight, 0);
    for (const [language, tag, weight] of country.speaks) {
      if (scenario.talk[language])
        candidates.push([{ country, language, tag }, (country.weight * leaning * weight) / total]);
    }
  }
  const { country, language, tag } = random.weighted(candidates);
  const fitting = country.places.filter(({ city }) => scenario.cities?.includes(city));
  const place = random.pick(fitting.length > 0 ? fitting : country.places);
  const shares = (Object.keys(deviceShares) as Device[]).map(
    (device) => [device, deviceShares[device] * (scenario.devices?.[device] ?? 1)] as const,
  );
  const device = scenario.devices?.crawler === 1 ? 'crawler' : random.weighted(shares);
  const given = random.pick(givenNames[language]);
  const initial = random.pick([...'ABCDEFGHJKLMNPRSTVW']);
  const plan = random.weighted<Plan>([
    ['guest', 58],
    ['member', 32],
    ['care_plus', 10],
  ]);

  return {
    visitorId: `sample-v-${digest(`${random.next()}`, 10)}`,
    country: country.code,
    ...place,
    language,
    tag,
    device,
    userAgent: drawUserAgent(device, random),
    google: country.google,
    name: `${given} ${initial}.`,
    email: `${asciiLetters(given)}.${initial.toLowerCase()}${random.int(2, 89)}@example.com`,
    phone: country.phone.replace(/#/g, () => String(random.int(0, 9))),
    plan,
    isKnown: plan !== 'guest' && random.chance(0.6),
    care: random.weighted(careByDevice[device]),
    formal: random.chance(language === 'fr' ? 0.9 : language === 'es' ? 0.25 : 0.4),
    orderCount: plan === 'guest' ? random.int(0, 1) : random.int(1, 7),
  };
}

function asciiLetters(name: string): string {
  return name
    .toLowerCase()
    .replace('ö', 'oe')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}
