/** The few words a summary adds to what was said, in each language. `…` is the place of the quote. */

export interface SummaryPhrases {
  asked: string;
  wrote: string;
  botAnswered: string;
  botHadNoAnswer: string;
  /** A person of the team answered. */
  told: string;
  /** A later question that got no answer. */
  unanswered: string;
  noReply: string;
  confirmed: string;
  wentUnhappy: string;
  wentUnanswered: string;
  wantedHuman: string;
}

export const summaryPhrases: Record<string, SummaryPhrases> = {
  en: {
    asked: 'Asked: “…”',
    wrote: 'Wrote: “…”',
    botAnswered: 'The bot answered: “…”',
    botHadNoAnswer: 'The bot had no answer: “…”',
    told: 'Was told: “…”',
    unanswered: 'Got no answer to: “…”',
    noReply: 'Nobody has replied yet.',
    confirmed: 'Confirmed that this settled it.',
    wentUnhappy: 'Was not satisfied in the end.',
    wentUnanswered: 'Left without an answer.',
    wantedHuman: 'Asked for a human.',
  },
  de: {
    asked: 'Frage: „…“',
    wrote: 'Anliegen: „…“',
    botAnswered: 'Der Bot antwortete: „…“',
    botHadNoAnswer: 'Der Bot hatte keine Antwort: „…“',
    told: 'Das Team antwortete: „…“',
    unanswered: 'Ohne Antwort blieb: „…“',
    noReply: 'Bisher hat niemand geantwortet.',
    confirmed: 'Das Anliegen ist nach eigener Aussage erledigt.',
    wentUnhappy: 'Am Ende stand Unzufriedenheit.',
    wentUnanswered: 'Das Gespräch endete ohne Antwort.',
    wantedHuman: 'Gewünscht wurde ein Mensch.',
  },
  fr: {
    asked: 'Question : « … »',
    wrote: 'Demande : « … »',
    botAnswered: 'Le bot a répondu : « … »',
    botHadNoAnswer: 'Le bot n’avait pas de réponse : « … »',
    told: 'L’équipe a répondu : « … »',
    unanswered: 'Resté sans réponse : « … »',
    noReply: 'Personne n’a encore répondu.',
    confirmed: 'La personne a confirmé que c’était réglé.',
    wentUnhappy: 'La personne n’était pas satisfaite à la fin.',
    wentUnanswered: 'La conversation s’est terminée sans réponse.',
    wantedHuman: 'La personne a demandé un conseiller humain.',
  },
  es: {
    asked: 'Pregunta: «…»',
    wrote: 'Consulta: «…»',
    botAnswered: 'El bot respondió: «…»',
    botHadNoAnswer: 'El bot no tenía respuesta: «…»',
    told: 'El equipo respondió: «…»',
    unanswered: 'Quedó sin respuesta: «…»',
    noReply: 'Nadie ha respondido todavía.',
    confirmed: 'La persona confirmó que quedó resuelto.',
    wentUnhappy: 'Al final la persona no quedó satisfecha.',
    wentUnanswered: 'La conversación terminó sin respuesta.',
    wantedHuman: 'La persona pidió hablar con alguien del equipo.',
  },
  pt: {
    asked: 'Pergunta: “…”',
    wrote: 'Pedido: “…”',
    botAnswered: 'O bot respondeu: “…”',
    botHadNoAnswer: 'O bot não tinha resposta: “…”',
    told: 'A equipe respondeu: “…”',
    unanswered: 'Ficou sem resposta: “…”',
    noReply: 'Ninguém respondeu ainda.',
    confirmed: 'A pessoa confirmou que ficou resolvido.',
    wentUnhappy: 'No fim, a pessoa não ficou satisfeita.',
    wentUnanswered: 'A conversa terminou sem resposta.',
    wantedHuman: 'A pessoa pediu para falar com alguém da equipe.',
  },
  nl: {
    asked: 'Vraag: “…”',
    wrote: 'Bericht: “…”',
    botAnswered: 'De bot antwoordde: “…”',
    botHadNoAnswer: 'De bot had geen antwoord: “…”',
    told: 'Het team antwoordde: “…”',
    unanswered: 'Zonder antwoord bleef: “…”',
    noReply: 'Nog niemand heeft geantwoord.',
    confirmed: 'De bezoeker bevestigde dat het was opgelost.',
    wentUnhappy: 'De bezoeker was uiteindelijk niet tevreden.',
    wentUnanswered: 'Het gesprek eindigde zonder antwoord.',
    wantedHuman: 'De bezoeker vroeg om een medewerker.',
  },
  it: {
    asked: 'Domanda: “…”',
    wrote: 'Richiesta: “…”',
    botAnswered: 'Il bot ha risposto: “…”',
    botHadNoAnswer: 'Il bot non aveva una risposta: “…”',
    told: 'Il team ha risposto: “…”',
    unanswered: 'Senza risposta: “…”',
    noReply: 'Nessuno ha ancora risposto.',
    confirmed: 'È stato confermato che il problema è risolto.',
    wentUnhappy: 'Alla fine non c’era soddisfazione.',
    wentUnanswered: 'La conversazione è finita senza risposta.',
    wantedHuman: 'È stato chiesto un operatore umano.',
  },
};

/** For a language without phrases of its own the quotes stand alone. */
export const wordlessPhrases: Pick<SummaryPhrases, 'asked' | 'told'> = { asked: '“…”', told: '→ “…”' };
