import { expect, test } from 'vitest';
import { analysisSchema, type ConversationMessage } from '../analyser.ts';
import { checkEvidence } from '../../evidence/check-evidence.ts';
import { analyseAtOnce } from './analyse-at-once.ts';
import { analyseLocally, createLocalAnalyser } from './local-analyser.ts';

const visitor = (text: string): ConversationMessage => ({ role: 'visitor', text });
const bot = (text: string, rest: Partial<ConversationMessage> = {}): ConversationMessage => ({
  role: 'bot',
  text,
  ...rest,
});
const operator = (text: string): ConversationMessage => ({ role: 'operator', text });
const analyse = (...messages: ConversationMessage[]) => analyseLocally({ messages });
const kinds = (...messages: ConversationMessage[]) =>
  analyse(...messages).flags.map(({ kind, message }) => `${kind} ${message}`);

test.each([
  ['en', 'Do you ship to Iceland?', "I'm sorry, but I don't have any information about that."],
  ['de', 'Kann man die Lampe dimmen?', 'Dazu habe ich leider keine Informationen.'],
  ['fr', 'Le canapé est-il déhoussable ?', "Désolé, je n'ai pas d'informations à ce sujet."],
  ['es', '¿El sofá es desenfundable?', 'Lo siento, no tengo información sobre eso.'],
  ['pt', 'O sofá tem capa removível?', 'Infelizmente não tenho informações sobre isso.'],
  ['nl', 'Kan de hoes eraf?', 'Daar heb ik helaas geen informatie over.'],
  ['it', 'Il divano è sfoderabile?', 'Purtroppo non ho informazioni su questo.'],
])('a question the bot cannot answer is a knowledge gap: %s', (_, question, answer) => {
  const analysis = analyse(visitor(question), bot(answer));
  expect(analysis.flags.map(({ kind }) => kind)).toEqual(['knowledge_gap']);
  expect(analysis.questions).toEqual([{ message: 0, text: question, answered: 'no' }]);
  expect(analysis.turns[0]?.gap).toBeGreaterThanOrEqual(0.5);
  expect(analysis.outcome).toBe('unresolved');
});

test.each([
  ['Is the red one in stock?', 'The red one is not available at the moment, but it will be back on Monday.'],
  ['Liefert ihr nach Island?', 'Nein, nach Island liefern wir nicht.'],
  ['Vous livrez le samedi ?', 'Non, nous ne livrons pas le samedi.'],
  ['¿Abrís el domingo?', 'No, los domingos no abrimos.'],
  ['Vocês abrem ao domingo?', 'Não, ao domingo estamos fechados.'],
  ['Zijn jullie zondag open?', 'Nee, op zondag zijn we gesloten.'],
])('an answer of no is an answer: %s', (question, answer) => {
  expect(kinds(visitor(question), bot(answer))).toEqual([]);
});

test.each([
  ['hi', 'Hello! How can I help you today?'],
  ['Danke dir!', 'Gerne! Einen schönen Tag noch.'],
  ['merci beaucoup', 'Avec plaisir !'],
])('small talk is neither a gap nor a question: %s', (said, reply) => {
  const analysis = analyse(visitor(said), bot(reply));
  expect(analysis.flags).toEqual([]);
  expect(analysis.questions).toEqual([]);
  expect(analysis.outcome).toBe('no_question');
});

test('a follow-up carries the question it depends on', () => {
  const { questions } = analyse(
    visitor('Do you ship to Norway?'),
    bot('Yes, we do.'),
    visitor('And how long does it take?'),
    bot('About five days.'),
    visitor('What do I pay for a damaged lamp?'),
    bot('Nothing, we replace it.'),
  );
  expect(questions.map(({ text }) => text)).toEqual([
    'Do you ship to Norway?',
    'Do you ship to Norway? And how long does it take?',
    'What do I pay for a damaged lamp?',
  ]);
});

test('to be sent elsewhere is no answer, unless that was the question', () => {
  const reply = bot('Please contact our support team by phone.');
  expect(kinds(visitor('Can I pay in three instalments?'), reply)).toEqual(['knowledge_gap 1']);
  expect(kinds(visitor('How can I contact you?'), reply)).toEqual([]);
});

