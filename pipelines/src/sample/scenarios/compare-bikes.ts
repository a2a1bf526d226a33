import { answer, ask, followedUp, chat, either, maybe, visitor, type Scenario } from '../script.ts';
import { satisfied } from './parts.ts';

export const compareBikes: Scenario = {
  id: 'compare-bikes',
  agent: 'default',
  count: 26,
  pages: ['bikes/compare', 'bikes/tarn', 'bikes/dunlin', 'bikes/fjell-e6'],
  talk: {
    en: [
      either(
        [
          3,
          ask(
            'what’s the difference between the Tarn and the Heron{ 28|}?',
            'Tarn or Dunlin for {the Danube|a tour through Norway|gravel and a bit of camping}?',
            'steel or aluminium for {touring|long tours}?',
            'which of your bikes for {three weeks with a tent|a long tour}?',
          ),
          maybe(
            0.4,
            chat([
              'Good question! How much luggage do you carry, and on what kind of roads?',
              'Let’s find out: tarmac or tracks, and with bags or without?',
            ]),
            visitor(
              '{mostly|} roads, two panniers',
              'forest tracks, light camping',
              'everything really. {canal paths, hills|}',
              'tent, cooker, the lot',
            ),
          ),
          answer(
            [
              'In short:\n\n- **Tarn**: steel, 40 mm tyres, made for heavy bags and bad roads\n- **Heron 28**: aluminium, upright, lights and lock included\n- **Dunlin**: light and quick, for gravel and small bags\n\nFor long tours I’d take the **Tarn**. [Compare side by side](/bikes/compare)',
              'I’d go for the **Tarn**: it’s the one people take on long tours, and the gearing copes with hills. The Heron is the comfortable one, the Dunlin the fast one. [Comparison](/bikes/compare)',
            ],
            ['models'],
          ),
        ],
        [
          3,
          ask(
            'Fjell or Skua? {mostly city, sometimes a tour|12 km commute and weekends}',
            'which e-bike for {commuting and holidays|a beginner, weekend tours}?',
            'can’t decide between the Fjell and {something without a motor|the Skua}',
            'do I need the big battery? {12|18} km to work and back',
          ),
          answer(
            [
              'The Skua is the city bike (400 Wh, low step), the Fjell the touring one (625 Wh, suspension, 25 kg rack). Longer than 20 km a day or with luggage: Fjell. [Compare our bikes](/bikes/compare)',
              'For city and commuting the **Skua** is enough and [money:700] cheaper. As soon as there are hills, bags or whole days, take the **Fjell**. [Compare](/bikes/compare)',
            ],
            ['models'],
          ),
        ],
        [
          1,
          ask('what would you recommend for carrying two kids?', 'Carrow or a trailer for the {kids|dog}?'),
          answer(
            [
              'The **Carrow E** takes two children up to 60 kg together, with belts and a rain cover. [Compare our bikes](/bikes/compare)',
            ],
            ['models'],
          ),
        ],
      ),
      either(
        [4, ...satisfied],
        [
          3,
          either(
            followedUp(
              1,
              ['and what does it weigh?', 'how heavy?'],
              [
                'The Tarn weighs 14.2 kg, the Heron 15.1 with lights and lock, the Dunlin 10.9; the Skua 22, the Fjell 24.',
              ],
              ['models'],
            ),
            followedUp(
              1,
              ['can it take a front rack?', 'front rack possible?'],
              ['Tarn and Heron take a front rack, the Dunlin has fork mounts for 3 kg a side.'],
              ['models'],
            ),
            followedUp(
              1,
              ['disc brakes on {all|both} of them?', 'what brakes do they have?'],
              ['All of them have hydraulic disc brakes.'],
              ['models'],
            ),
          ),
          ...satisfied,
        ],
        [1, visitor('ok need to {sleep on it|think about it}')],
      ),
    ],
    de: [
      ask(
        'was ist der Unterschied zwischen Tarn und Heron?',
        'Fjell oder Skua? {Stadt und ab und zu Tour|pendle 15 km}',
        'Stahl oder Alu für lange Touren?',
        'welches Rad für {den Donauradweg|Norwegen mit Zelt}?',
      ),
      answer(
        [
          'Kurz gesagt:\n\n- **Tarn**: Stahl, für schweres Gepäck und schlechte Wege\n- **Heron 28**: Alu, aufrecht, mit Licht und Schloss\n- **Dunlin**: leicht und schnell\n\n[Räder vergleichen](/bikes/compare)',
          'Ab 20 km am Tag oder mit Gepäck das **Fjell E6**, sonst reicht das Skua. [Vergleich](/bikes/compare)',
        ],
        ['models'],
      ),
      ...satisfied,
    ],
    nl: [
      ask(
        'wat is het verschil tussen de Tarn en de Heron?',
        'Fjell of Skua? {woon-werk 14 km|vooral stad}',
        'welke fiets voor een vakantie met tent?',
      ),
      answer(
        [
          'De **Tarn** is van staal en gemaakt voor veel bagage, de **Heron 28** zit rechtop met licht en slot, de **Dunlin** is licht en snel. [Vergelijken](/bikes/compare)',
        ],
        ['models'],
      ),
      ...satisfied,
    ],
    fr: [
      ask(
        'quelle différence entre le Tarn et le Heron ?',
        'plutôt Fjell ou Skua ? je fais 15 km par jour',
        'acier ou alu pour voyager ?',
      ),
      answer(
        [
          'Le **Tarn** est en acier, fait pour les gros bagages ; le **Heron 28** est plus droit, éclairage inclus ; le **Dunlin** est léger et vif. [Comparer](/bikes/compare)',
        ],
        ['models'],
      ),
      ...satisfied,
    ],
  },
};
