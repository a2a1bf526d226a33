/**
 * Ways to say that there is no answer, and answers that sound like it, in seven languages: written in one go before it was
 * looked which of them are recognised. It shows how far the phrase lists reach, not how well the score weighs them.
 */
import { readFileSync } from 'node:fs';
import { readAnswers } from '@debrief/pipelines/analyse';
import { z } from 'zod';

const schema = z.record(
  z.string(),
  z.object({ question: z.string(), denials: z.array(z.string()), answers: z.array(z.string()) }),
);

export interface DenialScore {
  language: string;
  denials: number;
  missed: string[];
  answers: number;
  mistaken: string[];
}

export function scoreDenials(): DenialScore[] {
  const all = schema.parse(JSON.parse(readFileSync(new URL('denials.json', import.meta.url), 'utf8')));
  return Object.entries(all).map(([language, { question, denials, answers }]) => {
    const denies = (text: string) =>
      readAnswers({
        messages: [
          { role: 'visitor', text: question },
          { role: 'bot', text },
        ],
      }).some(({ features }) => features.denies === 1 || features.deflectsAlone === 1);
    return {
      language,
      denials: denials.length,
      missed: denials.filter((text) => !denies(text)),
      answers: answers.length,
      mistaken: answers.filter(denies),
    };
  });
}
