import { ask, chat, either, leave, visitor, type Scenario } from '../script.ts';

export const smallTalk: Scenario = {
  id: 'small-talk',
  agent: 'default',
  count: 26,
  pages: ['', 'bikes', 'journal/packing-for-a-week', 'help'],
  talk: {
    en: [
      ask(
        'are you a {bot|robot|real person}?',
        'how are you{ today|}?',
        'who am I talking to',
        'do you ride bikes yourself? 😄',
        'what can you do',
        'tell me {a joke|a bike joke}',
        'what’s your name',
        'good bot',
      ),
      chat([
        'I’m Fern, the shop’s digital assistant. I know our bikes, bags, orders and workshops. Sadly no legs, so no cycling for me.',
        'I’m a computer program called Fern, and very well, thank you! What can I look up for you?',
        'Why did the bicycle fall over? It was two-tired. 😄 Anything I can help with?',
        'I’m Fern, a bot. If I get stuck, I pass you to a human colleague.',
      ]),
      either(
        [
          3,
          visitor('haha {ok|good one}', 'lol', 'nice', 'ok thanks fern'),
          either([1, chat(['🙂 Let me know if you need anything.'])], [1]),
        ],
        [
          2,
          visitor('do you {dream|sleep}?', 'how old are you', 'another one!'),
          chat([
            'Only of tailwind. Is there something about bikes I can help with?',
            'I was made last year, so I still have training wheels.',
          ]),
          visitor('😂', 'ok bye', 'love it'),
        ],
        [3],
      ),
    ],
    de: [
      ask(
        'bist du ein {Bot|Mensch|Roboter}?',
        'wie geht’s?',
        'erzähl mal nen Witz',
        'wie heißt du',
        'fährst du auch Rad?',
      ),
      chat([
        'Ich bin Fern, die digitale Assistentin von Fernhaul. Leider ohne Beine, also auch ohne Rad.',
        'Mir geht’s gut, danke! Ich bin ein Bot und helfe bei Bestellungen, Rädern und Werkstatt.',
      ]),
      either([2, visitor('haha ok', 'lustig', 'na dann')], [2]),
    ],
    nl: [
      ask('ben je een robot?', 'hoe gaat het?', 'vertel eens een mop'),
      chat(['Ik ben Fern, de digitale assistent. Geen benen, dus ook geen fiets 🙂']),
      either([1, visitor('haha leuk')], [1]),
    ],
    fr: [
      ask('vous êtes un robot ?', 'ça va ?', 'racontez une blague'),
      chat(['Je suis Fern, l’assistante numérique de la boutique. Sans jambes, hélas, donc sans vélo 🙂']),
      either([1, visitor('haha ok')], [1]),
    ],
    es: [
      ask('eres un robot?', 'qué tal estás?', 'cuéntame un chiste'),
      chat(['Soy Fern, la asistente digital. Sin piernas, así que sin bici 🙂']),
      either([1, visitor('jaja vale')], [1]),
    ],
  },
};

/** Opens the chat, says something, and is gone: no question at all, or none anybody could answer. */
export const helloAndGone: Scenario = {
  id: 'hello-and-gone',
  agent: 'default',
  count: 30,
  devices: { mobile: 1.6 },
  pages: ['', 'bikes', 'basket', 'bags', 'checkout'],
  talk: {
    en: [
      either(
        [
          4,
          visitor(
            'hi',
            'hello',
            'hello?',
            'hey',
            'test',
            'hi there',
            'hi!',
            'hii',
            'hallo',
            'yo',
            'good morning',
            'anyone?',
          ),
        ],
        [2, visitor('asdf', 'question', 'i have a question', 'help', '?', 'size', 'price', 'hjkl', 'ok')],
        [
          2,
          ask(
            'I have a question about {my order|a bike|delivery}',
            'need some help {please|pls}',
            'quick question',
            'got a minute?',
          ),
        ],
      ),
      chat([
        'Hi, I’m Fern! How can I help you?',
        'Hello! What can I do for you?',
        'hi there 👋 What would you like to know?',
        'Hello, I’m Fern. Ask me about bikes, bags, orders or our workshops.',
      ]),
      either(
        [6],
        [1, visitor('nothing, just looking', 'sorry wrong window', 'nvm', 'found it already')],
        [1, visitor('hmm'), leave(1)],
      ),
    ],
    de: [
      visitor('hallo', 'hallo?', 'hi', 'moin', 'test', 'hab eine Frage', 'frage', 'Guten Tag', 'servus'),
      chat(['Hallo, ich bin Fern! Wie kann ich dir helfen?', 'Hallo! Was möchtest du wissen?']),
      either([5], [1, visitor('hat sich erledigt', 'schon gut')]),
    ],
    fr: [
      visitor('bonjour', 'salut', 'allo', 'une question', 'bonsoir'),
      chat(['Bonjour, je suis Fern. Que puis-je faire pour vous ?']),
      either([5], [1, visitor('non rien, merci')]),
    ],
    es: [
      visitor('hola', 'buenas', 'hola?', 'una pregunta', 'prueba'),
      chat(['¡Hola! Soy Fern, ¿en qué puedo ayudarte?']),
      either([5], [1, visitor('nada, ya está')]),
    ],
    nl: [
      visitor('hoi', 'hallo', 'hallo?', 'vraagje', 'test'),
      chat(['Hoi, ik ben Fern! Waarmee kan ik je helpen?']),
      either([5], [1, visitor('laat maar, gevonden')]),
    ],
  },
};
