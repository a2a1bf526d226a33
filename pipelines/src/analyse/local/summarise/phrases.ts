/** The sentences a summary is made of, in each language. `…` is the place of one quote or two, which bring their own stops. */

export interface SummaryPhrases {
  /** What stands before and after a quote, and between two. */
  quotes: readonly [string, string];
  and: string;
  asked: string;
  wrote: string;
  /** Further questions that were answered. */
  alsoAsked: string;
  /** What was wanted when the bot did what is told next. */
  alsoWrote: string;
  botAnswered: string;
  /** The same where it is not sure that it answers what is told before. */
  botWrote: string;
  /** What the bot did, or failed to do, after that answer. */
  botLater: string;
  botAskedBack: string;
  botHadNoAnswer: string;
  /** A person of the team answered: from the start, or after the bot. */
  told: string;
  tookOver: string;
  tookOverAsked: string;
  /** The same two where it is not sure that they answer what is told before. */
  teamWrote: string;
  tookOverWrote: string;
  teamAsked: string;
  /** A later question that got no answer. */
  unanswered: string;
  /** Nobody replied at all, or not to the last message. */
  noReply: string;
  lastUnreplied: string;
  thanked: string;
  ratedHelpful: string;
  ratedUnhelpful: string;
  wentUnanswered: string;
  wantedHuman: string;
  waiting: string;
  onlyGreeted: string;
  /** What the visitor said last, which nobody replied to. */
  lastWords: string;
  /** How many questions there were at least beside those told, and how many of these had no answer. */
  moreQuestions: (count: number, open: number) => string;
}

