import type { MessageContext } from '../../ingest/batch.ts';
import type { Random } from '../engine/random.ts';
import type { Scenario } from '../script.ts';
import { pageAddress } from '../shop/knowledge-base.ts';
import { isShopApp } from './devices.ts';
import type { Person } from './draw-person.ts';

/** The page, referrer, place and device of one visit; a direct visit has no referrer. */
export function describeVisit(scenario: Scenario, person: Person, isSaleDay: boolean, random: Random): MessageContext {
  const page = pageAddress(person.language, random.pick(scenario.pages));
  const fromNewsletter = isSaleDay ? random.chance(0.45) : random.chance(0.05);
  const referrer = random.weighted<string | undefined>([
    [person.google, 40],
    [undefined, 34],
    [pageAddress(person.language, ''), 12],
    ['https://duckduckgo.com/', 3],
    ['https://www.bing.com/', 4],
    ['https://forum.longwayround.example/t/fernhaul-e6-after-3000-km', person.language === 'en' ? 4 : 1],
    ['https://l.instagram.com/', person.device === 'mobile' ? 6 : 1],
  ]);
  const context: MessageContext = {
    userAgent: person.userAgent,
    country: person.country,
    city: person.city,
    language: person.tag,
    timezone: person.zone,
    pageUrl: fromNewsletter ? `${page}?utm_source=newsletter&utm_medium=email&utm_campaign=touring-days` : page,
    channel: isShopApp(person.userAgent) ? 'app' : 'web',
  };
  if (referrer !== undefined && !fromNewsletter && context.channel === 'web') context.referrer = referrer;
  return context;
}

/** What the shop's page tells the chat about this customer. */
export function describeCustomer(
  scenario: Scenario,
  person: Person,
  random: Random,
): Record<string, string | number | boolean> {
  const properties: Record<string, string | number | boolean> = {
    plan: person.plan,
    loggedIn: person.isKnown,
    orderCount: person.orderCount,
  };
  if (scenario.agent === 'default' && random.chance(0.5)) {
    properties.cartValue = random.weighted([
      [random.int(18, 160), 5],
      [random.int(12, 46) * 100 - 1, 4],
    ]);
    properties.currency = person.country === 'GB' ? 'GBP' : 'EUR';
  }
  return properties;
}
