import { answer, ask, asked, followedUp, chat, either, helpful, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied } from './parts.ts';

/** Which frame for which rider: a question back, a number, an answer. */
export const frameSize: Scenario = {
  id: 'frame-size',
  agent: 'default',
  count: 50,
  pages: ['help/frame-sizes', 'bikes/tarn', 'bikes/heron-28', 'bikes/fjell-e6', 'bikes/dunlin'],
  talk: {
    en: [
      ask(
        'what size do I need{?| for the [mytourer]?} I’m [height]',
        'I’m between [size] and [othersize] on the [mybike]. {which one?|help!}',
        '[height], inseam [inseam]cm. {what frame?|M or L?}',
        'which frame size {for|at} [height]?',
        'how do I find the right size {without trying it|online}?',
        'is the [mybike] {long|short} in the top tube? I’m [height] with long {legs|arms}',
        'need a size for my {wife|husband|partner}, it’s a surprise 🙂 {she’s|about} [height]',
        'size chart?',
        'my old bike is a 56. what’s that in your sizes',
      ),
      either(
        [
          3,
          chat([
            'Happy to help! How tall are you, and do you know your inseam?',
            'sure. Could you tell me height and inside leg, in cm or feet?',
          ]),
          visitor(
            '[height], inseam {about|} [inseam]',
            '[height]',
            '[height], no idea about the inseam',
            'inside leg [inseam] cm',
          ),
        ],
        [4],
      ),
      answer(
        [
          'For [height] I’d take size **[size]**. The [tourer] in [size] fits an inside leg from [inseam] cm; if you like to sit upright, stay with [size]. [Frame size guide](/help/frame-sizes)',
          'That’s size **[size]**. Between two sizes? Take the smaller for a sporty seat and the larger for comfort. See the [frame size guide](/help/frame-sizes).',
          'With your measurements **[size]** is right. You can always check standover height in the [size guide](/help/frame-sizes).',
        ],
        ['sizes'],
      ),
      either(
        [5, ...satisfied],
        [
          3,
          either(
            followedUp(
              1,
              ['and if I want to sit more upright?', 'is the stem adjustable?'],
              [
                'Then add our adjustable stem ([money:35]), it lifts the bars by up to 4 cm. The frame size stays the same.',
              ],
              ['sizes'],
            ),
            followedUp(
              1,
              ['really? my old one was {bigger|smaller}', 'sure? I ride a 58 otherwise'],
              [
                'Yes: our frames are measured differently from most. Compare the reach if you know it from the old bike.',
              ],
              ['sizes'],
            ),
            followedUp(
              1,
              ['same for the step-through?'],
              ['Yes, sizes are the same for both frame shapes.'],
              ['sizes'],
            ),
          ),
          ...satisfied,
        ],
        [
          1.2,
          either(
            [
              2,
              visitor('I have a {bad back|dodgy hip}, is that still the right size?'),
              answer(
                ['With back trouble I’d choose the more upright position: size **[size]** with the adjustable stem.'],
                ['sizes'],
              ),
              ...satisfied,
            ],
            [
              1,
              visitor('hm the chart on the bike page says something else', 'the other page says [othersize]'),
              ...askHuman(
                ['needs advice on frame size', 'two size charts say different things'],
                operator(
                  '<hello> Send me your saddle height from the old bike and I’ll tell you.',
                  '<hello> Hard to say from afar, but with the saddle height of your old bike I can check.',
                ),
                visitor('{71|74|76} cm', 'one sec, measuring… {72|75}'),
                operator('Then [size] it is.'),
                visitor('<thanks>'),
              ),
            ],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'welche Größe brauche ich? bin [height]',
        '[height] und Schrittlänge [inseam], {M oder L|welcher Rahmen}?',
        'bin genau zwischen [size] und [othersize]',
        'wie finde ich die richtige Rahmenhöhe?',
        'das [mytourer] für meine Frau, sie ist [height]. welche Größe?',
      ),
      either(
        [
          2,
          chat(['Gern! Wie groß bist du, und kennst du deine Schrittlänge?']),
          visitor('[height], [inseam]', '[height], Schrittlänge weiß ich nicht'),
        ],
        [4],
      ),
      answer(
        [
          'Bei [height] nimmst du am besten **[size]**. Siehe [Rahmengröße finden](/help/frame-sizes).',
          'Das ist **[size]**. Zwischen zwei Größen: die kleinere für sportliches, die größere für bequemes Sitzen. [Größentabelle](/help/frame-sizes)',
        ],
        ['sizes'],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('und wenn ich aufrechter sitzen will?'),
          answer(
            ['Dann nimm den verstellbaren Vorbau dazu ([money:35]), der hebt den Lenker um bis zu 4 cm.'],
            ['sizes'],
          ),
          ...satisfied,
        ],
      ),
    ],
    fr: [
      ask(
        'quelle taille pour [height] ?',
        'je mesure [height], entrejambe [inseam], je prends quoi ?',
        'j’hésite entre [size] et [othersize] pour le [mytourer]',
        'comment choisir la taille du cadre ?',
      ),
      answer(
        [
          'Pour [height], prenez du **[size]**. Voir le [guide des tailles](/help/frame-sizes).',
          'C’est **[size]**. Entre deux tailles : la petite pour une position sportive, la grande pour le confort. [Guide](/help/frame-sizes)',
        ],
        ['sizes'],
      ),
      ...satisfied,
    ],
    es: [
      ask(
        'qué talla necesito? mido [height]',
        'mido [height], ¿[size] o [othersize]?',
        'talla para la [mytourer], altura [height]',
        'cómo sé mi talla de cuadro?',
      ),
      answer(['Para [height] te va la **[size]**. Mira la [guía de tallas](/help/frame-sizes).'], ['sizes']),
      ...satisfied,
    ],
    nl: [
      ask(
        'welke maat heb ik nodig? ben [height]',
        '[height], binnenbeen [inseam], welke framemaat?',
        'twijfel tussen [size] en [othersize]',
        'hoe bepaal ik de juiste framemaat?',
      ),
      answer(
        [
          'Met [height] zit je goed op een **[size]**. Zie [Framemaat kiezen](/help/frame-sizes).',
          'Dan neem je **[size]**. Tussen twee maten in: de kleinere zit sportiever. [Framemaat kiezen](/help/frame-sizes)',
        ],
        ['sizes'],
      ),
      ...satisfied,
    ],
  },
};

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
