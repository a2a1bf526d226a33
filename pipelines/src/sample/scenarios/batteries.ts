import {
  answer,
  ask,
  asked,
  chat,
  either,
  helpful,
  leave,
  maybe,
  operator,
  pause,
  visitor,
  type Scenario,
} from '../script.ts';
import { askHuman, satisfied } from './parts.ts';

export const batteryCare: Scenario = {
  id: 'battery-care',
  agent: 'workshop',
  count: 18,
  pages: ['help/battery-care', 'workshops', 'account/my-bikes'],
  talk: {
    en: [
      either(
        asked(
          3,
          [
            'how do I store the battery {over winter|when I don’t ride for months}?',
            'not riding until spring, what do I do with the battery?',
            'battery storage: full, empty, in between?',
          ],
          [
            'Store it at **30 to 60 % charge**, between 10 and 20 °C, and check it every two months. [Looking after your battery](/help/battery-care)',
            'Half full, dry and at room temperature; look at it every two months. [Battery care](/help/battery-care)',
          ],
          ['battery'],
        ),
        asked(
          3,
          [
            'should I charge to 100 % every {time|night}?',
            'is it bad to leave the battery {on the charger|plugged in} overnight',
            'better to charge after every ride or only when it’s low?',
          ],
          [
            'The charger stops on its own, so overnight is fine. Best for a long life: between 20 and 80 %. [Battery care](/help/battery-care)',
            'No need: in daily use **80 %** is plenty, and it doesn’t mind being topped up. [Looking after your battery](/help/battery-care)',
          ],
          ['battery'],
        ),
        asked(
          2,
          [
            'can I leave the bike {outside|on the balcony} in the {cold|frost}?',
            'is frost bad for the battery?',
            'battery in an unheated {shed|garage}, ok?',
          ],
          [
            'The bike yes, under a cover; take the battery inside when it freezes, and **never charge it below 0 °C**. [Battery care](/help/battery-care)',
          ],
          ['battery'],
        ),
        asked(
          2,
          [
            'can I wash the bike with a {hose|pressure washer|jet wash}?',
            'how do I clean the [myebike] after a muddy ride?',
          ],
          [
            'Bucket and sponge yes, pressure washer please not: it pushes water into bearings and contacts. Take the battery out first. [Battery care](/help/battery-care)',
          ],
          ['battery'],
        ),
        asked(
          1,
          ['battery shows 3 lights after charging all night', 'it only charges to {80|85} %, is that normal?'],
          [
            'That can be the *long life* setting, which stops at 80 %. Hold the button on the battery for ten seconds to switch it off.',
          ],
          ['battery'],
        ),
      ),
      ...satisfied,
    ],
    de: [
      either(
        asked(
          2,
          ['wie lagere ich den Akku richtig?', 'fahre bis Frühjahr nicht, wohin mit dem Akku?'],
          [
            'Bei **30 bis 60 %** und 10 bis 20 °C lagern, alle zwei Monate nachsehen. [Akku richtig pflegen](/help/battery-care)',
          ],
          ['battery'],
        ),
        asked(
          2,
          ['soll man immer auf 100 % laden?', 'darf der Akku über Nacht am Ladegerät bleiben?'],
          [
            'Über Nacht ist kein Problem, das Ladegerät schaltet ab. Im Alltag reichen **80 %**. [Akku richtig pflegen](/help/battery-care)',
          ],
          ['battery'],
        ),
        asked(
          1,
          ['kann das Rad draußen bei Frost stehen?'],
          ['Das Rad ja, den Akku nimmst du bei Frost besser mit rein. [Akkupflege](/help/battery-care)'],
          ['battery'],
        ),
      ),
      ...satisfied,
    ],
    nl: [
      either(
        asked(
          1,
          ['hoe bewaar ik de accu?', 'accu in de winter binnen of in de schuur?'],
          ['Binnen, op **30 tot 60 %** en bij 10 tot 20 °C. [Je accu goed behandelen](/help/battery-care)'],
          ['battery'],
        ),
        asked(
          1,
          ['moet je altijd tot 100 % laden?', 'kan de accu ’s nachts aan de lader blijven?'],
          ['Dat kan, de lader slaat vanzelf af. Voor elke dag is 80 % genoeg. [Je accu](/help/battery-care)'],
          ['battery'],
        ),
      ),
      ...satisfied,
    ],
    es: [
      either(
        asked(
          1,
          ['cómo guardo la batería si no uso la bici?'],
          ['Al **30–60 %** de carga, entre 10 y 20 °C. [Cuidar la batería](/help/battery-care)'],
          ['battery'],
        ),
        asked(
          1,
          ['es malo dejarla cargando toda la noche?', 'la cargo siempre al 100?'],
          [
            'No pasa nada, el cargador se para solo. Para el día a día basta con el 80 %. [Cuidar la batería](/help/battery-care)',
          ],
          ['battery'],
        ),
      ),
      ...satisfied,
    ],
  },
};

