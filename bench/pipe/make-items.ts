/** What the load says: conversations as a chat widget sends them, all alike but for their ids. */

export const MESSAGES_PER_CONVERSATION = 5;

const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
export const texts = [
  'Hello, I ordered a bicycle bag last Tuesday and the parcel has not moved for three days. Where is it now?',
  'I am sorry about the wait! Could you tell me your order number, so that I can look it up? It begins with an F and is in the confirmation e-mail.',
  'It is F-20418. I need it before the weekend, because we leave on Saturday morning.',
  'Thank you. Your parcel left our warehouse on Wednesday and is with the carrier; it should be with you on Friday. You can follow it on the tracking page.',
  'Great, that helps. One more thing: can I send the bag back after our tour if it does not fit the rack?',
];

/** One message of a conversation as JSON; the first one tells of the visitor and where they are. */
export function messageJson(conversation: string, place: number): string {
  const role = place % 2 === 0 ? 'visitor' : 'bot';
  const first =
    place === 0
      ? `,"visitor":{"id":"v-${conversation}"},"context":{"userAgent":"${userAgent}","country":"DE","language":"en","pageUrl":"https://shop.example/orders"}`
      : '';
  return `{"type":"message","conversation":"${conversation}","id":"m${place}","role":"${role}","text":"${texts[place % texts.length]}"${first}}`;
}

/** A batch of whole conversations; `items` is a multiple of five. */
export function batchJson(name: string, items: number): string {
  const conversations = items / MESSAGES_PER_CONVERSATION;
  const parts: string[] = [];
  for (let index = 0; index < conversations; index++) {
    for (let place = 0; place < MESSAGES_PER_CONVERSATION; place++) parts.push(messageJson(`${name}-${index}`, place));
  }
  return `{"items":[${parts.join(',')}]}`;
}
