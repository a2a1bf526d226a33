/**
 * Words about the chat itself and who sits in it. A sentence that has no others asks for company or patience ("is anyone
 * there?"), or says what the visitor thinks of the chat ("what is this chat for then?"), and asks of no matter.
 */
import type { ReadSentence } from '../read-conversation.ts';
import { stemWord } from '../text/stem.ts';
import { splitWords } from '../text/words.ts';

const stemsOf = (words: string) => new Set(splitWords(words).map(({ form }) => stemWord(form)));

const aboutChat = stemsOf(`
  someone somebody anyone anybody nobody noone person people human colleague colleagues team staff bot robot chat chatbot there here
  help helping talk speak look minute moment soon question questions answer answers basic pretty simple shame pity wow seriously
  jemand jemanden jemandem niemand mensch menschen kollege kollegen team mitarbeiter chat chatbot bot roboter hilfe helfen hilft
  reden sprechen schauen ansehen anschauen moment minute gleich los wozu frage fragen antwort antworten einfach schade
  quelqu quelqu'un personne humain collègue collègues équipe chat robot aide aider parler moment minute bientôt question réponse dommage
  alguien nadie persona humano compañero compañeros equipo chat robot ahí estáis están aquí ayuda ayudar hablar mirar momento minuto
  pronto pregunta respuesta pena lástima
  alguém ninguém pessoa humano colega equipe equipa chat robô aí está estão aqui ajuda ajudar falar momento minuto logo pergunta resposta pena
  iemand niemand mens mensen collega collega's team medewerker chat chatbot bot robot hulp helpen zo'n spreken praten kijken
  moment minuut zo vraag antwoord jammer
  qualcuno nessuno persona umano collega squadra team chat robot aiuto aiutare parlare guardare momento minuto presto domanda
  risposta peccato`);
/** What is said of help that came. */
const aboutHelp = stemsOf(`
  quick fast kind great lovely exactly precisely just know knowing wanted needed support reply replies
  viele vielen herzlichen besten schnell schnelle flott flotte nett nette toll tolle super genau wissen wollte antwort unterstützung
  rapide gentil précisément exactement savoir voulais | rápida rápido amable justo exactamente saber quería
  rápida rápido gentil exatamente saber queria | snel snelle fijn fijne precies weten wilde dank
  rapido rapida gentile esattamente sapere volevo merci thanks`);

/** Nothing in it is of the shop, its things or what is to be done about them. */
export function isAboutChat({ stems, marks, asks }: ReadSentence): boolean {
  return stems.every((stem) => aboutChat.has(stem) || (marks.thanks && !asks && aboutHelp.has(stem)));
}
