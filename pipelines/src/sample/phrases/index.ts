import type { Language } from '../script.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

/** Pools of alternatives by name; every language has the same names. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

export const phrases: Readonly<Record<Language, Phrases>> = { en, de, fr, es, nl };
