export interface BotAnswer {
  text: string;
  /** The bot's own word on whether it answered. */
  answered: boolean;
  /** It asks for a human. */
  handoff: boolean;
}

const script: { asks: RegExp; text: string; answered: boolean; handoff?: boolean }[] = [
  {
    asks: /\b(human|person|agent|somebody|someone|mensch|jemand)/i,
    text: 'I am asking a person to join. One moment, please.',
    answered: true,
    handoff: true,
  },
  { asks: /\b(open|hours|when)\b/i, text: 'We are open Monday to Saturday, 9 to 18.', answered: true },
  { asks: /\b(ship|deliver|parcel)/i, text: 'Parcels take two to three days within Germany.', answered: true },
  { asks: /\b(hi|hello|hey|hallo)\b/i, text: 'Hello! Ask me about opening hours or shipping.', answered: true },
  { asks: /\b(thanks|thank you|danke)/i, text: 'You are welcome.', answered: true },
];

/** What the bot says to a visitor's message: the first line of the script that fits, else that it does not know. */
export function answer(text: string): BotAnswer {
  const line = script.find(({ asks }) => asks.test(text));
  if (!line) {
    return {
      text: "I'm sorry, I don't have information about that. Shall I ask a person?",
      answered: false,
      handoff: false,
    };
  }
  return { text: line.text, answered: line.answered, handoff: line.handoff ?? false };
}
