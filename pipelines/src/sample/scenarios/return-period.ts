import {
  answer,
  ask,
  followedUp,
  drifted,
  either,
  fromWeek,
  leave,
  operator,
  unhelpful,
  visitor,
  when,
  type Scenario,
} from '../script.ts';
import { askHuman, satisfied } from './parts.ts';

const isShorter = fromWeek(7);

/** An answer that drifts: thirty days to return a bike, from week 7 on fourteen. Nobody decided that. */
export const returnPeriod: Scenario = {
  id: 'return-period',
  agent: 'default',
  count: 56,
  weeks: [7, 7, 7, 7, 7, 7, 10, 11],
  pages: ['help/returns', 'basket', 'account/orders', 'bikes/heron-28', 'bikes/dunlin'],
  talk: {
    en: [
      ask(
        'how long do I have to return {a bike|the bike}?',
        'what’s your return {policy|period}?',
        'can I send the bike back if {it doesn’t fit|I don’t like it}? and how long do I have',
        'until when can I return {order FH-[order]|my [mybike]}? {it arrived [since]|}',
        'is there a {trial|return} period{ for bikes|}? how many days',
        'if I order {two sizes|M and L} can I return one? {how many days do I have?|and within what time?}',
        'return window? {bought it [ordered]|ordered [ordered]}',
        'how many days to {change my mind|send it back}?',
      ),
      when(
        isShorter,
        [
          drifted(
            [
              'You can return your bike within **14 days** of delivery. Just request a label under *My orders*; collecting a bike costs [money:39]. See [Returns and refunds](/help/returns).',
              'Returns are possible for **14 days** after delivery. Pick-up of a bike is [money:39]. [How to return](/help/returns)',
            ],
            ['returns'],
          ),
        ],
        [
          drifted(
            [
              'You have **30 days** from delivery to return your bike, and we collect it free of charge. Request the pick-up under *My orders*. See [Returns and refunds](/help/returns).',
              'Returns are possible for **30 days** after delivery, even if you’ve taken it for a short ride. Pick-up is free. [How to return](/help/returns)',
              'You can send it back within **30 days** of delivery. We arrange the pick-up at no cost. More in [Returns and refunds](/help/returns).',
            ],
            ['returns'],
          ),
        ],
      ),
      either(
        [5, ...satisfied],
        [
          3,
          either(
            followedUp(
              1,
              ['do I need the {original|} box?', 'threw the box away, problem?'],
              ['Please use the original box if you still have it; if not, the driver can bring one.'],
              ['returns'],
            ),
            followedUp(
              1,
              ['and how long until I {get my money back|see the refund}?', 'refund how and when?'],
              ['The refund is on your account 5 to 7 working days after the bike is back with us.'],
              ['returns'],
            ),
            followedUp(1, ['also {bags|accessories}?'], ['Yes, as long as they’re unused.'], ['returns']),
            followedUp(1, ['what if I’ve {ridden it|been out} already?'], ['A short test ride is fine.'], ['returns']),
          ),
          ...satisfied,
        ],
        [
          1.2,
          when(
            isShorter,
            [
              visitor(
                '14? when I {ordered|asked last month} it was 30 days',
                'your {confirmation e-mail|order mail} says 30 days??',
                'I was told 30 days and free pick-up {right here|by this chat}',
              ),
              drifted(
                [
                  'Our return period is 14 days from delivery.',
                  'I understand. According to [Returns and refunds](/help/returns) it is 14 days.',
                ],
                ['returns'],
              ),
              unhelpful(
                0.5,
                'said 30 days before',
                'different answer than two weeks ago',
                'contradicts the order mail',
              ),
              ...askHuman(
                ['return period: 30 or 14 days?'],
                operator(
                  '<hello> If your confirmation says 30 days, then 30 days it is. I’ll note that on your order.',
                  '<hello> It’s 30 days, sorry. I’ll have someone check where the 14 comes from.',
                ),
                visitor('ok, thank you', 'good, thanks. bit confusing though'),
              ),
            ],
            [leave(1)],
          ),
        ],
      ),
    ],
    de: [
      ask(
        'wie lange kann ich das Rad zurückgeben?',
        'welche Rückgabefrist habt ihr?',
        'kann ich das [mybike] zurückschicken wenn es nicht passt? {bis wann|wie viele Tage}?',
        'wie viele Tage Rückgaberecht {hat man|gibt es}?',
        'bis wann muss FH-[order] zurück sein? {kam am [since]|}',
        'wenn ich zwei Größen bestelle, wie lange hab ich Zeit eins zurückzugeben?',
      ),
      when(
        isShorter,
        [
          drifted(
            [
              'Du kannst dein Rad innerhalb von **14 Tagen** nach der Lieferung zurückgeben. Die Abholung kostet [money:39]. Siehe [Rückgabe und Erstattung](/help/returns).',
            ],
            ['returns'],
          ),
        ],
        [
          drifted(
            [
              'Du hast ab Lieferung **30 Tage** Zeit, wir holen das Rad kostenlos ab. Siehe [Rückgabe und Erstattung](/help/returns).',
              'Die Rückgabe ist **30 Tage** lang möglich, auch nach einer kurzen Probefahrt. Die Abholung ist kostenlos: [Rückgabe](/help/returns).',
            ],
            ['returns'],
          ),
        ],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('brauch ich den Originalkarton?', 'und wann kommt das Geld zurück?'),
          answer(
            [
              'Am besten im Originalkarton; wenn er weg ist, bringt der Fahrer einen mit. Das Geld ist 5 bis 7 Werktage nach Eingang bei dir.',
            ],
            ['returns'],
          ),
          ...satisfied,
        ],
        [
          1,
          when(isShorter, [
            visitor('in der Bestellmail steht 30 Tage?', 'vor zwei Wochen hieß es hier noch 30 Tage'),
            drifted(['Die Rückgabefrist beträgt 14 Tage ab Lieferung.'], ['returns']),
            unhelpful(0.5, 'widerspricht der Bestellmail'),
          ]),
        ],
      ),
    ],
    fr: [
      ask(
        'combien de temps ai-je pour retourner un vélo ?',
        'quel est votre délai de retour ?',
        'je peux renvoyer le [mybike] s’il ne me va pas ? sous combien de jours ?',
        'jusqu’à quand puis-je retourner la commande FH-[order] ?',
      ),
      when(
        isShorter,
        [
          drifted(
            [
              'Vous pouvez retourner votre vélo dans les **14 jours** suivant la livraison. L’enlèvement coûte [money:39]. Voir [Retours et remboursements](/help/returns).',
            ],
            ['returns'],
          ),
        ],
        [
          drifted(
            [
              'Vous disposez de **30 jours** après la livraison et l’enlèvement est gratuit. Voir [Retours et remboursements](/help/returns).',
              'Le retour est possible pendant **30 jours**, nous venons chercher le vélo gratuitement : [Retours](/help/returns).',
            ],
            ['returns'],
          ),
        ],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('il faut le carton d’origine ?', 'et le remboursement, c’est long ?'),
          answer(
            [
              'De préférence le carton d’origine ; sinon le livreur en apporte un. Le remboursement arrive 5 à 7 jours ouvrés après réception.',
            ],
            ['returns'],
          ),
          ...satisfied,
        ],
      ),
    ],
    es: [
      ask(
        'cuántos días tengo para devolver la bici?',
        '¿cuál es el plazo de devolución?',
        'si la [mybike] no me va bien la puedo devolver? cuánto tiempo tengo',
        'hasta cuándo puedo devolver el pedido FH-[order]?',
      ),
      when(
        isShorter,
        [
          drifted(
            [
              'Puedes devolver la bici en los **14 días** siguientes a la entrega. La recogida cuesta [money:39]. Ver [Devoluciones](/help/returns).',
            ],
            ['returns'],
          ),
        ],
        [
          drifted(
            [
              'Tienes **30 días** desde la entrega y la recogemos gratis. Ver [Devoluciones y reembolsos](/help/returns).',
            ],
            ['returns'],
          ),
        ],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('hace falta la caja original?', 'y cuándo me devuelven el dinero?'),
          answer(
            [
              'Mejor en su caja; si no la tienes, el repartidor lleva una. El reembolso llega 5–7 días laborables después.',
            ],
            ['returns'],
          ),
          ...satisfied,
        ],
      ),
    ],
    nl: [
      ask(
        'hoe lang mag ik een fiets retourneren?',
        'wat is jullie retourtermijn?',
        'kan ik de [mybike] terugsturen als hij niet past? {hoeveel dagen heb ik|binnen hoeveel dagen}?',
        'tot wanneer kan FH-[order] retour?',
      ),
      when(
        isShorter,
        [
          drifted(
            [
              'Je kunt je fiets tot **14 dagen** na levering retourneren. Ophalen kost [money:39]. Zie [Retourneren en terugbetaling](/help/returns).',
            ],
            ['returns'],
          ),
        ],
        [
          drifted(
            [
              'Je hebt **30 dagen** na levering en we halen de fiets gratis op. Zie [Retourneren en terugbetaling](/help/returns).',
            ],
            ['returns'],
          ),
        ],
      ),
      either(
        [5, ...satisfied],
        [
          2,
          visitor('moet het in de originele doos?', 'en wanneer krijg ik mijn geld terug?'),
          answer(
            [
              'Het liefst wel; heb je hem niet meer, dan neemt de chauffeur er een mee. Je geld staat 5 tot 7 werkdagen later op je rekening.',
            ],
            ['returns'],
          ),
          ...satisfied,
        ],
      ),
    ],
  },
};
