import {
  answer,
  ask,
  followedUp,
  chat,
  either,
  helpful,
  leave,
  maybe,
  pause,
  visitor,
  type Scenario,
} from '../script.ts';
import { dontKnow, stillDontKnow } from './parts.ts';

/** Thirty messages and more: a journey is planned, one question leads to the next, some without an answer. */
export const planningATour: Scenario = {
  id: 'planning-a-tour',
  agent: 'default',
  count: 20,
  devices: { desktop: 1.5 },
  pages: ['journal/packing-for-a-week', 'bikes/tarn', 'bikes/fjell-e6'],
  talk: {
    en: [
      ask(
        'we want to ride from {the door to the sea|[city] to Vienna|coast to coast} {next year|in summer} and own {nothing yet|one old bike}. what do we need?',
        'can you help me {plan|kit out} a long tour? {two people, four weeks|me and my dad, ten days}',
        'questions about a bigger trip: bikes, bags, the lot. {do you have a minute?|where to start?}',
        'we’re planning {the Danube|a tour from [city] to the sea|three weeks in Scandinavia} and have no idea about bikes. can you help?',
        'first long bike tour, {my wife and I|two friends and me}. where do we start?',
      ),
      chat([
        'With pleasure! How far do you want to ride in a day, and will you camp or sleep indoors?',
        'Lovely plan. How many kilometres a day, and tent or hotels?',
      ]),
      visitor(
        'about [tour] km, {mostly tent|guesthouses}',
        '[tour]-ish km, camping if the weather is nice',
        'no idea, {60|70}?',
      ),
      answer(
        [
          'Then I’d look at the **Tarn** (steel, 40 mm tyres, 25 kg on the rear rack) or, with a motor, the **Fjell E6**. [Compare them](/bikes/compare)',
        ],
        ['models'],
      ),
      leave(0.06),
      either(
        followedUp(
          2,
          [
            'with motor for {her|me|one of us}, without for the other. does that work together?',
            'can one of us ride with a motor and the other without?',
          ],
          [
            'Yes, many couples do that: without support above 25 km/h you’ll ride at the same pace. The Tarn weighs 14.2 kg, the Fjell 24.',
          ],
          ['models'],
        ),
        followedUp(
          1,
          ['is steel very heavy?', 'what do they weigh?'],
          ['The Tarn weighs 14.2 kg, less than most people expect of steel; the Fjell with its battery 24.'],
          ['models'],
        ),
      ),
      visitor('24 kg?? {and if the battery is empty|puh}', 'can the Fjell do [tour] km with luggage?'),
      answer(
        [
          'With bags reckon with 70 to 90 km from the 625 Wh battery. Empty, it rolls like a heavy normal bike. A second battery is [money:549]. [Range](/help/range)',
        ],
        ['range'],
      ),
      leave(0.06),
      visitor('and charging at campsites?', 'where do people charge on the way?'),
      answer(['Most campsites and cafés let you charge; it takes 4.5 hours, or 2.5 to reach 80 %.'], ['battery']),
      maybe(
        0.7,
        visitor(
          'can we take the bikes on the train {there|back}? {with the battery|}',
          'and the train home, do e-bikes get on?',
        ),
        dontKnow,
        leave(0.06),
        visitor('hm ok'),
      ),
      visitor('bags then. how many litres do we need', 'what about panniers, are two each enough?'),
      answer(
        [
          'With a tent: two **Otter 20** at the back, a **Drover 40** on top and a bar bag for camera and snacks. Without one the two Otters do. [Packing for a week](/journal/packing-for-a-week)',
        ],
        ['touring', 'luggage'],
      ),
      leave(0.06),
      either(
        followedUp(1, ['does the Drover fit over the Otters?'], ['Yes, it straps on top of both.'], ['luggage']),
        followedUp(
          1,
          ['are they waterproof for {Norway|proper rain}?'],
          ['All three are IPX5: proper rain is fine.'],
          ['luggage'],
        ),
      ),
      either(
        followedUp(
          1,
          ['nice. {tent poles|our tent} is 48 cm long, does that go in'],
          ['The Drover is 62 cm long inside, so yes.'],
          ['luggage'],
        ),
        followedUp(
          1,
          ['what do you pack yourselves?', 'is there a packing list?'],
          ['There’s a complete list in the journal: [Packing for a week](/journal/packing-for-a-week).'],
          ['touring'],
        ),
      ),
      pause(5, 40),
      leave(0.06),
      visitor('ok my {wife|friend} is reading along now 🙂', 'back, had to get the door', 'right, where were we'),
      visitor('she’s [height], which size?', 'which size for [height]?'),
      answer(['For [height] size **[size]**. [Frame size guide](/help/frame-sizes)'], ['sizes']),
      leave(0.06),
      visitor('saddles. every {long tour|time} my {behind|bum} hurts', 'are the saddles any good for long days?'),
      answer(
        [
          'The standard saddle is medium firm. For days over 60 km many riders change to our leather saddle ([money:79]); give it 300 km.',
        ],
        ['models'],
      ),
      visitor('and what breaks on tour? spare parts list?', 'what tools should we bring'),
      answer(
        [
          'Two tubes, patches, a chain link, a few spokes, brake pads, a multitool and cable ties. Everything is in the *Roadside kit* ([money:49]).',
        ],
        ['touring', 'puncture'],
      ),
      either(
        [
          2,
          visitor('is there insurance for theft on tour?', 'do you have a campsite app you’d recommend?'),
          dontKnow,
          either([1, visitor('fair enough')], [1, visitor('anything?'), stillDontKnow]),
        ],
        [2],
      ),
      visitor('can you put all of that in a basket for us?', 'so what would it cost all together, roughly?'),
      either(
        [
          2,
          answer(
            [
              'Tarn, Fjell, four Otters, two Drovers and the kit are **[money:640]** on top of the bikes. Shall I be honest? Start with one Drover.',
            ],
            ['models'],
          ),
          visitor('haha, ok, one it is', 'honest bot 👍'),
        ],
        [
          2,
          chat([
            'I can’t fill the basket for you, but here’s the list: Tarn, Fjell E6, Otter 20 × 2 pairs, Drover 40, Roadside kit.',
          ]),
          visitor('good enough, copying that', 'ok thank you'),
        ],
      ),
      helpful(0.6, 'planned our whole trip!', 'patient, knows a lot', '<goodComment>'),
      visitor('you’ve been a great help', 'this was really useful, thank you', 'wonderful. we’ll come for a test ride'),
      chat([
        'Have a wonderful journey! Send us a postcard 🙂',
        'Enjoy every kilometre. I’m here if questions come up.',
      ]),
      visitor('will do!', '👋'),
    ],
  },
};
