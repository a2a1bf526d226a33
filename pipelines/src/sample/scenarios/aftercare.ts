import { answer, ask, asked, either, leave, maybe, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

export const carePlus: Scenario = {
  id: 'care-plus',
  agent: 'default',
  count: 20,
  pages: ['care-plus', 'account', 'account/my-bikes'],
  talk: {
    en: [
      either(
        asked(
          3,
          [
            'what’s included in {Care+|fern care|Fern Care+}?',
            'is {Care+|the care thing} worth it?',
            'what do I get for Care+',
          ],
          [
            '**Fern Care+** is [money:10] a month: one full service a year, wear parts at half price and help after theft. If you ride more than 1,500 km a year it pays off. [Fern Care+](/care-plus)',
            'One full service a year, half price on wear parts, help after theft, for [money:10] a month. [Fern Care+](/care-plus)',
          ],
          ['care'],
        ),
        asked(
          2,
          ['does Care+ cover {theft|crash damage|punctures}?', 'fell off, does Care+ pay for the repair?'],
          [
            'Help after theft yes (a replacement bike for two weeks); crash damage and punctures aren’t included. [Fern Care+](/care-plus)',
          ],
          ['care'],
        ),
        asked(
          1.5,
          ['can I add Care+ {later|after buying}?', 'forgot to tick Care+ when ordering'],
          ['Yes, within 30 days of buying, under *My account → Care+*. [Fern Care+](/care-plus)'],
          ['care'],
        ),
        [
          2,
          ask(
            'how do I cancel {Care+|my care plan}?',
            'cancel Care+ please',
            'want to stop {the care plan|Care+}, how?',
          ),
          answer(['Any month, under *My account → Care+ → Cancel*. [Fern Care+](/care-plus)'], ['care']),
          maybe(
            0.4,
            visitor('there’s no cancel button though', 'did that last month and I’m still being charged'),
            unhelpful(0.35, 'button missing', '<badComment>'),
            ...askHuman(
              ['Care+ cancellation'],
              operator('<hello> Sorry! I’ve ended it as of today and refunded the last month.'),
              visitor('thank you', 'ok good'),
              operator('<operatorBye>'),
            ),
            leave(1),
          ),
        ],
      ),
      ...satisfied,
    ],
    de: [
      either(
        asked(
          2,
          ['was ist bei Care+ alles dabei?', 'lohnt sich Care+?'],
          [
            '**Fern Care+** kostet [money:10] im Monat: eine Inspektion im Jahr, Verschleißteile zum halben Preis, Hilfe nach Diebstahl. [Fern Care+](/care-plus)',
          ],
          ['care'],
        ),
        asked(
          1,
          ['wie kündige ich Care+?'],
          ['Jeden Monat unter *Mein Konto → Care+ → Kündigen*. [Fern Care+](/care-plus)'],
          ['care'],
        ),
        asked(
          1,
          ['deckt Care+ auch Diebstahl ab?'],
          ['Du bekommst zwei Wochen ein Ersatzrad; eine Versicherung ist es nicht. [Fern Care+](/care-plus)'],
          ['care'],
        ),
      ),
      ...satisfied,
    ],
    nl: [
      either(
        asked(
          2,
          ['wat zit er in Care+?', 'is Care+ de moeite waard?'],
          [
            '**Fern Care+** kost [money:10] per maand: elk jaar een beurt, slijtdelen voor de helft en hulp na diefstal. [Fern Care+](/care-plus)',
          ],
          ['care'],
        ),
        asked(
          1,
          ['hoe zeg ik Care+ op?'],
          ['Elke maand, bij *Mijn account → Care+ → Opzeggen*. [Fern Care+](/care-plus)'],
          ['care'],
        ),
      ),
      ...satisfied,
    ],
  },
};

/** A recall has gone out by post, and the bot has not been told. Safety: one to find early. */
export const forkRecall: Scenario = {
  id: 'fork-recall',
  agent: 'default',
  count: 14,
  weeks: [0, 0, 0, 0, 0, 0, 5, 9],
  countries: { GB: 1.5, IE: 1.5, DE: 1.2, NL: 1 },
  elsewhere: 0.3,
  pages: ['bikes/dunlin', 'help', ''],
  talk: {
    en: [
      ask(
        'I got a letter about {the fork on my Dunlin|a Dunlin recall}. is it safe to ride?',
        'recall Dunlin fork: which serial numbers?',
        'is my Dunlin part of the recall? {bought [bought]|frame number FHX-[order]}',
        'letter says stop riding the Dunlin. until when? I need my bike',
        'do I get a {loan|replacement} bike during the fork recall?',
      ),
      dontKnow,
      either(
        [
          3,
          visitor('it’s YOUR letter', 'this is about safety!', 'so can I ride it or not??'),
          stillDontKnow,
          unhelpful(0.4, 'safety question and no answer', '<badComment>'),
          ...letDown,
        ],
        [2, ...letDown],
        [
          2,
          ...askHuman(
            ['Dunlin fork recall', 'safety: may the bike be ridden'],
            operator(
              '<hello> Please don’t ride it for now. It’s frames FHX-21 to FHX-24; the new fork is fitted free of charge, I have [day], [time] in [shop].',
            ),
            visitor('ok book me in please, [name]', 'mine is FHX-25, so fine?'),
            operator('Done.', 'Then yours is fine!'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'hab einen Brief wegen der Gabel am Dunlin bekommen, darf ich noch fahren?',
        'Rückruf Dunlin: welche Rahmennummern?',
        'ist mein Dunlin vom Rückruf betroffen?',
      ),
      dontKnow,
      either(
        [
          3,
          visitor('es geht um die Sicherheit!', 'der Brief ist von {Ihnen^euch}!'),
          stillDontKnow,
          unhelpful(0.4, 'Sicherheitsfrage ohne Antwort'),
          ...letDown,
        ],
        [2, ...letDown],
      ),
    ],
    nl: [
      ask(
        'brief gekregen over de vork van mijn Dunlin, mag ik er nog op fietsen?',
        'terugroepactie Dunlin, om welke framenummers gaat het?',
      ),
      dontKnow,
      either([2, visitor('het gaat om de veiligheid!'), stillDontKnow, ...letDown], [1, ...letDown]),
    ],
  },
};

/** Wants to know what is stored about them, and to have it gone. */
export const privacy: Scenario = {
  id: 'privacy',
  agent: 'default',
  count: 8,
  devices: { desktop: 2 },
  pages: ['privacy', 'account'],
  talk: {
    en: [
      either(
        asked(
          2,
          ['please delete all my data', 'how do I get my data deleted? GDPR', 'GDPR request: who do I write to?'],
          [
            'You can delete your data under *My account → Privacy*. Invoices must be kept for seven years by law. Requests: privacy@fernhaul.example.',
          ],
        ),
        asked(
          1,
          ['what data do you store about me?', 'can I see what you have on me'],
          ['You can download everything under *My account → Privacy → Export*.'],
        ),
        asked(
          1,
          ['is this chat {recorded|saved}?', 'who reads this chat?'],
          [
            'The chat is stored for a year so that the team can improve my answers. Nobody else reads it. [Privacy](/privacy)',
          ],
        ),
      ),
      either([3, visitor('<ok>')], [2, visitor('<thanks>')], [2]),
    ],
    de: [
      either(
        asked(
          1,
          ['bitte alle meine Daten löschen'],
          [
            'Das geht unter *Mein Konto → Datenschutz*. Rechnungen müssen wir aufbewahren. Fragen: privacy@fernhaul.example.',
          ],
        ),
        asked(
          1,
          ['wird der Chat gespeichert?'],
          ['Ja, ein Jahr lang, damit das Team meine Antworten verbessern kann.'],
        ),
      ),
      either([2, visitor('<ok>')], [2]),
    ],
  },
};
