import type { Lexicon } from './categories.ts';

const KNOWLEDGE =
  '(informazione|informazioni|info|dettaglio|dettagli|dato|dati|risposta|risposte|conoscenza|conoscenze|idea|indicazioni|riscontro)';

/** Where an answer would have stood. */
const SOURCES =
  '(informazioni|articoli|pagine|documentazione|dati|fonti|base|guida|guide|materiale|manuale|conoscenze|archivi)';

export const italian: Lexicon = {
  language: 'it',
  stopWords:
    'il lo la i gli le l un uno una di del dello della dei degli delle d a al allo alla ai agli alle da dal dalla dai in nel nella nei nelle con su sul sulla per tra fra e ed o ma se non né che chi cui quale quali quando dove come quanto quanta quanti perché cosa è sono era erano stato stata essere sia sei siamo ho hai ha abbiamo avete hanno avevo aveva avere posso può possono puoi potete potrei potrebbe devo deve voglio vuole vorrei mi mio mia miei mie me ti te tuo tua si suo sua suoi ci vi nostro nostra vostro vostra io tu lui lei noi voi loro questo questa questi queste quello quella ciò qui qua lì là molto più meno anche già ancora solo così allora sì no ciao salve buongiorno buonasera grazie prego favore ok tutto tutti tutta qualcosa niente altro altra ogni bene fare fa faccio c ne',
  phrases: {
    denial: [
      `non (ho|abbiamo|dispongo|possiedo|trovo|ci sono|sono disponibili|sono presenti|risultano) (al momento|purtroppo|di|accesso a|queste|questa|le|informazioni|abbastanza|sufficienti|alcuna|molte|maggiori|nessuna)? (queste|questa|informazioni|alcuna)? ~ ${KNOWLEDGE}`,
      'non (lo|la)? (so|sappiamo|saprei|conosco|conosciamo) (dirti|dirle|se|quando|come|quale|quali|chi|dove|perché|cosa|che|quanto|la|il|$|rispondere)',
      'non (ti|le|vi|la|lo)? (posso|possiamo|riesco|riusciamo|sono in grado di|sono riuscito a|sono riuscita a|è possibile|potrei) (a|di)? (aiutar*|risponder*|trovar*|dar*|fornir*|dir*|confermar*|accedere|verificar*|indicar*|garantir*|offrir*|consigliar*)',
      `(nessuna|nessun|senza) ${KNOWLEDGE}`,
      'non (è|viene|sono|vengono|risulta) (specificato|specificata|menzionato|menzionata|indicato|indicata|riportato|precisato)',
      'non (specifica|menziona|indica|contiene|fornisce|riporta|precisa)',
      '(al di fuori|fuori|oltre) (dalle|delle|dal|le|del|il)? (mie|mio|nostre) ~',
      'non (sono|ne sono) (sicuro|sicura|certo|certa|a conoscenza|in grado)',
      'non (ho|abbiamo) (questa|questo|accesso|idea)',
      `non (è|sono|compare|compaiono|risulta|risultano|figura|si trova|rientra|fa parte) ~ ~ ${SOURCES}`,
      'non (trovo|troviamo|ho trovato|abbiamo trovato|vedo|so|sappiamo|c è|ho) (ancora)? (nulla|niente) (su|a riguardo|al riguardo|in merito|in|nei|nelle|di più|altro|sul|sulla|$)',
      '(continuo|continuiamo) a non (trovare|sapere|avere)',
      `non (ho|abbiamo|dispongo di) (altre|più|queste|quei|ulteriori|sufficienti)? ${KNOWLEDGE}`,
      'non (indovinare|speculare|inventare|azzardare|tirare a indovinare)',
      `(mi|ci) (manca|mancano) ~ ${KNOWLEDGE}`,
      'non lo (so|sappiamo|saprei)',
      'non (posso|possiamo|riesco a) (modificar*|cambiar*|annullar*|corregger*)',
      'non (ne|lo|la) (parla|parlano|menziona|menzionano|dice|dicono|riporta|riportano|tratta|trattano)',
      'non (contiene|contengono) (dati|informazioni|alcun|alcuna|nulla|niente)',
      'non (menzionano|specificano|indicano|riportano|affronta|affrontano|tratta|trattano|descrive|descrivono|spiega) (dati|informazioni|questo|questa|quel|alcun|alcuna|il|la|nulla|niente)',
      '(ho|abbiamo|dispongo di) (solo)? (pochissime|poche|molto poche|scarse|limitate) (informazioni|notizie)',
      '(alcuna|nessuna|alcun|nessun) (menzione|riferimento|traccia) (di|a|al|su|in)',
      '(cifre|date|dettagli|prezzi|nomi|orari|dati|numeri) ~ non (sono|vengono) (disponibili|indicati|indicate|specificati|specificate|noti|note)',
      'non è possibile (determinarlo|saperlo|dirlo|determinare|sapere|dire|rispondere)',
      '(nessuna|nessuno) (delle|dei|di) (mie|miei|nostre|nostri)? ~ (indica|menziona|specifica|contiene|dice|descrive|spiega)',
      'non (è chiaro|si sa) (quanto|come|quando|se|perché|chi|che|cosa|quale|$)',
      'non ne (ho|abbiamo) idea',
    ],
    misunderstanding: [
      'non (ho|ti|la|sono sicuro di|sono riuscito a|riesco a)? (ho|aver)? (capito|capisco|compreso|comprendo|capire|comprendere)',
      '(riformulare|riformula|riformuli|chiarire|ripetere|spiegare meglio|essere più specifico|essere più specifica)',
      'cosa (intendi|intende|vuoi dire)',
    ],
    deflection: [
      '(ti consiglio|le consiglio|ti suggerisco|le suggerisco|puoi|può|la invito|ti invito|si prega|consigliamo|suggerisco|consiglio) (di|a|anche)? (contattare|chiamare|consultare|visitare|scrivere|rivolgerti|rivolgersi|parlare con|verificare|controllare|metterti in contatto|mettersi in contatto)',
      '(contatta|contatti|contattate|chiama|chiami|consulta|consulti|visita|visiti|rivolgiti|si rivolga|scrivi a|scriva a) (il|la|i|le|al|alla|nostro|nostra|l|direttamente|pure)',
      'per (maggiori|ulteriori|altre) (informazioni|dettagli)',
      '(un operatore|un collega|il nostro team|il servizio clienti) (ti|la|potrà|provvederà|sarà)',
      '(solo|soltanto) (il|la) (nostro|nostra)? ~ (team|assistenza|servizio|supporto) (può|possono)',
      '(il nostro|la nostra) (team|assistenza|servizio|supporto) ~ (può|potrà) (aiutar*)',
      '(deve|devi|bisogna) (scrivere|chiamare|contattare|rivolger*) ~ (assistenza|servizio|team|supporto|clienti)',
      '(è|sarebbe) (consigliabile|meglio|opportuno|preferibile|consigliato) (consult*|contatt*|chied*|chiam*|verific*|rivolger*|sent*)',
      '(chieda|chiedi|senta|senti|verifichi|verifica|si informi|informati) (in|al|alla|con|presso|direttamente) ~ (negozio|assistenza|servizio|supporto|team|produttore|venditore|corriere|sito)',
      '(la preghiamo|ti preghiamo|vi preghiamo|si prega|la invitiamo|ti invitiamo|la preghiamo|bisogna|conviene|meglio) (di|a)? (contattare|contattarci|chiamare|chiamarci|scrivere|scriverci|rivolger*|consultare|visitare|chiedere|sentire)',
      '(ci contatti|contattaci|ci chiami|chiamaci|ci scriva|scrivici)',
    ],
    aboutSources: [
      '(documento|documenti|articolo|articoli|testo|testi|pagina|pagine|guida|manuale|fonte|fonti|informazioni) ~ (solo|soltanto|principalmente|soprattutto|unicamente) ~ (tratta|trattano|parla|parlano|menziona|descrive|riguarda|riguardano)',
      '(tratta|trattano|parla|parlano|menziona|menzionano|descrive|descrivono|riguarda|riguardano|si limita) (solo|soltanto|principalmente|soprattutto|unicamente)',
    ],
    unavailable: [
      'non (ci sono|abbiamo|risultano|esistono|ho trovato) ~ (disponibile|disponibili|disponibilità|risultati|posti|camere|tavoli|opzioni|scorte)',
      'non (è|sono|sarà|era) (disponibile|disponibili|possibile|permesso|consentito|aperto|più disponibile)',
      '(esaurito|esaurita|esauriti|non disponibile|al completo|fallito|fallita|rifiutato|rifiutata|impossibile|pieno)',
      'non (ho potuto|posso|possiamo|è stato possibile|sono riuscito a|siamo riusciti a) ~ (prenotare|effettuare|completare|modificare|annullare|ordinare|comprare|trovare)',
      'non (offriamo|accettiamo|vendiamo|facciamo|spediamo|abbiamo|permettiamo)',
    ],
    done: [
      '^ (prenotato|fatto|confermato|annullato|annotato|segnato)',
      'numero di (prenotazione|conferma|ordine|tracciamento) è',
      'ecco il (tuo|suo) numero di (prenotazione|conferma|ordine|tracciamento)',
      '(ho|abbiamo|e stat*|sono stat*|sono) (gia|appena|ora)? (prenotat*|annullat*|rimborsat*|accreditat*|modificat*|cambiat*|aggiornat*|inviat*|spedit*|inoltrat*|trasmess*|aggiunt*|rimoss*|applicat*|elaborat*|programmat*|spostat*|segnalat*|apert*|sostituit*|reimpostat*|corrett*|prorogat*|attivat*|sbloccat*|registrat*|confermat*|ordinat*)',
      '(ti|le|vi|lo|la) (rimborso|rimborsiamo|invio|inviamo|mando|mandiamo|annullo|annulliamo|sostituisco|sostituiamo|inoltro|inoltriamo|prenoto|prenotiamo)',
    ],
    notDone: [
      'non (ho|abbiamo|sono|siamo|e stato) (potuto|riuscit*|possibile)? (a)? (prenotare|annullare|rimborsare|modificare|completare|inviare|elaborare|programmare)',
      '(prenotazione|ordine|pagamento|annullamento|rimborso) (non riuscit*|fallit*|rifiutat*|e stat* rifiutat*)',
    ],
    readBack: [
      '(conferma|confermi|confermare|confermami) (per favore|che|i|la|il|se|questi)',
      '(è|sono) (tutto|questo)? (corretto|giusto|corretti)',
      '(ho capito bene|per conferma)',
      '(giusto|corretto) $',
    ],
    topicChange: [
      '(parliamo|parlare) (di altro|d altro|di qualcos altro)',
      '(a proposito|cambiando argomento|tra l altro|un altra cosa)',
    ],
    hedge: [
      '(forse|probabilmente|possibilmente|generalmente|di solito|normalmente|solitamente|in genere|a volte|circa|all incirca|potrebbe|potrebbero|può darsi|sembra|pare|apparentemente|in linea di massima)',
      '(dipende|varia|variano|a seconda)',
      '(credo|penso|suppongo) (che|di)',
    ],
    contrast: [
      '(tuttavia|però|comunque|ciononostante|nonostante|anche se|sebbene|invece|^ ma)',
      'posso (dirti|dirle|però|comunque|offrirti|aiutarti)',
    ],
    apology: ['(mi dispiace|spiacente|spiacenti|scusa|scusi|scusate|scuse|purtroppo|ci dispiace|sfortunatamente)'],
    courtesy: [
      '(qualcos altro|altro in cui|altre domande|altra domanda|posso esserti|posso esserle)',
      '(prego|di nulla|di niente|con piacere|buona giornata|buona serata|a disposizione|felice di|lieto di|figurati|nessun problema)',
      '(come|in cosa) posso (aiutarti|aiutarla|esserti|esserle|aiutare)',
      'grazie per (averci|aver|la|il|averla|la tua|la sua)',
      '(non esitare|fammi sapere|mi faccia sapere|facci sapere)',
    ],
    sympathy: [
      '(capisco|capiamo|comprendo|comprendiamo) (bene|perfettamente)? (la|il|che|sua|tua) ~ (frustrazione|delusione|disappunto|disagio|fastidio|preoccupazione)',
      '^ (spero|speriamo) che',
      '^ (sono|siamo) (molto)? (feliz*|content*|liet*)',
    ],
    rude: [
      '(sei|lei è|siete) (un|una|proprio|davvero|così)? (idiota|stupido|stupida|scemo|scema|inutile|ridicolo|imbecille|cretino|ignorante)',
      '(stai zitto|sta zitto|domanda (stupida|idiota|scema)|non è un mio problema|non è un problema mio|problema tuo|lasciami in pace|impara a leggere|non mi interessa|vattene)',
    ],
    curt: [
      '(legga|leggi|consulti|consulta|guardi|guarda|veda|vedi) (il|la|le|mio) (manuale|istruzioni|documentazione|messaggio|faq|risposta)',
      '(l|gliel|te l)? ho già (detto|spiegato|risposto|scritto)',
      '(è|sta|c è) (scritto|tutto)? (nel|nella|nelle|sul) (manuale|guida|istruzioni)',
      '(dovrebbe|dovresti|bisogna|deve) (già)? (saperlo|sapere)',
      '^ domanda sbagliata',
      'non (è|sono) (una|un|la tua|la sua) (scuola|enciclopedia|segretaria|motore di ricerca)',
      '(cerca|cerchi|guarda|guardi|veditela) (da solo|da sola|su google)',
      'è (ovvio|elementare|evidente)',
    ],
    thanks: ['(grazie|ringrazio|ringraziamo|thanks|grazie mille)'],
    confirmation: [
      '(ora|adesso|già|tutto|ha|è) (è|ha)? (funziona|funzionato|risolto|aiutato|chiaro|a posto|sistemato|trovato)',
      '(perfetto|ottimo|eccellente|fantastico|benissimo|molto bene|molto utile|va benissimo|tutto chiaro|problema risolto|proprio quello che|esattamente quello che|è tutto|magnifico|bravissimi|gentilissimi|gentilissimo)',
      '^ (bene|bravo|top) $',
    ],
    dissatisfaction: [
      '(non|mai|neanche) (mi|si|è|ha|hai|stai|sta)? (mi)? (serve|servito|aiuta|aiutato|aiutando|funziona|funzionato|risponde|rispondi|risposto|risolve|risolto|utile|corretto|corretta|vero|quello che|va bene|capisci|capisce|capito|normale)',
      '(continua|ancora) (a non|non|lo stesso|la stessa|niente|nulla)',
      '(inutile|sbagliato|sbagliata|falso|pessimo|pessima|terribile|orribile|vergogna|vergognoso|inaccettabile|deluso|delusa|deludente|frustrante|fastidioso|ridicolo|disastro|perdita di tempo|stanco di|stufo|stufa|peggio|peggiore|assurdo|schifo)',
      'non serve a (niente|nulla)',
    ],
    rejection: [
      '(troppo) (caro|cara|tardi|presto|lontano|piccolo|grande|lungo|corto|lento|complicato|alto)',
      'non (mi)? (piace|piacciono|interessa|convince|va bene|voglio (quello|questo|quella))',
      '(altra|altre|altro|altri) (opzione|opzioni|alternativa|alternative|proposta|proposte|modello|orario|scelta|possibilità|soluzione)',
      '(qualcos altro|qualcosa di (diverso|meglio|più economico)|cos altro)',
      '(piuttosto|invece|al suo posto)',
    ],
    enough: ['(è|era|sarebbe) tutto', 'no grazie', '(nient altro|niente altro|basta così)', 'per (ora|il momento) no'],
    correction: [
      '^ no (io (voglio|volevo|ho chiesto|intendo)|intendo|intendevo|volevo|non è (questo|quello|così)|non (questo|quello)|sbagliato)',
      '(intendevo|intendo|volevo dire|voglio dire|mi riferisco|mi riferivo|ho chiesto|chiedevo|sto parlando|non ho chiesto|la mia domanda)',
      '(hai capito male|ha capito male|non hai capito|non ha capito|ti sbagli|si sbaglia|invece di|al posto di|^ non (quello|quella|il|la)|bensì)',
    ],
    bewilderment: [
      '(cosa|che) (vuoi|vuole|intendi|intende|significa) (dire)?',
      '^ (cosa|come|eh|perché|chi|scusa|scusi|che) $',
      'non (ti|la|ho|ci)? (capisco|capito|seguo|sto capendo)',
      'non ha (alcun|nessun)? senso',
      '(confuso|confusa|strano|strana)',
      'che c entra',
      '(rispondi|risponda) (alla)? (mia|domanda)',
    ],
    retry: [
      '(prova|provi|riprova|riprovi|controlla|controlli|verifica|verifichi|cerca|cerchi) (di nuovo|ancora|un altra volta|nuovamente)',
      '(riprovare|ricontrollare)',
    ],
    repetition: [
      '(già) (detto|chiesto|spiegato|provato|fatto|dato|risposto|scritto|mandato|inviato|menzionato)',
      '(come (ho|ti ho|le ho|già) (detto|scritto|spiegato)|di nuovo|ancora una volta|un altra volta|per la (seconda|terza|ennesima|ultima) volta|quante volte|la stessa (risposta|cosa|domanda)|sempre la stessa|ripeto|stai ripetendo|continui a ripetere)',
    ],
    human: [
      '(parlare|chattare|comunicare|parla|parli|mettermi in contatto|passami|mi passi|trasferiscimi|mettetemi in contatto) (con|a)? (un|una|il|la|qualcuno|l|vostro)? (vero|vera|altro|essere|operatore)? (umano|umana|persona|operatore|operatrice|agente|qualcuno|consulente|responsabile|supervisore|addetto|assistenza|servizio clienti)',
      '(persona|operatore|essere) (vera|vero|reale|umano|umana|in carne)',
      '(operatore|umano|persona|agente) (per favore|per cortesia|grazie)',
      'qualcuno (del|dal|nel) (vostro|tuo|suo)? team',
      '^ (operatore|umano|agente|assistenza|persona) $',
      '(voglio|vorrei|serve|mi serve|ho bisogno di) (un|una|parlare con)? (operatore|umano|persona|consulente|responsabile|essere umano)',
      '(chiamatemi|mi chiami|richiamatemi|mi (può|potete|potreste) (chiamare|richiamare|contattare))',
      '(non|né) (con|voglio)? (un|una|parlare con un)? (robot|bot|macchina|chatbot|computer|ia)',
    ],
    noHuman: [
      'non (voglio|ho bisogno|serve|vorrei|devo) (di)? (parlare|chiamare|che mi)? (con)? ~ (umano|persona|operatore|qualcuno|nessuno|agente|chiamiate)',
      '(senza|invece di|piuttosto che) (dover|parlare|chiamare)? (parlare|chiamare)? (con)? ~ (umano|persona|operatore|qualcuno|nessuno)',
      '(già)? (ho)? parlato con ~ (operatore|persona|qualcuno|consulente)',
    ],
    rage: [
      '(merda*|cazzo|cazzata*|stronz*|vaffanculo|fanculo|idiot*|imbecill*|stupid*|coglion*|truffa*|truffator*|ladri|schifo*|puttan*|wtf|fuck*|maledett*|cretin*|porca|porco)',
    ],
    greeting: [
      '^ (ciao|salve) (buongiorno|buonasera)',
      '^ (gentili|gentile|egregi|egregio|spettabile|spett) (signori|signore|signora|team|assistenza)',
      '(^ ciao|^ salve|^ buongiorno|^ buonasera|^ buon pomeriggio|^ hey|^ buondì)',
    ],
    farewell: [
      '(^ (cordiali|distinti|tanti)? saluti)',
      '(arrivederci|a presto|buona (giornata|serata|notte)|ci vediamo|addio|alla prossima)',
    ],
    smallTalk: [
      '(come stai|come sta|come va|tutto bene)',
      '(sei|lei è|sto parlando con|parlo con) (un|una)? (robot|bot|umano|macchina|persona|ia|chatbot|computer)',
      '(come ti chiami|chi sei|quanti anni hai|raccontami una barzelletta|è solo un test|sto solo provando|sto solo guardando|^ prova $|^ test $|haha*|ahah*)',
    ],
    giveUp: [
      '(lascia (stare|perdere)|lasci (stare|perdere)|lasciamo (stare|perdere)|non importa|fa niente|mi arrendo|ci rinuncio|rinuncio|non (mi)? serve più|vado (altrove|da un altra)|da un altra parte|fa lo stesso|dimentica)',
    ],
    questionOpener: [
      '^ (che|cosa|quale|quali|chi|quando|dove|come|perché|quanto|quanta|quanti|quante|è possibile|posso|può|puoi|potete|potrebbe|potresti|c è|ci sono|avete|hai|fate|vendete|accettate|spedite|sai|sapete|devo|è|sono|esiste|offrite|si può|a che|di che|in che|qual)',
      '^ (ciao|salve|buongiorno|buonasera|ok|e|ma|allora|grazie|sì|no|scusi|scusa) (e|ma|una domanda|allora)? (che|cosa|quale|quali|chi|quando|dove|come|perché|quanto|quanti|posso|può|potete|c è|ci sono|avete|è|si può|qual)',
      '(come (posso|faccio|funziona|si)|quanto (costa|tempo|ci|è|dura)|dove (è|posso|si|trovo)|quando (arriva|è|posso)|perché (non|il|la|mi))',
      '(sapere|dirmi|spiegarmi|chiedere) (se|cosa|quando|dove|come|perché|quanto|quale|chi)',
    ],
    request: [
      '(voglio|vorrei|cerco|mi serve|ho bisogno|desidero|mi piacerebbe|sto cercando|devo|sto provando|volevo|vogliamo|cerchiamo)',
      '(ho|abbiamo|ho avuto) (un|una|il|qualche)? (problema|domanda|dubbio|errore|questione|reclamo|problemi)',
      '(aiuto|aiutami|mi aiuti|dimmi|mi dica|mostrami|spiegami|inviami|per favore|per cortesia|consigliami|potresti|potrebbe)',
      'non (mi)? (funziona|arriva|è arrivato|è arrivata|apre|carica|riesco|ho ricevuto|parte)',
      '(rotto|rotta|manca|perso|persa|danneggiato|ritardo|annullare|annullamento|restituire|reso|rimborso|cambiare|cambio|modificare|ordinare|prenotare|reclamo|disdire)',
    ],
    advice: [
      '(consigli|consiglia|consigliate|consiglio|raccomandi|raccomanda|suggerisci|suggerisce|parere|opinione|preferisci)',
      '(devo|dovrei|conviene|vale la pena)',
      '(qual|quale|quali|chi|cosa) (è|sono|sarebbe) (il|la|i|le)? (migliore|migliori|meglio|peggiore|più)',
      '(è|sarebbe) (meglio|bene|male|sicuro|pericoloso|una buona idea)',
      '(cosa|che) (pensi|ne pensi|pensa|ne dici)',
    ],
    agreement: [
      '^ (sì|si|certo|ok|okay|va bene|d accordo|esatto|esattamente|giusto|certamente|capisco|capito|ho capito|proprio così|perfetto)',
    ],
  },
};