export const summaryPhrases: Record<string, SummaryPhrases> = {
  en: {
    quotes: ['“', '”'],
    and: ' and ',
    asked: 'The visitor asked: …',
    wrote: 'The visitor said: …',
    alsoAsked: 'They also asked: …',
    alsoWrote: 'They also said: …',
    botAnswered: 'The bot answered: …',
    botWrote: 'The bot wrote: …',
    botLater: 'Later the bot said: …',
    botAskedBack: 'The bot asked: …',
    botHadNoAnswer: 'The bot had no answer: …',
    told: 'They were told: …',
    tookOver: 'The team took over and answered: …',
    tookOverAsked: 'The team took over and asked: …',
    teamWrote: 'They were told: …',
    tookOverWrote: 'The team took over and wrote: …',
    teamAsked: 'They were asked: …',
    unanswered: 'There was no answer to: …',
    noReply: 'Nobody has replied yet.',
    lastUnreplied: 'Nobody has replied to the last message yet.',
    thanked: 'They said thanks at the end.',
    ratedHelpful: 'They rated the last answer helpful.',
    ratedUnhelpful: 'They rated the last answer unhelpful.',
    wentUnanswered: 'They left without an answer.',
    wantedHuman: 'They asked for a human.',
    waiting: 'They are waiting for a human.',
    onlyGreeted: 'The visitor said hello and asked nothing.',
    lastWords: 'At the end they wrote: …',
    moreQuestions: (count, open) =>
      `They asked at least ${count} more questions${open > 0 ? `, ${open} of them without an answer` : ''}.`,
  },
  de: {
    quotes: ['„', '“'],
    and: ' und ',
    asked: 'Der Besucher fragte: …',
    wrote: 'Der Besucher schrieb: …',
    alsoAsked: 'Außerdem fragte er: …',
    alsoWrote: 'Außerdem schrieb er: …',
    botAnswered: 'Der Bot antwortete: …',
    botWrote: 'Der Bot schrieb: …',
    botLater: 'Später schrieb der Bot: …',
    botAskedBack: 'Der Bot fragte zurück: …',
    botHadNoAnswer: 'Der Bot hatte keine Antwort: …',
    told: 'Das Team antwortete: …',
    tookOver: 'Das Team übernahm und antwortete: …',
    tookOverAsked: 'Das Team übernahm und fragte: …',
    teamWrote: 'Das Team schrieb: …',
    tookOverWrote: 'Das Team übernahm und schrieb: …',
    teamAsked: 'Das Team fragte zurück: …',
    unanswered: 'Ohne Antwort blieb: …',
    noReply: 'Bisher hat niemand geantwortet.',
    lastUnreplied: 'Auf die letzte Nachricht hat bisher niemand geantwortet.',
    thanked: 'Am Ende bedankte sich der Besucher.',
    ratedHelpful: 'Der Besucher bewertete die letzte Antwort als hilfreich.',
    ratedUnhelpful: 'Der Besucher bewertete die letzte Antwort als nicht hilfreich.',
    wentUnanswered: 'Der Besucher ging ohne Antwort.',
    wantedHuman: 'Der Besucher wollte mit einem Menschen sprechen.',
    waiting: 'Der Besucher wartet auf einen Menschen.',
    onlyGreeted: 'Der Besucher grüßte und fragte nichts.',
    lastWords: 'Zuletzt schrieb der Besucher: …',
    moreQuestions: (count, open) =>
      `Der Besucher stellte mindestens ${count} weitere Fragen${open > 0 ? `, ${open} davon ohne Antwort` : ''}.`,
  },
  fr: {
    quotes: ['« ', ' »'],
    and: ' et ',
    asked: 'Le visiteur a demandé : …',
    wrote: 'Le visiteur a écrit : …',
    alsoAsked: 'Il a aussi demandé : …',
    alsoWrote: 'Il a aussi écrit : …',
    botAnswered: 'Le bot a répondu : …',
    botWrote: 'Le bot a écrit : …',
    botLater: 'Plus tard, le bot a écrit : …',
    botAskedBack: 'Le bot a demandé : …',
    botHadNoAnswer: 'Le bot n’avait pas de réponse : …',
    told: 'L’équipe a répondu : …',
    tookOver: 'L’équipe a pris le relais et a répondu : …',
    tookOverAsked: 'L’équipe a pris le relais et a demandé : …',
    teamWrote: 'L’équipe a écrit : …',
    tookOverWrote: 'L’équipe a pris le relais et a écrit : …',
    teamAsked: 'L’équipe a demandé : …',
    unanswered: 'Sans réponse : …',
    noReply: 'Personne n’a encore répondu.',
    lastUnreplied: 'Personne n’a encore répondu au dernier message.',
    thanked: 'Le visiteur a remercié à la fin.',
    ratedHelpful: 'Le visiteur a jugé la dernière réponse utile.',
    ratedUnhelpful: 'Le visiteur a jugé la dernière réponse inutile.',
    wentUnanswered: 'Le visiteur est parti sans réponse.',
    wantedHuman: 'Le visiteur a demandé à parler à un humain.',
    waiting: 'Le visiteur attend un humain.',
    onlyGreeted: 'Le visiteur a salué sans rien demander.',
    lastWords: 'Pour finir, le visiteur a écrit : …',
    moreQuestions: (count, open) =>
      `Le visiteur a posé au moins ${count} autres questions${open > 0 ? `, dont ${open} sans réponse` : ''}.`,
  },
  es: {
    quotes: ['«', '»'],
    and: ' y ',
    asked: 'El visitante preguntó: …',
    wrote: 'El visitante escribió: …',
    alsoAsked: 'También preguntó: …',
    alsoWrote: 'También escribió: …',
    botAnswered: 'El bot respondió: …',
    botWrote: 'El bot escribió: …',
    botLater: 'Más tarde, el bot escribió: …',
    botAskedBack: 'El bot preguntó: …',
    botHadNoAnswer: 'El bot no tenía respuesta: …',
    told: 'El equipo respondió: …',
    tookOver: 'El equipo tomó el relevo y respondió: …',
    tookOverAsked: 'El equipo tomó el relevo y preguntó: …',
    teamWrote: 'El equipo escribió: …',
    tookOverWrote: 'El equipo tomó el relevo y escribió: …',
    teamAsked: 'El equipo preguntó: …',
    unanswered: 'Sin respuesta: …',
    noReply: 'Nadie ha respondido todavía.',
    lastUnreplied: 'Nadie ha respondido todavía al último mensaje.',
    thanked: 'Al final, el visitante dio las gracias.',
    ratedHelpful: 'El visitante valoró la última respuesta como útil.',
    ratedUnhelpful: 'El visitante valoró la última respuesta como poco útil.',
    wentUnanswered: 'El visitante se fue sin respuesta.',
    wantedHuman: 'El visitante pidió hablar con una persona.',
    waiting: 'El visitante espera a una persona.',
    onlyGreeted: 'El visitante saludó y no preguntó nada.',
    lastWords: 'Por último, el visitante escribió: …',
    moreQuestions: (count, open) =>
      `El visitante hizo al menos ${count} preguntas más${open > 0 ? `, ${open} de ellas sin respuesta` : ''}.`,
  },
  pt: {
    quotes: ['“', '”'],
    and: ' e ',
    asked: 'O visitante perguntou: …',
    wrote: 'O visitante escreveu: …',
    alsoAsked: 'Também perguntou: …',
    alsoWrote: 'Também escreveu: …',
    botAnswered: 'O bot respondeu: …',
    botWrote: 'O bot escreveu: …',
    botLater: 'Mais tarde, o bot escreveu: …',
    botAskedBack: 'O bot perguntou: …',
    botHadNoAnswer: 'O bot não tinha resposta: …',
    told: 'A equipe respondeu: …',
    tookOver: 'A equipe assumiu e respondeu: …',
    tookOverAsked: 'A equipe assumiu e perguntou: …',
    teamWrote: 'A equipe escreveu: …',
    tookOverWrote: 'A equipe assumiu e escreveu: …',
    teamAsked: 'A equipe perguntou: …',
    unanswered: 'Sem resposta: …',
    noReply: 'Ninguém respondeu ainda.',
    lastUnreplied: 'Ninguém respondeu ainda à última mensagem.',
    thanked: 'No fim, o visitante agradeceu.',
    ratedHelpful: 'O visitante avaliou a última resposta como útil.',
    ratedUnhelpful: 'O visitante avaliou a última resposta como pouco útil.',
    wentUnanswered: 'O visitante saiu sem resposta.',
    wantedHuman: 'O visitante pediu para falar com uma pessoa.',
    waiting: 'O visitante está à espera de uma pessoa.',
    onlyGreeted: 'O visitante cumprimentou e não perguntou nada.',
    lastWords: 'Por último, o visitante escreveu: …',
    moreQuestions: (count, open) =>
      `O visitante fez pelo menos mais ${count} perguntas${open > 0 ? `, ${open} delas sem resposta` : ''}.`,
  },
  nl: {
    quotes: ['“', '”'],
    and: ' en ',
    asked: 'De bezoeker vroeg: …',
    wrote: 'De bezoeker schreef: …',
    alsoAsked: 'Ook vroeg de bezoeker: …',
    alsoWrote: 'Ook schreef de bezoeker: …',
    botAnswered: 'De bot antwoordde: …',
    botWrote: 'De bot schreef: …',
    botLater: 'Later schreef de bot: …',
    botAskedBack: 'De bot vroeg: …',
    botHadNoAnswer: 'De bot had geen antwoord: …',
    told: 'Het team antwoordde: …',
    tookOver: 'Het team nam het over en antwoordde: …',
    tookOverAsked: 'Het team nam het over en vroeg: …',
    teamWrote: 'Het team schreef: …',
    tookOverWrote: 'Het team nam het over en schreef: …',
    teamAsked: 'Het team vroeg: …',
    unanswered: 'Zonder antwoord bleef: …',
    noReply: 'Nog niemand heeft geantwoord.',
    lastUnreplied: 'Op het laatste bericht heeft nog niemand geantwoord.',
    thanked: 'De bezoeker bedankte aan het eind.',
    ratedHelpful: 'De bezoeker vond het laatste antwoord nuttig.',
    ratedUnhelpful: 'De bezoeker vond het laatste antwoord niet nuttig.',
    wentUnanswered: 'De bezoeker ging weg zonder antwoord.',
    wantedHuman: 'De bezoeker wilde een mens spreken.',
    waiting: 'De bezoeker wacht op een mens.',
    onlyGreeted: 'De bezoeker groette en vroeg niets.',
    lastWords: 'Tot slot schreef de bezoeker: …',
    moreQuestions: (count, open) =>
      `De bezoeker stelde nog minstens ${count} vragen${open > 0 ? `, waarvan ${open} zonder antwoord` : ''}.`,
  },
  it: {
    quotes: ['“', '”'],
    and: ' e ',
    asked: 'Il visitatore ha chiesto: …',
    wrote: 'Il visitatore ha scritto: …',
    alsoAsked: 'Ha chiesto anche: …',
    alsoWrote: 'Ha scritto anche: …',
    botAnswered: 'Il bot ha risposto: …',
    botWrote: 'Il bot ha scritto: …',
    botLater: 'Più tardi il bot ha scritto: …',
    botAskedBack: 'Il bot ha chiesto: …',
    botHadNoAnswer: 'Il bot non aveva una risposta: …',
    told: 'Il team ha risposto: …',
    tookOver: 'Il team è subentrato e ha risposto: …',
    tookOverAsked: 'Il team è subentrato e ha chiesto: …',
    teamWrote: 'Il team ha scritto: …',
    tookOverWrote: 'Il team è subentrato e ha scritto: …',
    teamAsked: 'Il team ha chiesto: …',
    unanswered: 'Senza risposta: …',
    noReply: 'Nessuno ha ancora risposto.',
    lastUnreplied: 'Nessuno ha ancora risposto all’ultimo messaggio.',
    thanked: 'Alla fine il visitatore ha ringraziato.',
    ratedHelpful: 'Il visitatore ha giudicato utile l’ultima risposta.',
    ratedUnhelpful: 'Il visitatore ha giudicato inutile l’ultima risposta.',
    wentUnanswered: 'Il visitatore se n’è andato senza risposta.',
    wantedHuman: 'Il visitatore ha chiesto di parlare con una persona.',
    waiting: 'Il visitatore aspetta una persona.',
    onlyGreeted: 'Il visitatore ha salutato e non ha chiesto nulla.',
    lastWords: 'Infine il visitatore ha scritto: …',
    moreQuestions: (count, open) =>
      `Il visitatore ha fatto almeno altre ${count} domande${open > 0 ? `, ${open} delle quali senza risposta` : ''}.`,
  },
};

/** For a language without phrases of its own the quotes stand alone. */
export const wordlessPhrases: Pick<SummaryPhrases, 'quotes' | 'and' | 'asked' | 'told'> = {
  quotes: ['“', '”'],
  and: ' ',
  asked: '…',
  told: '→ …',
};