/** More than thirty messages: an error is found step by step, with walks to the garage in between. */
export const errorHunt: Scenario = {
  id: 'error-hunt',
  agent: 'workshop',
  count: 20,
  devices: { mobile: 1.5 },
  pages: ['workshops/display-messages', 'workshops'],
  talk: {
    en: [
      ask(
        'display shows {E07|E12} and the motor {is dead|doesn’t help any more}',
        'error {E07|E12} on my [myebike]{. what now|}',
        'my [myebike] stopped in the middle of {a ride|nowhere} with {E07|E12}',
      ),
      chat([
        'Let’s find out together. Does the display stay on, or does it switch off again?',
        'OK, one thing at a time. Is the display lit all the time?',
      ]),
      visitor('stays on', 'it’s on, {but no support|no help at all}', 'on, blinking'),
      answer(
        ['Good. Please switch everything off, take the battery out, wait a minute, put it back until it **clicks**.'],
        ['errors'],
      ),
      leave(0.08),
      pause(1, 6),
      visitor('done', 'ok did that', 'clicked. still the error', 'did it, same'),
      chat(['And now? Is the message still there?', 'Thanks. What does it show now?']),
      visitor('yes still', 'same number', 'gone for a second then back'),
      answer(
        [
          'Then it’s probably the speed sensor. On the left chainstay there’s a small box, and on a spoke a magnet. Do they line up?',
        ],
        ['errors'],
      ),
      visitor('where exactly? left seen from {behind|the front}?', 'chainstay is the tube down at the back?'),
      answer(['Left in riding direction, the lower tube from the pedals to the rear wheel.'], ['errors']),
      leave(0.08),
      pause(2, 9),
      visitor('ok I’m in the {garage|shed} now', 'found the box', 'there’s a box with a cable yes'),
      visitor('the magnet is {turned away|further up|loose}', 'I don’t see any magnet?'),
      answer(
        ['Slide it so that it passes the line on the box, with 5 mm to spare. A small Phillips screwdriver does it.'],
        ['errors'],
      ),
      visitor('need to look for a screwdriver', 'sec', 'one moment'),
      leave(0.08),
      pause(3, 15),
      visitor('ok', 'got it', 'back'),
      visitor('how far was it? 5mm?', '5 mm from the box right'),
      answer(['Exactly, 5 mm, up to 15 still works.'], ['errors']),
      visitor('tightened', 'ok it’s on the line now'),
      chat([
        'Great. Now switch on and turn the wheel by hand. Does the speed show?',
        'Well done. Lift the rear wheel and turn it: does the display show a speed?',
      ]),
      visitor('yes! 7 km/h', 'it moves, 6 km/h', 'speed ok but E07 is still there'),
      chat(['That’s good news. Take it round the block, please, and tell me if the message comes back.']),
      visitor('ok going out', 'will do, it’s raining of course'),
      leave(0.08),
      pause(4, 14),
      visitor('back', 'rode round the block'),
      either(
        [
          3,
          visitor('it works!!', 'no error, motor pulls', 'all good, it’s alive'),
          answer(
            [
              'Wonderful! The magnet sometimes slips when a wheel is transported. A drop of thread lock on the screw keeps it there.',
            ],
            ['errors'],
          ),
          visitor('where do I get that', 'do I need a special one?'),
          answer(['Any medium-strength one from a DIY shop.'], ['errors']),
          helpful(0.6, 'patient and it worked', 'fixed my bike with a chat bot, unbelievable', '<goodComment>'),
          visitor('<thanks>'),
          chat(['<welcome>']),
        ],
        [
          2,
          visitor('it came back after 200 m', 'same error again 🙁'),
          chat(['Then it needs a mechanic: the cable may be damaged. Shall I get somebody?']),
          visitor('yes please', 'I guess so'),
          ...askHuman(
            ['display error after all steps', 'E07 comes back, cable suspected'],
            operator('<hello> I’ve read all of it, great work. It’s the cable, we’ve had a few. Where are you?'),
            visitor('in [city]', '[city]'),
            operator('Then [shop] is closest. I have [day] at [time].'),
            visitor('can you send the part instead?', '[day] is ok', 'is that on warranty?'),
            operator('It’s on warranty, you pay nothing. [day] then?'),
            visitor('yes. [name]', 'ok, [email]'),
            operator('Noted. Half an hour, you can wait for it.'),
            visitor('<thanks>'),
            operator('<operatorBye>'),
          ),
        ],
      ),
      maybe(0.3, pause(30, 200), visitor('p.s. still works, just came back from a {20|30} km ride', 'still fine btw')),
    ],
    de: [
      ask('Display zeigt {E07|E12}, Motor tot', 'Fehler {E07|E12} beim [myebike], was tun?'),
      chat(['Das bekommen wir hin. Bleibt das Display an oder geht es wieder aus?']),
      visitor('bleibt an', 'ist an, aber keine Unterstützung'),
      answer(
        ['Bitte ausschalten, Akku herausnehmen, eine Minute warten und wieder einsetzen, bis er **klickt**.'],
        ['errors'],
      ),
      leave(0.08),
      pause(1, 6),
      visitor('gemacht', 'hat geklickt'),
      chat(['Und, ist die Meldung noch da?']),
      visitor('ja leider', 'immer noch'),
      answer(
        [
          'Dann schauen wir nach dem Geschwindigkeitssensor: links an der Kettenstrebe sitzt ein kleines Kästchen, an einer Speiche ein Magnet. Stehen die sich gegenüber?',
        ],
        ['errors'],
      ),
      visitor('links von hinten gesehen?', 'Kettenstrebe ist das untere Rohr?'),
      answer(['In Fahrtrichtung links, das untere Rohr vom Tretlager zum Hinterrad.'], ['errors']),
      leave(0.08),
      pause(2, 9),
      visitor('bin jetzt in der Garage', 'ok Kästchen seh ich'),
      visitor('der Magnet ist verrutscht', 'Magnet sitzt viel weiter oben'),
      answer(['Dann schieb ihn auf Höhe der Linie am Kästchen, mit 5 mm Abstand.'], ['errors']),
      visitor('womit? Kreuzschlitz?', 'brauch ich einen Schraubenzieher?'),
      answer(['Ja, ein kleiner Kreuzschlitz reicht.'], ['errors']),
      leave(0.08),
      pause(3, 15),
      visitor('so', 'erledigt'),
      chat(['Sehr gut! Einschalten und Hinterrad drehen: Zeigt das Display eine Geschwindigkeit?']),
      visitor('ja, 6 km/h', 'jawoll'),
      chat(['Prima. Dreh bitte eine Runde und sag mir, ob die Meldung wiederkommt.']),
      visitor('regnet zwar aber ok', 'mach ich'),
      leave(0.08),
      pause(4, 14),
      visitor('wieder da', 'so, Runde gedreht'),
      visitor('läuft!!', 'kein Fehler mehr, Motor zieht'),
      answer(
        ['Klasse! Ein Tropfen Schraubensicherung auf die Schraube, dann bleibt der Magnet, wo er ist.'],
        ['errors'],
      ),
      visitor('mittelfest?', 'hab ich da'),
      answer(['Genau, mittelfest.'], ['errors']),
      visitor('<thanks>'),
      helpful(0.6, 'geduldig und hat funktioniert', 'top'),
      chat(['<welcome>']),
      maybe(0.5, visitor('echt super der Chat'), chat(['Das freut mich sehr!']), visitor('schönen Abend')),
    ],
  },
};
