/** What the phrase lists of every language tell apart. A phrase may stand in several. */
export const categories = [
  /** The speaker has no answer: "I don't have information about that". */
  'denial',
  /** The speaker did not follow: "could you rephrase that?" */
  'misunderstanding',
  /** Sends the visitor elsewhere: "please contact support". */
  'deflection',
  /** Says what the sources are about, instead of an answer: "the document mainly covers". */
  'aboutSources',
  /** Something asked for cannot be had or done: "we are fully booked", "I could not book it". */
  'unavailable',
  /** Something was done for the visitor, or is promised: "I have booked it", "we will refund the delivery". */
  'done',
  /** It was tried and failed: "I could not book it". */
  'notDone',
  /** Says back what was understood, to be confirmed: "two tickets for Friday, is that right?" */
  'readBack',
  /** Leaves what was talked about: "let's talk about something else". */
  'topicChange',
  /** Softens a statement: "it depends", "typically". */
  'hedge',
  /** Turns from what was said: "however". */
  'contrast',
  'apology',
  /** Courtesy around an answer, no content: "is there anything else I can help with?" */
  'courtesy',
  /** Feels with the visitor, or hopes, and tells nothing: "I understand how annoying that is". */
  'sympathy',
  /** The bot insults or belittles. */
  'rude',
  /** The bot is short with people: "as I said, read the manual". */
  'curt',
  'thanks',
  /** Says that it worked or was what they wanted. */
  'confirmation',
  /** Says that it did not help. */
  'dissatisfaction',
  /** Turns down what is offered: "anything else? that is too expensive". */
  'rejection',
  /** Closes a request: "no thanks, that is all". */
  'enough',
  /** Puts a misreading right: "no, I meant". */
  'correction',
  /** Does not follow what the bot said: "what do you mean?" */
  'bewilderment',
  /** Wants it tried again: "please check again". */
  'retry',
  /** Says it was said before: "I already told you". */
  'repetition',
  /** Asks for a human. */
  'human',
  /** Says that no human is wanted, or that one is no use. */
  'noHuman',
  'rage',
  'greeting',
  'farewell',
  'smallTalk',
  'giveUp',
  /** Opens a question, with or without a question mark. */
  'questionOpener',
  /** Asks for something to be done or told. */
  'request',
  /** Asks for advice or an opinion: "which one would you recommend?" */
  'advice',
  /** Says yes or agrees. */
  'agreement',
] as const;

export type Category = (typeof categories)[number];

/** What only the side that replies does, and what only a visitor does; nobody asks for it of the other. */
const onlyReplies: readonly Category[] = [
  'denial',
  'misunderstanding',
  'deflection',
  'aboutSources',
  'unavailable',
  'done',
  'notDone',
  'readBack',
  'topicChange',
  'hedge',
  'contrast',
  'sympathy',
  'rude',
  'curt',
];
const onlyVisitors: readonly Category[] = [
  'dissatisfaction',
  'rejection',
  'enough',
  'correction',
  'bewilderment',
  'retry',
  'repetition',
  'human',
  'noHuman',
  'giveUp',
  'advice',
];
export const categoriesOfReplies = categories.filter((category) => !onlyVisitors.includes(category));
export const categoriesOfVisitors = categories.filter((category) => !onlyReplies.includes(category));

export interface Lexicon {
  /** ISO 639-1. */
  language: string;
  stopWords: string;
  phrases: Record<Category, readonly string[]>;
}
