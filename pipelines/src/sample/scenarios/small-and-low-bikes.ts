import { answer, ask, asked, either, helpful, visitor, type Scenario } from '../script.ts';
import { dontKnow, letDown, satisfied } from './parts.ts';

/** Children grow; the bot knows by how much. */
export const kidsBikes: Scenario = {
  id: 'kids-bikes',
  agent: 'default',
  count: 16,
  pages: ['family', 'bikes/wren-20', 'help/kids-bikes'],
  talk: {
    en: [
      either(
        asked(
          4,
          [
            'what size bike for a {6|7|8} year old?',
            'is the Wren 20 ok for {my son|my daughter}, {118|121|124} cm?',
            'my daughter is {5|6}, can she {start on|ride} the 20 inch?',
            'Wren 20 or 24? {she’s 7|he’s tall for 6}',
          ],
          [
            'The **Wren 20** fits from about 115 to 130 cm, usually 6 to 8 years; the **Wren 24** from 125 cm. If feet and brakes are both in easy reach, it’s right. [Kids’ bikes](/help/kids-bikes)',
            'Go by height, not age: 20 inch from 115 cm, 24 inch from 125 cm. Don’t buy it to grow into, the brakes would be out of reach. [Kids’ bikes](/help/kids-bikes)',
          ],
          ['kids'],
        ),
        asked(
          1,
          ['how long will the Wren 20 fit? she {grows like mad|is growing fast}'],
          [
            'Most children ride the 20 inch for about **two years**; the saddle and bars go up by 12 cm. [Kids’ bikes](/help/kids-bikes)',
          ],
          ['kids'],
        ),
        asked(
          1,
          ['gears or no gears for a 6 year old'],
          [
            'With hills: gears, the Wren has seven, with a twist grip small hands can manage. [Kids’ bikes](/help/kids-bikes)',
          ],
          ['kids'],
        ),
      ),
      either(
        [4, ...satisfied],
        [
          1,
          ...[
            visitor('does it come with {mudguards|lights}?', 'how heavy is it?', 'lights and mudguards included?'),
            answer(['Mudguards and lights are included, and it weighs 8.4 kg.'], ['kids']),
          ],
          ...satisfied,
        ],
      ),
    ],
    de: [
      ask(
        'welche Radgröße für {6|7}-Jährige?',
        'passt das Wren 20 bei {118|122} cm?',
        'Tochter ist 5, kann sie schon 20 Zoll fahren?',
      ),
      answer(
        [
          'Das **Wren 20** passt von etwa 115 bis 130 cm, das Wren 24 ab 125 cm. Geh lieber nach Größe als nach Alter: [Kinderräder](/help/kids-bikes)',
        ],
        ['kids'],
      ),
      ...satisfied,
    ],
    nl: [
      ask('welke maat fiets voor een kind van {6|7}?', 'is de Wren 20 geschikt voor {116|120} cm?'),
      answer(['De **Wren 20** past van ongeveer 115 tot 130 cm. Zie [Kinderfietsen](/help/kids-bikes).'], ['kids']),
      ...satisfied,
    ],
  },
};

/** Getting on the bike is the problem. Half answered. */
export const stepThrough: Scenario = {
  id: 'step-through',
  agent: 'default',
  count: 14,
  countries: { US: 0, CA: 0 },
  pages: ['bikes/skua-e4', 'bikes/compare'],
  talk: {
    en: [
      either(
        [
          4,
          ask(
            'which of your bikes is easiest to get on? {new hip|knee replacement}',
            'how low is the {entry|step} on the Skua?',
            'my mother is {74|78} and wants an e-bike. something {low and stable|easy}?',
            'I can’t lift my leg very high after {an operation|surgery}. what would you recommend',
          ),
          answer(
            [
              'The **Skua E4** has a step-through height of 38 cm, the lowest we have. Its seat goes low enough to have both feet on the ground. You can try one in [shop]: [test rides](/help/test-rides).',
              'I’d look at the **Skua E4**: you step over just 38 cm, and it starts gently. Trying it is best: [test rides](/help/test-rides), for instance in [shop].',
            ],
            ['models', 'testRide'],
          ),
          helpful(0.25, 'kind and clear', '<goodComment>'),
          either(
            [
              2,
              visitor('and the battery isn’t too heavy to lift?', 'is the battery hard to take out?'),
              answer(
                ['The battery weighs 2.6 kg and can be charged on the bike, so nobody has to lift it.'],
                ['battery'],
              ),
              ...satisfied,
            ],
            [2, visitor('she’ll come and try it then', 'I’ll come for a test ride', '<thanks>')],
            [2, ...satisfied],
          ),
        ],
        [1.4, ask('do you have a tricycle{ for adults|}?', 'do you sell trikes or recumbents?'), dontKnow, ...letDown],
      ),
    ],
  },
};
