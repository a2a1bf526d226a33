import { answer, ask, deflection, either, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, letDown, satisfied } from './parts.ts';

/** The payment does not go through. Half of it can be explained. */
export const paymentFailed: Scenario = {
  id: 'payment-failed',
  agent: 'default',
  count: 26,
  campaign: 2.5,
  pages: ['checkout', 'basket'],
  talk: {
    en: [
      either(
        [
          4,
          ask(
            'my payment {keeps failing|was declined|won’t go through}',
            'card {declined|refused} but {there’s enough money on it|my bank says it’s fine}',
            'it says “payment could not be processed” {three times now|}. was I charged?',
            'why does my card get rejected {at checkout|here}? works everywhere else',
          ),
          answer(
            [
              'Sorry about that! Usually it’s one of these:\n\n- the card’s **online limit** is lower than the order\n- the bank’s confirmation (app or SMS) timed out\n- billing address and card don’t match\n\nA failed payment is only *reserved* and goes back within three days. See [Ways to pay](/help/payment-methods).',
              'If a card is refused, the bank’s **daily limit** is the usual reason, with bikes especially. You haven’t been charged. Bank transfer always works: [Ways to pay](/help/payment-methods).',
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
              2,
              visitor(
                'none of {that|those}. I see the {debit|charge} on my statement',
                'I tried two cards {and paypal|}',
              ),
              ...askHuman(
                ['payment declined again and again'],
                operator(
                  '<hello> There’s no charge from us, only a reservation; your bank releases it by [day]. Shall I send you a payment link?',
                ),
                visitor('yes please', 'ok do that'),
                operator('Sent. It’s valid until tomorrow. <operatorBye>'),
              ),
            ],
            [1, ...letDown],
          ),
        ],
        [
          2,
          ask(
            'paid but {no confirmation|got no mail}. order total [price]',
            'money is {gone|taken} from my account but the basket {is still full|still shows everything}',
            'payment went through, no order number??',
          ),
          answer(
            [
              'The confirmation comes within ten minutes; please look in the spam folder too. [My orders](/account/orders)',
              'Then the payment is on its way to us. As soon as it has arrived you get a mail with the order number.',
            ],
            ['payment'],
          ),
          either(
            [2, visitor('there it is. {spam|promotions folder}. thanks', 'just came! thanks')],
            [
              3,
              visitor('that was {two hours|half a day} ago', 'no, the money HAS left my account', 'nothing in spam'),
              ...askHuman(
                ['payment taken but no order'],
                operator(
                  '<hello> I can see the payment came in, but the order didn’t close. I’ve created it by hand: FH-[order]. You’ll get the mail in a minute.',
                ),
                visitor('{phew|great}, thank you', 'ok, just got it'),
                operator('<operatorBye>'),
              ),
            ],
          ),
        ],
        [
          1,
          ask('which cards do you {take|accept}?', 'do you take {amex|paypal|apple pay}?'),
          answer(
            ['We take Visa, Mastercard, PayPal, iDEAL and bank transfer. [Ways to pay](/help/payment-methods)'],
            ['payment'],
          ),
          ...satisfied,
        ],
      ),
    ],
    de: [
      either(
        [
          3,
          ask(
            'meine Zahlung {geht nicht durch|wird abgelehnt}',
            'Kreditkarte abgelehnt, Konto ist aber gedeckt',
            'wird das jetzt doppelt abgebucht? kam eine Fehlermeldung beim Bezahlen',
          ),
          answer(
            [
              'Das liegt meist am **Tageslimit** der Karte oder daran, dass die Freigabe in der Bank-App abgelaufen ist. Ein abgelehnter Betrag ist nur reserviert und kommt innerhalb von drei Tagen zurück. Siehe [Zahlungsarten](/help/payment-methods).',
            ],
            ['payment'],
          ),
          either([4, visitor('stimmt, Limit. jetzt geht’s', 'dann überweise ich'), ...satisfied], [3, ...satisfied]),
        ],
        [
          1,
          ask('habe bezahlt aber keine Bestätigung bekommen', 'Geld abgebucht, aber keine Bestellnummer'),
          answer(['Die Bestätigung kommt innerhalb von zehn Minuten, schau bitte auch im Spam nach.'], ['payment']),
          visitor('da ist nichts', 'das war vor zwei Stunden'),
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
    fr: [
      ask(
        'mon paiement est refusé',
        'carte refusée alors qu’il y a de l’argent dessus',
        'erreur au paiement, ai-je été débité ?',
      ),
      answer(
        [
          'C’est le plus souvent le **plafond** de la carte, ou la validation dans l’appli de la banque qui a expiré. Un paiement refusé n’est que réservé et revient sous trois jours. Voir [Moyens de paiement](/help/payment-methods).',
        ],
        ['payment'],
      ),
      either(
        [4, visitor('c’était le plafond, merci', 'je fais un virement alors'), ...satisfied],
        [3, ...satisfied],
        [1, ...letDown],
      ),
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
      either(
        [
          3,
          ask(
            'where can I download {the|my} invoice{?| for FH-[order]?}',
            '{accounting|my employer} needs a proper invoice for FH-[order], the mail only has a confirmation',
            'can’t find the invoice for FH-[order]',
            'invoice please, order [order]',
          ),
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
          1.6,
          ask(
            'I need an invoice {with our VAT number|to my company}, order FH-[order]',
            'can you put {a different name|the company name} on the invoice for FH-[order]?',
            'wrong {name|address} on the invoice of FH-[order]',
          ),
          deflection(['<deflect>', 'Invoices can’t be changed in the chat. <deflect>']),
          either(
            [2, visitor('<ok>')],
            [
              2,
              visitor('I wrote there {last week|on [since]}, no answer', 'so why is there a chat'),
              unhelpful(0.3, 'just sends me to e-mail'),
              ...letDown,
            ],
            [1],
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
