import {
  answer,
  ask,
  either,
  fallback,
  helpful,
  leave,
  onPhone,
  unhelpful,
  visitor,
  when,
  type Scenario,
} from '../script.ts';
import { letDown, satisfied } from './parts.ts';

/** Widget, not knowledge: the answer names a button in the right-hand column, and the phone layout has no such column. */
export const voucherButton: Scenario = {
  id: 'voucher-button',
  agent: 'default',
  count: 72,
  weeks: [6, 6, 7, 7, 8, 12, 10, 9],
  campaign: 7,
  devices: { mobile: 1.25 },
  pages: ['checkout', 'basket', 'touring-days'],
  talk: {
    en: [
      ask(
        'where do I enter the {discount|voucher|promo} code?',
        'I have a code ({TOUR20|WELCOME5|TOUR20}) but there’s {no field|nowhere to put it}',
        'how do I {use|redeem} {a voucher|my voucher|TOUR20}?',
        'can’t find where to {put|type} the code {from the newsletter|you emailed me|TOUR20}',
        'discount code box{?| where is it?| missing?}',
        'voucher from {my birthday mail|the newsletter}, how do I get it {off the price|into the basket}',
        'is TOUR20 {still valid|valid on the [bike]}? and where does it go{ at checkout|}',
        'I’m at the checkout, where’s the {voucher|coupon} thing',
        'trying to apply {TOUR20|my code} {before I pay|in the basket}. help',
      ),
      answer(
        [
          'In the basket, click **Add voucher** in the right-hand column, enter your code and choose *Apply*. See [Using a voucher code](/help/voucher-codes).',
          'You’ll find the **Add voucher** button in the column on the right of your basket. Type in the code, click *Apply*, and the total changes straight away.',
          'Open your basket: on the right, below the total, there’s **Add voucher**. One code per order. More: [Using a voucher code](/help/voucher-codes)',
        ],
        ['vouchers'],
      ),
      when(
        onPhone,
        [
          either(
            [
              8,
              visitor(
                'there is no right hand column',
                'no such button {here|for me|on my screen}',
                'I’m on my phone, {there’s only|I only see} the total and {pay now|checkout}',
                'I can’t see any “add voucher”. {iphone|on mobile}',
                'right of what? it’s {all one column|just a list}',
                'nothing on the right… {I scrolled all the way down|looked everywhere}',
                'not there. screenshot? {can’t send one apparently|}',
              ),
              either(
                [
                  4,
                  answer(
                    [
                      'Please make sure you’re in the basket, not at the checkout. **Add voucher** is in the right-hand column.',
                      'The button is in the right-hand column of the basket, below the total.',
                    ],
                    ['vouchers'],
                  ),
                ],
                [
                  3,
                  fallback([
                    'I’m sorry, I don’t have information about how the basket looks on a phone.',
                    'I’m afraid I don’t know where it is on a phone, sorry.',
                    '<fallbackAgain>',
                  ]),
                ],
              ),
              unhelpful(
                0.35,
                'no such button on the phone',
                'button doesn’t exist',
                'told me the same thing twice',
                'there is no right column!!',
                '<badComment>',
              ),
              either(
                [
                  3,
                  visitor(
                    'I AM in the basket',
                    'same answer again. there is no column',
                    'ok {I give up|forget it}, paying full price then',
                    'guess I’ll {try|do it} on the laptop later',
                    'so I can’t use it on my phone? {really?|}',
                  ),
                  leave(1),
                ],
                [3, ...letDown],
                [2, leave(1)],
                [
                  1,
                  visitor('tried it on the {laptop|computer}, there it is. {so it’s just missing on the phone|}'),
                  helpful(0.1, ''),
                ],
              ),
            ],
            [1.2, leave(1)],
            [0.8, ...satisfied],
          ),
        ],
        [
          either(
            [
              6,
              helpful(0.12, '<goodComment>'),
              visitor(
                '{found it|ah there|I see it now}, {thanks|thank you}',
                'got it. worked',
                'oh right next to it, blind me. thanks',
                '<thanks>',
              ),
            ],
            [3, ...satisfied],
            [
              1.6,
              visitor(
                'it says code not valid',
                '“code cannot be combined” what does that mean',
                'does it work on {e-bikes|bikes already reduced} too?',
              ),
              answer(
                [
                  'A code can’t be combined with reduced items or a second code. On everything else it applies straight away.',
                  '**TOUR20** is valid for bags and touring bikes that aren’t already reduced.',
                ],
                ['vouchers'],
              ),
              ...satisfied,
            ],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'wo kann ich den Gutscheincode eingeben?',
        'ich finde das Feld für den {Rabattcode|Gutschein} nicht',
        'wie löse ich {TOUR20|meinen Code|den Newsletter-Code} ein?',
        'hab einen Code (TOUR20), aber {kein Feld dafür|wohin damit}?',
        'Gutschein einlösen, wo {geht das|finde ich das}?',
      ),
      answer(
        [
          'Klick im Warenkorb in der rechten Spalte auf **Gutschein hinzufügen** und gib deinen Code ein. Siehe [Gutscheincode einlösen](/help/voucher-codes).',
          'Rechts neben deinem Warenkorb, unter der Summe, findest du **Gutschein hinzufügen**.',
        ],
        ['vouchers'],
      ),
      when(
        onPhone,
        [
          either(
            [
              8,
              visitor(
                'da ist keine rechte Spalte',
                'bin am Handy, da gibt es den Knopf nicht',
                'seh ich nicht. nur Summe und „zur Kasse“',
                'rechts ist nix, alles untereinander',
                'hab alles abgesucht, kein Gutscheinfeld',
              ),
              either(
                [
                  4,
                  answer(
                    [
                      'Bitte achte darauf, dass du im Warenkorb bist. **Gutschein hinzufügen** steht in der rechten Spalte.',
                    ],
                    ['vouchers'],
                  ),
                ],
                [
                  3,
                  fallback([
                    'I’m sorry, I don’t have information about how the basket looks on a phone.',
                    'I’m afraid I don’t know where it is on a phone, sorry.',
                    '<fallbackAgain>',
                  ]),
                ],
              ),
              unhelpful(0.35, 'Knopf gibt es am Handy nicht', 'zweimal dieselbe Antwort', '<badComment>'),
              either(
                [
                  3,
                  visitor(
                    'BIN ich ja',
                    'ok dann halt am Laptop',
                    'dann eben ohne Rabatt, toll',
                    'geht das am Handy also gar nicht?',
                  ),
                  leave(1),
                ],
                [3, ...letDown],
                [2, leave(1)],
              ),
            ],
            [1, leave(1)],
            [0.7, ...satisfied],
          ),
        ],
        [
          either(
            [5, visitor('gefunden, danke', 'ah da. hat geklappt', '<thanks>'), helpful(0.1, '')],
            [4, ...satisfied],
          ),
        ],
      ),
    ],
    fr: [
      ask(
        'où est-ce que je mets le code promo ?',
        'j’ai un code TOUR20 mais je ne vois pas où le saisir',
        'comment utiliser mon code de réduction ?',
        'je trouve pas la case pour le bon de réduction',
      ),
      answer(
        [
          'Dans le panier, cliquez sur **Ajouter un code** dans la colonne de droite. Voir [Utiliser un code promo](/help/voucher-codes).',
        ],
        ['vouchers'],
      ),
      when(
        onPhone,
        [
          either(
            [
              8,
              visitor(
                'il n’y a pas de colonne à droite',
                'je suis sur mon téléphone, pas de bouton',
                'je vois juste le total et « payer »',
              ),
              either(
                [
                  3,
                  answer(
                    ['Le bouton **Ajouter un code** se trouve dans la colonne de droite du panier.'],
                    ['vouchers'],
                  ),
                ],
                [
                  3,
                  fallback([
                    'I’m sorry, I don’t have information about how the basket looks on a phone.',
                    'I’m afraid I don’t know where it is on a phone, sorry.',
                    '<fallbackAgain>',
                  ]),
                ],
              ),
              unhelpful(0.35, 'pas de bouton sur mobile', 'deux fois la même réponse'),
              ...letDown,
            ],
            [1, leave(1)],
          ),
        ],
        [...satisfied],
      ),
    ],
    es: [
      ask(
        'dónde pongo el código de descuento?',
        'tengo el código TOUR20 y no veo dónde meterlo',
        'cómo se usa el cupón de la newsletter?',
        'no encuentro la casilla del cupón',
      ),
      answer(
        [
          'En la cesta, pulsa **Añadir cupón** en la columna de la derecha. Ver [Usar un código promocional](/help/voucher-codes).',
        ],
        ['vouchers'],
      ),
      when(
        onPhone,
        [
          either(
            [
              8,
              visitor(
                'no hay columna a la derecha',
                'estoy con el móvil, ese botón no sale',
                'solo veo el total y pagar',
              ),
              either(
                [3, answer(['El botón **Añadir cupón** está en la columna derecha de la cesta.'], ['vouchers'])],
                [
                  3,
                  fallback([
                    'I’m sorry, I don’t have information about how the basket looks on a phone.',
                    'I’m afraid I don’t know where it is on a phone, sorry.',
                    '<fallbackAgain>',
                  ]),
                ],
              ),
              unhelpful(0.35, 'ese botón no existe', 'en el móvil no está'),
              ...letDown,
            ],
            [1, leave(1)],
          ),
        ],
        [...satisfied],
      ),
    ],
    nl: [
      ask(
        'waar kan ik de kortingscode invullen?',
        'heb een code (TOUR20) maar zie nergens een vakje',
        'hoe gebruik ik mijn kortingsbon?',
        'kan de actiecode nergens kwijt',
      ),
      answer(
        [
          'Klik in je winkelmandje in de rechterkolom op **Kortingscode toevoegen**. Zie [Een kortingscode gebruiken](/help/voucher-codes).',
        ],
        ['vouchers'],
      ),
      when(
        onPhone,
        [
          either(
            [
              8,
              visitor(
                'er is geen rechterkolom',
                'zit op mijn telefoon, die knop is er niet',
                'ik zie alleen totaal en afrekenen',
              ),
              either(
                [
                  3,
                  answer(
                    ['De knop **Kortingscode toevoegen** staat in de rechterkolom van je winkelmandje.'],
                    ['vouchers'],
                  ),
                ],
                [
                  3,
                  fallback([
                    'I’m sorry, I don’t have information about how the basket looks on a phone.',
                    'I’m afraid I don’t know where it is on a phone, sorry.',
                    '<fallbackAgain>',
                  ]),
                ],
              ),
              unhelpful(0.35, 'knop bestaat niet op mobiel', 'twee keer hetzelfde antwoord'),
              ...letDown,
            ],
            [1, leave(1)],
          ),
        ],
        [...satisfied],
      ),
    ],
  },
};
