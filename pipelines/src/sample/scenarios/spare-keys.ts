import { ask, either, leave, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, stillDontKnow } from './parts.ts';

/** A gap of the workshop's bot: a key is lost, and nobody knows how to get another. */
export const spareKeys: Scenario = {
  id: 'spare-keys',
  agent: 'workshop',
  count: 24,
  pages: ['workshops', 'account/my-bikes', 'help/battery-care'],
  talk: {
    en: [
      ask(
        'I’ve lost {the key|both keys} for my battery{. help|}',
        'how do I {order|get} a spare key for the {frame lock|battery lock}?',
        'need a second battery key, number is {EX|FK} [ref]',
        'key broke off in the battery lock of my [myebike] 😬',
        'bought a used [myebike] {without keys|with only one key}. can I get {new ones|a copy}?',
        'where’s the key number? want to {order|cut} a spare',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [
          3,
          visitor(
            'the battery is locked in, I can’t charge it',
            'I have the number on the little tag',
            'can I just bring it to [shop]?',
            'do you drill it out?',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1.5,
          ...askHuman(
            ['lost battery key', 'spare key'],
            operator(
              '<hello> With the number on the tag I can order one: [money:12], about ten days. No number? Then we fit a new lock for [money:45].',
              '<hello> Send us a photo of the invoice and the key number, then we have a copy cut for [money:12].',
            ),
            visitor('number is {EX|FK}[order]', 'new lock then please', 'ok great, thanks'),
            operator('Ordered! <operatorBye>'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'Akkuschlüssel verloren, wie bekomme ich einen neuen?',
        'brauche einen Ersatzschlüssel, Nummer hab ich',
        'Schlüssel im Akkuschloss abgebrochen',
        'gebrauchtes [myebike] gekauft, nur ein Schlüssel dabei. nachmachen?',
      ),
      dontKnow,
      either(
        [4, ...letDown],
        [3, visitor('komme so nicht an den Akku', 'kann ich in [shop] vorbeikommen?'), stillDontKnow, ...letDown],
        [
          1,
          ...askHuman(
            ['Akkuschlüssel verloren'],
            operator('<hello> Mit der Nummer bestelle ich dir einen für [money:12], dauert etwa zehn Tage.'),
            visitor('super, Nummer kommt per Mail'),
          ),
        ],
      ),
    ],
    nl: [
      ask(
        'sleutel van de accu kwijt, hoe kom ik aan een nieuwe?',
        'ik zoek een reservesleutel voor het slot',
        'sleutel afgebroken in het accuslot',
      ),
      dontKnow,
      either([4, ...letDown], [3, visitor('ik kan zo niet opladen'), stillDontKnow, ...letDown]),
    ],
    fr: [
      ask('j’ai perdu la clé de la batterie', 'comment commander un double de clé ?'),
      dontKnow,
      either([4, ...letDown], [2, visitor('du coup je ne peux plus recharger'), stillDontKnow, ...letDown]),
    ],
  },
};
