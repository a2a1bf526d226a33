import { answer, ask, chat, either, leave, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, satisfied, impatient } from './parts.ts';

/** Where is my order? The bot can look it up, and can be wrong about what that means to somebody who took the day off. */
export const whereIsMyOrder: Scenario = {
  id: 'where-is-my-order',
  agent: 'default',
  count: 66,
  weeks: [8, 8, 8, 8, 8, 8, 12, 11],
  pages: ['account/orders', 'help/track-your-order', 'help', ''],
  talk: {
    en: [
      ask(
        'where is my order{?| FH-[order]?}',
        'ordered on [ordered], nothing {yet|so far}. where’s my {bike|stuff|parcel}?',
        'any news on FH-[order]?',
        'tracking {hasn’t moved|is stuck} since [since]',
        'my {bike|[mybike]} was supposed to {come|arrive} [since]. {where is it|nobody came}',
        'FH-[order] status pls',
        'when will my {order|parcel|bike} {ship|be shipped|be here}?',
        'I haven’t {received|got} a tracking {number|link}',
        'took the day off {for|to wait for} the delivery and {nobody came|no one showed up}. FH-[order]',
        'I’m still waiting for {my|the} [mybike], ordered {weeks ago|on [ordered]}',
      ),
      either(
        [
          3,
          chat([
            'Happy to check. Could you give me your order number? It starts with FH-.',
            'let me look that up. What’s the order number, please (FH-…)?',
          ]),
          visitor('FH-[order]', '[order]', 'FH-[order] I think', 'fh[order]'),
          leave(0.04),
        ],
        [4],
      ),
      either(
        [
          4,
          answer(
            [
              'Found it: **FH-[order]** left our warehouse and is with the carrier. Expected: **[day], [date]**. [Track your order](/account/orders)',
              'Good news: your order is on its way and should be with you on **[day]**. The carrier calls the evening before. [Tracking](/account/orders)',
            ],
            ['tracking'],
          ),
          either(
            [5, ...satisfied],
            [
              2,
              visitor('can I still change the day?', '[day] I’m not in. {neighbour?|}'),
              answer(['Yes: use the link in the carrier’s SMS to choose another day or a neighbour.'], ['tracking']),
              ...satisfied,
            ],
          ),
        ],
        [
          2.4,
          answer(
            [
              'Your order **FH-[order]** is being prepared. The [bike] needs a final check in the workshop and ships on **[day]**.',
              'FH-[order] is packed and waits for collection by the carrier. You’ll get a tracking link by e-mail on [day].',
            ],
            ['tracking'],
          ),
          either(
            [4, ...satisfied],
            [
              3,
              visitor(
                'it said that last week {already|too}',
                'that’s what it said on [since]',
                'why does it take {so|that} long',
              ),
              unhelpful(0.25, 'same status for a week', '<badComment>'),
              either([2, ...impatient], [1, leave(1)]),
            ],
          ),
        ],
        [
          1.8,
          answer(
            [
              'According to the carrier, FH-[order] was **delivered** on [since].',
              'The tracking shows a delivery attempt on [since]. The next one is on [day].',
            ],
            ['tracking'],
          ),
          visitor(
            'no it wasn’t',
            'I was home ALL day. nobody rang',
            'delivered to who?? not here',
            'that’s {a lie|not true}, I have cameras',
            'nobody called, nobody rang',
          ),
          unhelpful(0.3, 'not true', 'claims it was delivered', '<badComment>'),
          ...askHuman(
            ['parcel marked as delivered but not there', 'delivery did not arrive'],
            operator(
              '<hello> Thanks for telling us. I’ve opened a search with the carrier (ref [ref]); they have 48 hours. If it isn’t found we send a new one.',
              '<hello> I’ve just called the depot: it’s still on the van list, they mis-scanned it. You’ll have it on [day], and I’m refunding delivery.',
            ),
            visitor(
              'ok thank you. {please keep me posted|}',
              '48 hours, ok…',
              'thanks for {actually calling|sorting it}',
              'good. {finally somebody who helps|}',
            ),
            operator('<operatorBye>'),
          ),
        ],
        [
          0.8,
          chat([
            'I can’t find an order with this number. Could you check it, please?',
            'there’s no order FH-[order]. Is it possibly a different number?',
          ]),
          either(
            [
              2,
              visitor('that’s what’s in the mail…', 'I copied it from the confirmation'),
              ...askHuman(
                ['order number not found'],
                operator('<hello> Got it, it was under a different e-mail address. It ships on [day].'),
                visitor('ah, my wife’s address. sorry & thanks'),
              ),
            ],
            [1, leave(1)],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'wo bleibt meine Bestellung?',
        'wo ist mein Paket? FH-[order]',
        'am [ordered] bestellt, bis heute nichts da',
        'gibt es was Neues zu FH-[order]?',
        'Sendungsverfolgung steht seit [since] still',
        'hab extra freigenommen und {keiner kam|die Spedition kam nicht}. FH-[order]',
        'wann kommt {endlich|} mein [mybike]?',
      ),
      either(
        [
          2,
          chat(['Das schaue ich gern nach. Wie lautet deine Bestellnummer (FH-…)?']),
          visitor('FH-[order]', '[order]'),
        ],
        [4],
      ),
      either(
        [
          4,
          answer(
            [
              'Gefunden: **FH-[order]** ist unterwegs und kommt voraussichtlich am **[day], [date]**. [Sendung verfolgen](/account/orders)',
              'Deine Bestellung ist bei der Spedition, sie meldet sich vor dem **[day]** telefonisch. [Sendungsverfolgung](/account/orders)',
            ],
            ['tracking'],
          ),
          ...satisfied,
        ],
        [
          2,
          answer(['FH-[order] ist gepackt und geht am **[day]** raus.'], ['tracking']),
          either(
            [3, ...satisfied],
            [
              2,
              visitor('das stand letzte Woche auch schon da', 'warum dauert das so lange?'),
              unhelpful(0.3, 'seit Tagen derselbe Stand'),
              ...impatient,
            ],
          ),
        ],
        [
          1.4,
          answer(['Laut Spedition wurde FH-[order] am [since] **zugestellt**.'], ['tracking']),
          visitor('hier wurde nichts zugestellt', 'ich war den ganzen Tag zuhause!', 'bei wem denn?? bei mir nicht'),
          unhelpful(0.3, 'stimmt nicht'),
          ...askHuman(
            ['Sendung angeblich zugestellt'],
            operator('<hello> Ich habe einen Nachforschungsauftrag gestellt ([ref]), sonst schicken wir neu.'),
            visitor('ok, danke fürs Kümmern', 'gut, ich warte'),
            operator('<operatorBye>'),
          ),
        ],
      ),
    ],
    fr: [
      ask(
        'où en est ma commande FH-[order] ?',
        'commandé le [ordered], toujours rien reçu',
        'le suivi ne bouge plus depuis [since]',
        'j’ai posé ma journée et personne n’est venu livrer',
        'quand vais-je recevoir mon [mybike] ?',
      ),
      either(
        [
          4,
          answer(
            [
              'Votre commande **FH-[order]** est en route, livraison prévue **[day] [date]**. [Suivre ma commande](/account/orders)',
            ],
            ['tracking'],
          ),
          ...satisfied,
        ],
        [
          2,
          answer(['FH-[order] est prête et part **[day]**.'], ['tracking']),
          either(
            [3, ...satisfied],
            [
              2,
              visitor('c’était déjà marqué ça la semaine dernière'),
              unhelpful(0.3, 'toujours le même statut'),
              ...impatient,
            ],
          ),
        ],
        [
          1.2,
          answer(['D’après le transporteur, FH-[order] a été **livrée** [since].'], ['tracking']),
          visitor('pas chez moi en tout cas', 'c’est faux, j’étais là toute la journée'),
          ...askHuman(
            ['colis indiqué livré mais absent'],
            operator(
              '<hello> J’ouvre une enquête auprès du transporteur (réf. [ref]). Réponse sous 48 heures, sinon on réexpédie.',
            ),
            visitor('d’accord merci'),
          ),
        ],
      ),
    ],
    es: [
      ask(
        'dónde está mi pedido FH-[order]?',
        'pedí el [ordered] y no ha llegado nada',
        'el seguimiento no se mueve desde el [since]',
        'cuándo llega mi [mybike]?',
      ),
      either(
        [
          4,
          answer(
            ['Tu pedido **FH-[order]** está en camino, llega el **[day] [date]**. [Seguimiento](/account/orders)'],
            ['tracking'],
          ),
          ...satisfied,
        ],
        [
          2,
          answer(['FH-[order] está preparado y sale el **[day]**.'], ['tracking']),
          either(
            [3, ...satisfied],
            [2, visitor('eso ponía la semana pasada'), unhelpful(0.3, 'siempre lo mismo'), ...impatient],
          ),
        ],
      ),
    ],
    nl: [
      ask(
        'waar blijft mijn bestelling?',
        'is er nieuws over FH-[order]?',
        'besteld op [ordered], nog niks gehad',
        'track & trace staat al dagen stil',
        'vrij genomen en niemand geweest… FH-[order]',
      ),
      either(
        [
          4,
          answer(
            ['**FH-[order]** is onderweg en komt **[day] [date]**. [Je bestelling volgen](/account/orders)'],
            ['tracking'],
          ),
          ...satisfied,
        ],
        [
          2,
          answer(['FH-[order] staat ingepakt en gaat **[day]** weg.'], ['tracking']),
          either(
            [3, ...satisfied],
            [2, visitor('dat stond er vorige week ook al'), unhelpful(0.3, 'steeds hetzelfde'), ...impatient],
          ),
        ],
        [
          1,
          answer(['Volgens de bezorger is FH-[order] [since] **bezorgd**.'], ['tracking']),
          visitor('niet bij mij hoor', 'bij wie dan? ik was thuis'),
          ...askHuman(
            ['pakket zou bezorgd zijn'],
            operator('<hello> Ik heb een zoekopdracht uitgezet ([ref]). Binnen 48 uur weten we meer.'),
            visitor('oké dank je'),
          ),
        ],
      ),
    ],
  },
};
