import { ask, either, fallback, leave, miss, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, dontKnow, letDown, stillDontKnow } from './parts.ts';

/** A gap: nobody ever wrote down whether the battery may fly. Operators know. */
export const flyingWithBattery: Scenario = {
  id: 'flying-with-battery',
  agent: 'default',
  count: 44,
  weeks: [6, 7, 8, 8, 9, 10, 11, 12],
  devices: { mobile: 1.2 },
  pages: ['bikes/fjell-e6', 'help/battery-care', 'help', 'account/orders'],
  talk: {
    en: [
      ask(
        'can I take the [myebike] battery on a plane?',
        'we’re flying to {Malaga|Faro|Olbia|Tenerife} with our bikes {in two weeks|next month|soon}. is the battery allowed {in the hold|as hand luggage|at all}?',
        'do airlines accept e-bike batteries? {mine is 625 Wh|it says 625Wh on the label|}',
        'flying with the battery, how does that work? {hand luggage, hold, not at all?|the airline says ask the manufacturer}',
        'I want to take my [myebike] {to Mallorca|to Sicily|on holiday to Portugal} by plane. what do I do with the battery?',
        'is there a smaller battery {for flights|that’s allowed on planes}? I read the limit is 160 Wh',
        'how do people fly with an e-bike? {I mean the battery|is the battery a problem}',
        'do you rent out batteries abroad? I {can’t|apparently can’t} take mine on the plane',
        'airline is asking me for {a dangerous goods certificate|the UN 38.3 thing} for the battery. where do I find {that|it}?',
        'question about air travel with the [myebike]. battery in or out of the bike box?',
      ),
      either(
        [5, dontKnow],
        [
          2,
          fallback([
            'I’m sorry, I don’t have information about flying with batteries. {Is there anything else I can help with?|}',
            'I couldn’t find anything about air travel and batteries, sorry.',
          ]),
        ],
        [
          3,
          miss(
            [
              'For storage and transport, remove the battery from the bike, keep it **between 10 and 20 °C** and charge it to about 60 %. More in [Looking after your battery](/help/battery-care).',
              'You can take the battery off the frame with the key. Keep it dry and at room temperature, and don’t leave it in a hot car. See [battery care](/help/battery-care).',
            ],
            ['battery'],
          ),
          either(
            [
              4,
              visitor(
                'I mean on a plane, not {at home|in the cellar}',
                'that’s storage. I asked about flying',
                'not what I asked. PLANE',
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
          5,
          visitor(
            'so is that a yes or a no',
            'it’s {the 625 Wh one|625 watt hours} if that helps',
            'ok but surely {somebody|other customers} asked this before',
            'is there at least a rule about the watt hours?',
            'the airline told me to ask {you|the shop}…',
            'and what about {the train|eurostar|a ferry} then?',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1.6,
          ...askHuman(
            ['wants to know if the battery may go on a plane', 'flight with e-bike battery'],
            operator(
              '<hello> Short answer: no. Airlines only take lithium batteries up to 100 Wh, with permission up to 160 Wh, and ours have 400 Wh and more. People hire a battery at the destination or send theirs ahead as dangerous goods.',
              '<hello> I’m afraid the battery can’t fly: the limit is 160 Wh and even our smallest has 400. The bike itself is fine {without it|once the battery is out}.',
            ),
            visitor(
              'oh. {ok|well}, good to know before the airport',
              'damn. {thanks though|ok thank you}',
              'right, {thanks for the clear answer|that settles it}',
            ),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    de: [
      ask(
        'darf {der Akku vom|ich den Akku vom} [myebike] {mit ins|im} Flugzeug{ mitnehmen|}?',
        'wir fliegen {nach Mallorca|nach Sardinien|auf die Kanaren} und wollen die Räder mitnehmen. was ist mit dem Akku?',
        'nimmt {die Airline|irgendeine Airline} E-Bike-Akkus mit? {meiner hat 625 Wh|625Wh}',
        'Akku im Flieger: Handgepäck, Aufgabegepäck oder gar nicht?',
        'gibt es einen kleinen Akku für {Flugreisen|den Flug}? hab was von 160 Wh {gelesen|gehört}',
        'kann man bei euch einen Akku am Urlaubsort leihen? {im Flugzeug geht ja nicht|mitnehmen darf man ihn ja wohl nicht}',
        'die Fluggesellschaft will {ein Gefahrgutzertifikat|UN 38.3} für den Akku. wo bekomme ich das?',
      ),
      either(
        [6, dontKnow],
        [
          2,
          fallback([
            'Zum Fliegen mit Akku habe ich leider keine Informationen.',
            'Tut mir leid, über Akkus im Flugzeug weiß ich nichts.',
          ]),
        ],
        [
          2,
          miss(
            [
              'Für Lagerung und Transport nimmst du den Akku am besten ab und lädst ihn auf etwa **60 %**. Mehr dazu unter [Akku richtig pflegen](/help/battery-care).',
              'Der Akku lässt sich mit dem Schlüssel abnehmen. Bitte trocken und bei 10 bis 20 °C lagern, siehe [Akkupflege](/help/battery-care).',
            ],
            ['battery'],
          ),
          either(
            [
              4,
              visitor(
                'es geht um {ein Flugzeug|den Flug}, nicht um die Lagerung',
                'das war nicht die Frage. Flugzeug!',
              ),
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
            'also ja oder nein?',
            'und im Zug? {ICE oder so|}',
            'die Airline sagt ich soll {Sie^euch} fragen…',
            'der hat 625 Wh falls das hilft',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
        [
          1,
          ...askHuman(
            ['fragt, ob der Akku mit ins Flugzeug darf'],
            operator(
              '<hello> Leider nein: Mehr als 160 Wh nehmen Fluggesellschaften nicht mit, unsere Akkus haben mindestens 400 Wh. Das Rad ohne Akku geht.',
            ),
            visitor('ok {schade|mist}, aber danke für die klare Antwort', 'danke, dann leihen wir vor Ort'),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    fr: [
      ask(
        'est-ce que je peux prendre la batterie du [myebike] dans l’avion ?',
        'on part {en Corse|en Sardaigne|aux Canaries} en avion avec les vélos, la batterie passe en soute ?',
        'batterie de 625 Wh en avion, c’est autorisé ?',
        'la compagnie aérienne me demande un certificat pour la batterie, où le trouver ?',
        'existe-t-il une batterie plus petite pour prendre l’avion ? {moins de 160 Wh il paraît|}',
      ),
      either(
        [6, dontKnow],
        [2, fallback(['Désolé, je n’ai pas d’information sur le transport de la batterie en avion.'])],
      ),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'et en train alors ?',
            'donc oui ou non ?',
            'la compagnie me dit de voir avec vous',
            'c’est celle de 625 Wh',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
    es: [
      ask(
        '¿puedo llevar la batería de la [myebike] en el avión?',
        'volamos a {Canarias|Mallorca|Cerdeña} con las bicis, la batería va en bodega o {cómo|de mano}?',
        'la batería de 625 Wh se puede facturar en un vuelo?',
        'la aerolínea me pide un certificado de la batería, ¿dónde lo encuentro?',
        'hay alguna batería pequeña para viajar en avión? creo que el límite son 160 Wh',
      ),
      either([6, dontKnow], [2, fallback(['Lo siento, no tengo información sobre volar con la batería.'])]),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'pero sí o no?',
            'y en tren?',
            'la compañía me dice que pregunte a la tienda',
            'es la de 625 por si ayuda',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
    nl: [
      ask(
        'mag de accu van de [myebike] mee in het vliegtuig?',
        'wij vliegen {naar Mallorca|naar Gran Canaria|naar Portugal} met de fietsen, hoe zit dat met de accu?',
        'accu van 625 Wh in handbagage of ruimbagage? of {helemaal niet|mag het niet}',
        'de vliegmaatschappij vraagt een certificaat van de accu, waar vind ik dat?',
        'verhuren jullie ook accu’s in het buitenland? meenemen in het vliegtuig {mag niet denk ik|schijnt niet te mogen}',
      ),
      either([6, dontKnow], [2, fallback(['Sorry, over vliegen met een accu heb ik geen informatie.'])]),
      either(
        [4, ...letDown],
        [
          4,
          visitor(
            'dus ja of nee?',
            'en in de trein dan?',

            'het is die van 625 wh',
          ),
          stillDontKnow,
          ...letDown,
        ],
        [2, leave(1)],
      ),
    ],
  },
};
