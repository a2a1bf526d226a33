import { createSubscriber } from 'svelte/reactivity';

const tickMs = 15_000;

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, tickMs);
  document.addEventListener('visibilitychange', update);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', update);
  };
});

/** The time now. Read inside an effect or a template it is read again every 15 s, with one timer for the whole page. */
export function readClock(): Date {
  subscribe();

  return new Date();
}
