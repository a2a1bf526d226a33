import type { ConversationAction } from '#lib/inbox/send-action.ts';

/** What is written in a dialog: a flag's reason, or what the bot should have said. */
export interface Writing {
  action: ConversationAction;
  title: string;
  lead: string;
  label: string;
  submit: string;
  said: string;
  /** Of the field; `fields` go with it. */
  name: 'reason' | 'text';
  text: string;
  fields: Record<string, string>;
  /** An empty text is an answer too: it takes away what was kept. */
  mayBeEmpty?: boolean;
}

/** A flag by hand; null: on the whole conversation. */
export function writeFlag(messageId: string | null): Writing {
  return {
    action: 'flag',
    title: messageId === null ? 'Flag this conversation' : 'Flag this message',
    lead: 'It comes up in the weekly review.',
    label: 'What is wrong?',
    submit: 'Flag',
    said: 'Flagged',
    name: 'reason',
    text: '',
    fields: { message: messageId ?? '' },
  };
}

/** What the bot should have said; `kept` is what was written before, null for nothing. */
export function writeImprovement({ id, text }: { id: string; text: string }, kept: string | null): Writing {
  return {
    action: 'improve',
    title: 'Improve the answer',
    lead: 'What should the bot have said? It is kept with the question, and can be exported.',
    label: 'A better answer',
    submit: 'Keep',
    said: 'The better answer is kept',
    name: 'text',
    text: kept ?? text,
    fields: { message: id },
    mayBeEmpty: kept !== null,
  };
}
