import {
  answer,
  ask,
  deflection,
  either,
  fallback,
  leave,
  operator,
  unhelpful,
  visitor,
  type Scenario,
} from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

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

/** The payment does not go through. Half of it can be explained. */
export const paymentFailed: Scenario = {
  id: 'payment-failed',
  agent: 'default',
  count: 26,
  campaign: 2.5,
  pages: ['checkout', 'basket'],
  talk: {
    en: [
      ask(
        'my payment {keeps failing|was declined|won’t go through}',
        'card {declined|refused} but {there’s enough money on it|my bank says it’s fine}',
        'it says “payment could not be processed” {three times now|}. was I charged?',
        'paid but {no confirmation|got no mail}. order total [price]',
        'money is {gone|taken} from my account but the basket {is still full|still shows everything}',
        'which cards do you {take|accept}? mine {doesn’t work|gets rejected}',
      ),
      answer(
        [
          'Sorry about that! Usually it’s one of these:\n\n- the card’s **online limit** is lower than the order\n- the bank’s confirmation (app or SMS) timed out\n- billing address and card don’t match\n\nA failed payment is only *reserved* and goes back within three days. See [Ways to pay](/help/payment-methods).',
          'We take Visa, Mastercard, PayPal, iDEAL and bank transfer. If a card is refused, the bank’s daily limit is the usual reason, with bikes especially. Bank transfer always works: [Ways to pay](/help/payment-methods).',
        ],
        ['payment'],
      ),
      either(
        [
          4,
          visitor(
            'it was the limit. {works now|sorted}, thanks',
            'bank transfer then. ok',
            'ah the app confirmation… {done|worked}',
          ),
          ...satisfied,
        ],
        [2, ...satisfied],
        [
          3,
          visitor(
            'none of {that|those}. I see the {debit|charge} on my statement',
            'no, the money HAS left my account',
            'I tried two cards {and paypal|}',
          ),
          ...askHuman(
            ['payment taken but no order', 'payment declined'],
            operator(
              '<hello> I can see the payment came in, but the order didn’t close. I’ve created it by hand: FH-[order]. You’ll get the mail in a minute.',
              '<hello> There’s no charge from us, only a reservation; your bank releases it by [day]. Shall I send you a payment link?',
            ),
            visitor('{phew|great}, thank you', 'yes please', 'ok, just got it'),
            operator('<operatorBye>'),
          ),
        ],
        [1, ...letDown],
      ),
    ],
    de: [
      ask(
        'meine Zahlung {geht nicht durch|wird abgelehnt}',
        'Kreditkarte abgelehnt, Konto ist aber gedeckt',
        'habe bezahlt aber keine Bestätigung bekommen',
        'wird die Zahlung doppelt abgebucht? kam eine Fehlermeldung',
      ),
      answer(
        [
          'Das liegt meist am **Tageslimit** der Karte oder daran, dass die Freigabe in der Bank-App abgelaufen ist. Ein abgelehnter Betrag ist nur reserviert und kommt innerhalb von drei Tagen zurück. Siehe [Zahlungsarten](/help/payment-methods).',
        ],
        ['payment'],
      ),
      either(
        [4, visitor('stimmt, Limit. jetzt geht’s', 'dann überweise ich'), ...satisfied],
        [3, ...satisfied],
        [
          2,
          visitor('nein, Geld ist schon abgebucht'),
          ...askHuman(
            ['Zahlung abgebucht, keine Bestellung'],
            operator('<hello> Das Geld ist da, die Bestellung hing. Ich hab sie angelegt: FH-[order].'),
            visitor('uff, danke'),
          ),
        ],
      ),
    ],
    es: [
      ask(
        'no me deja pagar con la tarjeta',
        'me ha dado error al pagar, me han cobrado?',
        'pago rechazado y tengo saldo',
      ),
      answer(
        [
          'Suele ser el **límite diario** de la tarjeta o que caducó la confirmación en la app del banco. Un pago fallido solo queda retenido y vuelve en tres días. Ver [Formas de pago](/help/payment-methods).',
        ],
        ['payment'],
      ),
      either([4, visitor('era el límite, ya está'), ...satisfied], [3, ...satisfied], [1, ...letDown]),
    ],
  },
};

/** Invoices, VAT numbers, company orders. */
export const invoices: Scenario = {
  id: 'invoices',
  agent: 'default',
  count: 18,
  devices: { desktop: 2 },
  pages: ['account/orders', 'help/invoices'],
  talk: {
    en: [
      ask(
        'where can I download {the|my} invoice{?| for FH-[order]?}',
        'I need an invoice {with our VAT number|to my company}, order FH-[order]',
        '{accounting|my employer} needs a proper invoice for FH-[order], the mail only has a confirmation',
        'can you put {a different name|the company name} on the invoice?',
      ),
      either(
        [
          3,
          answer(
            [
              'You’ll find it under **My orders → Invoice (PDF)** once the order has shipped. Guests use the link in the shipping e-mail. [Invoices and VAT](/help/invoices)',
              'Invoices are under *My orders* as a PDF, from the day we ship. [Invoices and VAT](/help/invoices)',
            ],
            ['invoices'],
          ),
          ...satisfied,
        ],
        [
          1.4,
          deflection(['<deflect>', 'Invoices can’t be changed in the chat. <deflect>']),
          either(
            [2, visitor('<ok>')],
            [
              2,
              visitor('I wrote there {last week|on [since]}, no answer', 'so why is there a chat'),
              unhelpful(0.3, 'just sends me to e-mail'),
              ...letDown,
            ],
            [1, leave(1)],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'wo finde ich meine Rechnung zu FH-[order]?',
        'ich brauche eine Rechnung auf die Firma, mit USt-ID',
        'Rechnung kam nicht mit, brauche die fürs Finanzamt',
      ),
      either(
        [
          3,
          answer(
            [
              'Unter **Meine Bestellungen → Rechnung (PDF)**, sobald die Bestellung verschickt ist. Siehe [Rechnung und MwSt.](/help/invoices).',
            ],
            ['invoices'],
          ),
          ...satisfied,
        ],
        [1, deflection(['<deflect>']), either([2, visitor('<ok>')], [1, ...letDown])],
      ),
    ],
    fr: [
      ask('où télécharger ma facture FH-[order] ?', 'il me faut une facture au nom de l’entreprise'),
      either(
        [
          3,
          answer(
            ['Sous **Mes commandes → Facture (PDF)**, dès l’expédition. Voir [Factures et TVA](/help/invoices).'],
            ['invoices'],
          ),
          ...satisfied,
        ],
        [1, deflection(['<deflect>']), ...letDown],
      ),
    ],
  },
};
