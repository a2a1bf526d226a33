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
