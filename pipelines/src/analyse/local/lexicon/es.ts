import type { Lexicon } from './categories.ts';

const KNOWLEDGE =
  '(información|informacion|info|detalle|detalles|dato|datos|respuesta|respuestas|conocimiento|registro|registros|precisión|idea)';

/** Where an answer would have stood. */
const SOURCES =
  '(información|datos|artículos|páginas|documentación|ayuda|fuentes|base|registros|guías|documentos|material|manual|preguntas frecuentes)';

export const spanish: Lexicon = {
  language: 'es',
  stopWords:
    'el la los las un una unos unas de del al a ante con en entre hacia hasta para por según sin sobre tras y e o u pero si no ni que qué quien quién cual cuál cuales cuáles cuando cuándo donde dónde como cómo cuanto cuánto cuánta cuántos porque por qué pues es son era eran fue ser sido soy eres somos está están estoy estaba estar ha han he has haber hay tiene tienen tengo tenía tener puedo puede pueden podría podrían debe debo quiero quiere quisiera me mi mis mí te ti tu tus se su sus le les lo nos nuestro nuestra nuestros vuestro yo tú él ella usted ustedes ellos ellas nosotros este esta esto estos estas ese esa eso esos esas aquel aquí ahí allí muy más menos mucho mucha también ya aún todavía solo sólo así entonces sí hola buenas buenos días tardes gracias favor ok vale todo todos toda todas algo nada otro otra desde cada bien hacer hace hago',
  phrases: {
    denial: [
      `no (tengo|tenemos|dispongo|disponemos|cuento|contamos|poseo|hay|encuentro|encontré|he encontrado|encontramos|existe) (actualmente|de|con|acceso a|acceso|ninguna|esa|esta|la|suficiente|más|mucha|ningún|los|el|un|una)? (esa|esta|la|suficiente|más|mucha|ninguna|información|los|a)? ~ ${KNOWLEDGE}`,
      'no (lo|la)? (sé|se|sabemos|sabría|conozco|conocemos) (decirle|decirte|eso|cuándo|cómo|si|qué|la|el|$)',
      'no (le|te|os|les|lo|la)? (puedo|podemos|podría|puede|pude|logro|consigo|soy capaz de|estoy en condiciones de|estoy seguro|estoy segura) (de|ayudar*|responder*|encontrar*|dar*|proporcionar*|ofrecer*|decir*|confirmar*|indicar*|acceder|verificar*|contestar*|resolver*|facilitar*|recomendar*|asegurar*|brindar*|atender*|informar*)',
      `(sin|ninguna|ningún) (más)? ${KNOWLEDGE}`,
      'no (se|está|aparece|viene|figura|consta) (menciona|mencionan|especifica|especifican|indica|indican|mencionado|especificado|indicado|recogido)',
      '(fuera|más allá) de (mi|mis|nuestro|el) (alcance|conocimiento|conocimientos|ámbito|capacidades|competencia)',
      'no (me|nos)? consta',
      'no (aparece|aparecen|figura|figuran|consta|viene) (en|entre) (la|el|los|las|mi|mis|nuestra|nuestro)? (información|documentación|documentos|datos|ficha|fuentes|base)',
      '(carezco|desconozco|ignoro)',
      'no (tengo|tenemos) (esa|eso|ese|esos|idea|acceso|ni idea|constancia)',
      `no (está|están|aparece|aparecen|figura|figuran|viene|vienen|consta|constan|se encuentra|sale|se incluye|se recoge) ~ ~ ${SOURCES}`,
      'no (encuentro|encontré|he encontrado|encontramos|hemos encontrado|he podido encontrar|veo|hallo|hallé|he visto|tengo|tenemos|sé|sabemos|hay) nada (sobre|de|acerca|al respecto|en|más|relacionado|$)',
      '(sigo|seguimos|continúo) sin (encontrar|saber|tener) (nada|información|respuesta|datos|más|la|el)',
      `no (tengo|tenemos|dispongo de|disponemos de|cuento con|contamos con) (más|ningún|ninguna|ese|esos|estos|suficiente|suficientes|los)? ${KNOWLEDGE}`,
      'no (adivinar|especular|inventar*|suponer|arriesgar*|aventurar*)',
      `(me|nos) (falta|faltan) ~ ${KNOWLEDGE}`,
      'no lo (sé|sabemos|sabría)',
      'no (lo|la|los|las)? (puedo|podemos) (modificar*|cambiar*|cancelar*|anular*|corregir*)',
    ],
    misunderstanding: [
      'no (te|le|lo|la|he|te he|le he|logro|logré|pude|estoy seguro de|me queda)? (entendido|entiendo|entendí|comprendo|comprendí|comprendido|entender|comprender|claro)',
      '(reformular|reformula|reformule|reformularlo|aclarar|aclararme|repetir|repetirlo|explicarlo de otra|ser más específico|ser más específica)',
      'qué (quieres|quiere) decir',
    ],
    deflection: [
      '(por favor|te recomiendo|le recomiendo|te sugiero|le sugiero|puedes|puede|le invito a|te invito a|te aconsejo|le aconsejo|recomendamos|sugerimos|deberías|debería|debes) (también|que|directamente)? (contacta*|contacte*|comunica*|comunique*|llama*|llame*|consult*|visit*|escrib*|escríb*|póngase|ponte|ponerte|ponerse|dirígete|diríjase|dirigir*|acude|acuda|acudir|revis*|verifi*|habla* con|hable con)',
      '(contacte|contacta|contacten|comuníquese|comunícate|llame|llama|llámanos|llámenos|consulte|consulta|visite|visita|póngase en contacto|ponte en contacto|escríbanos|escríbenos|diríjase|dirígete|acuda|acude) (con|a|al|con el|nuestra|nuestro|la|el|directamente|en)',
      'para (más|mayor|obtener más) (información|detalles)',
      '(un agente|un asesor|un compañero|nuestro equipo|el equipo) (se pondrá|te|le|podrá|va)',
      '(contactar|ponerse en contacto|hablar) (con|directamente) ~ (soporte|equipo|servicio|atención)',
      '(tienes|tiene|hay) que (escribir|llamar|contactar|dirigir*|ponerte|ponerse) ~ (atención|soporte|equipo|servicio|cliente)',
      'solo (lo|la|los)? (puede|pueden) (hacer|cambiar|ver|resolver)? ~ (equipo|soporte|servicio|atención)',
      '(nuestro|el) (equipo|servicio) ~ (puede|podrá) (ayudarte|ayudarle|ayudar*)',
      '(es|sería|lo) (recomendable|aconsejable|mejor|preferible|conveniente|ideal) (es)? (que)? (consult*|contact*|pregunt*|llam*|verific*|acud*|habl*)',
      '(pregunta|pregunte|pregúntale|pregúntele|consúltalo|consúltelo|míralo|escríbenos|habla|hable) (en|a|con|directamente) ~ (tienda|soporte|servicio|equipo|atención|fabricante|vendedor|transportista|web)',
      '(mejor|recomendable|aconsejable|preferible) ~ (que)? (nos|les|lo)? (llame*|llamar*|escrib*|contact*|pregunt*|consult*|visit*)',
      '(llámanos|llámenos|escríbenos|escríbanos|contáctanos|contáctenos)',
    ],
    aboutSources: [
      '(documento|documentos|artículo|artículos|texto|textos|página|páginas|guía|manual|fuente|fuentes|información) ~ (solo|sólo|principalmente|únicamente|sobre todo|solamente|más bien) ~ (trata|tratan|habla|hablan|menciona|mencionan|describe|describen|cubre|cubren|se centra|se centran)',
      '(trata|tratan|habla|hablan|menciona|mencionan|describe|describen|se centra|se centran|se limita|se limitan) (solo|sólo|principalmente|únicamente|sobre todo|solamente|más bien)',
    ],
    unavailable: [
      'no (hay|tenemos|quedan|existen|encontré|se encontraron) ~ (disponible|disponibles|disponibilidad|resultados|lugares|plazas|habitaciones|mesas|opciones|existencias|stock)',
      'no (está|están|es|será|fue) (disponible|disponibles|posible|permitido|permitida|abierto|en stock)',
      '(agotado|agotada|agotados|no disponible|sin stock|completo|fallido|rechazado|rechazada|imposible|lleno)',
      'no (pude|puedo|podemos|fue posible|logré|pudimos|se pudo) ~ (reservar|realizar|completar|cambiar|cancelar|pedir|comprar|encontrar|procesar)',
      'no (ofrecemos|aceptamos|vendemos|hacemos|enviamos|tenemos|contamos con|permitimos)',
    ],
    done: [
      '(he|hemos|ha|han) (sido)? (ya)? (reservado|cancelado|anulado|reembolsado|devuelto|abonado|cambiado|modificado|actualizado|enviado|reenviado|trasladado|pasado|anadido|agregado|eliminado|aplicado|tramitado|programado|reprogramado|registrado|abierto|sustituido|restablecido|corregido|ampliado|activado|desbloqueado|confirmado|pedido|solicitado|escalado)',
      '(queda|quedan|esta|estan) (ya)? (reservad*|cancelad*|anulad*|reembolsad*|cambiad*|confirmad*|registrad*|activad*)',
      '(te|le|os|les|lo|la) (reembolso|reembolsamos|envio|enviamos|reenvio|cancelo|cancelamos|anulo|anulamos|paso|pasamos|cambio|cambiamos|reservo|reservamos)',
      'numero de (seguimiento|reserva|confirmacion) es',
    ],
    notDone: [
      'no (he|hemos|pude|pudimos|puedo|podemos|ha|se ha) (podido|sido posible)? (reservar|cancelar|anular|reembolsar|cambiar|completar|enviar|tramitar|programar)',
      '(reserva|pedido|pago|cancelacion|reembolso) (ha fallado|fallo|rechazad*|ha sido rechazad*)',
    ],
    readBack: [
      '(confirma|confirme|confirmas|confirmar|confírmame) (por favor|que|los|la|el|si|estos)',
      '(es|está|están|son) (esto|eso|todo)? (correcto|correctos)',
      '(he entendido bien|lo he entendido bien|para confirmar)',
      '(correcto|verdad) $',
    ],
    topicChange: [
      '(hablemos|hablar) de (otra cosa|otro tema|algo más)',
      '(por cierto|cambiando de tema|a propósito|otra cosa)',
    ],
    hedge: [
      '(quizás|quizá|tal vez|probablemente|posiblemente|generalmente|normalmente|habitualmente|usualmente|por lo general|en general|a veces|aproximadamente|alrededor de|suele|suelen|podría|podrían|puede que|es posible|parece|al parecer|supuestamente|en principio)',
      '(depende|dependerá|dependiendo|varía|varían|según)',
      '(creo|pienso|supongo|diría) que',
    ],
    contrast: [
      '(sin embargo|no obstante|aunque|en cambio|^ pero|de todas formas|de todos modos)',
      'puedo (decirte|decirle|ofrecerte|ofrecerle|contarte|ayudarte|ayudarle)',
    ],
    apology: [
      '(lo siento|lamento|lamentamos|disculpa|disculpe|disculpas|perdón|perdona|perdone|lamentablemente|desafortunadamente|desgraciadamente|sentimos)',
    ],
    courtesy: [
      '(algo más|otra cosa|alguna otra|otra duda|más preguntas|otra pregunta)',
      '(de nada|con gusto|un placer|encantado|encantada|buen día|feliz día|que tengas|que tenga|a su disposición|a tu disposición|me alegra|me alegro|no hay de qué|no hay problema)',
      '(en qué|cómo) (puedo|podemos|te puedo|le puedo) (ayudar*)?',
      'gracias por (contactar*|tu|su|la|escribir*|comunicar*|esperar|avisar)',
      'no dudes en',
      'no dude en',
      '(avísame|házmelo saber|hágamelo saber)',
    ],
    rude: [
      '(eres|es usted|usted es) (un|una|muy|tan|bastante)? (idiota|estúpido|estúpida|tonto|tonta|inútil|ridículo|imbécil|bobo|pesado|pesada|ignorante)',
      '(cállate|cállese|pregunta (tonta|estúpida|idiota)|no es mi problema|es tu problema|es su problema|déjame en paz|aprende a leer|aprenda a leer|me da igual|lárgate)',
    ],
    curt: [
      '(lea|lee|consulte|consulta|mire|mira|vea|ve) (el|la|mi|tu|su|las) (manual|instrucciones|documentación|mensaje|faq|respuesta)',
      'ya (se|te|le)? (lo)? (he dicho|dije|respondí|expliqué|he respondido|he contestado|contesté|he explicado)',
      '(está|viene|pone) (todo)? (en) (el|la|las) (manual|instrucciones|guía)',
      '(debería|deberías|debe|debes|hay que) (saber|saberlo|haberlo leído)',
      '^ pregunta equivocada',
      'no (es|soy) (una|un|su|tu) (escuela|enciclopedia|secretaria|buscador)',
      '(búsquelo|búscalo|búscatelo|míralo|mírelo|averígualo)',
      'es (obvio|evidente|de sentido común|elemental)',
    ],
    thanks: ['(gracias|agradezco|agradecido|agradecida|thx|thanks|mil gracias)'],
    confirmation: [
      '(ya|eso|esto|ahora|me|todo|sí) (me)? (ya|sí)? (funciona|funcionó|sirve|sirvió|ayudó|ayuda|quedó claro|está|está resuelto|está solucionado|se solucionó|se resolvió|lo encontré|pude)',
      '(perfecto|genial|excelente|estupendo|fantástico|maravilloso|buenísimo|muy bien|muy amable|muy útil|queda claro|me queda claro|justo lo que|exactamente lo que|solucionado|resuelto|eso es todo|eso era todo|de lujo|bárbaro)',
      '^ (bien|bueno|listo|super) $',
    ],
    dissatisfaction: [
      '(no|tampoco|nunca|nada) (me|te|se|lo|le|ha|han|es|está|fue)? (me|ha)? (sirve|sirvió|ayuda|ayudó|ayudado|ayudas|ayudan|funciona|funcionó|funcionado|responde|respondes|respondió|respondido|resuelve|resolvió|soluciona|útil|correcto|cierto|contesta|contestas|lo que|verdad|bien|entiendes|entiende|normal)',
      '(sigue|siguen|sigo) (sin|igual|con|el mismo|la misma)',
      '(inútil|inservible|tontería|falso|incorrecto|equivocado|mal servicio|pésimo|pésima|terrible|horrible|vergüenza|vergonzoso|inaceptable|decepcionado|decepcionada|decepcionante|frustrante|molesto|molesta|ridículo|fatal|un desastre|pérdida de tiempo|harto|harta|peor|patético|cansado de|cansada de)',
      'eso no (es|era|responde|me)',
      'no (sirve|sirves|sirven) (de|para) nada',
    ],
    rejection: [
      '(demasiado|muy) (caro|cara|tarde|temprano|lejos|pequeño|grande|largo|corto|lento|complicado|alto)',
      'no (me)? (gusta|gustan|interesa|convence|conviene|sirve|quiero (ese|esa|eso|esos|ninguno))',
      '(otra|otras|otro|otros) (opción|opciones|alternativa|alternativas|sugerencia|modelo|horario|cosa|lugar|posibilidad)',
      '(algo|qué) más (barato|económico|tarde|temprano|tienen|tienes|hay)',
      '(mejor|en cambio|en su lugar)',
    ],
    enough: ['(eso|esto) (es|sería|era) todo', 'no gracias', '(nada|no) más', 'por (ahora|el momento) no'],
    correction: [
      '^ no (yo (quiero|quería|pregunté|dije|necesito)|me (refiero|refería)|quería decir|es eso|eso no|ese no|esa no|está mal)',
      '(me refiero|me refería|quise decir|quería decir|quiero decir|lo que (quiero|quería|pregunto|pregunté|necesito)|yo pregunté|pregunté por|pregunté si|estoy hablando de|no pregunté|te pregunté|le pregunté)',
      '(no me has|no me ha|no has|no ha|no) (entendido|entiendes|entiende|leído)',
      '(sino|en lugar de|en vez de|te equivocas|se equivoca|estás equivocado|^ no ese|^ no esa|^ ese no|^ esa no)',
    ],
    bewilderment: [
      '(qué|a qué) (quieres|quiere|te|se) (decir|refieres|refiere)',
      '^ (qué|cómo|eh|perdón|por qué|quién|mande) $',
      'no (te|le|lo|me|entiendo)? (entiendo|comprendo|queda claro)',
      'no tiene (ningún)? sentido',
      '(confundido|confundida|confuso|raro|extraño)',
      'qué tiene que ver',
      '(responde|responda|contesta|conteste) (a)? (mi|lo que|la)',
    ],
    retry: [
      '(intenta|intente|prueba|pruebe|revisa|revise|busca|busque|verifica|verifique|inténtalo|inténtelo) (otra vez|de nuevo|nuevamente|con otr*|una vez más)',
      '(volver a|vuelva a|vuelve a) (intentar*|revisar*|buscar*|comprobar*|probar*)',
    ],
    repetition: [
      '(ya) (te|le|lo|se|os|les|la|me)? (lo|la|he|había)? (dije|he dicho|dicho|pregunté|preguntado|expliqué|explicado|mencioné|intenté|intentado|probé|probado|hice|hecho|di|dado|respondí|comenté|comentado|envié|escribí)',
      '(como (ya)? (dije|te dije|le dije|he dicho|mencioné|comenté)|otra vez|de nuevo|nuevamente|por (segunda|tercera|enésima|última) vez|cuántas veces|una y otra vez|lo mismo|la misma (respuesta|pregunta|cosa)|repito|te repito|le repito|repites|repite lo mismo)',
    ],
    human: [
      '(hablar|comunicar|comunicarme|contactar|conversar|chatear|hable|comuníqueme|comunícame|pásame|páseme|ponme|póngame|transfiéreme|transfiérame|conectar*) (con|a)? (un|una|el|la|algún|alguna|alguien|su)? (verdadero|verdadera|de verdad|otro|otra|ser)? (humano|humana|persona|agente|asesor|asesora|alguien|representante|operador|operadora|supervisor|encargado|ejecutivo|gerente|responsable|empleado|atención al cliente|servicio al cliente)',
      '(persona|humano|agente) (real|humano|humana|de verdad|en vivo)',
      '(humano|agente|asesor|operador|persona|representante) por favor',
      '^ (humano|agente|asesor|operador|operadora|persona|representante|atención al cliente) $',
      '(quiero|necesito|quisiera|dame|deme) (un|una|a un|a una|hablar)? (humano|agente|asesor|persona|representante|operador|supervisor)',
      '(llámame|llámenme|llámeme|me (pueden|puede|podrían|podría) (llamar|contactar)|que me llame*)',
      '(no|ni) (con|a|quiero)? (un|una|al|hablar con un|hablar con una)? (robot|bot|máquina|chatbot|computadora|ordenador|ia)',
      '(alguien|una persona) (real|humana|que)? (puede|podría|me pueda)? (me)? (atienda|atender|ayude|ayudarme|llame)',
    ],
    noHuman: [
      'no (quiero|necesito|deseo|hace falta|quisiera|tengo que) (hablar|llamar|contactar|que me)? (con|a)? ~ (humano|persona|agente|asesor|alguien|operador|llamen|llame|nadie)',
      '(sin|en vez de|en lugar de|prefiero no) (tener que|hablar|llamar)? (hablar|llamar)? (con|a)? ~ (humano|persona|agente|asesor|alguien|nadie)',
      '(ya)? (hablé|he hablado) con ~ (agente|asesor|persona|alguien|operador)',
    ],
    rage: [
      '(mierda*|joder|puta*|puto*|idiota*|imbécil*|estúpid*|cabron*|cabrón*|gilipollas|coño|estafa*|estafador*|ladrones|pendej*|maldit*|carajo|chingad*|wtf|fuck*|timo|asco|basura)',
    ],
    greeting: ['(^ hola|^ buenas|^ buenos días|^ buen día|^ buenas (tardes|noches)|^ hey|^ saludos|^ qué tal)'],
    farewell: ['(adiós|hasta (luego|pronto|mañana)|chao|chau|buenas noches|que tengas|nos vemos|feliz (día|tarde))'],
    smallTalk: [
      '(cómo estás|cómo está|qué tal|cómo te va|todo bien)',
      '(eres|es usted|estoy hablando con|hablo con) (un|una)? (robot|bot|humano|máquina|persona|ia|chatbot|ordenador)',
      '(cómo te llamas|quién eres|cuántos años tienes|cuéntame un chiste|es una prueba|solo probando|sólo probando|solo miro|^ prueba $|^ test $|jaja*|jeje*)',
    ],
    giveUp: [
      '(olvídalo|olvídelo|déjalo|déjelo|da igual|no importa|me rindo|ya no (quiero|necesito|importa)|me voy a otr*|busco otr*|en otro (sitio|lado|lugar)|paso|dejémoslo)',
    ],
    questionOpener: [
      '^ (qué|que|cuál|cuáles|quién|quiénes|cuándo|dónde|cómo|por qué|cuánto|cuánta|cuántos|cuántas|a qué|en qué|de qué|es posible|se puede|puedo|puede|pueden|podría|podrían|puedes|podrías|hay|tienen|tiene|tienes|hacen|venden|aceptan|envían|sabes|sabe|me puede|me puedes|me podría|me podrías|debo|está|están|es|son|ofrecen|existe|necesito saber)',
      '^ (hola|buenas|buenos días|ok|y|pero|entonces|gracias|sí|no|vale|disculpa|disculpe|perdón) (y|pero|una pregunta|entonces)? (qué|cuál|cuáles|quién|cuándo|dónde|cómo|por qué|cuánto|cuánta|cuántos|puedo|puede|pueden|podría|hay|tienen|hacen|se puede|me puede|es)',
      '(cómo (puedo|hago|se|funciona)|cuánto (cuesta|tarda|vale|tiempo|es|dura)|dónde (está|puedo|queda)|cuándo (llega|es|va|puedo)|por qué (no|mi|se|me)|hay algún|hay alguna)',
      '(saber|decirme|decir|explicarme|preguntar) (si|qué|cuándo|dónde|cómo|por qué|cuánto|cuál|quién)',
    ],
    request: [
      '(quiero|quisiera|necesito|busco|deseo|me gustaría|estoy buscando|tengo que|intento|estoy intentando|queremos|necesitamos|querría|quería)',
      '(tengo|tenemos|tuve) (un|una|el|algún)? (problema|duda|pregunta|error|inconveniente|consulta|queja|problemas)',
      '(ayuda|ayúdame|ayúdeme|dime|dígame|muéstrame|explícame|envíame|por favor|recomiéndame|podrías|podría)',
      'no (me)? (funciona|llega|llegó|ha llegado|abre|carga|aparece|puedo|deja|recibí|he recibido)',
      '(roto|rota|falta|perdido|perdida|dañado|retraso|cancelar|cancelación|devolver|devolución|reembolso|cambiar|cambio|modificar|pedir|reservar|reclamación|reclamar)',
    ],
    advice: [
      '(recomiendas|recomienda|recomiendan|recomendar|recomendación|recomendaciones|aconsejas|aconseja|consejo|consejos|sugieres|opinas|opinión|prefieres)',
      '(debo|debería|deberíamos|conviene|vale la pena|merece la pena)',
      '(cuál|qué|quién) (es|son|sería) (el|la|los|las)? (mejor|mejores|peor|más)',
      '(es|sería) (mejor|bueno|malo|seguro|peligroso|buena idea)',
      '(qué|tú) (piensas|crees|te parece|le parece|cree)',
    ],
    agreement: [
      '^ (sí|si|claro|vale|ok|okay|bueno|de acuerdo|exacto|exactamente|correcto|por supuesto|entiendo|entendido|eso es|así es|dale|perfecto)',
    ],
  },
};
