import { ask, asked, deflection, either, leave, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, letDown, satisfied } from './parts.ts';

/** A deflection: everything that changes an order is sent to an e-mail address, however simple. */
export const changeOrder: Scenario = {
  id: 'change-order',
  agent: 'default',
  count: 38,
  campaign: 2,
  pages: ['account/orders', 'checkout/done', 'help'],
  talk: {
    en: [
      ask(
        'can I {change|switch} the size on FH-[order]? need [othersize] instead of [size]',
        'I’d like to cancel {my order|FH-[order]}',
        'ordered the wrong colour{ 🤦|}. can you change FH-[order] to [colour]?',
        '{typo|mistake} in my {address|street} for FH-[order], can you fix it?',
        'can I add {a lock|a pump|panniers} to {an order I just made|FH-[order]}?',
        'please cancel FH-[order], I {clicked twice|ordered by mistake|found one closer to home}',
        'need to change the delivery address for [order]',
        'forgot to use my {code|voucher} on FH-[order], can it be added {afterwards|now}?',
      ),
      deflection([
        '<deflect>',
        'I’m not able to change orders myself. <deflect>',
        'For changes to an order, <deflect>',
        'thank you for your message. <deflect>',
      ]),
      either(
        [3, visitor('ok will do', '<ok>', 'fine'), leave(1)],
        [
          4,
          visitor(
            'I’d rather do it {now|here}, it {ships|goes out} today probably',
            'how long until they {read|answer} that? it ships tomorrow',
            'so you can’t do anything',
            'by the time they read the mail it’s {shipped|gone}',
            'can’t you at least stop it?',
          ),
          deflection([
            '<deflect>',
            'I understand it’s urgent. Still, <deflect>',
            'I’m sorry, changes are only possible by e-mail. <deflect>',
          ]),
          unhelpful(
            0.38,
            'can’t do anything',
            'just sends me to an email address',
            'why have a chat then',
            'pointless',
            '<badComment>',
          ),
          either(
            [3, ...letDown],
            [
              3,
              ...askHuman(
                ['wants to change an order before it ships', 'cancel order', 'wrong address on order'],
                operator(
                  '<hello> Done! I’ve changed it, you’ll get a new confirmation by mail.',
                  '<hello> You’re in luck, it hadn’t been packed. Changed.',
                  '<hello> It has left already, I’m afraid. Please refuse the delivery, then we refund it at once.',
                ),
                visitor(
                  'that took {10|ten} seconds. {thank you!|why can’t the bot do that}',
                  'brilliant, thanks',
                  'ok thanks',
                ),
                operator('<operatorBye>'),
              ),
            ],
            [2, leave(1)],
          ),
        ],
        [1, ...letDown],
      ),
    ],
    de: [
      ask(
        'ich möchte FH-[order] stornieren',
        'kann ich bei FH-[order] noch die Größe ändern? brauche [othersize] statt [size]',
        'falsche Hausnummer angegeben bei FH-[order], könnt ihr das ändern?',
        'kann ich zu meiner Bestellung noch {ein Schloss|eine Pumpe} dazunehmen?',
        'Adresse ändern FH-[order]',
      ),
      deflection(['<deflect>', 'Bestellungen kann ich leider nicht selbst ändern. <deflect>']),
      either(
        [3, visitor('ok mach ich', '<ok>')],
        [
          4,
          visitor(
            'bis das einer liest ist es verschickt',
            'geht das nicht gleich hier?',
            'dafür brauche ich doch keine Mail…',
          ),
          deflection(['<deflect>', 'Änderungen sind nur per E-Mail möglich. <deflect>']),
          unhelpful(0.38, 'verweist nur auf E-Mail', 'kann nichts', '<badComment>'),
          either(
            [3, ...letDown],
            [
              2,
              ...askHuman(
                ['Bestellung ändern'],
                operator('<hello> Schon erledigt, die neue Bestätigung kommt per Mail.'),
                visitor('super, das ging ja schnell', 'danke! warum nicht gleich so'),
              ),
            ],
          ),
        ],
      ),
    ],
    fr: [
      ask(
        'je voudrais annuler la commande FH-[order]',
        'je me suis trompé d’adresse pour FH-[order], vous pouvez corriger ?',
        'changer la taille sur FH-[order] : [othersize] au lieu de [size]',
      ),
      deflection(['<deflect>', 'Je ne peux pas modifier une commande. <deflect>']),
      either(
        [3, visitor('<ok>')],
        [
          4,
          visitor('mais ça part aujourd’hui…', 'le temps qu’ils lisent le mail ce sera parti'),
          deflection(['<deflect>']),
          unhelpful(0.35, 'renvoie vers un mail'),
          ...letDown,
        ],
      ),
    ],
    es: [
      ask(
        'quiero cancelar el pedido FH-[order]',
        'me he equivocado de dirección en FH-[order], lo podéis cambiar?',
        'puedo cambiar la talla del pedido? [othersize] en vez de [size]',
      ),
      deflection(['<deflect>', 'No puedo modificar pedidos. <deflect>']),
      either(
        [3, visitor('<ok>')],
        [
          4,
          visitor('pero sale hoy seguramente', 'para eso está el chat no?'),
          deflection(['<deflect>']),
          unhelpful(0.35, 'solo me manda a un correo'),
          ...letDown,
        ],
      ),
    ],
    nl: [
      ask(
        'kan ik FH-[order] annuleren?',
        'verkeerd huisnummer ingevuld bij FH-[order], kan dat nog aangepast?',
        'kan de maat nog veranderd worden? [othersize] ipv [size]',
      ),
      deflection(['<deflect>', 'Een bestelling aanpassen kan ik niet. <deflect>']),
      either(
        [3, visitor('<ok>')],
        [
          4,
          visitor('hij gaat waarschijnlijk vandaag al weg', 'kan dat niet gewoon hier?'),
          deflection(['<deflect>']),
          unhelpful(0.35, 'verwijst alleen naar mail'),
          ...letDown,
        ],
      ),
    ],
  },
};

