import {
  answer,
  ask,
  followedUp,
  betweenWeeks,
  either,
  fallback,
  leave,
  miss,
  operator,
  unhelpful,
  visitor,
  when,
  type Scenario,
} from '../script.ts';
import { askHuman, dontKnow, letDown, satisfied, stillDontKnow } from './parts.ts';

const knowsIt = betweenWeeks(4, 6);

/** A gap that came back: answered from week 4, until app 3.0 in week 7 made the article useless and it was taken down. */
export const appPairing: Scenario = {
  id: 'app-pairing',
  agent: 'default',
  count: 52,
  weeks: [8, 8, 9, 7, 7, 7, 12, 13],
  devices: { mobile: 2.2, desktop: 0.6 },
  pages: ['help/pair-the-app', 'account/my-bikes', 'help', 'bikes/fjell-e6'],
  talk: {
    en: [
      ask(
        'my phone {won’t|doesn’t} pair with the {display|bike}',
        '{the app|Fernhaul app} can’t find my [myebike]. bluetooth is on{, location too|}',
        'how do I connect the app to the display{?| on the [myebike]?}',
        'display asks for a {6 digit|six-digit} code when pairing. where do I find {it|that}?',
        'got a new phone and now the {bike|[myebike]} {isn’t|is not} in the app anymore',
        'app says “device not found” {every time|again and again}, tried {3|4|five} times',
        '{pairing|bluetooth pairing} keeps failing with the [myebike]',
        'the app only shows “searching…” and {nothing else|never finds the bike}',
        'can two phones be paired with one bike? {my husband’s won’t connect|}',
      ),
      when(
        knowsIt,
        [
          answer(
            [
              'Here’s how to pair again:\n\n1. Switch the display on and hold **+** and **–** for five seconds until *BT* blinks.\n2. In the app, go to **My bikes → Add bike**.\n3. Enter the six digits shown on the display.\n\nIf it still fails, delete the old entry in your phone’s Bluetooth list first. More: [Pairing the display with the app](/help/pair-the-app).',
              'Please remove the bike from your phone’s Bluetooth list first. Then hold **+** and **–** on the display until *BT* blinks and choose **Add bike** in the app. The code appears on the display. [Step by step](/help/pair-the-app).',
            ],
            ['app'],
          ),
          either(
            [
              5,
              visitor(
                'it’s {blinking|searching} now… yes! {works|connected}',
                'that did it!',
                'worked after deleting it from the list 👍',
                'ok {it’s in|connected}, thanks',
              ),
              ...satisfied,
            ],
            [3, ...satisfied],
            [
              2,
              either(
                followedUp(
                  1,
                  ['where is the minus button? {mine has only two buttons|}', 'no BT blinking here'],
                  ['The **–** button is the lower one on the left grip; hold both together, five seconds.'],
                  ['app'],
                ),
                followedUp(
                  1,
                  ['code is {wrong|not accepted} it says', 'it refuses the code'],
                  ['Then please restart the display (ten seconds on the power button) and try again.'],
                  ['app'],
                ),
              ),
              ...satisfied,
            ],
          ),
        ],
        [
          either(
            [4, dontKnow],
            [
              2,
              fallback([
                'I’m sorry, I don’t have information about pairing the app.',
                'unfortunately I can’t find any instructions for this version of the app.',
              ]),
            ],
            [
              2,
              miss(['The display is switched on with the **power button** on the left grip.'], ['errors']),
              either(
                [
                  4,
                  visitor('the display IS on. it’s about the app', 'not the button. the APP', 'it’s on. it won’t pair'),
                  stillDontKnow,
                ],
                [1, unhelpful(0.5, '<badComment>'), leave(1)],
                [1],
              ),
            ],
          ),
          either(
            [3, ...letDown],
            [
              4,
              visitor(
                'it worked fine {last week|until recently}',
                'the manual just says “follow the app”',
                'tried all that. any reset?',
                'I need it to {unlock|switch on} the bike…',
                'so what now',
              ),
              stillDontKnow,
              unhelpful(0.3, 'the app is useless without this', '<badComment>'),
              ...letDown,
            ],
            [2, leave(1)],
            [
              1.5,
              ...askHuman(
                ['app does not pair with the display', 'pairing fails after app update'],
                operator(
                  '<hello> Please take the bike out of your phone’s Bluetooth list, then hold + and – on the display until BT blinks, and add it again in the app.',
                  '<hello> The new app needs location set to “always” while pairing. Can you switch that on and try once more? You can turn it off afterwards.',
                ),
                visitor('one sec', 'trying…'),
                visitor('yes!! {that’s it|it’s there}', 'works now, thank you', 'nope, same'),
                operator(
                  'Great. If it drops again, write to us here with your display’s serial number.',
                  'OK, then the display needs new firmware, any of our workshops can do that in ten minutes.',
                ),
              ),
            ],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'mein Handy {koppelt|verbindet sich} nicht mit dem Display',
        'die App findet mein [myebike] nicht. Bluetooth ist an',
        'wie verbinde ich die App mit dem {Rad|Display}?',
        'neues Handy, jetzt {ist|taucht} das Rad nicht mehr in der App{ auf|}',
        'Display will beim Koppeln einen Code, woher bekomm ich den?',
        'in der App steht nur „Gerät nicht gefunden“',
      ),
      when(
        knowsIt,
        [
          answer(
            [
              'So klappt die Kopplung:\n\n1. Display einschalten und **+** und **–** fünf Sekunden halten, bis *BT* blinkt.\n2. In der App **Meine Räder → Rad hinzufügen**.\n3. Den sechsstelligen Code vom Display eingeben.\n\nMehr unter [Display mit der App koppeln](/help/pair-the-app).',
              'Lösche das Rad bitte zuerst in der Bluetooth-Liste deines Handys. Dann **+** und **–** am Display halten, bis *BT* blinkt, und in der App neu hinzufügen: [Anleitung](/help/pair-the-app).',
            ],
            ['app'],
          ),
          either(
            [4, visitor('klappt, {super|danke}!', 'jetzt ist es da 👍', 'ah, das Löschen war’s')],
            [4, ...satisfied],
          ),
        ],
        [
          either([5, dontKnow], [2, fallback(['Zur Kopplung mit der App habe ich leider keine Informationen.'])]),
          either(
            [4, ...letDown],
            [
              4,
              visitor(
                'ging bis {gestern|letzte Woche} noch',
                'gibt es einen Reset?',
                'im Handbuch steht nur „folgen Sie der App“',
              ),
              stillDontKnow,
              ...letDown,
            ],
            [2, leave(1)],
          ),
        ],
      ),
    ],
    nl: [
      ask(
        'mijn telefoon wil niet koppelen met het display',
        'de app vindt mijn [myebike] niet, bluetooth staat aan',
        'hoe koppel ik de app aan de fiets?',
        'nieuwe telefoon en nu is mijn fiets weg uit de app',
        'display vraagt om een code van 6 cijfers, waar vind ik die?',
      ),
      when(
        knowsIt,
        [
          answer(
            [
              'Houd **+** en **–** op het display vijf seconden ingedrukt tot *BT* knippert, kies in de app **Fiets toevoegen** en typ de code van het display over. Zie [Display koppelen met de app](/help/pair-the-app).',
            ],
            ['app'],
          ),
          ...satisfied,
        ],
        [
          dontKnow,
          either(
            [4, ...letDown],
            [
              3,
              visitor('het display staat gewoon aan', 'tot vorige week deed hij het nog', 'kan ik iets resetten?'),
              stillDontKnow,
              ...letDown,
            ],
            [2, leave(1)],
          ),
        ],
      ),
    ],
    fr: [
      ask(
        'mon téléphone ne se connecte pas à l’écran du vélo',
        'l’appli ne trouve pas mon [myebike], le bluetooth est activé pourtant',
        'comment associer l’appli au vélo ?',
        'nouveau téléphone et le vélo n’apparaît plus dans l’application',
      ),
      when(
        knowsIt,
        [
          answer(
            [
              'Maintenez **+** et **–** pendant cinq secondes jusqu’à ce que *BT* clignote, puis choisissez **Ajouter un vélo** dans l’application et saisissez le code affiché. Voir [Associer l’écran](/help/pair-the-app).',
            ],
            ['app'],
          ),
          ...satisfied,
        ],
        [
          dontKnow,
          either(
            [4, ...letDown],
            [
              3,
              visitor(
                'ça marchait encore la semaine dernière',
                'il y a une réinitialisation ?',
                'l’écran est bien allumé, c’est l’appli le problème',
              ),
              stillDontKnow,
              ...letDown,
            ],
            [2, leave(1)],
          ),
        ],
      ),
    ],
    es: [
      ask(
        'el móvil no se conecta con la pantalla de la bici',
        'la app no encuentra mi [myebike] y tengo el bluetooth puesto',
        'cómo vinculo la app con la bici?',
        'he cambiado de móvil y ya no me sale la bici en la app',
      ),
      when(
        knowsIt,
        [
          answer(
            [
              'Mantén pulsados **+** y **–** cinco segundos hasta que parpadee *BT*, elige **Añadir bici** en la app y escribe el código de la pantalla. Más en [Vincular la pantalla](/help/pair-the-app).',
            ],
            ['app'],
          ),
          ...satisfied,
        ],
        [
          dontKnow,
          either(
            [4, ...letDown],
            [
              3,
              visitor(
                'hasta la semana pasada funcionaba',
                'se puede resetear?',
                'la pantalla está encendida, es la app',
              ),
              stillDontKnow,
              ...letDown,
            ],
            [2, leave(1)],
          ),
        ],
      ),
    ],
  },
};
