import { answer, ask, chat, either, handoff, leave, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman } from './parts.ts';

/** Something arrived broken: straight to a person. */
export const damagedOnArrival: Scenario = {
  id: 'damaged-on-arrival',
  agent: 'default',
  count: 28,
  devices: { mobile: 1.3 },
  pages: ['account/orders', 'help', 'help/bike-in-a-box'],
  talk: {
    en: [
      ask(
        'my bike {just arrived|came today} and the {fork is scratched|rear derailleur is bent|mudguard is cracked}',
        'the box {was torn open|has a big hole in it} and {the display is broken|a pedal is missing}. FH-[order]',
        '{unpacked|unboxed} my [mybike] and the front wheel is {bent|buckled}',
        'received FH-[order] damaged. {what now?|what do I do?}',
        'there’s a {deep scratch|dent} in the frame of my brand new [mybike]',
        'brake lever {snapped|broken} out of the box{. really disappointed|…|}',
        'the [bag] came with a {broken buckle|torn seam}',
      ),
      either(
        [
          3,
          chat([
            'I’m very sorry to hear that! Could you give me your order number, so that a colleague can sort it out?',
            'oh no, that shouldn’t happen. What’s your order number? I’ll get a colleague.',
          ]),
          visitor('FH-[order]', 'it’s FH-[order]', '[order]'),
        ],
        [
          2,
          chat([
            'I’m sorry! A colleague needs to look at this, I’m passing you on.',
            'that’s not how it should arrive, I’m sorry. Let me hand you over to a colleague.',
          ]),
        ],
      ),
      handoff(
        ['bike arrived damaged', 'damage on delivery', 'new bike damaged in transit'],
        operator(
          '<hello> I’m really sorry about that. Could you send two or three photos to help@fernhaul.example with FH-[order] in the subject? The box too, please.',
          '<hello> Sorry for the bad start! Is the bike safe to ride, or is it {the frame|something structural}?',
        ),
        visitor(
          'photos sent',
          'sent from [email]',
          'yes rideable but it’s a [price] bike…',
          'doing it now. do I have to send it back?',
          'it’s cosmetic I think',
        ),
        operator(
          'Got them. Two ways: we send the part and pay a workshop near you to fit it, or you keep it as it is and we refund [money:60].',
          'Thank you. I’m sending the part by express, and your local bike shop may bill us for the fitting, up to [money:50].',
          'That’s a case for a new one. We collect it on [day], you don’t have to pack it again.',
        ),
        either(
          [
            3,
            visitor(
              'the part please',
              'refund is ok with me',
              'fair enough, thank you',
              'ok that’s {good|great} service, thanks',
            ),
            operator('<operatorBye>', 'Consider it done. Reference [ref].'),
          ],
          [
            2,
            visitor(
              'honestly I’d rather have a new one',
              '[money:60]? {for that dent?|come on}',
              'can I think about it',
            ),
            operator(
              'Of course. {Just answer the mail I’ll send you, reference [ref].|I’ll put both options in an e-mail.}',
            ),
            visitor('ok', 'thanks'),
          ],
        ),
      ),
    ],
    de: [
      ask(
        'mein Rad kam heute an und {das Schutzblech ist gebrochen|die Gabel ist verkratzt}',
        'Karton war aufgerissen, {Display kaputt|ein Pedal fehlt}. FH-[order]',
        'nagelneues [mybike] mit Delle im Rahmen!',
        'die Tasche ist {an der Naht gerissen|mit kaputter Schnalle} angekommen',
      ),
      chat([
        'Das tut mir sehr leid! Ich hole gleich jemanden dazu.',
        'So soll ein Rad nicht ankommen, entschuldige. Ich gebe dich an eine Kollegin weiter.',
      ]),
      handoff(
        ['Rad beschädigt angekommen', 'Transportschaden'],
        operator(
          '<hello> Das tut mir leid. Schickst du uns zwei, drei Fotos an help@fernhaul.example, mit FH-[order] im Betreff?',
        ),
        visitor('ist raus', 'gemacht, von [email]', 'Fotos sind geschickt. muss ich es zurückschicken?'),
        operator(
          'Danke! Wir schicken das Teil per Express und zahlen die Montage in einer Werkstatt bei dir, bis [money:50].',
          'Danke, das ist ein Fall für ein neues Rad. Wir holen es am [day] ab.',
        ),
        visitor('super, danke', 'ok, fair', 'damit kann ich leben'),
        operator('<operatorBye>'),
      ),
    ],
    nl: [
      ask(
        'fiets vandaag geleverd met een kromme derailleur',
        'doos was open en het display is stuk. FH-[order]',
        'kras op het frame van mijn nieuwe [mybike]',
      ),
      chat(['Wat vervelend! Ik haal er een collega bij.']),
      handoff(
        ['fiets beschadigd geleverd'],
        operator('<hello> Sorry daarvoor. Kun je een paar foto’s mailen naar help@fernhaul.example?'),
        visitor('gedaan', 'is verstuurd'),
        operator('Dank! We sturen het onderdeel op en betalen de montage tot [money:50].'),
        visitor('top, bedankt'),
      ),
    ],
    es: [
      ask(
        'la bici ha llegado con un golpe en el cuadro',
        'ha llegado rota la pantalla, pedido FH-[order]',
        'la alforja viene con la hebilla rota',
      ),
      chat(['¡Vaya, lo siento mucho! Te paso con un compañero.']),
      handoff(
        ['bici dañada en el transporte'],
        operator('<hello> Siento lo ocurrido. ¿Puedes enviar unas fotos a help@fernhaul.example?'),
        visitor('enviadas', 'ya está'),
        operator('Gracias. Te mandamos la pieza y pagamos el montaje hasta [money:50].'),
        visitor('perfecto gracias'),
      ),
    ],
  },
};

