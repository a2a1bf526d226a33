import type { Lexicon } from './categories.ts';

const KNOWLEDGE =
  '(information|informations|info|infos|détail|détails|donnée|données|réponse|réponses|précision|précisions|renseignement|renseignements|connaissance|éléments|idée)';

/** Where an answer would have stood. */
const SOURCES =
  '(informations|articles|pages|aide|documentation|données|sources|base|faq|guides|documents|fiches|contenus|connaissances)';

export const french: Lexicon = {
  language: 'fr',
  stopWords:
    'le la les un une des du de d l au aux et ou mais si donc or ni car que qu qui quoi dont où ce c cet cette ces ça cela ceci il elle ils elles on nous vous je j tu me m te t se s lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos y en dans sur sous par pour avec sans chez vers est es suis sommes êtes sont était étaient être été ai as a avons avez ont avait avoir eu fait faire fais faites peux peut pouvez pouvons pourrais pourriez dois doit devez veux veut voulez voudrais ne n pas plus non oui très trop aussi bien comme tout tous toute toutes quel quelle quels quelles quand comment pourquoi combien même encore déjà alors puis là ici bonjour bonsoir salut merci svp plaît s il ok parce après avant depuis entre moins peu ainsi lors cependant rien aucun aucune',
  phrases: {
    denial: [
      `(pas|aucune|aucun|plus) (d|de|des|la|cette|ces|l)? (accès à)? (cette|ces|l)? ${KNOWLEDGE}`,
      `(ne|n) (dispose|disposons|ai|avons|possède|possédons|trouve|trouvons|détiens|vois) (malheureusement)? (pas|aucune|aucun|rien) ~ ${KNOWLEDGE}`,
      '(ne|n) (sais|savons|connais|connaissons) (malheureusement)? pas',
      '(ne|n) (peux|pouvons|puis|pourrai|suis|sommes|parviens|arrive) (malheureusement)? (pas|rien) (en mesure de|vous|te|y|malheureusement|pas|capable de|à)? (vous|te|y|l|le|la)? (aider|répondre|trouver|donner|fournir|dire|renseigner|confirmer|indiquer|accéder|vérifier|préciser|proposer|faire|traiter|garantir|conseiller)',
      '(ne|n) (ai|avons) (malheureusement)? (pas|rien) (trouvé|pu trouver|de réponse|cette|la réponse|l|accès|plus)',
      '(pas|non) (mentionné|mentionnée|précisé|précisée|indiqué|indiquée|spécifié|spécifiée|renseigné)',
      '(information|informations|données|détails) ~ (pas|non) (disponible|disponibles|connue|connues)',
      '(ne|n) (mentionne|mentionnent|précise|précisent|indique|indiquent|contient|contiennent|fournit|spécifie|donne) (pas|aucune|aucun|rien)',
      '(pas|plus) en mesure de',
      '(en dehors de|hors de|dépasse) (mes|mon|ma|notre) (compétences|domaine|champ|connaissances|portée)',
      '(pas|non) (sûr|certain|sûre|certaine) (de|que|si|du)',
      'impossible de (trouver|répondre|vous|te|fournir)',
      '(ne|n) (figure|figurent|apparaît|apparaissent|m est|me sont|nous est) pas (dans|connu|connue|connus|connues|sur)?',
      `(ne|n) (est|sont|figure|figurent|apparaît|apparaissent|fait|font|se trouve|se trouvent) ~ (pas|point|nulle part) ~ ~ ${SOURCES}`,
      '(ne|n) (trouve|trouvons|vois|voyons|sais|savons) (malheureusement|toujours)? (rien|toujours rien|aucune|aucun)',
      '(ne|n) (ai|avons) (malheureusement|toujours)? rien (trouvé|pu|vu|à ce sujet|sur|là dessus|de plus)',
      '(ne|n) (peux|pouvons|saurais|saurions|pourrai) (malheureusement)? pas ~ (dire|répondre|renseigner|aider|trouver|confirmer)',
      '(ai|avons) (cherché|recherché|regardé|vérifié) ~ (sans (résultat|succès)|en vain)',
      'ne pas (deviner|spéculer|inventer|supposer|avancer|m avancer)',
      `(me|nous) (manque|manquent) ~ ${KNOWLEDGE}`,
      '(je|j|nous) (l)? (ignore|ignorons)',
      'rien (trouvé|à ce sujet|là dessus|sur ce sujet|dans (nos|mes|notre|la))',
      '(ne|n) (peux|pouvons) (malheureusement)? pas (moi même)? (modifier|annuler|changer|corriger)',
    ],
    misunderstanding: [
      '(pas|mal) (bien|tout à fait|vraiment|été sûr de)? (compris|comprendre|comprends|saisi)',
      '(reformuler|reformulez|reformule|préciser|clarifier|répéter|répétez)',
      '(que|qu est ce que) (voulez vous|veux tu|vous voulez) dire',
      'pouvez vous (être plus précis|expliquer autrement|donner plus)',
    ],
    deflection: [
      '(veuillez|merci de|je vous invite à|vous pouvez|je vous conseille de|je vous recommande de|il faut|je vous suggère de|n hésitez pas à|je t invite à|tu peux|vous devriez) (également|donc|directement|aussi)? (contacter|appeler|vous adresser|t adresser|consulter|visiter|joindre|écrire|vous rendre|vous rapprocher|vérifier|prendre contact|demander|vous tourner)',
      '(contactez|appelez|consultez|adressez vous|écrivez|rendez vous|contacte|rapprochez vous|visitez|demandez) (à|nous|notre|le|la|les|l|sur|directement|votre|de|au|un)',
      '(contacter|joindre) (notre|le|nos|l|directement) ~ (service|équipe|support|conseillers|assistance)',
      'pour (plus|davantage) (d|de) (informations|renseignements|détails|précisions)',
      '(un conseiller|un collègue|notre équipe|un agent|le service client) (va|vous|pourra|reviendra|prendra)',
      '(il faut|faut|vous devez|tu dois) (vous|t)? (adresser|contacter|écrire|appeler|passer par) ~ (service|équipe|support|conseillers|clientèle|adresse)',
      '(seul|seule) (notre|le|la) ~ (peut|pourra)',
      '(notre|le) (service|équipe|support) ~ (peut|pourra) (vous|t) (aider|répondre|renseigner)',
      '(il est|il serait|c est|le mieux est|le plus simple est|mieux vaut) (recommandé|conseillé|préférable|judicieux|utile|mieux|plus simple)? (de|d)? (vous|te|t)? (consulter|contacter|demander|appeler|vérifier|adresser|renseigner|rapprocher|voir avec)',
      '(voyez|vois|renseignez vous|renseigne toi|adressez vous|adresse toi|demandez|demande) (directement|plutôt|cela|ça)? (avec|auprès|à|au|chez|en) ~ (boutique|magasin|service|équipe|support|conseillers|clientèle|fabricant|vendeur|transporteur)',
      '(mieux|simple|préférable|conseillé) ~ (de|d) (nous|les)? (appeler|écrire|contacter|téléphoner|joindre|demander)',
      '(appelez|écrivez|contactez|téléphonez) (nous|leur)',
    ],
    aboutSources: [
      '(document|documents|article|articles|texte|textes|page|pages|guide|notice|source|sources|informations|il|ils|elle|elles) ~ (porte|portent|parle|parlent|traite|traitent|mentionne|mentionnent|décrit|décrivent|concerne|concernent|se limite|se limitent|aborde|abordent) (principalement|surtout|uniquement|seulement|essentiellement|plutôt|que)',
    ],
    unavailable: [
      '(pas|plus|aucun|aucune) (de|d)? ~ (disponible|disponibles|possible|dispo|résultat|résultats|place|places|créneau)',
      '(n est|ne sont|n était|est|sont) (pas|plus|malheureusement pas) (disponible|disponibles|possible|autorisé|proposé|en stock|ouvert|permis|accepté)',
      '(indisponible|indisponibles|complet|complets|en rupture|rupture de stock|épuisé|épuisée|échoué|refusé|refusée|impossible)',
      '(ai|avons|peux|pouvons|pu) (pas|pas pu|n ai pas pu) (réserver|effectuer|modifier|annuler|commander|trouver|finaliser|vous proposer)',
      '(ne|n) (proposons|avons|acceptons|livrons|offrons|faisons|vendons) (malheureusement)? (pas|plus|aucun)',
      'il n y a (pas|plus|aucun|aucune)',
    ],
    done: [
      '(ai|avons|a|ont|est|sont) (bien|deja|aussi|maintenant|vous|te|donc)? (ete)? (bien)? (reserve*|annule*|rembourse*|credite*|modifie|modifiee|change|changee|envoye*|expedie*|transmis*|transfere*|ajoute|ajoutee|supprime*|applique|appliquee|traite|traitee|programme|programmee|replanifie*|signale*|ouvert|ouverte|cree|creee|remplace*|reinitialise*|corrige*|prolonge*|active|activee|debloque*|enregistre*|confirme|confirmee|commande|commandee)',
      '(je|nous) (vous|te|le|la|les)? (rembourse|remboursons|renvoie|renvoyons|annule|annulons|transmets|transmettons|reserve|reservons|remplace|remplacons)',
      'numero (de suivi|de reservation|de confirmation) (est)',
    ],
    notDone: [
      '(pu|pouvons|peux|pouvais|reussi) ~ (reserver|annuler|rembourser|modifier|commander|envoyer|finaliser|effectuer|programmer)',
      '(reservation|commande|paiement|annulation|remboursement) ~ (echoue|echouee|refuse|refusee)',
    ],
    readBack: [
      '(confirmez|confirmer|confirme|confirmes) (vous|moi|que|les|la|le|ces|bien)',
      '(est ce|c est) (bien)? (correct|exact|ça|juste)',
      '(ai je bien compris|je récapitule|pour récapituler)',
      '(correct|exact) $',
    ],
    topicChange: [
      '(parlons|parler) (d autre chose|de autre chose|plutôt)',
      '(au fait|à propos|changeons de sujet|autre chose|d ailleurs)',
    ],
    hedge: [
      '(peut être|probablement|sans doute|éventuellement|possiblement|généralement|habituellement|normalement|souvent|parfois|environ|à peu près|en principe|en général|il se peut|il semble|il semblerait|apparemment|il est possible|plutôt|pourrait|pourraient|devrait)',
      '(cela|ça) (dépend|peut dépendre|peut varier|varie)',
      '(selon|en fonction) (le|la|les|de|du|des|votre)',
      'je (pense|crois|suppose)',
    ],
    contrast: [
      '(cependant|toutefois|néanmoins|pourtant|en revanche|par contre|bien que|^ mais|malgré)',
      'je peux (vous|te|en revanche|cependant|toutefois)',
    ],
    apology: [
      '(désolé|désolée|désolés|navré|navrée|excusez|excuse|pardon|malheureusement|regrette|regrettons|excuses)',
    ],
    courtesy: [
      '(autre chose|d autres questions|autre question|à votre disposition|à ta disposition|à votre service)',
      '(je vous en prie|je t en prie|de rien|avec plaisir|bonne journée|bonne soirée|bon week end|ravi de|ravie de|heureux de|heureuse de|pas de souci|pas de problème)',
      'comment (puis je|pouvons nous|je peux) (vous|t)? (aider)?',
      'merci (de|pour) (votre|ta|nous|m|la|l|avoir) (message|patience|avoir|attente|question|contacter|intérêt|compréhension)',
      'n hésitez pas',
    ],
    rude: [
      '(vous êtes|tu es|t es) (un|une|vraiment|trop|complètement|si)? (idiot|idiote|stupide|bête|nul|nulle|con|débile|imbécile|ridicule|incapable|crétin)',
      '(ferme la|taisez vous|tais toi|question (stupide|idiote|bête)|pas mon problème|votre problème|ton problème|fichez moi la paix|fiche moi la paix|apprenez à lire|apprends à lire|dégage|dégagez|je m en fiche)',
    ],
    curt: [
      '(lisez|lis|consultez|voyez|regardez|relisez|voir) (donc|simplement|d abord)? (le|la|l|votre|mon|ma|les) (manuel|notice|mode d emploi|documentation|faq|message|réponse|instructions)',
      '(ai|avons) déjà (dit|répondu|expliqué|écrit)',
      '(est|c est) (écrit|indiqué|marqué|expliqué) (dans|sur) (le|la|l|votre)',
      '(devriez|devrais|faut|doit|devrait) (le|la|déjà)? (déjà)? savoir',
      '^ mauvaise question',
      '(cherchez|cherche|regardez|débrouillez|débrouille) (le|vous|toi|donc)? (vous même|par vous même|toi même|tout seul|vous)',
      'pas (une école|votre secrétaire|un moteur de recherche|une encyclopédie)',
      '(c est|est) (évident|élémentaire|logique)',
    ],
    thanks: ['(merci|remercie|remercions|thx|mercii)'],
    confirmation: [
      '(ça|cela|c|tout|maintenant) (a|est|y est)? (bien|enfin|maintenant)? (marche|fonctionne|fonctionné|marché|aidé|aide|résolu|réglé|bon)',
      '(parfait|super|génial|excellent|impeccable|nickel|très bien|c est noté|c est clair|top|formidable|merveilleux|problème résolu|c est bon|c est tout|exactement ce que|très utile|bien reçu)',
      '^ (bien|cool) $',
    ],
    dissatisfaction: [
      '(ne|n|ça|cela|c|me|m) (me|m)? (répond|répondez|aide|aidez|fonctionne|marche|est|résout|sert|convient|réponds|a) (toujours|vraiment|pas|plus|rien)? (pas|plus|rien|jamais|à rien) ~',
      '(pas|jamais|aucunement) (du tout|vraiment|très)? (utile|aidé|répondu|résolu|satisfait|satisfaite|ce que|normal|correct|acceptable|marché|fonctionné|clair|content|contente)',
      '(toujours|encore) (pas|rien|le même|la même|aucune|aucun)',
      '(inutile|nul|nulle|n importe quoi|faux|fausse|incorrect|incorrecte|honteux|scandaleux|inadmissible|inacceptable|déçu|déçue|décevant|frustrant|énervant|agaçant|ridicule|lamentable|catastrophe|catastrophique|horrible|pénible|perte de temps|marre|ras le bol|insupportable|pathétique|pire)',
      '(ce n est pas|c est pas) (ce que|la|ma|mon|une|le|ça|vrai)',
      'servez à rien',
    ],
    rejection: [
      '(trop|beaucoup trop) (cher|chère|tard|tôt|loin|petit|grand|long|court|lent|compliqué)',
      '(n aime|ne veux|ne me plaît|me convient|m intéresse|convient) (pas|pas du tout)',
      '(autre|autres|d autres) (option|options|choix|proposition|propositions|possibilité|possibilités|modèle|solution|solutions|créneau)',
      '(autre chose|quelque chose d autre|quoi d autre)',
      '(plutôt|à la place)',
      'pas (intéressé|intéressée|celui|celle|ce modèle|idéal)',
    ],
    enough: ['(c est|ce sera|ça sera) tout', '(non|nan) merci', '(rien|pas) (d autre|de plus|pour le moment)'],
    correction: [
      '^ non (je (voulais|veux|parle|parlais|demande|demandais|cherche)|c est (pas|faux)|ce n est pas|pas (ça|celui|celle|ce))',
      '(je|j) (voulais|veux|parle|parlais|demandais|demande|ai demandé|pensais) (dire|de|du|si|parler|comment|quand|à)',
      '(vous|tu) (n avez|n as|avez|as|m avez) (pas|mal)? (compris|lu|répondu|écouté)',
      '(pas ce que|ce n est pas ça|c est pas ça|mal compris|vous vous trompez|tu te trompes|plutôt que|au lieu de|^ pas (le|la|celui|celle|ça))',
      '^ (faux|erreur)',
    ],
    bewilderment: [
      '(que|qu est ce que) (veux tu|voulez vous|vous voulez|tu veux|ça veut) (dire)?',
      '^ (quoi|hein|comment|pourquoi|qui|pardon|euh) $',
      '(comprends|saisis|pige) (rien|pas|toujours pas|plus)',
      '(n a|a|aucun) (aucun|pas de)? (sens|rapport)',
      '(bizarre|étrange|perdu|perdue|confus|hors sujet)',
      '(quel|aucun) rapport',
      'répondez (à|donc) (ma)? question',
    ],
    retry: [
      '(réessayer|réessayez|réessaye|revérifier|vérifiez (encore|à nouveau)|essayez (encore|à nouveau)|une nouvelle fois|encore une fois)',
    ],
    repetition: [
      '(déjà) (dit|demandé|expliqué|essayé|répondu|fait|donné|mentionné|écrit|envoyé|posé|testé|précisé)',
      '(comme je|comme j) (l|vous l|ai|disais|ai dit)',
      '(encore une fois|à nouveau|de nouveau|je répète|je le répète|combien de fois|pour la (deuxième|troisième|énième|dernière) fois|toujours la même|la même (réponse|chose|question)|en boucle|vous répétez|tu répètes)',
    ],
    human: [
      '(parler|discuter|échanger|communiquer|parle) (avec|à|au)? (un|une|le|la|votre|quelqu|des|à un|à une|à quelqu)? (vrai|vraie|véritable|autre|être)? (humain|personne|conseiller|conseillère|agent|quelqu un|un|opérateur|responsable|manager|employé|technicien|collaborateur|service client)',
      '(un|une|vrai|vraie|véritable) (vrai|vraie|véritable|être)? (humain|conseiller humain|personne (humaine|réelle|physique)|agent humain|interlocuteur humain)',
      '(humain|conseiller|agent|opérateur|responsable) (svp|s il|s il vous plaît|stp)',
      '^ (humain|conseiller|agent|opérateur|service client|conseillère) $',
      '(mettez|mets|passez|passe|mettre|transférez|transfère) ((moi|nous)? en (relation|contact)|(moi|nous) (un|une|à|le|au|avec))',
      '(rappelez|rappeler|appelez|appeler|rappelle) (moi|me|m)',
      '(veux|voudrais|souhaite|besoin d) (un|une|le|parler à)? (humain|conseiller|conseillère|agent|responsable|vraie personne)',
      '(pas|plus) (à|avec|un|d)? (un|une)? (robot|bot|machine|chatbot|ordinateur|ia)',
      '(quelqu un|un conseiller|une personne) (peut|pourrait|peux) (il|elle)? (me|m) (appeler|rappeler|contacter|aider)',
    ],
    noHuman: [
      '(pas|sans|plutôt que|au lieu) (de|besoin de|besoin d|envie de|avoir à|devoir|passer par|vraiment)? (parler|appeler|contacter|discuter|passer)? (à|avec|par|d)? (un|une|le|quelqu|votre)? (humain|personne|conseiller|agent|un|service client)',
      '(ne veux|ne souhaite|ne voudrais) pas ~ (humain|conseiller|agent|personne|quelqu|appeler|téléphoner)',
      '(déjà|ai) (parlé|eu|échangé|discuté) (à|avec|au)? ~ (conseiller|agent|personne|service|quelqu)',
    ],
    rage: [
      '(merde*|putain|connard*|con|conne|cons|connerie*|foutre|foutez|fout|arnaque*|arnaqueur*|escroc*|voleur*|bordel|idiot*|imbécile*|débile*|chier|enfoiré*|abruti*|wtf|fuck*|bande de)',
    ],
    greeting: ['(^ bonjour|^ bonsoir|^ salut|^ coucou|^ hello|^ hey|^ rebonjour)'],
    farewell: ['(au revoir|à bientôt|bonne (journée|soirée|nuit)|à plus|bon week end|bye|ciao)'],
    smallTalk: [
      '(comment (ça|vas|allez|va)|ça va)',
      '(es tu|êtes vous|tu es|vous êtes|je parle à|t es) (un|une)? (vrai|vraie)? (robot|bot|humain|machine|personne|ia|chatbot|ordinateur)',
      '(comment tu t appelles|comment vous appelez|qui es tu|qui êtes vous|quel âge as|raconte (moi)? une blague|c est un test|je teste|^ test $|mdr|lol|haha*)',
    ],
    giveUp: [
      '(laissez tomber|laisse tomber|tant pis|oubliez|oublie|j abandonne|c est pas grave|ce n est pas grave|je vais (voir|aller|chercher|appeler|acheter) ailleurs|je me débrouille|plus la peine|laissez)',
    ],
    questionOpener: [
      '^ (que|quoi|quel|quelle|quels|quelles|qui|quand|où|comment|pourquoi|combien|est ce|est il|est elle|qu est|puis je|peut on|peut il|pouvez|pourriez|peux|avez|y a|as tu|es tu|êtes|sont|faut|livrez|proposez|acceptez|vendez|savez|dois je|c est quoi|c est combien|à quelle|à quel|de quel|dans quel|jusqu)',
      '^ (bonjour|salut|bonsoir|ok|et|mais|alors|donc|merci|oui|non|sinon|d accord) (et|mais|alors)? (que|quel|quelle|quels|quelles|qui|quand|où|comment|pourquoi|combien|est ce|puis je|peut on|pouvez|pourriez|avez|y a|faut)',
      '(est ce que|est ce qu|y a t il|y a il|comment (faire|puis|je|on|ça)|combien (de|ça|coûte)|quand (est|vais|sera)|où (est|puis|se|en))',
      '(savoir|dire|demande|expliquer) (si|quand|où|comment|pourquoi|combien|quel|quelle|ce que)',
    ],
    request: [
      '(je|j|nous) (voudrais|veux|souhaite|souhaiterais|cherche|aimerais|ai besoin|dois|essaie|essaye|voulons|cherchons|aurais besoin)',
      '(je|j|nous) (ai|avons|rencontre) (un|une|des|le)? (problème|souci|question|erreur|soucis|difficulté)',
      '(aidez moi|aide moi|montrez moi|dites moi|dis moi|expliquez|envoyez|pouvez vous|svp|s il vous plaît|merci de)',
      '(ne|n) (marche|fonctionne|arrive|s ouvre|charge|reçois|ai) (pas|plus|rien|toujours)',
      '(cassé|cassée|manque|perdu|perdue|abîmé|retard|annuler|annulation|rembourser|remboursement|retourner|retour|échanger|échange|modifier|commander|réserver|réclamation|résilier)',
    ],
    advice: [
      '(recommandez|recommandes|recommander|conseillez|conseilles|conseiller|conseil|conseils|suggérez|avis|préférez|recommandation)',
      '(dois je|devrais je|faut il|vaut il mieux|vaut le coup|vaut la peine)',
      '(quel|quelle|quels|quelles) (est|sont|serait) (le|la|les) (meilleur|meilleure|meilleurs|meilleures|mieux|pire|plus)',
      '(est ce|c est|est il|est elle) ~ (mieux|bien|bon|mauvais|dangereux|prudent|utile)',
      '(pensez|penses|croyez|crois) (vous|tu)',
    ],
    agreement: [
      '^ (oui|ouais|d accord|ok|okay|bien sûr|exact|exactement|tout à fait|entendu|ça marche|volontiers|je vois|compris|c est ça|vas y|allez y)',
    ],
  },
};
