import { answer, ask, chat, either, handoff, leave, operator, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown } from './parts.ts';

/** A bad day, and not one for a bot. */
export const stolenBike: Scenario = {
  id: 'stolen-bike',
  agent: 'default',
  count: 14,
  devices: { mobile: 1.6 },
  pages: ['help/stolen-bike', 'account/my-bikes', 'help'],
  talk: {
    en: [
      ask(
        'my [mybike] was stolen {last night|from the station|this morning} 😢',
        'someone stole my bike. what do I do',
        'need the frame number for the police, bike {is stolen|got nicked}',
        'can you {track|locate} a stolen [myebike]?',
        'I think I’ve seen my stolen bike {online|in an ad}. can you check the serial?',
      ),
      either(
        [
          3,
          answer(
            [
              'I’m so sorry. Please do this first:\n\n1. Report it to the **police**: the frame number is under *My bikes*.\n2. Tell your insurer.\n3. Mark it as stolen under *My bikes*, then no workshop of ours will serve it.\n\n[My bike was stolen](/help/stolen-bike)',
            ],
            ['stolen'],
          ),
          either(
            [
              3,
              visitor('ok. thank you', 'found the number. thanks', 'thanks. I’m so gutted'),
              chat(['I’m really sorry. I hope it turns up.']),
            ],
            [
              2,
              visitor('I bought it as a guest, there’s no “my bikes”'),
              ...askHuman(
                ['stolen bike, needs frame number', 'bike stolen'],
                operator(
                  '<hello> I’m sorry! Your frame number is FHX-[order]. I’ve marked it as stolen, and the proof of purchase is in your inbox.',
                ),
                visitor('thank you so much, that was quick', 'you’re kind, thanks'),
                operator('Fingers crossed. <operatorBye>'),
              ),
            ],
            [1, leave(1)],
          ),
        ],
        [1, dontKnow, ...letDown],
      ),
    ],
    de: [
      ask(
        'mein [mybike] wurde gestohlen',
        'Rad geklaut, brauche die Rahmennummer für die Polizei',
        'könnt ihr ein gestohlenes E-Bike orten?',
      ),
      answer(
        [
          'Das tut mir sehr leid. Bitte zuerst **Anzeige erstatten**: Die Rahmennummer steht unter *Meine Räder*. Dann der Versicherung melden und das Rad dort als gestohlen markieren. [Rad gestohlen](/help/stolen-bike)',
        ],
        ['stolen'],
      ),
      either(
        [3, visitor('danke. so ein mist', 'ok danke'), chat(['Ich drücke die Daumen, dass es wieder auftaucht.'])],
        [
          1,
          visitor('finde die Nummer nicht'),
          chat(['<connecting>']),
          handoff(
            ['Rad gestohlen, Rahmennummer'],
            operator('<hello> Das tut mir leid. Deine Rahmennummer ist FHX-[order].'),
            visitor('danke!!'),
          ),
        ],
      ),
    ],
    nl: [
      ask('mijn fiets is gestolen', 'fiets gejat, waar vind ik het framenummer?'),
      answer(
        [
          'Wat naar! Doe eerst **aangifte**: het framenummer staat bij *Mijn fietsen*. Meld het daarna bij je verzekering. [Fiets gestolen](/help/stolen-bike)',
        ],
        ['stolen'],
      ),
      either([2, visitor('oké, bedankt')], [1]),
    ],
  },
};