test('what the sender says of an answer outweighs its words', () => {
  const question = visitor('What does the repair cost?');
  const answer = 'The repair costs between 40 and 60 euros, depending on the model.';
  expect(kinds(question, bot(answer, { answered: false }))).toEqual(['knowledge_gap 1']);
  const unsure = analyse(question, bot(answer, { confidence: 0.05, sources: [] })).turns[1]?.gap ?? 0;
  const sure = analyse(question, bot(answer, { confidence: 0.95, sources: [{ score: 0.9 }] })).turns[1]?.gap ?? 0;
  expect(unsure).toBeGreaterThan(sure);
});

test('an unhelpful rating is flagged once, with the comment in its reason', () => {
  const rated = bot('You find all lamps under Lighting.', { rating: 'unhelpful', ratingComment: 'not what I asked' });
  const { flags, outcome } = analyse(visitor('Is the Luna lamp dimmable?'), rated);
  expect(flags.filter(({ kind }) => kind === 'unhelpful_feedback')).toHaveLength(1);
  expect(flags.find(({ kind }) => kind === 'unhelpful_feedback')?.reason).toContain('not what I asked');
  expect(outcome).toBe('abandoned');
});

test.each([
  ['en', 'Where is my parcel?', 'You can order from Monday to Friday.', "That's not what I asked, this is useless!"],
  [
    'de',
    'Wo ist mein Paket?',
    'Bestellen können Sie von Montag bis Freitag.',
    'Das hilft mir nicht, ich meinte mein Paket!',
  ],
  [
    'fr',
    'Où est mon colis ?',
    'Vous pouvez commander du lundi au vendredi.',
    'Ça ne répond pas à ma question, c’est inutile !',
  ],
  ['es', '¿Dónde está mi paquete?', 'Puedes pedir de lunes a viernes.', 'Eso no me sirve, no es lo que pregunté'],
  [
    'pt',
    'Onde está a minha encomenda?',
    'Pode encomendar de segunda a sexta.',
    'Isso não me ajuda, não foi o que perguntei',
  ],
  ['nl', 'Waar is mijn pakket?', 'Bestellen kan van maandag tot vrijdag.', 'Dat helpt niet, ik bedoel mijn pakket!'],
])('an answer the visitor protests against has failed: %s', (_, question, answer, protest) => {
  const analysis = analyse(visitor(question), bot(answer), visitor(protest));
  expect(analysis.flags.map(({ kind, message }) => `${kind} ${message}`)).toContain('failed_answer 1');
  expect(analysis.turns[2]?.unhelpful).toBeGreaterThanOrEqual(0.5);
  expect(analysis.outcome).toBe('abandoned');
  expect(analysis.sentiment).toBe('negative');
});

test.each([
  ['en', 'Can I please talk to a real person?'],
  ['de', 'Ich möchte bitte mit einem Mitarbeiter sprechen.'],
  ['fr', 'Je voudrais parler à un conseiller.'],
  ['es', 'Quiero hablar con una persona.'],
  ['pt', 'Quero falar com um atendente.'],
  ['nl', 'Ik wil graag een medewerker spreken.'],
  ['it', 'Vorrei parlare con un operatore.'],
])('asking for a human is flagged: %s', (_, text) => {
  expect(kinds(visitor(text))).toEqual(['handoff_requested 0']);
});

test.each([
  "I don't want to talk to a human, just tell me the price.",
  'Ich will nicht mit einem Mitarbeiter sprechen.',
  'Je ne veux pas parler à un conseiller.',
  'No quiero hablar con un agente.',
])('not wanting a human is not asking for one: %s', (text) => {
  expect(kinds(visitor(text)).filter((kind) => kind.startsWith('handoff'))).toEqual([]);
});

test('a clearly rude bot is flagged for its tone, a plain one is not', () => {
  expect(kinds(visitor('Where is my order?'), bot('That is a stupid question.'))).toContain('tone 1');
  expect(kinds(visitor('Where is my order?'), bot('It left our store on Monday.'))).toEqual([]);
});

test('outcomes follow what the visitor said last', () => {
  const asked = [visitor('How do I reset my password?'), bot('Choose Forgot password on the sign-in page.')];
  expect(analyse(...asked).outcome).toBe('resolved_assumed');
  expect(analyse(...asked, visitor('Perfect, that worked, thanks!')).outcome).toBe('resolved_confirmed');
  expect(analyse(...asked, visitor('That does not work')).outcome).toBe('abandoned');
  expect(analyse(visitor('How do I reset my password?')).outcome).toBe('abandoned');
  expect(analyse(...asked, operator('I have reset it for you.')).outcome).toBe('handed_off');
  expect(analyse().outcome).toBe('no_question');
});

