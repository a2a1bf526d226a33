import type { Phrases } from './index.ts';

/** Lines any Spanish conversation may need. */
export const es: Phrases = {
  greeting: ['hola', 'buenas', 'hola qué tal', 'hey', 'hola buenas', 'holaa'],
  greetingPolite: ['hola', '[daypart]', 'hola, [daypart]', 'hola buenas', 'estimados señores'],
  inAdvance: ['gracias', 'muchas gracias', 'gracias de antemano', 'un saludo', 'saludos, [name]', 'gracias!'],

  thanks: [
    '{gracias|muchas gracias|mil gracias}{!||, me ha servido}',
    '{genial|perfecto|estupendo|vale|guay}, {gracias|muchas gracias}{!|}',
    'vale gracias',
    'ah {vale|ok|bien}, gracias',
    'justo lo que {necesitaba|quería saber}, gracias',
    'gracias por {la rapidez|responder tan rápido|la info}',
    '👍{| gracias}',
    'perfecto{!|. un saludo}',
    'ok, me queda claro. gracias',
    'de acuerdo, muy amable',
  ],
  welcome: [
    '¡de nada! {Buen viaje.|Que tengas buen día.}',
    'un placer. {¿Puedo ayudarte en algo más?|}',
    '¡a ti! Me alegro de haberte ayudado 🙂',
    'para eso estamos. Escríbeme cuando quieras.',
  ],
  ok: ['ok', 'vale', 'ah vale', 'bueno', 'entiendo', 'de acuerdo', 'aja', 'vale vale'],

  fallback: [
    'lo siento, no tengo información sobre eso. {¿Puedo ayudarte con otra cosa?|}',
    'lamentablemente no he encontrado nada sobre esto en nuestras páginas de ayuda.',
    'perdona, no sé la respuesta a esa pregunta.',
    'no dispongo de datos sobre ese tema, lo siento.',
    'lo siento, no puedo responder a esa pregunta.{ ¿Podrías formularla de otra manera?|}',
    'vaya, eso no está en la información que tengo.',
  ],
  fallbackAgain: [
    'lo siento, sigo sin encontrar nada sobre eso.',
    'te entiendo, pero no tengo más información.{ ¿Quieres que te pase con un compañero?|}',
    'he vuelto a mirar y no aparece en nuestros artículos, lo siento.',
    'lamentablemente no puedo ayudarte con esa pregunta.',
  ],
  deflect: [
    'por favor, contacta con nuestro servicio de atención al cliente en help@fernhaul.example.',
    'para eso tienes que escribir a atención al cliente: help@fernhaul.example.',
    'eso solo lo puede hacer nuestro equipo de soporte. Escríbeles a help@fernhaul.example con tu número de pedido.',
  ],

  letdown: [
    'bueno, {da igual|déjalo|nada}',
    'eso no me {ayuda|sirve} {mucho|}',
    'pues vaya',
    'qué pena',
    'entonces {busco en otro sitio|miro en google}',
    'si vendéis bicis deberíais saberlo no?',
    'en la web no lo pone, ya lo he mirado',
    'no sirve de nada este chat',
    'ok llamo por teléfono',
  ],
  impatient: ['y entonces cuándo?', 'esto tarda muchísimo', 'bueno, espero…', 'vaya tela', 'lo miro otra vez el [day]'],
  sorry: [
    'siento no haber podido ayudarte más.',
    'lo entiendo. Paso tu pregunta al equipo.',
    'perdona las molestias. ¿Puedo hacer algo más por ti?',
  ],
  human: [
    '{puedo|podría} hablar con {una persona|alguien|un agente}{ por favor|}?',
    'quiero hablar con {una persona|alguien de verdad|atención al cliente}',
    'hay alguien ahí {con quien pueda hablar|de verdad}?',
    '{una persona por favor|agente por favor}',
    'me puedes pasar con alguien del equipo?',
  ],
  connecting: [
    'claro, te paso con un compañero{. Un momento, por favor|}.',
    'sin problema, alguien del equipo seguirá esta conversación.',
    'ahora mismo aviso a un compañero, espera un momento.',
  ],
  stillThere: [
    '{hola?|hay alguien?}',
    'sigo esperando{…|}',
    'estáis ahí?',
    '??',
    'cuánto tarda esto?',
    'me tengo que ir',
  ],
  toldToWait: [
    'vale, mi correo es [email]',
    '[email]',
    'me podéis llamar? [phone]',
    'bueno, espero',
    'vale gracias',
    'pues vaya. [email]',
  ],
  away: [
    'nuestro equipo no está conectado ahora (lun–vie 9–18, sáb 10–16). Déjanos tu correo y te responderemos.',
    'ahora mismo no hay nadie disponible. Un compañero te contestará aquí el próximo día laborable.',
  ],
  allBusy: ['todos los compañeros están atendiendo otros chats. Estás en la cola.'],
  joined: ['[operator] se ha unido al chat', '[operator] (equipo Fernhaul) está en el chat'],
  hello: [
    'hola, soy [operator]{ de Fernhaul|}.',
    'hola, [operator] por aquí, gracias por esperar.',
    'buenas, soy [operator]. He leído la conversación.',
  ],
  operatorBye: ['¡de nada, buen viaje!', 'a ti. Cualquier cosa, escribe por aquí.', 'un saludo, [operator]'],

  goodComment: ['', '', 'rápido y claro', 'muy útil', 'me ha servido', 'genial', 'gracias'],
  badComment: [
    '',
    '',
    'no responde a la pregunta',
    'no sabe nada',
    'sin respuesta',
    'no ayuda',
    'inútil',
    'pérdida de tiempo',
  ],
};
