/**
 * Wishes that owners commonly have of a bot's tone: how a rule's sentence says each, and what in an answer breaks it.
 * Phrases are patterns over lower-case text with accents; a word boundary is any change from letter to no letter.
 */
import { hasMark, type ReadMessage } from '../read-conversation.ts';

export interface Break {
  start: number;
  end: number;
  /** 0 to 1. */
  score: number;
}

export type FindBreaks = (read: ReadMessage) => Break[];

interface Wish {
  /** Its words in a rule's sentence. */
  asked: RegExp;
  /** Only when the sentence forbids ("never", "no", "avoid"), not when it asks for it. */
  forbids?: boolean;
  /** Given the rule's sentence, what breaks it; null when the sentence says too little. */
  breaks: (sentence: string) => FindBreaks | null;
}

const forbidding =
  /(?<!\p{L})(?:not|never|no|none|avoid|without|stop|refrain|don['’]?t|nicht|keine?n?|nie|niemals|ohne|vermeide|pas|jamais|sans|aucune?|évite[rz]?|nunca|sin|evita[r]?|não|sem|niet|geen|nooit|zonder|vermijd|non|mai|senza|nessun[ao]?)(?!\p{L})/iu;

/** A pattern of whole phrases, each of which may end in `*` for any ending. */
function phrases(list: string): RegExp {
  const alternatives = list
    .split(/\s*[|\n]\s*/)
    .filter(Boolean)
    .map((phrase) =>
      phrase
        .replace(/[.?+()[\]{}^$\\]/g, '\\$&')
        .replace(/\*/g, '\\p{L}*')
        .replace(/['’]/g, "['’]?")
        .replace(/ +/g, '\\s+'),
    );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** Every place a pattern is found, each this sure. */
function says(pattern: RegExp, score: number): FindBreaks {
  return ({ message }) =>
    Array.from(message.text.matchAll(pattern), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      score,
    }));
}

const promises = phrases(`
  i promise|we promise|promised|i guarantee|we guarantee|guarantee you|guaranteed|guarantee that|definitely|for sure|100 %|100%
  rest assured|i assure you|i can assure|we assure|without fail|without a doubt|no doubt about it|you can count on|certainly be|will surely
  you will absolutely|i give you my word|versprech*|versprochen|garantier*|auf jeden fall|ganz sicher|definitiv|hundertprozentig|mit sicherheit
  je vous promets|nous vous promettons|nous promettons|je promets|garanti|garantie que|je vous garantis|nous garantissons|sans faute|à coup sûr
  te prometo|le prometo|prometemos|prometo|garantizamos|garantizado|le garantizo|te garantizo|sin falta|seguro que|con total seguridad
  garantimos|garantido|garanto|com certeza|sem falta|beloof|beloven|beloofd|garanderen|gegarandeerd|gegarandeert|zonder twijfel|absoluut zeker
  prometto|promettiamo|garantiamo|garantito|garantisco|senza dubbio|sicuramente|di sicuro`);

const slang = phrases(`
  yo|dude|bro|bruh|gonna|wanna|gotta|lol|lmao|omg|btw|imo|idk|u|ur|thx|pls|plz|ya|nah|yep|yup|nope|ain't|y'all|kinda|sorta|dunno|lemme
  no worries|my bad|hiya|wassup|what's up|cheers mate|mate|buddy|pal|awesome sauce|chill|sweet deal|cool beans|no biggie|hang tight|gimme|super duper
  krass|geil|jo|nö|alter|digga|mega|null problemo|kein ding|checken|easy peasy|passt schon|ouais|mec|kiffe*|t'inquiète|nickel|bah|tkt|mdr
  tío|mola|guay|porfa|chévere|colega|tranqui|flipa*|cara|beleza|valeu|show de bola|tá bom|blz|vlw|gast|tof|vet cool|doei|joh|komt goed joh
  raga|figo|figata|boh|bella zio|ciao bello|cmq|xké`);

const brusque = phrases(`
  as i said|as i already said|like i said|i already told you|not my problem|figure it out|read the manual|obviously|just google|google it
  your fault|your own fault|your problem|calm down|whatever|stop asking|deal with it|too bad|what do you want|are you kidding|use your head|can't you read|if you had read
  wie gesagt|wie ich schon sagte|nicht mein problem|selbst schuld|lesen sie doch|lies doch|das steht doch da|beruhigen sie sich|ihr problem|pech gehabt
  comme je l'ai dit|pas mon problème|débrouillez-vous|calmez-vous|tant pis|votre problème|lisez donc|como ya dije|no es mi problema|cálmese|búsquelo|su problema|mala suerte
  como já disse|não é problema meu|acalme-se|problema seu|azar o seu|zoals ik al zei|niet mijn probleem|eigen schuld|rustig maar|jammer dan|uw probleem
  come ho già detto|non è un mio problema|si calmi|si arrangi|peggio per lei|problema suo`);

const blame = phrases(`
  your fault|your own fault|your mistake|you should have|you forgot|you failed to|you did not read|you didn't read|because you|you entered the wrong|you made a mistake|you must have
  ihr fehler|dein fehler|ihre schuld|deine schuld|sie hätten|du hättest|weil sie|votre faute|vous auriez dû|vous avez oublié|su culpa|tu culpa|debería haber|usted olvidó
  sua culpa|deveria ter|você esqueceu|uw fout|jouw fout|u had moeten|je had moeten|colpa sua|avrebbe dovuto|lei ha dimenticato`);

const pushy = phrases(`
  buy now|order now|act now|act fast|hurry|hurry up|limited time|only today|today only|last chance|don't miss|don't wait|before it's gone|before they're gone|selling fast|while stocks last|best deal|exclusive offer|upgrade now|you should really buy|you need to buy|grab yours|once in a lifetime
  jetzt kaufen|jetzt zuschlagen|nur heute|letzte chance|schnell sein|nicht verpassen|solange der vorrat reicht|jetzt bestellen|achetez maintenant|dernière chance|dépêchez-vous|ne manquez pas|aujourd'hui seulement|offre limitée
  compre ahora|compra ahora|última oportunidad|no se lo pierda|solo hoy|dese prisa|compre já|só hoje|última chance|não perca|aproveite já|koop nu|alleen vandaag|laatste kans|mis het niet|wees er snel bij
  acquista ora|solo oggi|ultima occasione|non perdere|affrettati|compra subito`);

const secrets = phrases(`
  password|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|pin|pin code|cvv|cvc|card number|credit card number|kartennummer|kreditkartennummer|numéro de carte|número de tarjeta|número do cartão|kaartnummer|numero di carta|numero della carta|social security number`);

const machine = phrases(`
  as an ai|as a language model|i am an ai|i'm an ai|i am a bot|i'm a bot|i am just a bot|i am just a chatbot|just a chatbot|only a chatbot|i'm just a bot|i am only a bot|i am a chatbot|i'm a chatbot|i'm just a chatbot|i am only a machine|i'm only a machine|as a chatbot|as a bot|virtual assistant
  ich bin nur ein bot|ich bin ein chatbot|ich bin nur ein chatbot|als ki|als chatbot|je suis un robot|je suis un chatbot|en tant qu'ia|soy un bot|soy un chatbot|como ia|sou um robô|sou um chatbot|ik ben een chatbot|ik ben maar een bot|als chatbot|sono un chatbot|sono solo un bot`);

const informal = phrases(`
  du|dich|dir|dein*|tu|toi|ton|ta|tes|tú|ti|contigo|tus|jij|je|jou|jouw|tuo|tua|tuoi|ti aiuto|hey`);
const formal =
  /(?<!^|[.!?]\s)(?<!\p{L})(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)(?!\p{L})|(?<!\p{L})(?:vous|votre|vos|usted|ustedes|uw)(?!\p{L})/gu;
const hedges = phrases(`
  maybe|perhaps|probably|possibly|i think|i guess|i believe|might be|not entirely sure|i suppose|it depends|should be fine|presumably
  vielleicht|wahrscheinlich|vermutlich|ich glaube|ich denke|eventuell|peut-être|probablement|je crois|je pense|quizás|tal vez|probablemente|creo que|talvez|provavelmente|acho que|misschien|waarschijnlijk|ik denk|ik geloof|forse|probabilmente|credo che|penso che`);
const caps = /(?<![\p{L}\p{N}-])\p{Lu}{4,}(?:\s+\p{Lu}{2,})*(?![\p{L}\p{N}-])/gu;
const pictures = /\p{Extended_Pictographic}|(?<!\w)[:;]-?[)(DP](?!\w)/gu;
const links = /https?:\/\/\S+|(?<!\w)www\.\S+/giu;

const measures =
  /(\d{1,4})\s*[-–]?\s*(sentences?|words?|characters?|letters|lines?|sätzen?|wörtern?|worten?|zeichen|phrases?|mots?|caractères|frases?|oraciones|palabras?|caracteres|palavras?|zinnen|woorden|tekens|frasi|parole|caratteri)/iu;
const SHORT_WORDS = 60;
const numberWords = [
  'one|eine[nm]?|une?|una|um|uma|een',
  'two|zwei|deux|dos|dois|duas|twee|due',
  'three|drei|trois|tres|três|drie|tre',
  'four|vier|quatre|cuatro|quatro|quattro',
  'five|fünf|cinq|cinco|vijf|cinque',
];

/** "two sentences" as "2 sentences". */
function withDigits(sentence: string): string {
  return numberWords.reduce(
    (text, words, index) => text.replace(new RegExp(`(?<!\\p{L})(?:${words})(?=\\s+\\p{L})`, 'giu'), String(index + 1)),
    sentence,
  );
}

/** The more an answer passes the limit, the surer. */
function longerThan(limit: number, lengthOf: (read: ReadMessage) => number): FindBreaks {
  return (read) => {
    const length = lengthOf(read);
    if (length <= limit || limit === 0) return [];
    return [{ start: 0, end: read.message.text.length, score: Math.min(0.95, 0.55 + (length / limit - 1) * 0.4) }];
  };
}

function limitOf(sentence: string): FindBreaks {
  const [, number, unit = ''] = measures.exec(withDigits(sentence)) ?? [];
  if (number === undefined) return longerThan(SHORT_WORDS, (read) => read.wordCount);
  if (/^(?:s[eä]|phr|fra|ora|zin|lin)/iu.test(unit)) return longerThan(Number(number), (read) => read.sentences.length);
  if (/^(?:char|let|zei|car|tek)/iu.test(unit)) return longerThan(Number(number), ({ message }) => message.text.length);
  return longerThan(Number(number), (read) => read.wordCount);
}

/** Politeness is missing where our own phrase lists of rude and curt words speak, or these. */
function impolite(read: ReadMessage): Break[] {
  const marked = (['rude', 'curt'] as const).flatMap((category) => {
    const sentence = read.marked[category];
    const score = category === 'rude' ? 0.85 : hasMark(read, 'courtesy') || hasMark(read, 'apology') ? 0.4 : 0.65;
    return sentence ? [{ start: sentence.start, end: sentence.end, score }] : [];
  });
  return [...marked, ...says(brusque, 0.75)(read)];
}

export const wishes: readonly Wish[] = [
  {
    asked: /promis|guarante|assur|commit|verspr[ei]ch|garanti|promess|promet|promes|belof|beloof|belov/iu,
    forbids: true,
    breaks: () => says(promises, 0.8),
  },
  {
    asked:
      /slang|casual|colloquial|umgangssprach|salopp|familier|argot|coloquial|gíria|straattaal|gergo|professional|professionell|professionnel|profesional|profissional|professioneel|professionale/iu,
    breaks: () => says(slang, 0.75),
  },
  {
    asked:
      /polite|friendl|courte|respectful|kind(?!\s+of)|rude|höflich|freundlich|respektvoll|\bpolie?s?\b|aimable|amable|cort[eéê]s|educad|respet|respeit|beleefd|vriendelijk|gentil|cortese/iu,
    breaks: () => impolite,
  },
  {
    asked: /blam|accus|fault|schuld|vorwurf|reproch|faute|culp|fout|colpa/iu,
    forbids: true,
    breaks: () => says(blame, 0.75),
  },
  {
    asked:
      /push|upsell|pressur|salesy|hard sell|sales talk|advertis|drängen|aufdringlich|werb|insist|presion|pression|vender|opdring|verkoop|insistent/iu,
    forbids: true,
    breaks: () => says(pushy, 0.8),
  },
  {
    asked:
      /short|brief|concise|at most|no more than|no longer than|fewer than|less than|under \d|maxim|kurz|knapp|höchstens|bref|brève|court|au plus|corto|breve|conciso|máximo|curt[oa]|kort|bondig|hoogstens|massimo|conciso/iu,
    breaks: limitOf,
  },
  { asked: /emoji|emoticon|smiley/iu, forbids: true, breaks: () => says(pictures, 0.9) },
  {
    asked: /exclamation|ausrufezeichen|exclamaci|exclama|uitroepteken|esclamativ/iu,
    forbids: true,
    breaks: (sentence) =>
      says(
        /more than one|several|multiple|too many|mehr als|mehrere|plus d|más de|mais de|meer dan|più di/iu.test(
          sentence,
        )
          ? /!\s*!|!(?=[^]*!)/gu
          : /!+/gu,
        0.85,
      ),
  },
  {
    asked: /capital letter|all caps|upper ?case|shout|großbuchstab|majuscul|mayúscul|maiúscul|hoofdletter|maiuscol/iu,
    forbids: true,
    breaks: () => says(caps, 0.8),
  },
  {
    asked: /apolog|sorry|entschuldig|excus|disculp|desculp|scus/iu,
    forbids: true,
    breaks: () => (read) =>
      read.marked.apology ? [{ start: read.marked.apology.start, end: read.marked.apology.end, score: 0.8 }] : [],
  },
  {
    asked: /vague|hedg|unsure|wishy|maybe|ungenau|vermut|vielleicht|flou|vago|vaag|incert/iu,
    forbids: true,
    breaks: () => says(hedges, 0.7),
  },
  {
    asked:
      /password|passwort|card (?:number|detail)|credit card|pin|personal data|sensitive|kennwort|kartendaten|mot de passe|contraseña|senha|wachtwoord/iu,
    forbids: true,
    breaks: () => says(secrets, 0.7),
  },
  {
    asked:
      /(?:is|are|being|am|'re|’re|as) (?:just )?(?:an? )?(?:ai|bot|chatbot|machine|robot|language model)|mention.*\b(?:ai|bot)\b|\b(?:ki|ia)\b/iu,
    forbids: true,
    breaks: () => says(machine, 0.85),
  },
  { asked: /\blinks?\b|\burls?\b|web address|adressen|liens|enlaces/iu, forbids: true, breaks: () => says(links, 0.9) },
  {
    asked: /(?<!in)formal|\bsiezen\b|\bSie\b|vouvoy|usted|\bLei\b|u-vorm/u,
    breaks: (sentence) => (/not (?:too )?formal|nicht (?:zu )?förmlich/iu.test(sentence) ? null : says(informal, 0.75)),
  },
  {
    asked: /\bduzen\b|\bdu-form\b|tutoy|tutea|\btutear\b/iu,
    // "siezen, nie duzen" asks for the other.
    breaks: (sentence) => (forbidding.test(sentence) || /siezen/iu.test(sentence) ? null : says(formal, 0.75)),
  },
];

const quoted = /["“”„«»]([^"“”„«»]{2,60})["“”„«»]/gu;
const inPlaceOf =
  /instead of|rather than|statt|anstatt|anstelle|au lieu|plutôt que|en vez de|en lugar de|em vez de|in plaats van|invece di/iu;

/** Words in quotes that a sentence forbids; of "say “a” instead of “b”" only the second. */
function forbiddenWords(sentence: string): FindBreaks | null {
  const swapped = inPlaceOf.exec(sentence);
  if (!swapped && !forbidding.test(sentence)) return null;
  const from = swapped ? swapped.index : (forbidding.exec(sentence)?.index ?? 0);
  const words = Array.from(sentence.slice(from).matchAll(quoted), ([, word = '']) =>
    word.trim().replace(/[.,!?…]+$/, ''),
  ).filter(Boolean);
  return words.length > 0 ? says(phrases(words.join('|')), 0.9) : null;
}

/** What the sentence of a rule asks for, as far as it is a common wish; empty when it is none that we know. */
export function readWishes(sentence: string): FindBreaks[] {
  const own = forbiddenWords(sentence);
  const forbids = forbidding.test(sentence);
  const known = wishes.flatMap((wish) => {
    if (!wish.asked.test(sentence) || (wish.forbids && !forbids)) return [];
    const breaks = wish.breaks(sentence);
    return breaks ? [breaks] : [];
  });
  // Words in quotes say exactly what is meant; "never say “sorry to hear”" is not about every apology.
  return own ? [own] : known;
}
