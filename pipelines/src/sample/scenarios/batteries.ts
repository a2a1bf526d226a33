import { asked, either, type Scenario } from '../script.ts';
import { satisfied } from './parts.ts';

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
