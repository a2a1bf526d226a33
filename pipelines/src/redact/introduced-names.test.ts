import { expect, test } from 'vitest';
import { findIntroducedNames, namesOfVisitor } from './introduced-names.ts';

test.each([
  ['Hi, my name is Anna Berg and I need help.', ['Anna Berg']],
  ['Guten Tag, mein Name ist Jürgen von der Heide.', ['Jürgen von der Heide']],
  ['ich heiße Özlem', ['Özlem']],
  ['Bonjour, je m’appelle Chloé Dubois, où est mon colis ?', ['Chloé Dubois']],
  ['Hola, me llamo José Luis.', ['José Luis']],
  ['Olá, meu nome é João', ['João']],
  ['Hoi, ik heet Sanne de Vries.', ['Sanne de Vries']],
  ['Buongiorno, mi chiamo Lucia', ['Lucia']],
  ['hi my name is pete and my bike broke', ['pete']],
])('a name is taken from “%s”', (text, names) => {
  expect(findIntroducedNames([text])).toEqual(names);
});

test.each([
  'My name is not on the list.',
  'Call me back tomorrow.',
  'Ich heiße nicht so.',
  'What is the name of the model?',
])('“%s” names nobody', (text) => {
  expect(findIntroducedNames([text])).toEqual([]);
});

test('an address gives the names before the @, and not what a mailbox is for', () => {
  expect(namesOfVisitor({ name: 'Anna Berg', email: 'anna.berg+shop@example.com' })).toEqual([
    'Anna Berg',
    'anna',
    'berg',
  ]);
  expect(namesOfVisitor({ name: null, email: 'info@example.com' })).toEqual([]);
});
