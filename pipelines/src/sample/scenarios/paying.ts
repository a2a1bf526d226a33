import { ask, either, fallback, leave, visitor, type Scenario } from '../script.ts';
import { dontKnow, letDown, stillDontKnow } from './parts.ts';

/** A gap that grows after the campaign: paying by instalments. */
export const instalments: Scenario = {
  id: 'instalments',
  agent: 'default',
  count: 30,
  weeks: [2, 2, 2, 3, 3, 8, 9, 11],
  campaign: 2,
  pages: ['checkout', 'help/payment-methods', 'bikes/carrow-e', 'bikes/fjell-e6'],
  talk: {
    en: [
      ask(
        'can I pay {in instalments|monthly}?',
        'do you offer {finance|0% finance|financing} on {e-bikes|the [mybike]}?',
        '{pay later|buy now pay later|pay in 3} {possible?|do you have that?}',
        'is it possible to split [price] over {6|10|12} months',
        'what would the monthly payment be for {a|the} [mybike]?',
        'deposit now, rest {when it ships|over a few months}? {possible?|}',
      ),
      either(
        [5, dontKnow],
        [
          2,
          fallback([
            'I’m sorry, I don’t have information about paying in instalments.',
            'unfortunately I couldn’t find anything on financing.',
          ]),
        ],
      ),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            '{every other shop|most shops} has that',
            'so it’s [price] all at once?',
            'is it planned?',
            'then I’ll have to wait until {payday|next year}',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
    de: [
      ask(
        'kann man auch in Raten zahlen?',
        'bietet ihr {Ratenzahlung|eine Finanzierung} an? {geht um [price]|}',
        'Finanzierung über 12 Monate {möglich|machbar}?',
        'geht Kauf auf Raten bei {einem|dem} [mybike]?',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [3, visitor('bei anderen geht das ganz normal', 'also alles auf einmal?'), stillDontKnow, ...letDown],
        [2, leave(1)],
      ),
    ],
    es: [
      ask('se puede pagar a plazos?', 'tenéis financiación para la [mybike]?', 'puedo pagar en 3 veces?'),
      dontKnow,
      either(
        [4, ...letDown],
        [3, visitor('entonces todo de golpe?', 'y sin intereses nada?'), stillDontKnow, ...letDown],
      ),
    ],
    fr: [
      ask(
        'peut-on payer en plusieurs fois ?',
        'le paiement en 3x ou 4x est possible ?',
        'vous proposez un financement pour le [mybike] ?',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [3, visitor('donc tout d’un coup ?', 'c’est prévu un jour ?'), stillDontKnow, ...letDown],
      ),
    ],
  },
};

/** A small, steady gap: what is left on a gift card, and whether it can be split. */
export const giftCards: Scenario = {
  id: 'gift-cards',
  agent: 'default',
  count: 18,
  pages: ['gift-cards', 'checkout', 'account'],
  talk: {
    en: [
      ask(
        'how do I check {the balance on|what’s left on} my gift card?',
        'can I use {a gift card|two gift cards} and pay the rest by card?',
        'gift card from {my mum|my colleagues}, how much is {on it|left}? no amount on the mail',
        'does a gift card {expire|run out}?',
        'lost the {e-mail|mail} with my gift card. can you resend it? it was [money:100]',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [
          4,
          visitor('can’t you just look up the number?', 'it’s your own gift card…', 'who can tell me then'),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
    nl: [
      ask(
        'hoe zie ik het saldo van mijn cadeaukaart?',
        'kan ik twee cadeaukaarten tegelijk gebruiken?',
        'is een cadeaubon beperkt geldig?',
      ),
      dontKnow,
      either([4, ...letDown], [3, visitor('het is toch jullie eigen kaart'), stillDontKnow, ...letDown]),
    ],
    de: [
      ask(
        'wie sehe ich das Guthaben von meiner Geschenkkarte?',
        'kann ich zwei Geschenkkarten kombinieren?',
        'läuft die Geschenkkarte ab?',
      ),
      dontKnow,
      either([4, ...letDown], [3, visitor('ist doch eure eigene Karte'), stillDontKnow, ...letDown]),
    ],
  },
};
