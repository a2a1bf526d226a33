import type { Phrases } from './index.ts';

/** Lines any Dutch conversation may need. */
export const nl: Phrases = {
  greeting: ['hoi', 'hallo', 'hey', 'hai', 'hoi hoi', 'goedendag'],
  greetingPolite: ['hallo', '[daypart]', 'goedendag', '[daypart]', 'beste', 'hallo allemaal'],
  inAdvance: ['alvast bedankt', 'alvast bedankt!', 'bedankt', 'groetjes [name]', 'mvg [name]', 'dank!'],

  thanks: [
    '{bedankt|dank je|dank je wel|dankjewel}{!||, duidelijk|, hier heb ik wat aan}',
    '{top|super|fijn|mooi|prima}, {bedankt|dank je}{!|}',
    'oké {bedankt|thanks|top}',
    'ah {oké|ok|fijn}, dank',
    'precies wat ik wilde weten, {bedankt|dank je}',
    'bedankt voor {de snelle reactie|de info|je hulp}',
    '👍{| thanks}',
    'helder{, bedankt|!|}',
    'goed om te weten, thanks',
    'top! {fijne dag|fijne avond}',
    'duidelijk verhaal. bedankt',
  ],
  welcome: [
    'graag gedaan! {Veel fietsplezier.|Fijne dag nog!}',
    'geen probleem. {Kan ik nog iets anders voor je opzoeken?|}',
    'fijn dat ik je kon helpen 🙂',
    'altijd welkom. Stuur gerust een berichtje als er nog iets is.',
  ],
  ok: ['ok', 'oké', 'ah oké', 'hm ok', 'prima', 'goed', 'snap ik', 'okee'],

  fallback: [
    'sorry, daar heb ik geen informatie over. {Kan ik je ergens anders mee helpen?|}',
    'helaas kan ik hier niets over vinden in onze hulppagina’s.',
    'dat weet ik helaas niet.{ Kun je je vraag misschien anders stellen?|}',
    'mijn excuses, op deze vraag heb ik geen antwoord.',
    'hier kan ik je helaas niet mee helpen. {Ik weet wel alles over bestellingen, fietsen, tassen en de werkplaats.|}',
    'daar staat in mijn gegevens helaas niets over.',
  ],
  fallbackAgain: [
    'ik heb nog eens gezocht, maar ik kan er helaas niets over vinden.',
    'sorry, ik heb hier echt geen informatie over.{ Zal ik een collega vragen?|}',
    'ik begrijp het, maar ik kan die vraag niet beantwoorden.',
    'meer kan ik je er helaas niet over vertellen.',
  ],
  deflect: [
    'neem hiervoor contact op met onze klantenservice via help@fernhaul.example.',
    'daar kan onze klantenservice je bij helpen: help@fernhaul.example.',
    'dat kan alleen onze klantenservice aanpassen. Mail je bestelnummer naar help@fernhaul.example.',
  ],

  letdown: [
    'oké, {laat maar|jammer|dan niet}',
    'daar heb ik {niks|niet zoveel} aan',
    'jammer{ hoor|}',
    'dan {google ik het wel|zoek ik zelf wel verder}',
    'dat zou een fietsenwinkel toch moeten weten',
    'staat ook niet op de site, heb al gezocht',
    'wat heb je dan aan zo’n chat',
    'nou lekker dan',
    'oke dan bel ik wel',
  ],
  sorry: [
    'sorry dat ik je niet verder kon helpen.',
    'dat snap ik. Ik geef je vraag door aan het team.',
    'mijn excuses. Kan ik nog iets anders doen?',
  ],
  human: [
    'kan ik {iemand|een mens|een medewerker} spreken{ aub|}?',
    'ik wil graag {een medewerker|iemand van jullie} spreken',
    'is er {iemand|een echt mens} die mij kan helpen?',
    '{medewerker aub|mens graag|medewerker graag}',
    'kun je me doorverbinden met de klantenservice?',
    'kan er even iemand meekijken?',
  ],
  connecting: [
    'natuurlijk, ik haal er een collega bij{. Momentje|}.',
    'prima, ik verbind je door met iemand van het team.',
    'komt goed, een collega neemt het gesprek zo over.',
  ],
  stillThere: [
    '{hallo?|iemand?|is daar iemand?}',
    'ik wacht nog steeds{…|}',
    'zijn jullie er nog?',
    '??',
    'hoe lang duurt dit?',
    'moet zo weg',
  ],
  toldToWait: [
    'oké, mijn mail is [email]',
    '[email]',
    'kunnen jullie me terugbellen? [phone]',
    'prima, dan wacht ik',
    'jammer. mail maar naar [email]',
    'ok bedankt',
  ],
  away: [
    'ons team is er nu niet (ma–vr 9–18, za 10–16 uur). Laat je e-mailadres achter, dan nemen we contact op.',
    'er is op dit moment niemand aanwezig. Op de eerstvolgende werkdag reageert een collega hier.',
  ],
  allBusy: ['alle collega’s zijn in gesprek. Je staat in de wachtrij.'],
  joined: ['[operator] doet mee aan de chat', '[operator] (team Fernhaul) is nu in de chat'],
  hello: [
    'hoi, [operator] hier{ van Fernhaul|}.',
    'hallo, met [operator]. {Bedankt voor het wachten.|Ik heb je gesprek even doorgelezen.}',
    'hoi, je spreekt met [operator].',
  ],
  operatorBye: ['graag gedaan, fijne dag!', 'geen dank. Veel fietsplezier!', 'prima, groetjes [operator]'],

  goodComment: ['', '', 'snel en duidelijk', 'fijn geholpen', 'top', 'duidelijk', 'precies wat ik zocht'],
  badComment: [
    '',
    '',
    'geen antwoord op mijn vraag',
    'weet niks',
    'niet behulpzaam',
    'heb ik niks aan',
    'waardeloos',
    'zonde van mijn tijd',
  ],
};
