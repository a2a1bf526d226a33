/** Small closed classes of words that say what a sentence does, by language, as bits so that a word may be in several. */
import { foldWord } from '../text/words.ts';

export const wordClass = {
  yes: 1,
  no: 2,
  /** Any negation, `no` included. */
  negation: 4,
  firstPerson: 8,
  secondPerson: 16,
  thirdPerson: 32,
  /** Asks for more than yes or no. */
  interrogative: 64,
  /** Something else than what was offered: "another", "instead". */
  alternative: 128,
  /** Ways of reaching someone. */
  contact: 256,
  /** Carries on from what was said. */
  continuation: 512,
  /** Where someone is reached; as often something else, as an address to deliver to. */
  contactDetail: 1024,
  /** What follows has yet to happen: "once it is booked". */
  condition: 2048,
  preposition: 4096,
} as const;

export type WordClass = keyof typeof wordClass;

type Classes = Record<WordClass, string>;

const byLanguage: Record<string, Classes> = {
  en: {
    yes: 'yes yeah yep yup sure ok okay certainly definitely absolutely indeed',
    no: 'no nope nah',
    negation: 'no nope nah not never none nothing neither nobody nowhere nor without',
    firstPerson: 'i me my mine myself we us our ours',
    secondPerson: 'you your yours yourself u ur',
    thirdPerson: 'he she him her his hers they them their theirs',
    interrogative: 'what which who whom whose when where why how whats hows wheres',
    alternative: 'another other others else different instead rather alternative alternatives change cheaper similar',
    contact: 'contact call phone telephone reach support service hotline chat speak talk',
    continuation: 'and also or then otherwise',
    contactDetail: 'number email mail address',
    condition: 'if once when after until unless before',
    preposition: 'in on at to of for with from by about into',
  },
  de: {
    yes: 'ja jo jup klar genau sicher natürlich ok okay gerne gern jawohl',
    no: 'nein nee nö ne',
    negation: 'nein nee nö nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder nix',
    firstPerson: 'ich mich mir mein meine meinen meinem meiner wir uns unser unsere',
    secondPerson: 'du dich dir dein deine deinen deinem ihr euch euer eure',
    thirdPerson: 'er ihn ihm sein seine seinen deren dessen',
    interrogative:
      'was welche welcher welches welchen wer wen wem wann wo woher wohin warum wieso weshalb wie wieviel womit wofür',
    alternative:
      'andere anderer anderes anderen anders stattdessen lieber alternative alternativen sonst ändern umbuchen günstiger ähnliche',
    contact: 'kontakt kontaktieren erreichen erreiche telefon telefonnummer anrufen support service hotline sprechen',
    continuation: 'und auch oder dann sonst',
    contactDetail: 'nummer email mail adresse',
    condition: 'wenn sobald falls nachdem bis bevor',
    preposition: 'in im an am auf bei beim zu zum zur für mit von vom aus nach über',
  },
  fr: {
    yes: 'oui ouais ok okay certainement absolument exactement volontiers évidemment',
    no: 'non nan',
    negation: 'non nan pas jamais rien aucun aucune personne ni sans',
    firstPerson: 'je j me m moi mon ma mes nous notre nos',
    secondPerson: 'tu te t toi ton ta tes vous votre vos',
    thirdPerson: 'il elle ils elles lui leur leurs eux',
    interrogative: 'que quoi quel quelle quels quelles qui quand où comment pourquoi combien',
    alternative: 'autre autres autrement plutôt différent différente alternative changer ailleurs similaire',
    contact: 'contact contacter joindre appeler téléphone service assistance parler',
    continuation: 'et aussi ou alors sinon',
    contactDetail: 'numéro email mail adresse',
    condition: 'si dès quand lorsque après avant',
    preposition: 'à au aux en dans de du des pour avec sur chez par',
  },
  es: {
    yes: 'sí si claro ok okay vale exacto exactamente correcto cierto bueno',
    no: 'no nop',
    negation: 'no nunca nada ninguno ninguna ningún nadie tampoco ni sin jamás',
    firstPerson: 'yo me mi mis mí mío mía nosotros nos nuestro nuestra',
    secondPerson: 'tú tu tus te ti usted ustedes vosotros vuestro os',
    thirdPerson: 'él ella ellos ellas',
    interrogative: 'qué cuál cuáles quién quiénes cuándo dónde cómo cuánto cuánta cuántos cuántas',
    alternative: 'otro otra otros otras diferente distinto distinta mejor cambiar alternativa alternativas similar',
    contact: 'contacto contactar llamar teléfono soporte servicio atención hablar',
    continuation: 'y también o entonces',
    contactDetail: 'número email correo dirección',
    condition: 'si cuando tras después antes',
    preposition: 'en a al de del con para por sobre desde',
  },
  pt: {
    yes: 'sim claro ok okay certo exato exatamente correto beleza',
    no: 'não nao',
    negation: 'não nao nunca nada nenhum nenhuma ninguém nem sem jamais',
    firstPerson: 'eu me meu minha meus minhas mim nós nos nosso nossa',
    secondPerson: 'tu te ti teu tua você vocês vc seu sua',
    thirdPerson: 'ele ela eles elas dele dela deles delas',
    interrogative: 'que qual quais quem quando onde como porquê quanto quanta quantos quantas',
    alternative: 'outro outra outros outras diferente melhor trocar mudar alternativa alternativas similar',
    contact: 'contato contacto contatar contactar ligar telefone suporte serviço atendimento falar',
    continuation: 'e também ou então',
    contactDetail: 'número email endereço',
    condition: 'quando após depois antes caso',
    preposition: 'em no na a ao à de do da com para por sobre',
  },
  nl: {
    yes: 'ja jazeker jep ok oke prima zeker klopt precies natuurlijk graag inderdaad',
    no: 'nee neen',
    negation: 'nee neen niet geen nooit niets niks niemand zonder nergens noch',
    firstPerson: 'ik me mij mijn wij we ons onze',
    secondPerson: 'jij je jou jouw u uw jullie',
    thirdPerson: 'hij hem zijn haar hun hen',
    interrogative: 'wat welke welk wie wanneer waar waarom hoe hoeveel hoelang waarmee waarvoor',
    alternative: 'andere ander anders liever alternatief wijzigen veranderen goedkoper vergelijkbaar',
    contact: 'contact bereiken bellen telefoon telefoonnummer klantenservice support spreken',
    continuation: 'en ook of dan anders',
    contactDetail: 'nummer email mail adres',
    condition: 'als zodra wanneer indien nadat voordat totdat',
    preposition: 'op in aan bij te voor met van naar uit over',
  },
  it: {
    yes: 'sì si certo ok okay esatto esattamente certamente giusto',
    no: 'no',
    negation: 'no non mai niente nulla nessuno nessuna nessun neanche nemmeno né senza',
    firstPerson: 'io mi me mio mia miei mie noi ci nostro nostra',
    secondPerson: 'tu ti te tuo tua voi vi vostro vostra',
    thirdPerson: 'lui lei loro',
    interrogative: 'che cosa chi quale quali qual quando dove come quanto quanta quanti quante perché',
    alternative: 'altro altra altri altre diverso diversa invece piuttosto alternativa alternative cambiare simile',
    contact: 'contatto contattare contattarvi chiamare telefono assistenza servizio parlare',
    continuation: 'e anche o allora',
    contactDetail: 'numero email indirizzo',
    condition: 'se quando appena dopo prima',
    preposition: 'in a al alla di del della con per su da dal',
  },
};

function compile(classes: Classes): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const name of Object.keys(wordClass) as WordClass[]) {
    for (const word of classes[name].split(' '))
      bits.set(foldWord(word), (bits.get(foldWord(word)) ?? 0) | wordClass[name]);
  }
  return bits;
}

const compiled = new Map(Object.entries(byLanguage).map(([language, classes]) => [language, compile(classes)]));

/** Bits of `wordClass` by folded word; empty for a language without lists. */
export function wordClassesOf(language: string): ReadonlyMap<string, number> {
  return compiled.get(language) ?? new Map();
}
