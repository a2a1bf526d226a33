/** The order numbers, sizes, days and prices of one conversation: drawn once, then the same whenever they are named. */
import { DateTime } from 'luxon';
import type { Random } from '../engine/random.ts';
import type { Language } from '../script.ts';
import type { Person } from '../people/draw-person.ts';
import { operatorNames } from '../people/names.ts';
import { bags, electricBikes, misspellings, touringBikes } from './products.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES', nl: 'nl-NL' };

const daypart: Readonly<Record<Language, readonly [morning: string, afternoon: string, evening: string]>> = {
  en: ['good morning', 'good afternoon', 'good evening'],
  de: ['guten Morgen', 'guten Tag', 'guten Abend'],
  fr: ['bonjour', 'bonjour', 'bonsoir'],
  es: ['buenos días', 'buenas tardes', 'buenas noches'],
  nl: ['goedemorgen', 'goedemiddag', 'goedenavond'],
};

const colours: Readonly<Record<Language, readonly string[]>> = {
  en: ['moss green', 'slate', 'rust red', 'black', 'sand'],
  de: ['Moosgrün', 'Schiefer', 'Rostrot', 'Schwarz', 'Sand'],
  fr: ['vert mousse', 'ardoise', 'rouille', 'noir', 'sable'],
  es: ['verde musgo', 'pizarra', 'óxido', 'negro', 'arena'],
  nl: ['mosgroen', 'leisteen', 'roestrood', 'zwart', 'zand'],
};

const workshopNear: Readonly<Record<string, string>> = {
  GB: 'Bristol',
  IE: 'Bristol',
  FR: 'Lyon',
  ES: 'Lyon',
  IT: 'Lyon',
};
const hamburgSide = ['DE', 'AT', 'CH', 'DK', 'SE', 'NO', 'PL'];

function workshopFor({ country, language }: Person): string {
  if (country === 'CH' && language === 'fr') return 'Lyon';
  if (country === 'BE') return language === 'fr' ? 'Lyon' : 'Utrecht';
  return workshopNear[country] ?? (hamburgSide.includes(country) ? 'Hamburg' : 'Utrecht');
}

const numbers = new Map(Object.values(locales).map((locale) => [locale, new Intl.NumberFormat(locale)]));

/** An amount the shop charges, given in euros: pounds in Great Britain, else as the language writes it. */
export function writeMoney(euros: number, { country, language }: Person): string {
  const inPounds = country === 'GB';
  const amount = numbers.get(locales[language])?.format(Math.round(inPounds ? euros * 0.87 : euros)) ?? '';
  if (inPounds) return `£${amount}`;
  if (language === 'en') return `€${amount}`;
  return language === 'nl' ? `€ ${amount}` : `${amount} €`;
}

/** Feet and inches where people measure themselves so, else metres as the language writes them. */
function writeHeight(centimetres: number, { country, language }: Person): string {
  if (language === 'en' && ['GB', 'US', 'IE', 'CA'].includes(country)) {
    const inches = Math.round(centimetres / 2.54);
    return `${Math.floor(inches / 12)}'${inches % 12}"`;
  }
  const rest = String(centimetres % 100).padStart(2, '0');
  if (language === 'en') return `${centimetres} cm`;
  return language === 'fr' ? `1m${rest}` : `1,${rest} m`;
}

/** The frame size the shop's guide gives for a body height. */
export function frameFor(centimetres: number): string {
  if (centimetres < 164) return 'S';
  if (centimetres < 176) return 'M';
  return centimetres < 187 ? 'L' : 'XL';
}

/** A function from slot name to text; undefined for a name that is no slot. `startMs` is the start of the conversation. */
export function createSlots(person: Person, random: Random, startMs: number) {
  const { language } = person;
  const height = random.int(156, 195);
  const ebike = random.pick(electricBikes);
  const tourer = random.pick(touringBikes);
  const bike = random.pick([...electricBikes, ...touringBikes]);

  const fixed: Readonly<Record<string, string>> = {
    order: String(random.int(204_118, 268_940)),
    ebike,
    tourer,
    bike,
    // What the visitor calls the bike; the bot and the shop use its name.
    myebike: alias(ebike, random),
    mytourer: alias(tourer, random),
    mybike: alias(bike, random),
    bag: random.pick(bags),
    height: writeHeight(height, person),
    size: frameFor(height),
    othersize: frameFor(height < 176 ? height + 12 : height - 12),
    inseam: String(Math.round(height * 0.47)),
    weight: String(random.int(62, 118)),
    colour: random.pick(colours[language]),
    city: person.city,
    shop: workshopFor(person),
    price: writeMoney(random.int(12, 46) * 100 - 1, person),
    name: person.name,
    email: person.email,
    phone: person.phone,
    operator: random.pick(operatorNames),
    time: random.pick(['9:30', '10:00', '10:30', '11:15', '13:30', '14:00', '15:30', '16:45']),
    othertime: random.pick(['9:00', '11:45', '12:30', '14:45', '16:00', '17:15']),
    days: String(random.int(3, 12)),
    few: String(random.int(2, 4)),
    km: String(random.int(4, 62) * 100),
    tour: String(random.int(6, 14) * 10),
    child: String(random.int(14, 40)),
    ref: `T-${random.int(10_400, 98_900)}`,
  };
  const dated = createDatedSlots(person, random, startMs);

  return function slot(name: string, argument: string | undefined): string | undefined {
    if (name === 'money') return argument === undefined ? undefined : writeMoney(Number(argument), person);
    return fixed[name] ?? dated[name]?.();
  };
}

function alias(product: string, random: Random): string {
  return random.chance(0.3) ? random.pick(misspellings[product] ?? [product]) : product;
}

/** Days are drawn at once and written out only when asked for: most conversations name none, and dates are slow. */
function createDatedSlots({ language, zone }: Person, random: Random, startMs: number) {
  const start = () => DateTime.fromMillis(startMs, { zone, locale: locales[language] });
  const ahead = random.int(2, 8);
  const [ordered, returned, bought, since] = [
    random.int(4, 16),
    random.int(21, 38),
    random.int(40, 330),
    random.int(2, 5),
  ];

  /** A day on which the workshops are open, Tuesday to Saturday. */
  function appointment(): DateTime {
    const day = start().plus({ days: ahead });
    return day.weekday === 7 ? day.plus({ days: 2 }) : day.weekday === 1 ? day.plus({ days: 1 }) : day;
  }
  function otherAppointment(): DateTime {
    const day = appointment();
    return day.plus({ days: day.weekday >= 5 ? 9 - day.weekday : 1 });
  }
  function partOfDay(): string {
    const { hour } = start();
    return daypart[language][hour < 12 ? 0 : hour < 18 ? 1 : 2];
  }
  const dayAndMonth = (day: DateTime) => day.toLocaleString({ day: 'numeric', month: 'long' });
  const weekday = (day: DateTime) => day.toLocaleString({ weekday: 'long' });

  const dated: Readonly<Record<string, () => string>> = {
    daypart: partOfDay,
    day: () => weekday(appointment()),
    date: () => dayAndMonth(appointment()),
    otherday: () => weekday(otherAppointment()),
    otherdate: () => dayAndMonth(otherAppointment()),
    ordered: () => dayAndMonth(start().minus({ days: ordered })),
    returned: () => dayAndMonth(start().minus({ days: returned })),
    bought: () => dayAndMonth(start().minus({ days: bought })),
    since: () => weekday(start().minus({ days: since })),
  };
  return dated;
}
