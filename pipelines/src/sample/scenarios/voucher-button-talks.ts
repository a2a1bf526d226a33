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
  type Talk,
} from '../script.ts';
import { letDown, satisfied } from './parts.ts';

/** The phone has no such button in this language either. */
export const de: Talk = [
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
    [either([5, visitor('gefunden, danke', 'ah da. hat geklappt', '<thanks>'), helpful(0.1, '')], [4, ...satisfied])],
  ),
];

/** The phone has no such button in this language either. */
export const fr: Talk = [
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
            [3, answer(['Le bouton **Ajouter un code** se trouve dans la colonne de droite du panier.'], ['vouchers'])],
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
];

/** The phone has no such button in this language either. */
export const es: Talk = [
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
          visitor('no hay columna a la derecha', 'estoy con el móvil, ese botón no sale', 'solo veo el total y pagar'),
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
];

/** The phone has no such button in this language either. */
export const nl: Talk = [
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
];