test('a rating of the last answer decides what words leave open, and an unanswered question is not resolved', () => {
  const asked = visitor('How do I reset my password?');
  const text = 'Choose Forgot password on the sign-in page.';
  expect(analyse(asked, bot(text, { rating: 'helpful' })).outcome).toBe('resolved_confirmed');
  expect(analyse(asked, bot(text, { rating: 'unhelpful' })).outcome).toBe('abandoned');
  expect(analyse(asked, bot(text), visitor('Thanks!'), bot('Any time.', { rating: 'unhelpful' })).outcome).toBe(
    'abandoned',
  );
  expect(analyse(asked, bot('I’m sorry, I don’t have information about that.')).outcome).toBe('unresolved');
  expect(analyse(visitor('Hello'), bot('Hi, how can I help?')).outcome).toBe('no_question');
});

test('moods can be mixed', () => {
  const answer = bot('Press and hold the button for five seconds.');
  expect(analyse(visitor('this is so annoying'), answer, visitor('Great, it works now!')).sentiment).toBe('mixed');
  expect(analyse(visitor('How do I turn it on?'), answer).sentiment).toBe('neutral');
});

test('every flag and every sentence of the summary rests on text that is there', () => {
  const messages = [
    visitor('Hallo 👋 Ich bin Jana. Wie lange dauert der Versand nach Wien? Ich brauche es bis Freitag!!'),
    bot('Der Versand nach Wien dauert 3 bis 5 Werktage. Mehr dazu: https://example.org/versand'),
    visitor('Das habe ich schon gelesen. Kann man Express wählen?'),
    bot('Dazu habe ich leider keine Informationen. Bitte wenden Sie sich an den Kundenservice.'),
    visitor('So ein Mist. Dann möchte ich bitte mit einem Menschen sprechen'),
  ];
  const analysis = analyse(...messages);
  expect(analysisSchema.parse(analysis)).toEqual(analysis);
  expect(checkEvidence(analysis, messages)).toEqual(analysis);
  expect(analysis.turns.map(({ message }) => message)).toEqual([0, 1, 2, 3, 4]);
});

test('the immediate tier raises the same flags as the full analysis', () => {
  const messages = [
    visitor('Do you repair watches?'),
    bot("I'm afraid I don't know."),
    visitor('useless. get me a human'),
    bot('One moment, please.', { rating: 'unhelpful' }),
  ];
  expect(analyseAtOnce({ messages })).toEqual(analyse(...messages).flags);
});

test('no message carries two flags of one kind', () => {
  const all = kinds(visitor('human please. agent please!'), bot('I do not know. I do not know.'), visitor('human!!!'));
  expect(new Set(all).size).toBe(all.length);
});

test('two hundred messages are analysed in well under a second', () => {
  const messages = Array.from({ length: 200 }, (_, index) =>
    index % 2 === 0
      ? visitor(`Question ${index}: how do I change the delivery address of order ${1000 + index}?`)
      : bot(`Open the order, choose Change address and save. That works until the parcel leaves our store (${index}).`),
  );
  const began = performance.now();
  expect(analyse(...messages).questions.length).toBe(100);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('the same conversation always gets the same analysis, and says who gave it', async () => {
  const conversation = { messages: [visitor('Do you sell gift cards?'), bot('Yes, from 10 to 200 euros.')] };
  const analyser = createLocalAnalyser();
  const first = await analyser.analyse(conversation);
  expect(await analyser.analyse(conversation)).toEqual(first);
  expect(first.receipt).toEqual({
    analysedBy: analyser.name,
    fallbackReason: null,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  });
});

test('a workspace that moves its threshold sees more or fewer gaps, with the same scores', () => {
  const messages = [visitor('Do you repair watches?'), bot('I am not sure, maybe the shop does. Please call them.')];
  const scored = analyseLocally({ messages }).turns[1]?.gap ?? 0;
  expect(scored).toBeGreaterThan(0);
  const gapsAt = (threshold: number) =>
    analyseLocally({ messages, thresholds: { knowledge_gap: threshold } }).flags.filter(
      ({ kind, score }) => kind === 'knowledge_gap' && score >= threshold,
    ).length;
  expect([gapsAt(scored / 2), gapsAt(Math.min(1, scored + 0.01))]).toEqual([1, 0]);
});
