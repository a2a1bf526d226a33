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
      either(
        [
          3,
          ask(
            'my bike {just arrived|came today} and the {fork is scratched|rear derailleur is bent|mudguard is cracked}',
            '{unpacked|unboxed} my [mybike] and the front wheel is {bent|buckled}',
            'there’s a {deep scratch|dent} in the frame of my brand new [mybike]',
            'brake lever {snapped|broken} out of the box{. really disappointed|…|}',
            'the display of my new [myebike] is {cracked|broken}. it’s been here {ten|20} minutes',
          ),
          chat([
            'I’m very sorry to hear that! Could you give me your order number, so that a colleague can sort it out?',
            'oh no, that shouldn’t happen. What’s your order number? I’ll get a colleague.',
          ]),
          visitor('FH-[order]', 'it’s FH-[order]', '[order]'),
        ],
        [
          2,
          ask(
            'the box {was torn open|has a big hole in it} and {the display is broken|a pedal is missing}. FH-[order]',
            'received FH-[order] damaged. {what now?|what do I do?}',
            'FH-[order]: the [bag] came with a {broken buckle|torn seam}',
            'order FH-[order], rear wheel {bent|has a broken spoke} on arrival',
          ),
        ],
      ),
      chat([
        'A colleague needs to look at this, I’m passing you on.',
        'that’s not how it should arrive, I’m sorry. Let me hand you over to a colleague.',
        'Thank you. One moment, I’m getting a colleague.',
      ]),
      handoff(
        ['bike arrived damaged', 'damage on delivery', 'new bike damaged in transit'],
        either(
          [
            2,
            operator(
              '<hello> I’m really sorry about that. Could you send two or three photos to help@fernhaul.example with FH-[order] in the subject? The box too, please.',
              '<hello> What a pity, sorry! Two or three photos to help@fernhaul.example, please, then we can decide quickly.',
            ),
            visitor(
              'photos sent',
              'sent from [email]',
              'doing it now. do I have to send it back?',
              'ok, 4 pictures are on their way',
            ),
            operator(
              'Got them. Two ways: we send the part and pay a workshop near you to fit it, or you keep it as it is and we refund [money:60].',
            ),
            either(
              [
                3,
                visitor('the part please', 'part please, I have a good mechanic round the corner'),
                operator('It leaves today. The workshop can bill us up to [money:50]. Reference [ref].'),
              ],
              [
                2,
                visitor('refund is ok with me', 'I’ll keep it. refund then'),
                operator('Done, it’s on its way to your card. <operatorBye>'),
              ],
              [
                2,
                visitor(
                  'honestly I’d rather have a new one',
                  '[money:60]? {for that?|come on}',
                  'can I think about it',
                ),
                operator('Of course. I’ll put all the options in an e-mail, reference [ref].'),
                visitor('ok', 'thanks'),
              ],
            ),
          ],
          [
            1,
            operator(
              '<hello> Sorry for the bad start! Is the bike safe to ride?',
              '<hello> I’m sorry. Can it be ridden, or is it something structural?',
            ),
            visitor(
              'yes rideable but it’s a [price] bike…',
              'I wouldn’t ride it',
              'it’s cosmetic I think, still',
              'not really',
            ),
            operator(
              'Understood. We’ll exchange it: pick-up is on [day], and you don’t have to pack it again.',
              'Then it’s a case for a new one. We collect it on [day] and bring the other at the same time.',
            ),
            visitor('wow ok, thank you', 'that’s {good|great} service, thanks', 'ok. and until then?'),
            operator('<operatorBye>'),
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
            'that box has other things in it, not that',
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
