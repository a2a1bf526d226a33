import { answer, ask, chat, curt, either, leave, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman } from './parts.ts';

/** A tone problem: asked twice, the workshop's bot gets short with people. */
export const shortWithPeople: Scenario = {
  id: 'short-with-people',
  agent: 'workshop',
  count: 24,
  weeks: [4, 4, 5, 5, 6, 7, 8, 8],
  pages: ['workshops', 'workshops/service-prices', 'workshops/display-messages'],
  talk: {
    en: [
      ask(
        'sorry, stupid question: which way do the pedals {go on|screw in}?',
        'is it normal that the motor {hums|whines} a bit?',
        'how do I {reset|set} the clock on the display?',
        'how tight should the {stem bolts|saddle clamp} be?',
        'what oil {do I|should I} use for the chain?',
        'my chain {fell off|came off}. how do I put it back',
        'what does the {wrench|spanner} symbol on the display mean?',
      ),
      either(
        [
          3,
          answer([
            'You’ll find that in the manual that came with the bike.',
            'That’s explained in your owner’s manual.',
          ]),
          visitor(
            'I don’t have {the|that} manual{ here|}',
            'can you {just|maybe} tell me?',
            'I looked, couldn’t find it',
            'which page?',
          ),
        ],
        [1],
      ),
      curt([
        'Read the manual. It’s on page 12.',
        'As I already said: see the manual.',
        'That’s basic maintenance. You should know this before riding.',
        'I’ve answered this. Please read my message.',
        'No. Look it up on the website.',
        'Wrong question. Bring the bike in or leave it.',
        'This is not a school. Check the documentation.',
      ]),
      unhelpful(
        0.4,
        'rude',
        'no need to be like that',
        'is this how you talk to customers?',
        'arrogant bot',
        '<badComment>',
      ),
      either(
        [
          4,
          visitor(
            'wow. {rude|ok|friendly…}',
            'excuse me?',
            'no need to be rude',
            'ok I’ll ask in a shop where people are nice',
            'charming.',
            'I only asked…',
          ),
          either([2, leave(1)], [1, chat(['<sorry>'])]),
        ],
        [2, leave(1)],
        [1, visitor('<ok>')],
        [
          1,
          ...askHuman(
            ['bot was rude', 'simple question, unfriendly answer'],
            operator(
              '<hello> Sorry for the tone of our bot! Left pedal screws in anticlockwise, the right one clockwise.',
              '<hello> I apologise, that’s not how we talk to people. What did you want to know?',
            ),
            visitor('thank you, that’s all I wanted', 'no worries, thanks for answering'),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'blöde Frage: in welche Richtung kommen die Pedale rein?',
        'wie stelle ich die Uhr im Display?',
        'welches Öl für die Kette?',
        'ist ein leises Summen vom Motor normal?',
      ),
      curt([
        'Steht im Handbuch, Seite 12.',
        'Das habe ich bereits beantwortet. Bitte lesen.',
        'Das sollte man wissen, bevor man losfährt.',
        'Nein. Handbuch lesen.',
      ]),
      unhelpful(0.4, 'unfreundlich', 'was ist das für ein Ton', '<badComment>'),
      either(
        [
          4,
          visitor(
            'na danke, sehr freundlich',
            'geht’s noch?',
            'man wird ja wohl fragen dürfen',
            'hui. dann eben nicht',
          ),
          leave(0.8),
        ],
        [2, leave(1)],
      ),
    ],
    nl: [
      ask(
        'domme vraag misschien: welke kant op draaien de pedalen?',
        'hoe zet ik de klok op het display goed?',
        'welke olie voor de ketting?',
      ),
      curt(['Staat in de handleiding, pagina 12.', 'Dat heb ik al gezegd. Lees de handleiding.']),
      unhelpful(0.4, 'onbeleefd'),
      either([3, visitor('nou, vriendelijk hoor', 'ik vroeg het alleen maar'), leave(0.8)], [2, leave(1)]),
    ],
  },
};