/** Account trouble the help pages do cover. */
export const account: Scenario = {
  id: 'account',
  agent: 'default',
  count: 18,
  pages: ['account', 'account/sign-in', 'account/my-bikes'],
  talk: {
    en: [
      either(
        asked(
          3,
          [
            'I can’t {log in|sign in}',
            'password reset {mail|e-mail} doesn’t arrive',
            'forgot my password and no mail comes',
            'it says my account doesn’t exist??',
          ],
          [
            'The mail comes from `no-reply@fernhaul.example`, sometimes into the spam folder. If you ordered as a guest there’s no account yet: just register with the same address.',
            'Use *Forgot password* on the sign-in page; the mail takes up to five minutes and likes to hide in the spam folder.',
          ],
        ),
        asked(
          2,
          ['how do I {register|add} my bike{?| in my account?}', 'where do I enter my frame number?'],
          ['Under **My account → My bikes → Add**, with the frame number from below the bottom bracket.'],
        ),
        asked(
          1.5,
          [
            'can I {change|update} my e-mail address?',
            'how do I {delete|close} my account',
            'how do I change my phone number in the account',
          ],
          ['You can do that under **My account → Settings**.'],
        ),
        asked(
          1.5,
          ['unsubscribe me from the newsletter {please|pls}', 'how do I stop {the|your} newsletter'],
          [
            'There’s a link at the end of every newsletter; it takes effect at once.',
            'One click on *Unsubscribe* at the bottom of any newsletter, and you’re off the list.',
          ],
        ),
      ),
      either(
        [3, ...satisfied],
        [1, visitor('doesn’t work', 'that’s what I tried'), deflection(['<deflect>']), ...letDown],
      ),
    ],
    de: [
      either(
        asked(
          2,
          ['ich kann mich nicht einloggen', 'die Mail zum Passwort zurücksetzen kommt nicht an'],
          [
            'Die Mail kommt von `no-reply@fernhaul.example` und landet manchmal im Spam. Als Gast bestellt? Dann gibt es noch kein Konto.',
          ],
        ),
        asked(
          1,
          ['wie registriere ich mein Rad?'],
          ['Unter **Mein Konto → Meine Räder → Hinzufügen**, mit der Rahmennummer.'],
        ),
        asked(
          1,
          ['bitte Newsletter abbestellen', 'wie werde ich den Newsletter los?'],
          ['Am Ende jedes Newsletters ist ein Link zum Abmelden.'],
        ),
      ),
      either([3, ...satisfied], [1, visitor('war im Spam, danke', 'ok danke')]),
    ],
  },
};
