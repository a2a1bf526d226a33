import { expect, it } from 'vitest';
import type { DrawnMessage } from '#lib/server/inbox/draw-message.ts';
import { firstOfOpening, MessageWindow, type MessageStretch } from './message-window.svelte.ts';

/** A conversation of which the server would give any stretch. */
function server(total: number) {
  const state = { total, reachable: true };
  const message = (place: number) =>
    ({ id: `m-${String(place)}`, at: new Date(0), stream: null, rating: null }) as DrawnMessage;
  const stretch = (from: number, count: number): MessageStretch => ({
    from,
    total: state.total,
    messages: Array.from({ length: Math.max(0, Math.min(count, state.total - from)) }, (_, at) => message(from + at)),
  });
  const fetchStretch = (query: string) => {
    const params = new URLSearchParams(query);
    const around = params.get('around');
    const from = around ? Math.max(0, Number(around.slice(2)) - 50) : Number(params.get('from'));
    return Promise.resolve(state.reachable ? stretch(from, around ? 100 : Number(params.get('count'))) : null);
  };
  return {
    state,
    stretch,
    open: (from: number, first = 0) => new MessageWindow(stretch(from, 100), fetchStretch, first),
  };
}

const places = (window: MessageWindow) => window.messages.map(({ id }) => Number(id.slice(2)));
const whole = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

it('grows page by page to the beginning and to the end, without a gap or a message twice', async () => {
  const window = server(190).open(50);
  while (window.hasEarlier) await window.loadEarlier();
  while (window.hasLater) await window.loadLater();
  expect(places(window)).toEqual(whole(0, 190));
});

it('new messages join where the end is on screen, and wait where it is not', () => {
  const desk = server(450);
  const [atEnd, above] = [desk.open(350), desk.open(100)];
  desk.state.total = 452;
  for (const window of [atEnd, above]) window.take(desk.stretch(352, 100));
  expect(places(atEnd)).toEqual(whole(350, 452));
  expect(places(above)).toEqual(whole(100, 200));
  expect(above.hasLater).toBe(true);
});

it('goes to a message that is far away, and back to the end', async () => {
  const window = server(5_000).open(4_900);
  await window.moveTo({ message: 'm-1000' });
  expect(places(window)).toEqual(whole(950, 1_050));
  await window.moveTo('end');
  expect(places(window)).toEqual(whole(4_900, 5_000));
});

it('a rating reaches the message it is of', () => {
  const window = server(100).open(0);
  window.change('m-7', { rating: 'unhelpful' });
  expect(window.messages[7]?.rating).toBe('unhelpful');
});

it('where the server is not reached, all stays and the next try goes on', async () => {
  const desk = server(450);
  const window = desk.open(350);
  desk.state.reachable = false;
  await window.loadEarlier();
  expect(window.state).toBe('failed');
  expect(places(window)).toEqual(whole(350, 450));
  desk.state.reachable = true;
  await window.loadEarlier();
  expect(places(window)).toEqual(whole(345, 450));
});

it('is never longer than can be drawn smoothly, and comes back to what it let go', async () => {
  const window = server(2_000).open(1_900);
  while (window.hasEarlier) {
    await window.loadEarlier();
    expect(window.messages.length).toBeLessThanOrEqual(200);
  }
  expect(places(window)).toEqual(whole(0, 200));
  while (window.hasLater) await window.loadLater();
  expect(places(window)).toEqual(whole(1_800, 2_000));
});

it('a message told by the stream joins at the end, or changes; a part told late does not undo the whole', () => {
  const at = new Date(0);
  const told = (id: string, stream: 'open' | null, text: string) =>
    ({ id, at, stream, text, rating: null }) as unknown as DrawnMessage;
  const window = server(100).open(0);
  window.tell(told('m-new', 'open', 'We'));
  window.tell(told('m-new', null, 'We open.'));
  window.tell(told('m-new', 'open', 'We op'));
  expect(window.messages).toHaveLength(101);
  expect(window.messages.at(-1)?.text).toBe('We open.');
  expect(window.total).toBe(101);
  const above = server(450).open(100);
  above.tell(told('m-new', null, 'Hi'));
  expect(above.has('m-new')).toBe(false);
});

it('where one watches the end it lets go of what was said long ago, and scrolling up brings that back', async () => {
  const desk = server(450);
  const window = desk.open(350);
  window.rest();
  expect(places(window)).toEqual(whole(350, 450));
  desk.state.total = 451;
  window.take(desk.stretch(391, 60));
  window.rest();
  expect(places(window)).toEqual(whole(391, 451));
  while (window.hasEarlier && window.messages.length < 200) await window.loadEarlier();
  expect(places(window)).toEqual(whole(251, 451));
  const above = desk.open(100);
  above.take(desk.stretch(200, 60));
  above.rest();
  expect(above.from).toBe(100);
});

it('what is read again and is the same stays the object it was, so that it is not drawn anew', () => {
  const desk = server(100);
  const window = desk.open(0);
  const before = window.messages;
  window.take({
    ...desk.stretch(40, 60),
    messages: desk.stretch(40, 60).messages.map((each) => ({ ...each, rating: each.id === 'm-50' ? 'helpful' : null })),
  });
  expect(window.messages.map((message, at) => message === before[at])).toEqual(whole(0, 100).map((at) => at !== 50));
  expect(window.messages[50]?.rating).toBe('helpful');
});

it('opens with a screenful, whatever is unread among it, and draws few at a time of what waits', async () => {
  const desk = server(450);
  const opening = desk.stretch(350, 100);
  const first = (seen: number) => firstOfOpening(opening, seen);
  expect([first(450), first(0), first(200), first(380), first(352)]).toEqual([60, 60, 60, 25, 0]);
  const window = desk.open(350, first(450));
  expect(places(window)).toEqual(whole(410, 450));
  for (let drawn = 40; window.hasEarlier && drawn < 200; drawn = window.messages.length) {
    await window.loadEarlier();
    expect(window.messages.length - drawn).toBeLessThanOrEqual(5);
  }
  expect(places(window)).toEqual(whole(250, 450));
});

it('what waits to be drawn hears of changes too, and is not drawn by a reload of the page', async () => {
  const desk = server(450);
  const window = desk.open(350, 60);
  window.tell({ ...desk.stretch(405, 1).messages[0]!, text: 'edited' });
  desk.state.total = 451;
  window.take(desk.stretch(391, 60));
  expect(places(window)).toEqual(whole(410, 451));
  window.tell({ ...desk.stretch(405, 1).messages[0]!, text: 'edited again' });
  await window.loadEarlier();
  expect(places(window)).toEqual(whole(405, 451));
  expect(window.messages.filter(({ text }) => text === 'edited again')).toHaveLength(1);
  while (window.hasEarlier && window.messages.length < 200) await window.loadEarlier();
  expect(places(window)).toEqual(whole(window.from, window.from + 200));
});

it('a page that was asked for before the reader went elsewhere is not drawn there', async () => {
  const window = server(5_000).open(4_900);
  const drawing = window.loadEarlier();
  await window.moveTo({ message: 'm-1000' });
  await drawing;
  while (window.from > 800) await window.loadEarlier();
  expect(places(window)).toEqual(whole(window.from, window.from + window.messages.length));
});
