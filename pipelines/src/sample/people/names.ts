import type { Language } from '../script.ts';

/** Given names only: a visitor is "Anna K.", never a whole name that somebody could bear. */
export const givenNames: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['Hannah', 'Tom', 'Priya', 'Owen', 'Claire', 'Marcus', 'Ruth', 'Dev', 'Fiona', 'Callum', 'Beth', 'Aidan', 'Nia'],
    ...['Graham', 'Leila', 'Pete', 'Sasha', 'Joan', 'Kieran', 'Megan', 'Ravi', 'Erin', 'Duncan', 'Holly', 'Ingrid'],
    ...['Mateus', 'Kasia', 'Lars', 'Freya', 'Giulia', 'Malcolm', 'Tess', 'Yusuf', 'Bronagh', 'Simon'],
  ],
  de: [
    ...['Anna', 'Jörg', 'Katrin', 'Lukas', 'Sabine', 'Moritz', 'Heike', 'Tobias', 'Leonie', 'Uwe', 'Miriam', 'Stefan'],
    ...['Nele', 'Bernd', 'Franziska', 'Emre', 'Silke', 'Jannik', 'Petra', 'Florian', 'Aylin', 'Matthias'],
  ],
  fr: [
    ...['Camille', 'Julien', 'Sophie', 'Mathieu', 'Élodie', 'Karim', 'Nathalie', 'Quentin', 'Aurélie', 'Bruno'],
    ...['Margaux', 'Thierry', 'Léa', 'Yann', 'Céline', 'Hugo', 'Solène'],
  ],
  es: [
    ...['Lucía', 'Javier', 'Marta', 'Iker', 'Carmen', 'Álvaro', 'Nerea', 'Pablo', 'Rocío', 'Sergio', 'Ainhoa', 'Jordi'],
    ...['Beatriz', 'Raúl'],
  ],
  nl: [
    ...['Sanne', 'Joris', 'Marieke', 'Bram', 'Femke', 'Ruben', 'Anouk', 'Wouter', 'Lotte', 'Gijs', 'Esra', 'Jeroen'],
    ...['Mirjam', 'Koen', 'Tineke'],
  ],
};

/** The shop's own people, as they introduce themselves. */
export const operatorNames = ['Maya', 'Jonas', 'Inès', 'Sander', 'Elena', 'Rhys'] as const;
