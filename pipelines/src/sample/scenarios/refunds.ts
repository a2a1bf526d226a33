import { answer, ask, either, leave, operator, unhelpful, visitor, type Scenario } from '../script.ts';
import { askHuman, satisfied } from './parts.ts';

/** The bike went back long ago, the money has not come. Angry, and rightly so. */
export const refundMissing: Scenario = {
  id: 'refund-missing',
  agent: 'default',
  count: 22,
  pages: ['account/orders', 'help/returns'],
  talk: {
    en: [
      ask(
        'where is my refund? {bike was collected|you picked up the bike} [days] days ago. FH-[order]',
        'still no money back for FH-[order]. it’s been {three|over three|four} weeks',
        'I returned {a [mybike]|my order} on [returned] and haven’t {seen a penny|heard anything since}',
        'your mail says refund within 7 days. {that was [days] days ago|today is day [days]}. order [order]',
        'refund. FH-[order]. WHEN',
      ),
      answer(
        [
          'Refunds take **5 to 7 working days** after the return has arrived. You can see the status under [My orders](/account/orders).',
          'Once your return has been checked, the amount is refunded within 5–7 working days to the card you paid with.',
        ],
        ['returns'],
      ),
      either(
        [
          6,
          visitor(
            'I KNOW that. it’s been longer. that’s why I’m {asking|here}',
            'status says “received” since [since]. so?',
            'that’s [price] of my money you’re sitting on',
            'did you even read what I wrote',
            'already checked, it just says “in progress”',
          ),
          unhelpful(0.45, 'copy paste answer', 'I want my money not a link', '<badComment>'),
          ...askHuman(
            ['refund overdue', 'refund for returned bike has not arrived'],
            operator(
              '<hello> I’m sorry about this. I can see your return, it got stuck at inspection. I’ve released [price] just now; it should be with you in two days.',
              '<hello> That should not have happened. The refund was booked to an expired card. Could you give me another account, by e-mail please, not here?',
            ),
            visitor(
              'finally. {thank you|ok}',
              'why does it take a chat for that',
              'ok. will check on [day]',
              'thanks [operator], appreciated',
            ),
            operator('<operatorBye>', 'You’re right, and I’m sorry. Have a good day anyway.'),
          ),
        ],
        [
          2,
          visitor(
            'so I just keep waiting? great',
            'fine. then my bank will {get it back|sort it out}',
            'I give up for today',
          ),
          leave(1),
        ],
        [1, ...satisfied],
      ),
    ],
    de: [
      ask(
        'wo bleibt mein Geld? Rad wurde vor [days] Tagen abgeholt, FH-[order]',
        'seit {drei|vier} Wochen keine Erstattung für FH-[order]',
        'Rücksendung vom [returned], bis heute kein Cent zurück. was soll das',
      ),
      answer(
        [
          'Erstattungen dauern **5 bis 7 Werktage** nach Eingang der Rücksendung. Den Stand siehst du unter [Meine Bestellungen](/account/orders).',
        ],
        ['returns'],
      ),
      either(
        [
          5,
          visitor(
            'das weiß ich. es sind aber schon drei Wochen!',
            'da steht seit Tagen „eingegangen“',
            '{lesen Sie^liest du} eigentlich was ich schreibe?',
          ),
          unhelpful(0.4, 'Textbaustein', '<badComment>'),
          ...askHuman(
            ['Erstattung überfällig'],
            operator(
              '<hello> Das tut mir leid. Deine Rücksendung hing in der Prüfung, ich habe die Erstattung über [price] gerade freigegeben.',
            ),
            visitor('na endlich. danke', 'ok, warum nicht gleich so'),
            operator('<operatorBye>'),
          ),
        ],
        [2, visitor('also weiter warten. super', 'dann hole ich es mir über die Bank zurück'), leave(1)],
      ),
    ],
    fr: [
      ask(
        'toujours pas de remboursement pour la commande FH-[order], ça fait trois semaines',
        'où est mon argent ? vélo rendu le [returned]',
      ),
      answer(
        [
          'Le remboursement prend **5 à 7 jours ouvrés** après réception du retour. Suivi sous [Mes commandes](/account/orders).',
        ],
        ['returns'],
      ),
      visitor('oui mais ça fait plus de 7 jours là', 'c’est marqué « reçu » depuis [since]…'),
      unhelpful(0.4, 'réponse toute faite'),
      ...askHuman(
        ['remboursement en retard'],
        operator(
          '<hello> Toutes mes excuses, votre dossier était bloqué. Je viens de valider le remboursement de [price].',
        ),
        visitor('merci', 'ce n’est pas trop tôt'),
        operator('<operatorBye>'),
      ),
    ],
  },
};
