import { expect, test } from 'vitest';
import { clusterQuestions } from './cluster-questions.ts';

/** Asked in as many ways as there are of each, so that they are wordings of their own. */
const matters = `
  polish the copper kettle | polishing a copper kettle | copper kettle polish | which polish for copper kettles
  descale the espresso boiler | descaling an espresso boiler | espresso boiler descaler | boiler descaling tablets
  grind coarse coffee beans | coarse grinding of beans | grinder for coarse beans | beans ground coarse
  engrave a name on the mug | mug engraving with a name | engraved mugs | mug engraved for a birthday
  tea subscription pause | pause my tea subscription | subscription on pause | pausing tea subscriptions
  porcelain dishwasher safe | dishwasher for porcelain | is porcelain dishwasher proof | porcelain in a dishwasher
  hamper delivered on Sunday | Sunday hamper | hamper for Sunday | hampers on a Sunday
  roast date on the bag | roasting date of the bag | date of roast | roasted on which date`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((way) => way.trim()));
const asked = [
  '%?',
  'Hi, %?',
  'About: %',
  'Question on %',
  '% please',
  'Once more, %?',
  '% – who knows?',
  'Tell me, %',
];
/** They share a word and nothing else. */
const mixed = `
  wooden box lid | box torn by courier | moths inside the box | box colour purple | stackable box rental | ribbon round a box |
  paint the box white | box too heavy upstairs | cat sleeps in box | recycle cardboard box | box number missing | antique box value`
  .split('|')
  .map((text) => text.trim());

const tight = matters.flatMap((ways) => ways.flatMap((way) => asked.map((frame) => frame.replace('%', way))));

test('a word beside which every question says something else holds no topic together', async () => {
  const texts = [...tight, ...mixed];
  const { topic } = await clusterQuestions(texts.map((text, at) => ({ id: String(at), text })));
  const [mixedTopics, tightTopics] = [[...topic.slice(tight.length)], [...topic.slice(0, tight.length)]];
  const sizes = [...Map.groupBy(mixedTopics, (own) => own).values()].map((own) => own.length);
  expect(Math.max(...sizes)).toBeLessThan(mixed.length / 2);
  expect(new Set(tightTopics).size).toBeLessThanOrEqual(3 * matters.length);
});
