import { expect, test } from 'vitest';
import type { Analysis } from '../analyse/analyser.ts';
import { checkEvidence } from './check-evidence.ts';
import { summarySentencesOf } from './summary-sentences.ts';

const messages = [{ text: 'Do you ship to Norway?' }, { text: 'Yes, within five days.' }];

function analysis(changes: Partial<Analysis>): Analysis {
  return {
    summary: 'Asked about Norway. Was told yes.',
    evidence: [
      { sentence: 0, message: 0, start: 0, end: 22 },
      { sentence: 1, message: 1, start: 0, end: 3 },
    ],
    outcome: 'resolved_assumed',
    sentiment: 'neutral',
    language: 'en',
    turns: [],
    questions: [],
    flags: [],
    ...changes,
  };
}

test('a sentence whose span is not there is dropped, and the others are numbered anew', () => {
  const evidence = [
    { sentence: 0, message: 0, start: 10, end: 900 },
    { sentence: 1, message: 1, start: 0, end: 3 },
  ];
  expect(checkEvidence(analysis({ evidence }), messages)).toMatchObject({
    summary: 'Was told yes.',
    summarySentences: ['Was told yes.'],
    evidence: [{ sentence: 0, message: 1, start: 0, end: 3 }],
  });
});

test('a summary of which nothing is supported is null', () => {
  const evidence = [{ sentence: 0, message: 9, start: 0, end: 1 }];
  expect(checkEvidence(analysis({ evidence }), messages).summary).toBeNull();
});

test('a flag without a span in the text is dropped, as is one on a message that is not there', () => {
  const flag = { kind: 'knowledge_gap' as const, message: 1, score: 1, reason: 'So.' };
  const flags = [
    { ...flag, evidence: [{ message: 1, start: 4, end: 4 }] },
    { ...flag, message: 5, evidence: [{ message: 1, start: 0, end: 3 }] },
    {
      ...flag,
      evidence: [
        { message: 1, start: 0, end: 3 },
        { message: 1, start: 0, end: 99 },
      ],
    },
  ];
  expect(checkEvidence(analysis({ flags }), messages).flags).toEqual([
    { ...flag, evidence: [{ message: 1, start: 0, end: 3 }] },
  ]);
});

test('sentences are the analyser’s own where it names them', () => {
  expect(summarySentencesOf({ summary: 'A? B.', summarySentences: ['A? B.'] })).toEqual(['A? B.']);
  expect(summarySentencesOf({ summary: 'One. Two.' })).toEqual(['One.', 'Two.']);
  expect(summarySentencesOf({ summary: null })).toEqual([]);
});
