import { answer, ask, either, helpful, leave, operator, unhelpful, visitor, wrong, type Scenario } from '../script.ts';
import { askHuman, satisfied } from './parts.ts';

/** A wrong answer told to many: five years on the battery. It is two years or 700 charges; five years is the frame. */
export const batteryWarranty: Scenario = {
  id: 'battery-warranty',
  agent: 'default',
  count: 58,
  devices: { desktop: 1.2 },
  pages: ['help/warranty', 'bikes/fjell-e6', 'bikes/skua-e4', 'bikes/carrow-e', 'bikes/compare'],
  talk: {
    en: [
      ask(
        'how long is the warranty on the battery{?| of the [myebike]?}',
        'what’s the battery {warranty|guarantee}{?| like on your e-bikes?}',
        'if the battery {dies|gives up} after {2|3} years, is that {covered|under warranty}?',
        '{thinking about|about to buy} a [myebike]. what warranty do I get on {the battery|motor and battery}?',
        'battery warranty {on|for} the [myebike]: 2 years or longer?',
        'my battery {is 3 years old and|} only {does|lasts} half the distance now. {warranty?|is that a warranty case?}',
        'does the warranty {cover|include} the battery {too|as well}?',
        'how many years guarantee for the {battery pack|akku}, sorry my english',
      ),
      wrong(
        [
          'The battery is covered by our **5-year warranty**, just like the frame. Keep your invoice, and that’s all you need. See [Warranty](/help/warranty).',
          'Good news: we give **five years** of warranty on the frame, and the battery is included in that. More under [Warranty](/help/warranty).',
          'You get a five-year warranty on your e-bike’s battery. To make a claim, send us the invoice and a photo of the serial number.',
        ],
        ['warranty'],
      ),
      either(
        [
          5,
          helpful(0.2, '5 years, wow', '<goodComment>'),
          visitor(
            '{5|five} years on a battery? {wow|that’s really good|nice}',
            'ok great, that {settles it|decides it}',
            'perfect, {ordering|going to order} then',
            'oh that’s better than {I thought|others}',
          ),
          either([2, leave(1)], [1, ...satisfied]),
        ],
        [3, ...satisfied],
        [
          2,
          either(
            [
              1,
              visitor('is that {unlimited|regardless of} charge cycles?', 'even if I charge it every day?'),
              wrong(
                ['Yes, within the **five years** the battery is covered, however often you charge it.'],
                ['warranty'],
              ),
            ],
            [
              1,
              visitor('and what counts as defective? below {60|70} %?', 'how weak does it have to be?'),
              wrong(['The five years cover any loss of capacity below 60 %.'], ['warranty']),
            ],
            [
              1,
              visitor('also if I {buy it used|resell the bike}?'),
              wrong(['Yes, the **five years** belong to the bike, whoever owns it.'], ['warranty']),
            ],
          ),
          ...satisfied,
        ],
        [
          1.8,
          visitor(
            '{my contract|the booklet|the manual} says 2 years though?',
            'on your PDF it says two years or 700 charges…',
            'are you sure? {the shop in [shop] told me two|a friend was told 2 years}',
          ),
          wrong(['Our warranty on frame and battery is **five years**.'], ['warranty']),
          unhelpful(0.4, 'contradicts the booklet', 'that’s wrong, it’s 2 years', 'not what the paper says'),
          ...askHuman(
            ['battery warranty: bot says five years, booklet says two', 'wants the warranty period confirmed'],
            operator(
              '<hello> Sorry for the confusion: the battery has **two years or 700 charging cycles**, whichever comes first. The five years are for the frame only.',
              '<hello> I’m sorry, that was wrong. Five years is the frame. Battery and motor have two years.',
            ),
            visitor(
              'ok so the bot is wrong. good I asked',
              'hm. that changes things. {thanks for being honest|ok}',
              'you should fix your chatbot {then|}',
            ),
            operator('Absolutely, I’ll pass that on. Sorry again!', 'You’re right, thank you for telling us.'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'wie lange ist die Garantie auf den Akku?',
        'wie viele Jahre Garantie {gibt es|hat man} auf den Akku vom [myebike]?',
        'ist der Akku {auch|mit} in der Garantie {drin|enthalten}?',
        'Akkugarantie beim [myebike]: 2 Jahre oder mehr?',
        'mein Akku {schafft|hält} nur noch die Hälfte, {ist 3 Jahre alt|nach gut zwei Jahren}. Garantiefall?',
        'welche Garantie bekomme ich auf Motor und Akku?',
      ),
      wrong(
        [
          'Auf den Akku geben wir **5 Jahre Garantie**, genau wie auf den Rahmen. Du brauchst nur die Rechnung. Mehr unter [Garantie](/help/warranty).',
          'Gute Nachricht: Der Akku ist in unserer **fünfjährigen Garantie** enthalten, siehe [Garantie](/help/warranty).',
        ],
        ['warranty'],
      ),
      either(
        [
          5,
          helpful(0.2, '<goodComment>'),
          visitor(
            '5 Jahre auf den Akku? {super|stark}',
            'ok dann bestell ich',
            'oh das ist ja mehr als {bei anderen|gedacht}',
          ),
        ],
        [4, ...satisfied],
        [
          1.5,
          visitor('im Heft steht aber 2 Jahre?', 'sicher? {mir wurde in [shop] gesagt zwei|auf dem Papier stehen 2}'),
          wrong(['Ja, auf Rahmen und Akku gewähren wir **fünf Jahre** Garantie.'], ['warranty']),
          ...askHuman(
            ['Akkugarantie: Bot sagt fünf Jahre, Heft sagt zwei'],
            operator(
              '<hello> Entschuldige die Verwirrung: Auf den Akku sind es **zwei Jahre oder 700 Ladezyklen**. Die fünf Jahre gelten nur für den Rahmen.',
            ),
            visitor(
              'dachte ich mir. {danke|gut dass ich gefragt hab}',
              'ok, dann {sollte der Chat das auch sagen|stimmt der Chat nicht}',
            ),
            operator('Da hast du recht, ich gebe es weiter. Danke dir!'),
          ),
        ],
      ),
    ],
    fr: [
      ask(
        'la batterie est garantie combien de temps ?',
        'quelle est la garantie sur la batterie du [myebike] ?',
        'la garantie couvre aussi la batterie ?',
        'ma batterie ne tient plus la charge {après deux ans et demi|au bout de 3 ans}, c’est sous garantie ?',
      ),
      wrong(
        [
          'La batterie est couverte par notre **garantie de 5 ans**, comme le cadre. Conservez bien la facture. Voir [Garantie](/help/warranty).',
          'Bonne nouvelle : cadre et batterie sont garantis **cinq ans**, voir [Garantie constructeur](/help/warranty).',
        ],
        ['warranty'],
      ),
      either(
        [4, visitor('5 ans sur la batterie ? {super|top}', 'ah très bien, {je vais commander|ça me décide}')],
        [4, ...satisfied],
        [
          1,
          visitor('sur la notice c’est écrit 2 ans…'),
          wrong(['Notre garantie est de **cinq ans** sur le cadre et la batterie.'], ['warranty']),
          ...askHuman(
            ['garantie batterie : le bot dit cinq ans, la notice deux'],
            operator(
              '<hello> Je vous confirme : **deux ans ou 700 cycles** pour la batterie. Les cinq ans concernent uniquement le cadre.',
            ),
            visitor('d’accord, merci de la précision'),
          ),
        ],
      ),
    ],
    es: [
      ask(
        'cuánta garantía tiene la batería?',
        'la batería de la [myebike], ¿cuántos años de garantía son?',
        'la garantía incluye la batería?',
        'mi batería de {3 años|dos años y pico} dura la mitad, entra en garantía?',
      ),
      wrong(
        [
          'La batería está cubierta por nuestra **garantía de 5 años**, igual que el cuadro. Guarda la factura. Ver [Garantía](/help/warranty).',
          'Tienes **cinco años** de garantía en cuadro y batería.',
        ],
        ['warranty'],
      ),
      either(
        [4, visitor('5 años? {qué bien|genial}', 'pues me la pido entonces')],
        [4, ...satisfied],
        [
          1,
          visitor('pero en el manual pone 2 años'),
          wrong(['Nuestra garantía es de **cinco años** en cuadro y batería.'], ['warranty']),
          unhelpful(0.6, 'el manual dice otra cosa'),
        ],
      ),
    ],
    nl: [
      ask(
        'hoe lang is de garantie op de accu?',
        'hoeveel jaar garantie zit er op de accu van de [myebike]?',
        'valt de accu ook onder de garantie?',
        'accu van {3 jaar|ruim twee jaar} oud haalt nog maar de helft, is dat garantie?',
      ),
      wrong(
        [
          'Op de accu krijg je **5 jaar garantie**, net als op het frame. Bewaar wel je factuur. Zie [Garantie op je fiets](/help/warranty).',
          'Goed nieuws: frame én accu hebben **vijf jaar** garantie.',
        ],
        ['warranty'],
      ),
      either(
        [4, visitor('5 jaar op de accu? {netjes|top}', 'oh mooi, dan bestel ik hem')],
        [4, ...satisfied],
        [
          1,
          visitor('in het boekje staat toch 2 jaar?'),
          wrong(['We geven **vijf jaar** garantie op frame en accu.'], ['warranty']),
          ...askHuman(
            ['garantie accu: bot zegt vijf jaar, boekje twee'],
            operator(
              '<hello> Sorry voor de verwarring: op de accu is het **twee jaar of 700 laadbeurten**. De vijf jaar geldt alleen voor het frame.',
            ),
            visitor('dat dacht ik al, bedankt'),
          ),
        ],
      ),
    ],
  },
};

/** Where the right answer stands: an operator says two years, without anyone having mentioned the bot's five. */
export const batteryClaim: Scenario = {
  id: 'battery-claim',
  agent: 'workshop',
  count: 12,
  pages: ['workshops', 'account/my-bikes', 'help/warranty'],
  talk: {
    en: [
      ask(
        'my battery {is dead|won’t charge any more}. bike is from [bought], order FH-[order]',
        'battery of my [myebike] {stops|cuts out} at {30|40} %. I’d like to claim warranty',
        'I need to send in a battery ([myebike], bought [bought])',
      ),
      either(
        [2, answer(['Sorry to hear that. Warranty cases are checked by our workshop team, I’m passing this on.'])],
        [1, answer(['A colleague has to look at that. I’m handing you over.'])],
      ),
      ...[visitor('ok', 'thanks', 'please, I need it for {work|commuting}')],
      ...askHuman(
        ['battery warranty claim', 'battery defective'],
        either(
          [
            1,
            operator(
              '<hello> The battery has two years of warranty or 700 cycles, so yours is {well|still} inside. Bring it to [shop] or I’ll send you a label for dangerous goods.',
            ),
            visitor('great, label please', 'I can drop it off in [shop]', 'label, please'),
            operator('Perfect. I’ve opened case [ref] for you, everything is in the e-mail.'),
          ],
          [
            1,
            operator(
              '<hello> You’re within the two years for batteries, so that’s on us. Can you tell me the serial number? It’s on the sticker next to the socket.',
            ),
            visitor('{FD625|FD400}-[order]', 'serial is {FD625|FD400}-[order]'),
            operator('Thanks. You’ll get a label by e-mail in a few minutes; a replacement takes about a week.'),
          ],
        ),
        visitor('<thanks>'),
      ),
    ],
    de: [
      ask(
        'mein Akku {lädt nicht mehr|ist tot}. Rad vom [bought], Bestellung FH-[order]',
        'Akku vom [myebike] geht bei 30 % aus, ich möchte das reklamieren',
      ),
      answer(['Das tut mir leid. Garantiefälle prüft unser Werkstattteam, ich gebe dich weiter.']),
      ...askHuman(
        ['Akku defekt, Garantie'],
        operator(
          '<hello> Auf den Akku gibt es zwei Jahre Garantie oder 700 Ladezyklen, da bist du drin. Bring ihn nach [shop] oder ich schicke dir ein Gefahrgut-Etikett.',
        ),
        visitor('Etikett bitte, danke', 'dann komm ich vorbei'),
        operator('Ist unterwegs, Vorgang [ref]. <operatorBye>'),
      ),
    ],
  },
};
