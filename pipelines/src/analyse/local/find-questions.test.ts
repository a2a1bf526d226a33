import { expect, test } from 'vitest';
import { createLocalAnalyser } from './local-analyser.ts';

type Line = readonly [role: 'visitor' | 'bot', text: string];

async function questionsOf(...lines: readonly Line[]): Promise<string[]> {
  const { questions } = await createLocalAnalyser().analyse({
    messages: lines.map(([role, text]) => ({ role, text })),
  });
  return questions.map(({ text }) => text);
}

const denied: readonly Line[] = [
  ['visitor', 'Does the kettle switch itself off?'],
  ['bot', 'I’m sorry, I don’t have any information about that.'],
];

test.each([
  'Hello? Is anybody there?',
  'Could somebody on your team have a look?',
  'This takes a person. Would that be possible?',
  'What is this chatbot for then?',
  'That’s hardly a hard one, is it?',
  'What a pity',
])('“%s” after an answer that was none asks nothing', async (said) => {
  expect(await questionsOf(...denied, ['visitor', said], ['bot', 'One moment.'])).toEqual([denied[0]?.[1]]);
});

test.each([
  [
    'de',
    'Schaltet sich der Kocher selbst ab?',
    'Dazu habe ich leider keine Informationen.',
    'Kann mal jemand von euch schauen?',
  ],
  ['de', 'Schaltet sich der Kocher selbst ab?', 'Ja, nach einer Minute.', 'Vielen Dank für die nette Hilfe!'],
  ['fr', 'La bouilloire s’arrête-t-elle toute seule ?', 'Oui, après une minute.', 'Merci pour votre aide rapide'],
  ['es', '¿El hervidor se apaga solo?', 'Sí, al cabo de un minuto.', 'Gracias por la ayuda'],
  ['nl', 'Slaat de waterkoker vanzelf af?', 'Ja, na een minuut.', 'Dank voor de snelle hulp'],
] as const)('%s: after “%s” and “%s” the line “%s” asks nothing', async (_language, asked, answer, said) => {
  const found = await questionsOf(['visitor', asked], ['bot', answer], ['visitor', said], ['bot', 'OK.']);
  expect(found).toEqual([asked]);
});

test.each([
  ['My kettle leaks at the bottom', 'My kettle leaks at the bottom'],
  ['Good afternoon, the lid of the teapot arrived cracked', 'Good afternoon, the lid of the teapot arrived cracked'],
  ['Hi! Someone took my parcel from the porch. Thank you!', 'Someone took my parcel from the porch.'],
  ['Moin, Deckel klemmt seit gestern', 'Moin, Deckel klemmt seit gestern'],
  ['Wie verbinde ich die Waage mit der App?', 'Wie verbinde ich die Waage mit der App?'],
  ['J’ai un bon d’achat mais aucune case où le mettre', 'J’ai un bon d’achat mais aucune case où le mettre'],
])('a visitor who comes with “%s” wants something done about it', async (said, question) => {
  expect(await questionsOf(['visitor', said], ['bot', 'Let me see what can be done.'])).toEqual([question]);
});

test.each([
  'Hello there',
  'Good evening!',
  'The kettle is perfect, thank you so much',
  'Just wanted to say thanks for the lovely teapot',
])('a visitor who comes with “%s” asks nothing', async (said) => {
  expect(await questionsOf(['visitor', said], ['bot', 'How can I help?'])).toEqual([]);
});

test('what a visitor tells when asked is no question of its own', async () => {
  const found = await questionsOf(
    ['visitor', 'My kettle leaks at the bottom'],
    ['bot', 'Which model is it?'],
    ['visitor', 'The steel one with the wooden handle'],
    ['bot', 'Please tighten the ring below.'],
  );
  expect(found).toEqual(['My kettle leaks at the bottom']);
});

test('a question that names its matter in front or asks what is done takes nothing from the one before', async () => {
  const found = await questionsOf(
    ['visitor', 'Which kettle is best for green tea?'],
    ['bot', 'The one with a thermometer.'],
    ['visitor', 'And lid and filter, are they dishwasher safe?'],
    ['bot', 'Yes.'],
    ['visitor', 'And what breaks most often on holiday?'],
    ['bot', 'The handle.'],
  );
  expect(found.slice(1)).toEqual([
    'And lid and filter, are they dishwasher safe?',
    'And what breaks most often on holiday?',
  ]);
});
