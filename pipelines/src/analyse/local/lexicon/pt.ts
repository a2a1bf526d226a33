import type { Lexicon } from './categories.ts';

const KNOWLEDGE =
  '(informação|informações|info|infos|detalhe|detalhes|dado|dados|resposta|respostas|conhecimento|registro|registo|ideia)';

/** Where an answer would have stood. */
const SOURCES =
  '(informações|informação|artigos|páginas|documentação|dados|fontes|base|registros|registos|ajuda|guias|materiais|manual)';

export const portuguese: Lexicon = {
  language: 'pt',
  stopWords:
    'o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela pelos pelas para com sem sobre entre até desde e ou mas se não nem que quê quem qual quais quando onde como quanto quanta quantos porque porquê por que pois é são era eram foi ser sido sou somos está estão estou estava estar tem têm tenho tinha ter há haver pode podem posso poderia devo deve quero quer queria gostaria me meu minha meus minhas mim te ti teu tua seu sua seus suas se lhe nos nosso nossa eu tu ele ela você vocês vc eles elas nós este esta isto estes estas esse essa isso esses essas aquele aqui aí ali lá muito muita mais menos também já ainda só assim então sim olá oi bom boa dia tarde noite obrigado obrigada favor ok tudo todos toda todas algo nada outro outra cada bem fazer faz faço isto',
  phrases: {
    denial: [
      `(não|nao) (tenho|temos|disponho|possuo|possuímos|há|encontro|encontrei|encontramos|existe|existem|consta|constam) (no momento|acesso a|acesso|essa|esta|a|as|nenhuma|mais|muita|muitas|qualquer|informações|suficiente|suficientes|atualmente)? (essa|essas|esta|a|nenhuma|mais)? ~ ${KNOWLEDGE}`,
      '(não|nao) (sei|sabemos|saberia|conheço|conhecemos) (dizer|informar|responder|isso|se|quando|como|qual|$|lhe|te)',
      '(não|nao) (lhe|te|o)? (posso|podemos|consigo|conseguimos|pude|poderia|sou capaz de|estou apto a|é possível|foi possível) (lhe|te|o)? (ajudar*|responder*|encontrar*|dar*|fornecer*|oferecer*|dizer*|confirmar*|informar*|indicar*|acessar|aceder|verificar*|localizar*|resolver*|garantir*|recomendar*|acessar*)',
      `(nenhuma|sem|nenhum) (mais)? ${KNOWLEDGE}`,
      '(não|nao) (é|está|são|foi|estão) (mencionado|mencionada|especificado|especificada|indicado|indicada|informado|informada)',
      '(não|nao) (menciona|mencionam|especifica|especificam|indica|contém|contêm|informa|consta)',
      '(fora|além) (do|da|de) (meu|minha|nosso|escopo|alcance) ~',
      '(não|nao) (tenho|temos) (esse|essa|isso|acesso|certeza|como)',
      'desconheço',
      '(não|nao) (aparece|consta|figura) (em|na|no|nos|nas) (informação|documentação|documentos|dados|ficha|fontes|base|descrição)?',
      '(não|nao) (estou|tenho) (certo|certa|certeza)',
      `não (está|estão|consta|constam|aparece|aparecem|figura|se encontra|faz parte|é abordado|é abordada|vem) ~ ~ ${SOURCES}`,
      'não (encontro|encontrei|encontramos|achei|acho|vejo|localizei|sei|sabemos|tenho|temos|há) nada (sobre|a respeito|em|nas|nos|na|no|mais|disso|acerca|relacionado|$)',
      '(continuo|continuamos|sigo) sem (encontrar|saber|ter) (nada|informações|informação|resposta|mais)',
      `não (tenho|temos|disponho de|dispomos de) (mais|esses|essas|essa|quaisquer|suficientes)? ${KNOWLEDGE}`,
      'não (adivinhar|especular|inventar|arriscar|chutar|supor)',
      `(me|nos) (falta|faltam) ~ ${KNOWLEDGE}`,
      `(falta|faltam) me ~ ${KNOWLEDGE}`,
      'não (sei|sabemos|o sei) (ao certo|responder|essa|isso|$)',
      'não (o|a)? (posso|podemos|consigo|conseguimos) (alterar*|mudar*|cancelar*|modificar*|corrigir*)',
    ],
    misunderstanding: [
      '(não|nao) (te|o|a|consegui|pude|tenho certeza se)? (entendi|compreendi|percebi|entender|compreender|entendo|compreendo|perceber)',
      '(reformular|reformule|reformula|esclarecer|repetir|explicar de outra|ser mais específico|ser mais específica|ser mais claro)',
      'o que (quer|quis|você quer) dizer',
    ],
    deflection: [
      '(por favor|recomendo|sugiro|pode|você pode|aconselho|recomendamos|sugerimos|deve|deverá|convido*) (que|também|a|diretamente)? (você)? (contactar|contatar|contacte|contate|entrar em contato|entrar em contacto|entre em contato|entre em contacto|ligar|ligue|consultar|consulte|visitar|visite|falar com|fale com|escrever|escreva|verificar|verifique|procurar|procure|dirigir*|acessar|acesse)',
      '(contacte|contate|entre em (contato|contacto)|ligue|consulte|visite|fale com|escreva|acesse|dirija se|procure) (o|a|os|as|para|com|nosso|nossa|nos|diretamente|um|uma)',
      'para (mais|maiores|obter mais) (informações|informação|detalhes|esclarecimentos)',
      '(um atendente|um agente|um colega|nossa equipe|a nossa equipa|nosso time) (vai|irá|entrará|poderá)',
      'só (a|o) (nossa|nosso)? ~ (equipe|equipa|suporte|atendimento|serviço) (pode|consegue)',
      '(nossa|nosso|a nossa|o nosso) (equipe|equipa|suporte|atendimento) (pode|poderá|consegue) (ajudar*|lhe|te)',
      '(tem|terá|deve) (que|de)? (escrever|ligar|contactar|contatar|falar) ~ (suporte|atendimento|equipe|equipa|serviço)',
      '(é|seria|o) (recomendável|aconselhável|melhor|recomendado|ideal|preferível) (é)? (que)? (consult*|contact*|contat*|pergunt*|ligar|ligue|verific*|procur*|fal*)',
      '(pergunte|pergunta|veja|confirme|confirma|fale|fala|consulte) (na|no|à|ao|com|junto|diretamente) ~ (loja|suporte|atendimento|serviço|equipe|equipa|fabricante|vendedor|transportadora|site)',
      '(melhor|recomendável|aconselhável|ideal) ~ (nos)? (ligar|liga|ligue|escrever|contactar|contatar|perguntar|consultar|visitar|falar)',
      '(ligue|escreva|contacte|contate|fale) (nos|para nós|connosco|conosco)',
    ],
    aboutSources: [
      '(documento|documentos|artigo|artigos|texto|textos|página|páginas|guia|manual|fonte|fontes|informação|informações) ~ (só|somente|principalmente|apenas|sobretudo|unicamente) ~ (trata|tratam|fala|falam|menciona|mencionam|descreve|descrevem|aborda|abordam|cobre)',
      '(trata|tratam|fala|falam|menciona|mencionam|descreve|descrevem|aborda|abordam|limita se) (só|somente|principalmente|apenas|sobretudo|unicamente)',
    ],
    unavailable: [
      '(não|nao) (há|temos|existem|restam|encontrei|foram encontrados) ~ (disponível|disponíveis|disponibilidade|resultados|vagas|lugares|quartos|mesas|opções|estoque|stock)',
      '(não|nao) (está|estão|é|será|foi) (disponível|disponíveis|possível|permitido|permitida|aberto|em estoque)',
      '(esgotado|esgotada|esgotados|indisponível|sem estoque|lotado|falhou|recusado|recusada|impossível|cheio)',
      '(não|nao) (pude|posso|podemos|foi possível|consegui|conseguimos) ~ (reservar|realizar|concluir|alterar|cancelar|pedir|comprar|encontrar|processar)',
      '(não|nao) (oferecemos|aceitamos|vendemos|fazemos|enviamos|temos|trabalhamos|entregamos)',
    ],
    done: [
      '(reservei|cancelei|reembolsei|alterei|atualizei|enviei|reenviei|encaminhei|adicionei|removi|apliquei|agendei|reagendei|registei|registrei|abri um|substitui|corrigi|prolonguei|ativei|desbloqueei|confirmei|solicitei)',
      '(ja|nos)? (reservamos|cancelamos|reembolsamos|alteramos|encaminhamos|agendamos|substituimos) (o|a|os|as|seu|sua|teu|tua)',
      '(foi|foram|esta|estao|ficou) (ja)? (reservad*|cancelad*|reembolsad*|alterad*|atualizad*|enviad*|encaminhad*|adicionad*|removid*|aplicad*|agendad*|reagendad*|registad*|registrad*|substituid*|corrigid*|ativad*|confirmad*|concluid*)',
      '(vou|vamos|irei|iremos) (ja)? (reembolsar|enviar|reenviar|cancelar|encaminhar|reservar|trocar|substituir)',
    ],
    notDone: [
      'nao (consegui|conseguimos|foi possivel|pude|pudemos) (reservar|cancelar|reembolsar|alterar|concluir|enviar|processar|agendar)',
      '(reserva|pedido|pagamento|cancelamento|reembolso) (falhou|recusad*|foi recusad*)',
    ],
    readBack: [
      '(confirma|confirme|confirmar|confirmas) (por favor|que|os|a|o|se|estes)',
      '(está|é|estão) (isto|isso|tudo)? (correto|certo|corretos)',
      '(entendi bem|percebi bem|para confirmar)',
      '(certo|correto) $',
    ],
    topicChange: [
      '(vamos falar|falar) (de|sobre) (outra coisa|outro assunto)',
      '(a propósito|mudando de assunto|por falar nisso|aliás|outra coisa)',
    ],
    hedge: [
      '(talvez|provavelmente|possivelmente|geralmente|normalmente|habitualmente|em geral|às vezes|aproximadamente|cerca de|costuma|costumam|poderia|poderiam|pode ser|é possível|parece|aparentemente|supostamente|em princípio)',
      '(depende|dependendo|varia|variam|conforme|consoante)',
      '(acho|acredito|penso|creio|suponho) que',
    ],
    contrast: [
      '(no entanto|contudo|entretanto|todavia|porém|embora|em contrapartida|^ mas|ainda assim|mesmo assim)',
      'posso (te|lhe|ajudar|dizer|informar|oferecer)',
    ],
    apology: ['(desculpe|desculpa|desculpas|lamento|lamentamos|sinto muito|infelizmente|perdão|peço desculpa)'],
    courtesy: [
      '(mais alguma coisa|algo mais|outra dúvida|mais alguma dúvida|outra pergunta|em que mais)',
      '(de nada|por nada|disponha|um prazer|fico feliz|bom dia para|tenha um|tenha uma|à disposição|sem problema|imagina|ao seu dispor)',
      '(como|em que) (posso|podemos) (te|lhe|o)? (ajudar)?',
      '(obrigado|obrigada) por (entrar|contactar|contatar|sua|seu|aguardar|escrever)',
      '(não hesite|fique à vontade|me avise|avise me)',
    ],
    rude: [
      '(você é|tu és|o senhor é|és) (um|uma|muito|tão)? (idiota|estúpido|estúpida|burro|burra|inútil|ridículo|imbecil|tolo|chato|chata|ignorante)',
      '(cala a boca|cale se|pergunta (idiota|estúpida|burra|boba)|não é meu problema|não é problema meu|problema seu|me deixe em paz|aprenda a ler|não me interessa)',
    ],
    curt: [
      '(leia|lê|consulte|veja|olhe) (o|a|as|minha|meu|seu|sua) (manual|instruções|documentação|mensagem|faq|resposta)',
      'já (lhe|te|o)? (disse|respondi|expliquei|falei)',
      '(está|vem) (tudo)? (no|na|nas) (manual|instruções|guia)',
      '(deveria|devia|deve|tem que|tem de) (já)? (saber|sabê lo)',
      '^ pergunta errada',
      'não (é|sou) (uma|um|sua|seu) (escola|enciclopédia|secretária|buscador|professor)',
      '(procure|pesquise|descubra) (você|sozinho|sozinha|no google)',
      'é (óbvio|evidente|elementar)',
    ],
    thanks: ['(obrigado|obrigada|obg|obrigadão|agradeço|agradecido|agradecida|valeu|vlw|grato|grata|thanks)'],
    confirmation: [
      '(já|isso|agora|tudo|deu|sim) (já|me)? (funciona|funcionou|serviu|ajudou|ajuda|resolveu|resolvido|certo|consegui|deu certo|está resolvido|ficou claro|está funcionando)',
      '(perfeito|ótimo|ótima|excelente|maravilha|maravilhoso|fantástico|muito bem|muito bom|show|legal|beleza|fixe|espetacular|era isso|é isso|só isso|exatamente o que|resolvido|deu certo|ficou claro|muito útil|entendido)',
      '^ (bom|certo|top|bacana) $',
    ],
    dissatisfaction: [
      '(não|nao|nunca|nem|nada) (me|se|é|está|foi|isso)? (me)? (serve|serviu|ajuda|ajudou|funciona|funcionou|responde|respondeu|resolve|resolveu|útil|correto|correta|verdade|certo|o que|adianta|adiantou|entende|entendeu|normal)',
      '(continua|continuo|continuam|ainda) (não|sem|igual|com|o mesmo|a mesma)',
      '(inútil|inúteis|falso|errado|errada|incorreto|incorreta|péssimo|péssima|terrível|horrível|vergonha|vergonhoso|inaceitável|inadmissível|decepcionado|decepcionada|desiludido|desapontado|frustrante|frustrado|irritante|ridículo|um desastre|perda de tempo|cansado de|cansada de|farto|farta|pior|lamentável|absurdo|descaso)',
      'isso não (é|era|responde|me|ajuda)',
      'não serve (para|pra) nada',
    ],
    rejection: [
      '(demais|muito|demasiado) (caro|cara|tarde|cedo|longe|pequeno|grande|longo|curto|lento|complicado|alto)',
      '(caro|tarde|cedo|longe|pequeno|grande) demais',
      '(não|nao) (me)? (gosto|gostei|interessa|serve|convém|quero (esse|essa|isso|nenhum))',
      '(outra|outras|outro|outros) (opção|opções|alternativa|alternativas|sugestão|modelo|horário|coisa|lugar|possibilidade)',
      '(algo|o que) mais (barato|tarde|cedo|tem)',
      '(em vez disso|prefiro)',
    ],
    enough: ['(é|era|seria) (só isso|tudo|só)', '(não|nao) obrigad*', '(nada|não) mais', 'por (enquanto|agora) não'],
    correction: [
      '^ (não|nao) (eu (quero|queria|perguntei|disse|preciso)|não é isso|é isso|foi isso|está errado|isso não)',
      '(quis dizer|queria dizer|quero dizer|me refiro|referia me|estou falando|estou a falar|o que (eu)? (quero|queria|perguntei|preciso)|eu perguntei|perguntei (se|sobre|por)|não perguntei)',
      '(você|vc)? (não)? (entendeu errado|me entendeu|leu)',
      '(em vez de|ao invés de|está errado|você está enganado|^ não esse|^ não essa|^ esse não|mas sim)',
    ],
    bewilderment: [
      '(o que|que) (você|vc)? (quer|quis|queres|está) (dizer|falando)',
      '^ (quê|o que|como|hã|hein|por que|quem|ué|oi) $',
      '(não|nao) (te|lhe|estou)? (entendi|entendo|percebi|percebo|entendendo|faz sentido)',
      '(não|nao) faz (nenhum)? sentido',
      '(confuso|confusa|estranho|esquisito)',
      'o que (isso|isto) tem a ver',
      '(responda|responde) (a)? (minha|à minha|o que)',
    ],
    retry: [
      '(tente|tenta|verifique|verifica|procure|procura|confira|busque) (outra vez|de novo|novamente|mais uma vez)',
      '(voltar a|volte a|volta a) (tentar|verificar|procurar|conferir)',
    ],
    repetition: [
      '(já) (te|lhe|o|eu)? (disse|falei|perguntei|expliquei|mencionei|tentei|fiz|dei|respondi|enviei|informei|escrevi|testei)',
      '(como (eu|já)? (disse|falei|mencionei|expliquei)|outra vez|de novo|novamente|pela (segunda|terceira|enésima|última) vez|quantas vezes|a mesma (resposta|coisa|pergunta)|o mesmo (de sempre)|repito|estou repetindo|fica repetindo|você repete)',
    ],
    human: [
      '(falar|conversar|contactar|contatar|comunicar|fale|transferir|transfira|transfere|passar|passe|ligar|conectar) (me)? (com|para)? (um|uma|o|a|algum|alguma|alguém|seu)? (verdadeiro|verdadeira|de verdade|outro|outra|ser)? (humano|humana|pessoa|atendente|agente|alguém|assistente humano|operador|operadora|supervisor|gerente|responsável|funcionário|representante|atendimento humano|suporte)',
      '(pessoa|humano|atendente|agente) (real|humano|humana|de verdade)',
      '(humano|atendente|agente|operador|pessoa) por favor',
      '^ (humano|atendente|agente|operador|atendimento|pessoa) $',
      '(quero|preciso|gostaria|queria) (de|um|uma|de um|de uma|falar)? (humano|atendente|agente|pessoa|operador|supervisor)',
      '(me (liguem|ligue|liga)|liguem me|podem me ligar|alguém (pode|poderia) me (ligar|ajudar|atender|contactar))',
      '(não|nem) (com|quero)? (um|uma|falar com um|falar com uma|o)? (robô|robot|bot|máquina|chatbot|computador|ia)',
      'atendimento humano',
    ],
    noHuman: [
      '(não|nao) (quero|preciso|desejo|gostaria|precisa|tenho que) (de)? (falar|ligar|contactar|que me)? (com|para)? ~ (humano|pessoa|atendente|agente|alguém|ninguém|operador|liguem)',
      '(sem|em vez de|ao invés de|prefiro não) (ter que|precisar|falar|ligar)? (falar|ligar)? (com|para)? ~ (humano|pessoa|atendente|agente|alguém|ninguém)',
      '(já)? falei com ~ (atendente|agente|pessoa|alguém|operador)',
    ],
    rage: [
      '(merda*|porra|caralho|puta*|puto*|idiota*|imbecil*|estúpid*|burr*|foda*|fodase|golpe*|ladrões|ladrao|roubo|bosta*|cacete|maldit*|wtf|fuck*|lixo|palhaçada|vagabund*|desgraça*)',
    ],
    greeting: ['(^ olá|^ ola|^ oi|^ bom dia|^ boa (tarde|noite)|^ e aí|^ hey|^ alô)'],
    farewell: ['(adeus|tchau|até (logo|mais|breve|amanhã)|boa noite|tenha um bom|bom fim de semana)'],
    smallTalk: [
      '(tudo bem|como vai|como está|como estás|tudo bom|como você está)',
      '(você é|tu és|és|estou falando com|estou a falar com) (um|uma)? (robô|robot|bot|humano|máquina|pessoa|ia|chatbot|computador)',
      '(qual (é)? (o)? seu nome|como te chamas|quem é você|quem és|quantos anos você tem|conta uma piada|conte uma piada|é só um teste|só testando|só olhando|^ teste $|^ test $|kkk*|haha*|rsrs*)',
    ],
    giveUp: [
      '(esquece|esqueça|deixa (pra lá|para lá|estar|quieto)|deixe (estar|pra lá)|tanto faz|não importa|desisto|já não (quero|preciso)|não (quero|preciso) mais|vou (procurar|comprar|ver) (em)? outr*|em outro lugar|noutro lado)',
    ],
    questionOpener: [
      '^ (o que|que|qual|quais|quem|quando|onde|como|por que|porque|porquê|quanto|quanta|quantos|quantas|a que|em que|de que|é possível|posso|pode|podem|poderia|podes|há|tem|têm|vocês|vendem|aceitam|enviam|sabe|sabem|você|devo|está|estão|é|são|existe|oferecem|dá para|da pra|fazem|entregam|será)',
      '^ (olá|oi|bom dia|boa tarde|boa noite|ok|e|mas|então|obrigado|obrigada|sim|não|desculpe) (e|mas|uma pergunta|uma dúvida|então)? (o que|qual|quais|quem|quando|onde|como|por que|quanto|quantos|posso|pode|podem|há|tem|têm|vocês|é)',
      '(como (posso|faço|funciona|é|eu)|quanto (custa|tempo|é|demora)|onde (está|fica|posso)|quando (chega|é|vai)|por que (não|meu|minha)|há algum|há alguma|tem como)',
      '(saber|dizer|explicar|perguntar|informar) (me)? (se|o que|quando|onde|como|por que|quanto|qual|quem)',
    ],
    request: [
      '(quero|queria|preciso|procuro|desejo|gostaria|estou procurando|estou à procura|tenho que|tento|estou tentando|estou a tentar|queremos|precisamos)',
      '(tenho|temos|tive|estou com) (um|uma|o|algum)? (problema|dúvida|pergunta|erro|questão|reclamação|problemas)',
      '(ajuda|ajude me|me ajude|me ajuda|diga me|me diga|mostre|explique|envie|por favor|recomende)',
      '(não|nao) (me)? (funciona|chega|chegou|abre|carrega|aparece|consigo|deixa|recebi|entra)',
      '(partido|quebrado|quebrada|falta|perdido|danificado|atraso|atrasado|cancelar|cancelamento|devolver|devolução|reembolso|trocar|troca|alterar|encomendar|reservar|reclamar)',
    ],
    advice: [
      '(recomenda|recomendas|recomendam|recomendar|recomendação|recomendações|aconselha|aconselham|conselho|conselhos|sugere|dica|dicas|opinião|prefere)',
      '(devo|deveria|devemos|vale a pena|compensa)',
      '(qual|quais|quem) (é|são|seria) (o|a|os|as)? (melhor|melhores|pior|mais)',
      '(é|seria) (melhor|bom|boa|mau|seguro|perigoso|boa ideia)',
      '(que|você|o que) (acha|pensa|achas|pensas)',
    ],
    agreement: [
      '^ (sim|claro|ok|okay|certo|exato|exatamente|correto|isso|com certeza|entendi|percebi|concordo|pode ser|está bem|tá|tá bom|beleza)',
    ],
  },
};
