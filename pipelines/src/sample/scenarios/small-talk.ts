import { ask, chat, either, leave, visitor, type Scenario } from '../script.ts';

export const smallTalk: Scenario = {
  id: 'small-talk',
  agent: 'default',
  count: 26,
  pages: ['', 'bikes', 'journal/packing-for-a-week', 'help'],
  talk: {
    en: [
      either(
        [
          3,
          ask(
            'are you a {bot|robot|real person}?',
            'who am I talking to',
            'what’s your name',
            'am I chatting with a machine?',
          ),
          chat([
            'I’m Fern, the shop’s digital assistant. I know our bikes, bags, orders and workshops.',
            'I’m Fern, a bot. If I get stuck, I pass you to a human colleague.',
            'A bot, yes! Fern’s the name. What can I look up for you?',
          ]),
        ],
        [
          2,
          ask('how are you{ today|}?', 'how’s your day going'),
          chat([
            'I’m a computer program called Fern, and very well, thank you! What can I look up for you?',
            'Tailwind all day, thanks! And you?',
          ]),
        ],
        [
          1.5,
          ask('do you ride bikes yourself? 😄', 'which bike do YOU ride'),
          chat([
            'Sadly no legs, so no cycling for me. I’d take the Tarn, though.',
            'If I had legs: a Dunlin. What about you?',
          ]),
        ],
        [
          1.5,
          ask('tell me {a joke|a bike joke}', 'know any jokes?'),
          chat([
            'Why did the bicycle fall over? It was two-tired. 😄 Anything I can help with?',
            'I used to be afraid of hills, but I’m over it. 🚲',
          ]),
        ],
        [
          1,
          ask('what can you do', 'what can I ask you?'),
          chat([
            'I can look up orders, find your frame size, explain delivery and returns, and book workshop appointments. Try me!',
          ]),
        ],
        [1, ask('good bot', 'you’re {cute|sweet}'), chat(['Thank you, that made my circuits warm 🙂'])],
      ),
      either(
        [
          3,
          visitor('haha {ok|good one}', 'lol', 'nice', 'ok thanks fern'),
          either([1, chat(['🙂 Let me know if you need anything.'])], [1]),
        ],
        [
          2,
          visitor('do you {dream|sleep}?', 'do you ever get tired?'),
          chat(['Only of headwind. Is there something about bikes I can help with?']),
          visitor('😂', 'ok bye', 'love it'),
        ],
        [3],
      ),
    ],
    de: [
      ask(
        'bist du ein {Bot|Mensch|Roboter}?',
        'wie geht’s?',

        'wie heißt du',
        'sprech ich mit einem Menschen?',
      ),
      chat([
        'Ich bin Fern, die digitale Assistentin von Fernhaul. Leider ohne Beine, also auch ohne Rad.',
        'Ein Bot, ja. Ich helfe bei Bestellungen, Rädern und Werkstatt.',
      ]),
      either([2, visitor('haha ok', 'lustig', 'na dann')], [2]),
    ],
    nl: [
      ask('ben je een robot?', 'hoe gaat het?', 'praat ik met een mens?'),
      chat(['Ik ben Fern, de digitale assistent. Geen benen, dus ook geen fiets 🙂']),
      either([1, visitor('haha leuk')], [1]),
    ],
    fr: [
      ask('vous êtes un robot ?', 'ça va ?', 'je parle à une personne ?'),
      chat(['Je suis Fern, l’assistante numérique de la boutique. Sans jambes, hélas, donc sans vélo 🙂']),
      either([1, visitor('haha ok')], [1]),
    ],
    es: [
      ask('eres un robot?', 'qué tal estás?', 'hablo con una persona?'),
      chat(['Soy Fern, la asistente digital. Sin piernas, así que sin bici 🙂']),
      either([1, visitor('jaja vale')], [1]),
    ],
  },
};

/** Opens the chat, says something, and is gone: no question at all, or none anybody could answer. */
export const helloAndGone: Scenario = {
  id: 'hello-and-gone',
  agent: 'default',
  count: 26,
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
