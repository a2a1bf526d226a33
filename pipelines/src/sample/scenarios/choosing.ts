import { answer, ask, chat, either, fallback, leave, miss, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

export const range: Scenario = {
  id: 'range',
  agent: 'default',
  count: 30,
  pages: ['bikes/fjell-e6', 'bikes/skua-e4', 'help/range', 'bikes/carrow-e'],
  talk: {
    en: [
      ask(
        'how far does the [myebike] go on {one charge|a full battery}?',
        'real world range of the [myebike]? not the brochure number',
        'can I do [tour] km a day with the [myebike]? {hilly|mostly flat|with luggage}',
        'my commute is {18|24|31} km each way. enough battery{ without charging at work|}?',
        'range in {winter|the cold}? the [myebike]',
        'how long does it take to charge the {battery|625 Wh battery}?',
        'I’m [weight] kg plus bags, what range {can I expect|is realistic}?',
      ),
      answer(
        [
          'Realistic figures on mixed ground, medium support:\n\n| bike | battery | range |\n|---|---|---|\n| Skua E4 | 400 Wh | 40–80 km |\n| Fjell E6 | 625 Wh | 60–130 km |\n| Carrow E | 2 × 500 Wh | 70–120 km, loaded |\n\nHills, wind and cold take up to a third. [How far does the battery go?](/help/range)',
          'Count on about **6 Wh per km** in Tour and 10 in Turbo. With 625 Wh that’s 60 to 100 km. In the cold it’s about a fifth less. [More on range](/help/range)',
          'On tours with luggage most riders get 70–90 km from the 625 Wh battery. Charging takes 4.5 hours, 80 % after 2.5. [Range](/help/range)',
        ],
        ['range', 'battery'],
      ),
      either(
        [4, ...satisfied],
        [
          3,
          visitor(
            'can I carry a second battery?',
            'and uphill? {alps|lots of climbing}',
            'how many {charges|cycles} before it gets worse',
            'does it still ride ok when {empty|the battery is flat}?',
          ),
          answer(
            [
              'A second battery is [money:549] and rides in the pannier. Without support the bike rolls like a normal one, just a bit heavier.',
              'In the mountains reckon with 1,000 to 1,300 m of climbing per 625 Wh. After 700 charges about 75 % of capacity is left.',
            ],
            ['range'],
          ),
          ...satisfied,
        ],
        [1, leave(1)],
      ),
    ],
    de: [
      ask(
        'wie weit komme ich mit dem [myebike]?',
        'reale Reichweite vom [myebike]? bin [weight] kg',
        'schaffe ich [tour] km am Tag mit Gepäck?',
        'wie lange dauert das Laden?',
        'wie viel Reichweite bleibt im Winter?',
      ),
      answer(
        [
          'Mit 625 Wh sind auf gemischter Strecke **60 bis 130 km** drin, mit Gepäck eher 70–90. Kälte kostet etwa ein Fünftel. [Wie weit reicht der Akku?](/help/range)',
        ],
        ['range'],
      ),
      either(
        [4, ...satisfied],
        [
          2,
          visitor('gibt es einen Zweitakku?'),
          answer(['Ja, für [money:549]. Er passt in die Packtasche.'], ['range']),
          ...satisfied,
        ],
      ),
    ],
    es: [
      ask('qué autonomía real tiene la [myebike]?', 'puedo hacer [tour] km con alforjas?', 'cuánto tarda en cargar?'),
      answer(
        [
          'Con 625 Wh, entre **60 y 130 km** según el terreno; con alforjas 70–90. Cargarla lleva 4,5 horas. [Autonomía](/help/range)',
        ],
        ['range'],
      ),
      ...satisfied,
    ],
    fr: [
      ask(
        'quelle autonomie réelle pour le [myebike] ?',
        'je peux faire [tour] km chargé ?',
        'combien de temps pour recharger ?',
      ),
      answer(
        [
          'Avec 625 Wh, **60 à 130 km** selon le terrain, plutôt 70–90 km avec bagages. Recharge en 4 h 30. [Autonomie](/help/range)',
        ],
        ['range'],
      ),
      ...satisfied,
    ],
  },
};

export const compareBikes: Scenario = {
  id: 'compare-bikes',
  agent: 'default',
  count: 26,
  pages: ['bikes/compare', 'bikes/tarn', 'bikes/dunlin', 'bikes/fjell-e6'],
  talk: {
    en: [
      ask(
        'what’s the difference between the Tarn and the Heron{ 28|}?',
        'Tarn or Dunlin for {the Danube|a tour through Norway|gravel and a bit of camping}?',
        'Fjell or Skua? {mostly city, sometimes a tour|12 km commute and weekends}',
        'steel or aluminium for {touring|long tours}?',
        'can’t decide between the [mybike] and {an e-bike|something lighter}',
        'what would you recommend for {commuting and holidays|a beginner, weekend tours|carrying two kids}?',
        'is the [mytourer] {good|fast} enough for {audax|longer rides}? or more of a {tank|tourer}',
      ),
      either(
        [
          2,
          chat([
            'Good question! Where will you ride mostly, and how much luggage do you carry?',
            'Let’s find out: how far do you ride, and with bags or without?',
          ]),
          visitor(
            '{mostly|} roads, two panniers',
            'forest tracks, light camping',
            'city {daily|every day}, 10 km',
            'everything really. {canal paths, hills|}',
          ),
          leave(0.06),
        ],
        [3],
      ),
      answer(
        [
          'In short:\n\n- **Tarn**: steel, 40 mm tyres, made for heavy bags and bad roads\n- **Heron 28**: aluminium, upright, lights and lock included\n- **Dunlin**: light and quick, for gravel and small bags\n\nFor what you describe I’d take the **[tourer]**. [Compare side by side](/bikes/compare)',
          'The Skua is the city bike (400 Wh, low step), the Fjell the touring one (625 Wh, suspension, 25 kg rack). Longer than 20 km a day or with luggage: Fjell. [Compare our bikes](/bikes/compare)',
          'I’d go for the **[tourer]**: it’s the one people take on long tours, and the gearing copes with hills. [Here’s the comparison](/bikes/compare).',
        ],
        ['models'],
      ),
      either(
        [4, ...satisfied],
        [
          3,
          visitor(
            'and what does it weigh?',
            'can it take a front rack?',
            'disc brakes on {all|both} of them?',
            'is it worth the {extra money|price difference}?',
          ),
          answer(
            [
              'The Tarn weighs 14.2 kg, the Heron 15.1 with lights and lock, the Dunlin 10.9.',
              'Tarn and Heron take a front rack, the Dunlin has fork mounts for 3 kg a side. All have hydraulic disc brakes.',
            ],
            ['models'],
          ),
          ...satisfied,
        ],
        [1, visitor('ok need to {sleep on it|think about it}'), leave(1)],
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

/** How much may it carry? The bot knows the frame, not the rack in combination: a partial gap. */
export const totalWeight: Scenario = {
  id: 'total-weight',
  agent: 'default',
  count: 16,
  pages: ['help/permitted-weight', 'bikes/fjell-e6', 'bikes/tarn'],
  talk: {
    en: [
      ask(
        'what’s the max {weight|rider weight} for the [mybike]?',
        'I’m [weight] kg, is the [mybike] strong enough{ with bags|}?',
        'weight limit? {I’m a big guy|heavier rider here}',
        'can the rear rack take {30|35} kg?',
      ),
      answer(
        [
          'The permitted total weight is **150 kg** (Tarn, Fjell) or **130 kg** (Heron, Skua, Dunlin), bike included. [Permitted weight](/help/permitted-weight)',
          'Bike, rider and luggage together may weigh up to **150 kg** on the Tarn and the Fjell. [Permitted weight](/help/permitted-weight)',
        ],
        ['loads'],
      ),
      either(
        [4, ...satisfied],
        [
          3,
          visitor('including the bike or without?', 'and if I pull a trailer?', 'are there stronger wheels?'),
          either(
            [2, dontKnow, ...letDown],
            [2, answer(['Including the bike, which is 14 to 25 kg depending on the model.'], ['loads']), ...satisfied],
          ),
        ],
        [1, leave(1)],
      ),
    ],
    de: [
      ask('zulässiges Gesamtgewicht vom [mybike]?', 'ich wiege [weight] kg, hält das Rad das aus?'),
      answer(
        [
          'Zulässig sind **150 kg** (Tarn, Fjell) bzw. **130 kg**, Rad inklusive. [Gesamtgewicht](/help/permitted-weight)',
        ],
        ['loads'],
      ),
      either([4, ...satisfied], [2, visitor('und mit Anhänger?'), dontKnow, ...letDown]),
    ],
  },
};

export const testRides: Scenario = {
  id: 'test-rides',
  agent: 'default',
  count: 24,
  countries: { US: 0, CA: 0 },
  pages: ['help/test-rides', 'workshops', 'bikes/fjell-e6'],
  talk: {
    en: [
      ask(
        'can I {test ride|try} the [mybike] somewhere?',
        'do you have a {shop|showroom} near [city]?',
        'is it possible to {try|ride} the [mybike] before {buying|I buy}?',
        'I’d like to book a test ride {for|on} [day]',
        'which shop has the [mybike] in [size] to try',
      ),
      answer(
        [
          'Yes! You can ride it in our workshops in **Bristol, Utrecht, Hamburg and Lyon**, Tuesday to Saturday. Book half an hour here: [test rides](/help/test-rides). Bring an ID.',
          'Gladly. The nearest is **[shop]**. Pick a slot under [Book a test ride](/help/test-rides), it’s free.',
        ],
        ['testRide', 'shops'],
      ),
      either(
        [4, ...satisfied],
        [
          2,
          visitor('{that’s|[shop] is} a bit far from [city]…', 'nothing closer?'),
          answer(
            [
              'Then order it and use the return period: short rides are fine. Or look for our demo days under [test rides](/help/test-rides).',
            ],
            ['testRide'],
          ),
          ...satisfied,
        ],
        [
          1,
          ...askHuman(
            ['test ride: is this size in the shop?'],
            operator('<hello> We have it in [size] in [shop]. Shall I put your name down for [day], [time]?'),
            visitor('yes please, [name]', 'that would be great'),
            operator('Done. See you on [day]!'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'kann man das [mybike] irgendwo Probe fahren?',
        'habt ihr einen Laden in der Nähe von [city]?',
        'Probefahrt am [day] möglich?',
      ),
      answer(
        [
          'Ja, in **Hamburg, Utrecht, Lyon und Bristol**, dienstags bis samstags. Termine gibt es unter [Probefahrt buchen](/help/test-rides).',
        ],
        ['testRide'],
      ),
      ...satisfied,
    ],
    nl: [
      ask(
        'kan ik de [mybike] ergens proberen?',
        'hebben jullie een winkel in de buurt van [city]?',
        'proefrit op [day], kan dat?',
      ),
      answer(
        ['Ja, bij onze werkplaats in **Utrecht**, dinsdag t/m zaterdag. [Proefrit boeken](/help/test-rides)'],
        ['testRide'],
      ),
      ...satisfied,
    ],
    fr: [
      ask('peut-on essayer le [mybike] quelque part ?', 'un essai [day] à [shop], c’est possible ?'),
      answer(
        ['Oui, à **Lyon**, Utrecht, Hambourg et Bristol, du mardi au samedi. [Réserver un essai](/help/test-rides)'],
        ['testRide'],
      ),
      ...satisfied,
    ],
  },
};

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