/** A part is missing from the box; the bot first looks in the wrong place. */
export const missingParts: Scenario = {
  id: 'missing-parts',
  agent: 'default',
  count: 16,
  pages: ['help/bike-in-a-box', 'account/orders'],
  talk: {
    en: [
      ask(
        'the {charger|key|right pedal} is missing from the box',
        'no {charger|battery keys|pedals} in my delivery?',
        'opened everything, can’t find the {battery key|tool kit|front light}',
        'ordered 2 [bag], only {one|1} arrived',
        'is the {kickstand|bell} supposed to be included with the [mybike]? there’s none',
      ),
      answer(
        [
          'Small parts travel in the **white box under the front wheel**; keys are taped to the charger. Could you have a look there?',
          'Charger, keys and pedals are in the flat white box at the bottom of the carton. [Unpacking your bike](/help/bike-in-a-box)',
        ],
        ['bikeBox'],
      ),
      either(
        [
          4,
          visitor(
            'oh. {found it|there it is}. sorry!',
            'haha yes, under the cardboard. thanks',
            'found! was about to throw that box away',
            'ok got it',
          ),
          chat(['<welcome>']),
        ],
        [
          3,
          visitor(
            'looked there, {nope|nothing}',
            'white box has only {the charger|pedals}',
            'I’ve been through {the whole|all the} packaging twice',
          ),
          ...askHuman(
            ['part missing from delivery'],
            operator(
              '<hello> Sorry! I’m sending the missing part today, you’ll have it in two days.',
              '<hello> Checked the packing list, you’re right. It’s on the way, no need to send anything back.',
            ),
            visitor('perfect thanks', 'great', 'ok thank you'),
            operator('<operatorBye>'),
          ),
        ],
        [1, unhelpful(0.4, 'not in the white box'), leave(1)],
      ),
    ],
    de: [
      ask(
        'Ladegerät fehlt im Karton',
        'wo sind die Schlüssel für den Akku?',
        'es fehlt ein Pedal',
        'zwei Taschen bestellt, nur eine gekommen',
      ),
      answer(
        [
          'Kleinteile liegen im **weißen Karton unter dem Vorderrad**, die Schlüssel kleben am Ladegerät. Magst du dort nachsehen?',
        ],
        ['bikeBox'],
      ),
      either(
        [4, visitor('ah gefunden, peinlich 😅', 'ja, war unter der Pappe. danke')],
        [
          2,
          visitor('da ist nichts'),
          ...askHuman(
            ['Teil fehlt in der Lieferung'],
            operator('<hello> Entschuldige, ich schicke es heute noch los.'),
            visitor('danke!'),
          ),
        ],
      ),
    ],
    fr: [
      ask('il manque le chargeur dans le carton', 'je ne trouve pas les clés de la batterie', 'il manque une pédale'),
      answer(
        ['Les petites pièces sont dans la **boîte blanche sous la roue avant** ; les clés sont collées au chargeur.'],
        ['bikeBox'],
      ),
      either(
        [4, visitor('trouvé, merci !', 'ah oui, désolé', 'effectivement. merci'), chat(['<welcome>'])],
        [
          1,
          visitor('non, rien'),
          ...askHuman(
            ['pièce manquante'],
            operator('<hello> Toutes mes excuses, je vous l’envoie aujourd’hui.'),
            visitor('merci'),
          ),
        ],
      ),
    ],
  },
};
