const texts: Partial<Record<string, string>> = {
  ar: 'جميع زملائنا مشغولون الآن. سنرد عليك هنا في أقرب وقت ممكن.',
  cs: 'Všichni kolegové jsou teď zaneprázdněni. Odpovíme vám zde, jakmile to půjde.',
  da: 'Alle er optaget lige nu. Vi svarer dig her, så snart vi kan.',
  de: 'Gerade sind alle im Gespräch. Wir antworten Ihnen hier, sobald wir können.',
  en: 'Everybody is busy right now. We will answer you here as soon as we can.',
  es: 'Ahora mismo todos están ocupados. Le responderemos aquí en cuanto podamos.',
  fr: 'Tout le monde est occupé pour le moment. Nous vous répondrons ici dès que possible.',
  it: 'Al momento siamo tutti occupati. Le risponderemo qui appena possibile.',
  ja: 'ただいま担当者が対応中です。できるだけ早くこちらでお返事いたします。',
  ko: '지금은 모든 상담원이 상담 중입니다. 가능한 한 빨리 여기에서 답변드리겠습니다.',
  nl: 'Iedereen is op dit moment in gesprek. We antwoorden u hier zodra we kunnen.',
  pl: 'W tej chwili wszyscy są zajęci. Odpowiemy tutaj najszybciej, jak to możliwe.',
  pt: 'De momento estão todos ocupados. Responderemos aqui assim que possível.',
  sv: 'Alla är upptagna just nu. Vi svarar dig här så snart vi kan.',
  tr: 'Şu anda herkes meşgul. Size en kısa sürede buradan yanıt vereceğiz.',
  uk: 'Зараз усі зайняті. Ми відповімо вам тут, щойно зможемо.',
  zh: '目前客服人员都在忙。我们会尽快在这里回复您。',
};

/** What a visitor is told who waits long, in the language (BCP 47) or, where there is no sentence in it, in English. */
export function waitText(language: string | null): string {
  const base = (language ?? '').split('-')[0]?.toLowerCase() ?? '';
  return texts[base] ?? texts['en'] ?? '';
}
