import { ask, either, fallback, leave, miss, unhelpful, visitor, type Scenario } from '../script.ts';
import { dontKnow, letDown, stillDontKnow } from './parts.ts';

/** A gap nobody has named yet: selling the old bike. */
export const tradeIn: Scenario = {
  id: 'trade-in',
  agent: 'default',
  count: 22,
  weeks: [4, 4, 5, 5, 6, 6, 6, 6],
  pages: ['bikes/fjell-e6', 'bikes/compare', ''],
  talk: {
    en: [
      ask(
        'do you take my old bike {in part exchange|as trade-in}?',
        'I have a {5 year old|nearly new} e-bike, what would you {give|pay} me for it?',
        'do you sell used{ or refurbished|} bikes?',
        'second hand [mybike]? {would rather not buy new|anything?}',
        'trade in {my|a} [mytourer] for {an e-bike|a Fjell}, possible?',
        'ex-demo or b-stock bikes available?',
      ),
      either(
        [5, dontKnow],
        [2, fallback(['I’m sorry, I don’t have information about trade-ins or used bikes.'])],
        [
          1,
          miss(['You can return a bike within the return period: [Returns and refunds](/help/returns).'], ['returns']),
          either(
            [4, visitor('that’s about returns. not my question', 'no, I’m not returning anything'), stillDontKnow],
            [1, unhelpful(0.5, '<badComment>'), leave(1)],
            [1],
          ),
        ],
      ),
      either(
        [4, ...letDown],
        [3, visitor('so it’s new or nothing', 'who could tell me?', 'other shops do that'), stillDontKnow, ...letDown],
        [2, leave(1)],
      ),
    ],
    nl: [
      ask(
        'nemen jullie mijn oude fiets in?',
        'verkopen jullie ook tweedehands?',
        'inruil van mijn oude [mytourer], kan dat?',
        'hebben jullie demofietsen te koop?',
      ),
      dontKnow,
      either([4, ...letDown], [3, visitor('dus alleen nieuw?'), stillDontKnow, ...letDown]),
    ],
    de: [
      ask('nehmt ihr alte Räder in Zahlung?', 'gibt es gebrauchte oder Vorführräder?', 'verkauft ihr auch B-Ware?'),
      dontKnow,
      either([4, ...letDown], [3, visitor('also nur neu?'), stillDontKnow, ...letDown]),
    ],
  },
};
