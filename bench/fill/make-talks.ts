/**
 * What is said in grown tables: the sample's conversations in five languages, and a few in scripts that put no space
 * between words or are written from the right, each with the document that search keeps of it.
 */
import { sampleConversations } from '@debrief/pipelines/sample';
import { buildDocument } from '@debrief/pipelines/search';
import { createRandom } from '../random.ts';

export interface Talk {
  language: string;
  roles: string[];
  texts: string[];
  /** Of each message after the first one. */
  seconds: number[];
  ended: boolean;
  /** A tsvector in PostgreSQL's own notation. */
  document: string;
}

const SEEDS = [11, 12];
/** One conversation of so many is in a script that the sample has not. */
const OTHER_SCRIPTS = 20;

/** The same talks each time. */
export function makeTalks(): Talk[] {
  const now = new Date(Date.UTC(2026, 0, 5));
  const talks: Talk[] = [];
  for (const seed of SEEDS) {
    for (const { items, language } of sampleConversations({ seed, now })) {
      const messages = items.filter((item) => item.type === 'message');
      const startMs = Date.parse(messages[0]?.at ?? '');
      if (messages.length === 0) continue;
      const texts = messages.map(({ text }) => text);
      talks.push({
        language,
        roles: messages.map(({ role }) => role),
        texts,
        seconds: messages.map(({ at }) => Math.round((Date.parse(at ?? '') - startMs) / 1_000)),
        ended: items.some(({ type }) => type === 'end'),
        document: buildDocument(texts.toReversed()).document,
      });
    }
  }
  return [...talks, ...makeOtherScripts(Math.ceil(talks.length / OTHER_SCRIPTS))];
}

/** Openings, answers and last words, which combine. */
const otherScripts = {
  ja: [
    [
      '返品したいのですが、どうすればいいですか。',
      '注文した自転車バッグはいつ届きますか。',
      '領収書を発行してもらえますか。',
    ],
    ['ご注文番号を教えてください。', '返品は三十日以内に承ります。', '申し訳ありませんが、担当者におつなぎします。'],
    ['ありがとうございます。', 'わかりました、助かりました 🙏', 'まだ届いていません。'],
  ],
  zh: [
    ['我想要退款，谢谢。', '我的订单什么时候发货？', '这个包适合我的自行车吗？'],
    ['请告诉我您的订单号。', '退款会在五个工作日内到账。', '抱歉，我没有这方面的信息。'],
    ['好的，谢谢 👍', '还没有收到。', '明白了。'],
  ],
  ar: [
    ['أريد إرجاع الطلب من فضلك', 'متى يصل الطرد؟', 'هل يمكنني تغيير العنوان؟'],
    ['ما هو رقم الطلب؟', 'يمكنك الإرجاع خلال ثلاثين يوما.', 'عذرا، ليس لدي معلومات عن ذلك.'],
    ['شكرا جزيلا 🌟', 'لم يصل بعد', 'حسنا'],
  ],
} satisfies Record<string, [string[], string[], string[]]>;

function makeOtherScripts(count: number): Talk[] {
  const random = createRandom(7);
  return Array.from({ length: count }, () => {
    const [language, [openings, answers, ends]] = random.pick(Object.entries(otherScripts));
    const texts = [random.pick(openings), random.pick(answers), random.pick(ends)];
    return {
      language,
      roles: ['visitor', 'bot', 'visitor'],
      texts,
      seconds: [0, 4 + random.below(9), 30 + random.below(90)],
      ended: random.below(2) === 0,
      document: buildDocument(texts.toReversed()).document,
    };
  });
}
