import { formatterOf } from '#lib/time/formatter.ts';

interface Said {
  at: Date;
  role: string;
  authorId: string | null;
}

/** A message as it stands in its conversation. */
export interface Line<Message> {
  message: Message;
  /** The day's name where it is the first of one; null elsewhere. */
  day: string | null;
  /** The one before is by the same speaker (of several operators, the same), on the same day. */
  follows: boolean;
}

/**
 * Lines messages up, days as in `timeZone` (IANA). A message that stands as it stood is the same line as before, so
 * that where one joins hundreds, one is drawn.
 */
export function createLineUp<Message extends Said>(timeZone: string): (messages: Message[]) => Line<Message>[] {
  const formatter = formatterOf('wholeDay', timeZone);
  const days = new WeakMap<Message, string>();
  const lines = new WeakMap<Message, Line<Message>>();

  function dayOf(message: Message): string {
    const name = days.get(message) ?? formatter.format(message.at);
    days.set(message, name);
    return name;
  }

  return function lineUp(messages) {
    return messages.map((message, index) => {
      const before = messages[index - 1];
      const day = dayOf(message);
      const isSameDay = before !== undefined && dayOf(before) === day;
      const line = {
        message,
        day: isSameDay ? null : day,
        follows: isSameDay && before.role === message.role && before.authorId === message.authorId,
      };
      const known = lines.get(message);
      if (known?.day === line.day && known.follows === line.follows) return known;
      lines.set(message, line);
      return line;
    });
  };
}
