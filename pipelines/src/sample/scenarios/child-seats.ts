import { ask, either, fallback, leave, miss, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, stillDontKnow } from './parts.ts';

const rackAnswer =
  'The rear rack of that model carries **up to 25 kg** and takes bags with hook-and-rail mounts. Which bag fits which rack: [Racks and bags](/help/racks-and-bags).';

/** A gap that grows week by week: since the family page went online, parents ask which child seat fits. */
export const childSeats: Scenario = {
  id: 'child-seats',
  agent: 'default',
  count: 48,
  weeks: [1, 1.5, 2, 3, 5, 7, 10, 13],
  devices: { mobile: 1.35 },
  pages: ['family', 'bikes/carrow-e', 'bikes/fjell-e6', 'bikes/skua-e4', 'bikes/heron-28'],
  talk: {
    en: [
      ask(
        'does a child seat fit on the [mybike]?',
        'which child seat {fits|works with|goes on} the [mybike]? {our son is 2|our daughter is 18 months|she’s three, 15 kg}',
        'can I {mount|put} a {baby|child|toddler} seat on the rear rack of the [mybike]? the rack says {25|27} kg',
        'is the [mybike] ok for a child seat? {front or rear, don’t mind|rear one}',
        'we have a seat from our old bike (the kind that {clamps|clips} to the seat tube). will it go on a [mybike]?',
        '{looking|shopping} for a bike for nursery runs. can the [mybike] take a kid’s seat AND {panniers|bags}?',
        'does your rack {have|take} the adapter for {click-on|quick release} child seats',
        'my wife wants the [mybike] but only if {we can fit a child seat|the little one can ride along}. {possible?|does that work?}',
        'is it allowed to use a child seat with {the battery in the rack|an e-bike like the [myebike]}?',
      ),
      either(
        [5, dontKnow],
        [
          2,
          fallback([
            'I’m sorry, I don’t have information about child seats. {Can I help you with anything else?|}',
            'unfortunately I couldn’t find anything on child seats for that model.',
          ]),
        ],
        [
          3,
          miss(
            [
              rackAnswer,
              'Permitted total weight is **150 kg** for that frame, rider and luggage together. [Permitted weight](/help/permitted-weight).',
            ],
            ['luggage', 'loads'],
          ),
          either(
            [
              4,
              visitor(
                'not bags, a seat. for a child',
                'that’s about bags, no? I mean a child seat',
                'ok, and a child seat?',
              ),
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
            'he weighs [child] pounds if that matters',
            'ok so can a seat go on {that rack|it} or not',
            'what about a trailer then',
            'but your family page shows a kid on one!',
            'is it a safety thing? I just need {yes or no|to know before I order}',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1.3,
          ...askHuman(
            ['which child seat fits', 'child seat on rear rack, wants to order'],
            operator(
              '<hello> Yes, a rear seat works on the Heron, Fjell and Skua: take one that clamps to the seat tube (28 to 40 mm) and is approved to 22 kg. Not on the rack itself please, it isn’t tested for that.',
              '<hello> It does fit, as long as it’s a frame-mounted seat for tubes of 28–40 mm. Rack-mounted ones only on the Carrow.',
            ),
            visitor(
              'brilliant, {ordering it tonight|that’s all I needed}',
              'great, that should be on your website',
              'ah thank you!! {finally|}',
            ),
            operator('<operatorBye>', 'I’ll tell the web team to add it. Have fun, you two!'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'passt ein Kindersitz {auf das|ans} [mybike]?',
        'welcher Kindersitz passt zum [mybike]? {unser Sohn ist 2|unsere Tochter wiegt 13 kg|}',
        'kann man auf dem Gepäckträger vom [mybike] einen Kindersitz montieren?',
        'wir suchen ein Rad für den Kita-Weg. geht beim [mybike] Kindersitz {und|plus} Packtaschen?',
        'hat der Träger die Aufnahme für Kindersitze mit Klick-Adapter?',
        'darf man am [myebike] mit dem Akku im Rahmen einen Kindersitz {am Sattelrohr|hinten} befestigen?',
      ),
      either(
        [6, dontKnow],
        [
          2,
          fallback([
            'Zu Kindersitzen habe ich leider keine Informationen.',
            'Dazu, welcher Kindersitz passt, finde ich leider nichts.',
          ]),
        ],
        [
          2,
          miss(
            [
              'Der Gepäckträger trägt **bis zu 25 kg** und nimmt Taschen mit Haken und Schiene auf: [Welche Tasche passt an welchen Träger](/help/racks-and-bags).',
            ],
            ['luggage'],
          ),
          either(
            [
              4,
              visitor('keine Tasche, ein Kindersitz', 'das beantwortet die Frage nach dem Kindersitz nicht'),
              stillDontKnow,
            ],
            [1, unhelpful(0.5, '<badComment>'), leave(1)],
            [1],
          ),
        ],
      ),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'und ein Anhänger?',
            'auf {Ihrer^eurer} Familienseite ist doch ein Kind drauf??',
            'mir reicht ein ja oder nein',
            'wiegt 14 kg',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1,
          ...askHuman(
            ['Kindersitz am Rad'],
            operator(
              '<hello> Ja, das geht: Nimm einen Sitz, der am Sattelrohr klemmt (28–40 mm). Auf den Träger bitte nicht, der ist dafür nicht geprüft.',
            ),
            visitor('super, genau das wollte ich wissen', 'danke! das gehört auf die Webseite'),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    nl: [
      ask(
        'past er een kinderzitje op de [mybike]?',
        'welk fietsstoeltje past op de [mybike]? {onze zoon is 2|ze is 3 jaar|}',
        'kan er een fietsstoeltje op de bagagedrager van de [mybike]? er staat {25|27} kg op',
        'zoek een fiets om de kleine naar de opvang te brengen, kan er op de [mybike] een voorzitje?',
        'wij hebben nog een stoeltje van de oude fiets met zo’n beugel om de zitbuis, past dat op de [mybike]?',
      ),
      either(
        [6, dontKnow],
        [2, fallback(['Sorry, over kinderzitjes heb ik geen informatie.'])],
        [
          2,
          miss(
            ['De bagagedrager kan **25 kg** hebben. Kijk bij [Welke tas past op welke drager](/help/racks-and-bags).'],
            ['luggage'],
          ),
          either(
            [4, visitor('geen tas, een zitje', 'ik bedoel een kinderzitje, geen tas'), stillDontKnow],
            [1, unhelpful(0.5, '<badComment>'), leave(1)],
            [1],
          ),
        ],
      ),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'op jullie gezinspagina staat er toch ook een kind op?',
            'en een fietskar?',
            'dus het kan wel of niet?',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
    fr: [
      ask(
        'peut-on monter un siège enfant sur le [mybike] ?',
        'quel siège bébé est compatible avec le [mybike] ? {ma fille a 2 ans|il pèse 13 kg|}',
        'le porte-bagages du [mybike] accepte un siège enfant ?',
        'on cherche un vélo pour emmener le petit à la crèche, siège enfant possible sur le [mybike] ?',
      ),
      either([6, dontKnow], [2, fallback(['Désolé, je n’ai pas d’information sur les sièges enfant.'])]),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'et une remorque ?',

            'je veux juste savoir oui ou non avant de commander',
            'pourtant il y a un enfant sur votre photo',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
  },
};
