import type { Inbox } from '#lib/inbox/inbox-context.ts';
import type { MessageWindow } from '#lib/inbox/message-window.svelte.ts';
import { mayTakeBack, takeBackNow } from '#lib/inbox/take-back.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { PageData } from './$types';
import { writeFlag, writeImprovement, type Writing } from './writing.ts';

type Message = PageData['messages'][number];

/** What a member does with one message, by its buttons or by their keys. */
export class MessageActions {
  /** What the dialog is for; null while it is closed. */
  writing: Writing | null = $state.raw(null);
  #page: () => PageData;
  #window: () => MessageWindow;
  #inbox: Inbox;
  #toasts: Toasts;

  constructor(page: () => PageData, window: () => MessageWindow, { inbox, toasts }: { inbox: Inbox; toasts: Toasts }) {
    this.#page = page;
    this.#window = window;
    this.#inbox = inbox;
    this.#toasts = toasts;
  }

  /** The message with the focus, which Shift+J and Shift+K move. */
  atHand(): Message | null {
    const id = document.activeElement?.closest('li[id^="message-"]')?.id.slice('message-'.length);
    return this.#window().messages.find((message) => message.id === id) ?? null;
  }

  /** Flags a message, or the whole conversation. */
  flag = (message: Message | null): void => {
    this.writing = writeFlag(message?.id ?? null);
  };

  improve = (message: Message): void => {
    const kept = this.#page().conversation.improvedAnswers.find((answer) => answer.messageId === message.id);
    this.writing = writeImprovement(message, kept?.text ?? null);
  };

  takeBack = ({ externalId, text }: Message): void => {
    const { conversation, memberId } = this.#page();
    void takeBackNow(this.#toasts, memberId, { conversationId: conversation.id, message: externalId, text });
  };

  /** I and Shift+Z: for the message with the focus, else the last one that they can be for. True when it was such a key. */
  press({ key, shiftKey }: KeyboardEvent): boolean {
    const { messages } = this.#window();
    if (key.toLowerCase() === 'i' && !shiftKey) {
      const answer = this.atHand() ?? messages.findLast(({ role }) => role === 'bot');
      if (answer?.role === 'bot') this.improve(answer);
      return answer?.role === 'bot';
    }
    if (key.toLowerCase() !== 'z' || !shiftKey) return false;
    const { memberId } = this.#inbox;
    const isOwn = (message: Message) => message.authorId === memberId && mayTakeBack(message, this.#inbox);
    const reply = this.atHand() ?? messages.findLast(isOwn);
    if (reply && mayTakeBack(reply, this.#inbox)) this.takeBack(reply);
    return true;
  }
}
