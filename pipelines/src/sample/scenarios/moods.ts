import {
  answer,
  ask,
  chat,
  either,
  handoff,
  helpful,
  leave,
  operator,
  unhelpful,
  visitor,
  type Scenario,
} from '../script.ts';
import { dontKnow, letDown, stillDontKnow } from './parts.ts';

/** Rude from beginning to end. Not every rude visitor has been treated badly. */
export const rudeVisitor: Scenario = {
  id: 'rude-visitor',
  agent: 'default',
  count: 16,
  pages: ['', 'account/orders', 'help/delivery', 'checkout'],
  talk: {
    en: [
      ask(
        'your site is {garbage|trash|a joke}',
        'why is everything on this {stupid|damn} site so slow',
        'WHERE IS MY BIKE',
        'you people are {useless|thieves|unbelievable}',
        'what a {crap|rubbish} shop',
        'third time I’m asking. THIRD.',
        'are you {idiots|people} even reading your mails',
      ),
      chat([
        'I’m sorry you’re having trouble. What can I do for you?',
        'I’m sorry to hear that. Could you tell me what happened?',
        'that sounds frustrating. Do you have an order number for me?',
      ]),
      either(
        [
          3,
          visitor(
            'you can do your {damn|bloody} job',
            'FH-[order]. look it up yourself',
            'what happened?? NOTHING happened, that’s the problem',
            'shut up bot',
            'don’t “sorry” me',
          ),
        ],
        [1, visitor('oh {piss off|get lost}'), leave(1)],
      ),
      either(
        [2, dontKnow],
        [
          2,
          answer(
            [
              'Your order **FH-[order]** is with the carrier and is due on **[day]**. [Track your order](/account/orders)',
            ],
            ['tracking'],
          ),
        ],
        [1, chat(['I understand you’re upset. Shall I get a colleague?'])],
      ),
      unhelpful(0.5, 'crap', 'worst shop ever', 'idiot machine', '<badComment>', 'never again'),
      either(
        [
          3,
          visitor(
            'useless piece of {software|junk}',
            'whatever. 1 star review coming',
            'I’m {calling my bank|cancelling everything}',
            '[day]?? you said that LAST week',
            'ok at least something',
          ),
          leave(1),
        ],
        [
          2,
          visitor('get me someone with a brain', 'a HUMAN. now.', 'manager. now'),
          chat(['<connecting>']),
          handoff(
            ['angry customer', 'upset, wants a manager'],
            operator('<hello> I’m sorry it has come to this. Let me look at FH-[order] right now.'),
            visitor('about time', 'took you long enough'),
            operator(
              'It’s on the van for [day]. I’m refunding the delivery, and here is my direct address: help@fernhaul.example, attn. [operator].',
            ),
            visitor('fine.', 'ok. sorry for the tone, it’s been a week', 'whatever, thanks I guess'),
            operator('Understood, and no hard feelings.', '<operatorBye>'),
          ),
        ],
        [1, stillDontKnow, ...letDown],
      ),
    ],
    de: [
      ask(
        '{Saftladen|Drecksladen}',
        'WO IST MEIN RAD',
        'ihr seid doch {alle|} unfähig',
        'zum dritten mal: wo bleibt meine Ware???',
      ),
      chat(['Das tut mir leid. Was ist passiert?', 'Ich verstehe den Ärger. Hast du eine Bestellnummer für mich?']),
      visitor('ja FH-[order] aber das wisst ihr doch', 'halt die Klappe bot', 'mach deinen Job'),
      either(
        [2, dontKnow],
        [2, answer(['**FH-[order]** ist bei der Spedition und kommt am **[day]**.'], ['tracking'])],
      ),
      unhelpful(0.5, 'Schrott', 'nie wieder', '<badComment>'),
      either([3, visitor('lächerlich', 'nie wieder, 1 Stern', 'wers glaubt'), leave(1)], [1, ...letDown]),
    ],
    nl: [
      ask('wat een waardeloze site', 'WAAR BLIJFT MIJN FIETS', 'stelletje prutsers'),
      chat(['Sorry dat het niet goed gaat. Wat is er aan de hand?']),
      visitor('lees je mail dan eens', 'FH-[order] zoek het zelf maar uit'),
      dontKnow,
      unhelpful(0.5, 'waardeloos', 'nooit meer'),
      either([2, visitor('nooit meer hier'), leave(1)], [1, ...letDown]),
    ],
  },
};

/** People who write only to say that it is good. */
export const happyVisitor: Scenario = {
  id: 'happy-visitor',
  agent: 'default',
  count: 18,
  pages: ['', 'bikes/tarn', 'account/orders', 'journal/packing-for-a-week'],
  talk: {
    en: [
      ask(
        'just wanted to say: LOVE my [mybike] 😍',
        'bike arrived a day early and it’s {gorgeous|perfect}. thank you!!',
        'the guys in [shop] are {amazing|so nice}, please tell them',
        '{2,000|3,000} km on the [mytourer] and not one problem. great bike',
        'best customer service I’ve had in years, thank [operator] for me',
        'no question, just happy with the panniers. rained for {3|four} days, all dry',
      ),
      chat([
        'That’s wonderful to hear, thank you! I’ll pass it on to the team.',
        'Oh, that makes our day! Enjoy every kilometre 🚲',
        'Thank you so much! We’ll pin that up in the workshop.',
      ]),
      helpful(0.45, '❤️', 'great shop', 'keep it up', ''),
      either(
        [
          3,
          visitor(
            '😊',
            'please do!',
            'have a lovely {day|weekend}',
            'will send a photo from {Norway|the Alps|the coast}',
          ),
        ],
        [
          2,
          visitor('where can I {leave|write} a review?'),
          answer([
            'That would be great! There’s a link in the mail we send three weeks after delivery, or under [My orders](/account/orders).',
          ]),
          visitor('<thanks>'),
        ],
        [3],
      ),
    ],
    de: [
      ask(
        'wollte nur mal sagen: tolles Rad!',
        'das [mybike] ist der Hammer, danke euch!',
        'super Beratung in [shop], bitte weitersagen',
        'keine Frage, nur ein Lob. {3000|5000} km ohne Panne',
      ),
      chat(['Das freut uns riesig, danke! Ich gebe es weiter.']),
      helpful(0.4, '', 'weiter so'),
      either([2, visitor('gern!', '😊')], [2]),
    ],
    fr: [
      ask(
        'juste un mot pour dire merci, le vélo est superbe',
        'très contente de mon [mybike] !',
        '3000 km sans un souci, bravo',
      ),
      chat(['Merci beaucoup, je transmets à l’équipe !']),
      helpful(0.4, ''),
      either([1, visitor('avec plaisir')], [1]),
    ],
    es: [
      ask(
        'solo quería deciros que la bici es una pasada',
        'encantada con mi [mybike], gracias!',
        'qué bien me atendieron en [shop]',
      ),
      chat(['¡Muchas gracias! Se lo digo al equipo.']),
      helpful(0.4, ''),
      either([1, visitor('😊')], [1]),
    ],
  },
};
