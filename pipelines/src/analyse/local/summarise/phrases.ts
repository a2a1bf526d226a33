/** The few words a summary adds to what was said, in each language. `“…”` is the place of the quote. */
import type { Outcome } from '../../analyser.ts';

export interface SummaryPhrases {
  asked: string;
  wrote: string;
  botAnswered: string;
  operatorAnswered: string;
  botHadNoAnswer: string;
  noReply: string;
  lastSaid: string;
  ending: Record<Outcome, string | null>;
}

export const summaryPhrases: Record<string, SummaryPhrases> = {
  en: {
    asked: 'The visitor asked: “…”',
    wrote: 'The visitor wrote: “…”',
    botAnswered: 'The bot replied: “…”',
    operatorAnswered: 'A colleague replied: “…”',
    botHadNoAnswer: 'The bot had no answer: “…”',
    noReply: 'Nobody has replied.',
    lastSaid: 'Last, the visitor wrote: “…”',
    ending: {
      resolved_confirmed: 'The visitor confirmed that this settled it.',
      resolved_assumed: null,
      unresolved: 'The question stayed open.',
      abandoned: 'The visitor left without an answer.',
      handed_off: null,
      no_question: null,
    },
  },
  de: {
    asked: 'Gefragt wurde: „…“',
    wrote: 'Geschrieben wurde: „…“',
    botAnswered: 'Der Bot antwortete: „…“',
    operatorAnswered: 'Aus dem Team kam die Antwort: „…“',
    botHadNoAnswer: 'Der Bot hatte keine Antwort: „…“',
    noReply: 'Bisher hat niemand geantwortet.',
    lastSaid: 'Zuletzt hieß es: „…“',
    ending: {
      resolved_confirmed: 'Damit war das Anliegen bestätigt erledigt.',
      resolved_assumed: null,
      unresolved: 'Die Frage blieb offen.',
      abandoned: 'Das Gespräch endete ohne Antwort.',
      handed_off: null,
      no_question: null,
    },
  },
  fr: {
    asked: 'Question posée : « … »',
    wrote: 'Message reçu : « … »',
    botAnswered: 'Le bot a répondu : « … »',
    operatorAnswered: 'L’équipe a répondu : « … »',
    botHadNoAnswer: 'Le bot n’avait pas de réponse : « … »',
    noReply: 'Personne n’a encore répondu.',
    lastSaid: 'Dernier message : « … »',
    ending: {
      resolved_confirmed: 'La solution a été confirmée.',
      resolved_assumed: null,
      unresolved: 'La question est restée ouverte.',
      abandoned: 'La conversation s’est arrêtée sans réponse.',
      handed_off: null,
      no_question: null,
    },
  },
  es: {
    asked: 'Se preguntó: «…»',
    wrote: 'Se escribió: «…»',
    botAnswered: 'El bot respondió: «…»',
    operatorAnswered: 'El equipo respondió: «…»',
    botHadNoAnswer: 'El bot no tenía respuesta: «…»',
    noReply: 'Nadie ha respondido todavía.',
    lastSaid: 'Último mensaje: «…»',
    ending: {
      resolved_confirmed: 'Se confirmó que quedó resuelto.',
      resolved_assumed: null,
      unresolved: 'La pregunta quedó abierta.',
      abandoned: 'La conversación terminó sin respuesta.',
      handed_off: null,
      no_question: null,
    },
  },
  pt: {
    asked: 'A pergunta foi: “…”',
    wrote: 'A mensagem foi: “…”',
    botAnswered: 'O bot respondeu: “…”',
    operatorAnswered: 'A equipe respondeu: “…”',
    botHadNoAnswer: 'O bot não tinha resposta: “…”',
    noReply: 'Ninguém respondeu ainda.',
    lastSaid: 'Última mensagem: “…”',
    ending: {
      resolved_confirmed: 'Ficou confirmado que resolveu.',
      resolved_assumed: null,
      unresolved: 'A pergunta ficou em aberto.',
      abandoned: 'A conversa terminou sem resposta.',
      handed_off: null,
      no_question: null,
    },
  },
  nl: {
    asked: 'Gevraagd werd: “…”',
    wrote: 'Geschreven werd: “…”',
    botAnswered: 'De bot antwoordde: “…”',
    operatorAnswered: 'Het team antwoordde: “…”',
    botHadNoAnswer: 'De bot had geen antwoord: “…”',
    noReply: 'Nog niemand heeft geantwoord.',
    lastSaid: 'Als laatste stond er: “…”',
    ending: {
      resolved_confirmed: 'Bevestigd werd dat het daarmee was opgelost.',
      resolved_assumed: null,
      unresolved: 'De vraag bleef open.',
      abandoned: 'Het gesprek eindigde zonder antwoord.',
      handed_off: null,
      no_question: null,
    },
  },
  it: {
    asked: 'La domanda: “…”',
    wrote: 'Il messaggio: “…”',
    botAnswered: 'Il bot ha risposto: “…”',
    operatorAnswered: 'Il team ha risposto: “…”',
    botHadNoAnswer: 'Il bot non aveva una risposta: “…”',
    noReply: 'Nessuno ha ancora risposto.',
    lastSaid: 'Ultimo messaggio: “…”',
    ending: {
      resolved_confirmed: 'È stato confermato che il problema è risolto.',
      resolved_assumed: null,
      unresolved: 'La domanda è rimasta aperta.',
      abandoned: 'La conversazione è finita senza risposta.',
      handed_off: null,
      no_question: null,
    },
  },
};

/** For a language without phrases of its own: the quotes speak for themselves. */
export const wordlessPhrases: SummaryPhrases = {
  asked: '— “…”',
  wrote: '— “…”',
  botAnswered: '→ “…”',
  operatorAnswered: '→ “…”',
  botHadNoAnswer: '→ “…”',
  noReply: '→ —',
  lastSaid: '— “…”',
  ending: {
    resolved_confirmed: null,
    resolved_assumed: null,
    unresolved: null,
    abandoned: null,
    handed_off: null,
    no_question: null,
  },
};
