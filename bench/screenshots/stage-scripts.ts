/** What is said in the staged conversations: one for each thing that an Inbox has to draw well. */
import type { Script } from './stage-conversations.ts';

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const laptop =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0';
const tablet =
  'Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/604.1';

const rates = `Yes, we do. Shipping to **Iceland** takes longer than within the EU:

| Parcel | Days | Price |
| --- | --- | ---: |
| Bicycle bag | 4–6 | 19 € |
| Frame, boxed | 7–9 | 54 € |
| E-bike | by sea, 18–25 | 190 € |

1. Put it in the basket and choose *Iceland*.
2. Customs are paid on delivery; see the [page on customs](https://help.example.com/shipping/customs).

For a voucher, send \`code\` with the order:

\`\`\`json
{ "country": "IS", "code": "TOUR20", "lines": [{ "sku": "FH-2204-carrow-cargo-l", "quantity": 1 }] }
\`\`\``;

const sources = [
  { title: 'Shipping outside the EU', url: 'https://help.example.com/shipping/outside-eu', score: 0.87 },
  { title: 'Customs and duties', url: 'https://help.example.com/shipping/customs', score: 0.71 },
  { title: 'A note of the warehouse, without an address', score: 0.31 },
];

const hour = 3_600_000;

/** All of them; `now` is when the list is looked at. */
export function scripts(now: Date): Script[] {
  const later = new Date(now.getTime() + 18 * hour).toISOString();
  return [
    {
      ...{ id: 'markdown', name: 'Anna', email: 'anna@example.com', ago: 3, visitor: 'anna' },
      context: {
        ...{ userAgent: laptop, country: 'DE', city: 'Berlin', language: 'de', timezone: 'Europe/Berlin' },
        ...{ pageUrl: 'https://www.example.com/shop/e-bikes/carrow-cargo?size=l&colour=moss', channel: 'website' },
        referrer: 'https://www.example.org/a-test-of-twelve-cargo-bikes',
      },
      said: [
        ['visitor', 'Do you ship e-bikes to Iceland?', { properties: { plan: 'Club', orders: 4, newsletter: true } }],
        ['bot', rates, { sources }],
        ['visitor', 'Perfect, that is what I wanted to know. Thank you!'],
        ['bot', 'You are welcome. Have a good ride!'],
      ],
      then: [{ type: 'feedback', message: 'm-2', rating: 'helpful' }],
      work: { addTags: ['Shipping', 'Iceland'] },
      note: 'Ships by sea only since October; the freight list in the warehouse has the dates.',
    },
    {
      ...{ id: 'gap', name: 'Priya Ramanathan', ago: 12 },
      context: { userAgent: phone, country: 'GB', city: 'Leeds', language: 'en', timezone: 'Europe/London' },
      said: [
        ['visitor', 'Is the battery covered when I race with it?'],
        ['bot', 'I am sorry, I do not have information about that.', { answered: false, confidence: 0.12 }],
        ['visitor', 'I asked about the battery, not the frame. Who can tell me?'],
        ['bot', 'Our frames come with a ten-year guarantee.', { sources: [{ title: 'Frames', score: 0.22 }] }],
      ],
      then: [
        { type: 'feedback', message: 'm-4', rating: 'unhelpful', comment: 'Not what I asked. I asked about races.' },
        { type: 'end' },
      ],
      work: { addTags: ['Guarantee'] },
    },
    {
      ...{ id: 'waiting', name: 'Tomás', ago: 6 },
      context: { userAgent: tablet, country: 'ES', city: 'Bilbao', language: 'es', timezone: 'Europe/Madrid' },
      said: [
        ['visitor', 'My order FH-250497 has not come and nobody answers the telephone.'],
        ['bot', 'I am sorry to hear that. Shall I ask a person?'],
        ['visitor', 'Yes, please. It was for a birthday.'],
      ],
      then: [{ type: 'handoff', reason: 'The visitor asked for a person about order FH-250497' }],
    },
    {
      ...{ id: 'writing', name: 'Mei', ago: 0 },
      context: { userAgent: windows, country: 'SG', language: 'en', timezone: 'Asia/Singapore' },
      said: [
        ['visitor', 'When are you open on Saturday?'],
        ['bot', 'On Saturdays from ten to six.'],
        ['visitor', 'And in the workshop, can I just come by with a puncture?'],
        ['bot', 'Yes: a puncture is mended while you wait, usually in', { streaming: true }],
      ],
      then: [
        {
          ...{ type: 'edit', message: 'm-2', text: 'On Saturdays from ten to four; from April to September to six.' },
          at: new Date(now.getTime() - 20_000).toISOString(),
        },
      ],
    },
    {
      ...{
        id: 'files',
        name: 'Aleksandra Wiśniewska-Konstantynopolitańczykowianeczka of the Kraków Bicycle Club',
        ago: 31,
      },
      context: { userAgent: windows, country: 'PL', city: 'Kraków', language: 'pl', timezone: 'Europe/Warsaw' },
      said: [
        [
          ...(['visitor', 'The fork arrived bent, see the pictures. The invoice is there too.'] as const),
          {
            attachments: [
              { name: 'fork-left.jpg', url: 'https://files.example.com/f/1', type: 'image/jpeg', size: 1_843_200 },
              {
                ...{
                  name: 'Rechnung 2026-11-04 FH-250497 mit allen Positionen und Zollangaben, zweite Ausfertigung.pdf',
                },
                ...{ url: 'https://files.example.com/f/2', type: 'application/pdf', size: 88_104 },
              },
            ],
          },
        ],
        [
          'bot',
          'Thank you for the pictures. A bent fork is replaced without a question: the return label is on its way.',
        ],
      ],
    },
    {
      ...{ id: 'taken', name: 'Jonas Weber', ago: 44 },
      context: { userAgent: laptop, country: 'AT', city: 'Graz', language: 'de', timezone: 'Europe/Vienna' },
      said: [
        ['visitor', 'Can I change the size after ordering?'],
        ['bot', 'That needs a person: I have asked for one.'],
      ],
      then: [{ type: 'handoff', reason: 'The size of an order is to be changed' }],
    },
    {
      ...{ id: 'arabic', name: 'ليلى حداد', ago: 55 },
      context: { userAgent: phone, country: 'JO', city: 'عمّان', language: 'ar', timezone: 'Asia/Amman' },
      said: [
        ['visitor', 'مرحبا، هل يمكنني دفع ثمن الدراجة بالتقسيط؟ الطراز هو Carrow Cargo مقاس L.'],
        ['bot', 'نعم، يمكنك الدفع على 3 أو 6 أقساط من دون فوائد عند الطلب عبر الموقع.'],
        ['visitor', 'شكرا جزيلا، هذا ممتاز.'],
      ],
    },
    {
      ...{ id: 'hebrew', name: 'נועה לוי', ago: 63 },
      context: { userAgent: phone, country: 'IL', language: 'he', timezone: 'Asia/Jerusalem' },
      said: [
        ['visitor', 'שלום, האם אפשר לבדוק את האופניים לפני הקנייה?'],
        ['bot', 'כן, בתיאום מראש אפשר לרכוב עליהם בחנות.'],
      ],
    },
    {
      ...{ id: 'japanese', name: '山田 花子', ago: 78 },
      context: { userAgent: windows, country: 'JP', city: '東京', language: 'ja', timezone: 'Asia/Tokyo' },
      said: [
        [
          'visitor',
          '電動自転車のバッテリーは飛行機に持ち込めますか？海外旅行で使いたいので、規則を詳しく教えてください。',
        ],
        ['bot', '申し訳ありませんが、航空会社の規則については分かりません。', { answered: false }],
      ],
      then: [{ type: 'end' }],
    },
    {
      ...{
        id: 'words',
        name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        ago: 95,
      },
      context: { userAgent: windows, country: 'CH', language: 'de' },
      said: [
        ['visitor', `https://shop.example.com/basket/${'0f3a9c'.repeat(40)} 😀😎 geht nicht`],
        ['bot', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(3)],
      ],
    },
    {
      ...{ id: 'snoozed', name: 'Ingrid', ago: 150 },
      context: { userAgent: laptop, country: 'NO', city: 'Bergen', language: 'nb', timezone: 'Europe/Oslo' },
      said: [
        ['visitor', 'Will the moss green come back in size S?'],
        ['bot', 'It is planned for spring. Shall I tell you when it is here?'],
        ['visitor', 'Yes please: ingrid@example.com'],
      ],
      work: { status: 'snoozed', snoozedUntil: later },
    },
    {
      ...{ id: 'resolved', name: 'Ben O’Neill', ago: 190 },
      context: { userAgent: laptop, country: 'IE', city: 'Cork', language: 'en', timezone: 'Europe/Dublin' },
      said: [
        ['visitor', 'Where do I find my invoice?'],
        ['bot', 'Under *Orders*: each has its invoice as a PDF.'],
        ['visitor', 'Found it, thanks.'],
      ],
      then: [{ type: 'feedback', message: 'm-2', rating: 'helpful', comment: 'quick!' }, { type: 'end' }],
      work: { status: 'resolved', addTags: ['Invoices'] },
    },
    { id: 'bare', name: null, ago: 240, said: [['visitor', 'hello?']] },
    {
      ...{ id: 'anna-before', name: 'Anna', email: 'anna@example.com', ago: 2_900, visitor: 'anna' },
      context: { userAgent: laptop, country: 'DE', city: 'Berlin', language: 'de', timezone: 'Europe/Berlin' },
      said: [
        ['visitor', 'How long is the guarantee on the frame?'],
        ['bot', 'Ten years, for the first owner.'],
        ['visitor', 'Thank you, that helps.'],
      ],
      then: [{ type: 'end' }],
    },
    longScript(),
  ];
}

/** Two hundred messages of a support case that went on for an hour. */
function longScript(): Script {
  const questions = ['Which bolts first?', 'Done. And now?', 'How tight, in newton metres?', 'It still rattles.'];
  const answers = [
    'The two at the stem, crosswise.',
    'Turn the bars left and right.',
    '5 Nm; 6 at most.',
    'Check the headset.',
  ];
  const said = Array.from({ length: 100 }, (_, index): Script['said'] => [
    ['visitor', `${questions[index % 4] ?? ''} (step ${String(index + 1)})`],
    ['bot', answers[index % 4] ?? ''],
  ]).flat();
  return { id: 'long', name: 'Marek', ago: 300, context: { userAgent: phone, country: 'CZ', city: 'Brno' }, said };
}
