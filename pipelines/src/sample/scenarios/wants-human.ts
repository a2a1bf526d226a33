import { ask, chat, either, handoff, operator, visitor, type Scenario } from '../script.ts';

/** Wants a person from the first word on. */
export const wantsHuman: Scenario = {
  id: 'wants-human',
  agent: 'default',
  count: 22,
  pages: ['help', 'contact', 'account/orders'],
  talk: {
    en: [
      ask(
        'human',
        '<human>',
        'no bots please. can I talk to someone',
        'agent',
        'what’s your phone number',
        'I need to speak to customer service {about my order|}',
        '<human>',
        'operator',
      ),
      either(
        [
          2,
          chat([
            'I can probably help you faster. What is it about?',
            'sure! Could you tell me in a few words what it’s about?',
          ]),
          visitor(
            'no. human',
            'I said I want a person',
            'it’s complicated',
            'about FH-[order], and not with a bot please',
            'a complaint',
          ),
        ],
        [2],
      ),
      chat(['<connecting>']),
      handoff(
        ['asked for a person', 'wants to talk to somebody', 'asked for a person without saying why'],
        operator('<hello> What can I do for you?', '<hello> How can I help?'),
        visitor(
          'oh wow, a person. {hi|hello}! my order FH-[order] has {the wrong pedals|two saddles and no bag}',
          'finally. I need the {serial|frame} number for my insurance',
          'can you {split|combine} two orders for me? FH-[order] and the one after',
          'I’d like to say your mechanic in [shop] was great',
          'my complaint: third time the delivery is postponed',
        ),
        operator('Let me have a look… one minute.', 'Sure, I’ll check that for you.'),
        visitor('ok', 'no rush', 'thanks'),
        operator(
          'All set. You’ll find it in your inbox.',
          'Done, I’ve sent you an e-mail with the details.',
          'I’ve noted everything and [name], I’ll call you on [day] before noon.',
        ),
        visitor('<thanks>', 'that was easy', 'lovely, bye'),
        operator('<operatorBye>'),
      ),
    ],
    de: [
      ask('<human>', 'Mitarbeiter', 'kein Bot bitte', 'Telefonnummer?', 'ich will mit einem Menschen reden'),
      chat(['<connecting>']),
      handoff(
        ['möchte mit einem Menschen sprechen'],
        operator('<hello> Wie kann ich helfen?'),
        visitor(
          'brauche die Rahmennummer für die Versicherung',
          'in FH-[order] war die falsche Tasche',
          'die Lieferung wird schon wieder verschoben',
        ),
        operator('Ich schaue kurz nach.', 'Moment bitte.'),
        operator('Hab’s gefunden und dir gemailt.'),
        visitor('<thanks>'),
        operator('<operatorBye>'),
      ),
    ],
    fr: [
      ask('<human>', 'un conseiller', 'votre numéro de téléphone ?'),
      chat(['<connecting>']),
      handoff(
        ['demande un conseiller'],
        operator('<hello> Que puis-je faire pour vous ?'),
        visitor('il me faut le numéro de cadre pour l’assurance', 'il y a une erreur dans FH-[order]'),
        operator('Je regarde… voilà, je vous l’envoie par mail.'),
        visitor('<thanks>'),
        operator('<operatorBye>'),
      ),
    ],
    es: [
      ask('<human>', 'persona', 'teléfono de contacto?'),
      chat(['<connecting>']),
      handoff(
        ['quiere hablar con una persona'],
        operator('<hello> ¿En qué puedo ayudarte?'),
        visitor('necesito el número de bastidor para el seguro', 'hay un error en el pedido FH-[order]'),
        operator('Miro… listo, te lo mando por correo.'),
        visitor('<thanks>'),
      ),
    ],
    nl: [
      ask('<human>', 'medewerker', 'telefoonnummer?'),
      chat(['<connecting>']),
      handoff(
        ['wil een medewerker spreken'],
        operator('<hello> Waarmee kan ik helpen?'),
        visitor('ik zoek het framenummer voor de verzekering', 'er klopt iets niet in FH-[order]'),
        operator('Ik kijk even… gevonden, ik mail het je.'),
        visitor('<thanks>'),
        operator('<operatorBye>'),
      ),
    ],
  },
};
