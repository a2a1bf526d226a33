import { answer, ask, followedUp, chat, either, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, satisfied } from './parts.ts';

/** Which frame for which rider: a question back, a number, an answer. */
export const frameSize: Scenario = {
  id: 'frame-size',
  agent: 'default',
  count: 50,
  pages: ['help/frame-sizes', 'bikes/tarn', 'bikes/heron-28', 'bikes/fjell-e6', 'bikes/dunlin'],
  talk: {
    en: [
      either(
        [
          5,
          ask(
            'what size do I need{?| for the [mytourer]?} I’m [height]',
            '[height], inseam [inseam]cm. {what frame?|M or L?}',
            'which frame size {for|at} [height]?',
            'I’m [height] and between [size] and [othersize] on the [mybike]. {which one?|help!}',
            'is the [mybike] {long|short} in the top tube? I’m [height] with long {legs|arms}, which size',
            'need a size for my {wife|husband|partner}, it’s a surprise 🙂 about [height]',
            'size for [height]? [mybike]',
          ),
        ],
        [
          3,
          ask(
            'how do I find the right size {without trying it|online}?',
            'size chart?',
            'my old bike is a 56. what’s that in your sizes',
            'which size should I {take|order}{?| of the [mybike]?}',
            'don’t know what size to get, can you help',
          ),
          chat([
            'Happy to help! How tall are you, and do you know your inseam?',
            'sure. Could you tell me height and inside leg, in cm or feet?',
          ]),
          visitor(
            '[height], inseam {about|} [inseam]',
            '[height]',
            '[height], no idea about the inseam',
            'I’m [height], inside leg [inseam] cm',
          ),
        ],
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
        'bin [height], genau zwischen [size] und [othersize]',
        'richtige Rahmenhöhe bei [height]?',
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
        'je fais [height], j’hésite entre [size] et [othersize] pour le [mytourer]',
        'taille de cadre du [mytourer] pour quelqu’un de [height] ?',
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
        '[height] de altura, qué cuadro me va?',
      ),
      answer(['Para [height] te va la **[size]**. Mira la [guía de tallas](/help/frame-sizes).'], ['sizes']),
      ...satisfied,
    ],
    nl: [
      ask(
        'welke maat heb ik nodig? ben [height]',
        '[height], binnenbeen [inseam], welke framemaat?',
        'ben [height] en twijfel tussen [size] en [othersize]',
        'framemaat bij [height]?',
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
