/** Second questions people ask once they have an answer to the first: what makes one chat unlike the next. */
import {
  answer,
  chat,
  either,
  fallback,
  followedUp,
  inLanguage,
  isOverseas,
  visitor,
  when,
  type Branch,
  type Language,
  type Step,
} from '../script.ts';

const noIdea = fallback(['<fallback>']);

const en: readonly Branch[] = [
  followedUp(
    3,
    [
      'oh and do you sell {helmets|phone mounts|bells} too?',
      'do you also have {rain trousers|helmets|rear lights}?',
      'one more: do you do helmets?',
      'helmets, do you have those?',
    ],
    [
      'Bells, lights, rain gear and phone mounts yes, helmets not at the moment: [Parts and clothing](/parts).',
      'We have lights, bells, phone mounts and rain gear, but no helmets for now. [Parts and clothing](/parts)',
    ],
  ),
  [
    3,
    visitor(
      'and is there a {shop|store} near [city]?',
      'where are you {based|located} actually?',
      'is there a real shop I could visit?',
      'do you have a shop too or just online?',
    ),
    when(
      isOverseas,
      [
        answer(
          [
            'All four of our workshops are in Europe, I’m afraid: **Utrecht, Bristol, Hamburg and Lyon**. We ship to you, though. [Workshops](/workshops)',
          ],
          ['shops'],
        ),
      ],
      [
        answer(
          [
            'Our workshops are in **Utrecht, Bristol, Hamburg and Lyon**. The nearest one for you is [shop]. [Workshops](/workshops)',
            'Yes, four workshops. The nearest is **[shop]**, open Tuesday to Saturday. [Our workshops](/workshops)',
          ],
          ['shops'],
        ),
      ],
    ),
  ],
  followedUp(
    2.5,
    [
      'last question: {can I pay with paypal|do you take paypal}?',
      'and which payment methods do you {take|have}?',
      'paypal possible?',
      'can I pay by {bank transfer|card} at pickup?',
    ],
    [
      'You can pay by card, PayPal, iDEAL or bank transfer. [Ways to pay](/help/payment-methods)',
      'Card, PayPal, iDEAL and bank transfer, in the workshops card as well. [Ways to pay](/help/payment-methods)',
    ],
    ['payment'],
  ),
  followedUp(
    2,
    [
      'does the [mybike] come with {lights|pedals}?',
      'are lights included on the [mybike]?',
      'and lights and pedals, are they included?',
    ],
    ['Heron, Skua, Fjell and Carrow come with lights; Tarn and Dunlin are prepared for them. Pedals are in every box.'],
    ['models'],
  ),
  followedUp(
    2,
    [
      'and how often does it need {a service|servicing}?',
      'do I have to do a service for the {guarantee|warranty} to count?',
      'what about servicing, how often?',
    ],
    [
      'After the first 300 km and then once a year. The warranty doesn’t depend on it. [Service packages](/workshops/service-prices)',
      'Once after 300 km, then every year or 2,000 km. It isn’t a condition for the warranty. [Service packages](/workshops/service-prices)',
    ],
    ['service'],
  ),
  followedUp(
    2,
    ['and how long until it’s here if I order {today|now}?', 'when would it arrive roughly?', 'delivery time?'],
    [
      'Bikes take 5 to 8 working days, bags and parts 2 to 4. [Delivery](/help/delivery)',
      'Within 8 working days for a bike; parcels are quicker, 2 to 4 days. [Delivery times](/help/delivery)',
    ],
    ['delivery'],
  ),
  followedUp(
    1.5,
    ['can you send me {that|this} by email?', 'could you mail me this chat?', 'can I save this chat somehow?'],
    ['There’s an envelope at the top of this window: it sends the whole chat to your address.'],
  ),
  followedUp(
    1.5,
    [
      'do you have any {reviews|pictures} of it with {bags|luggage} on?',
      'any reviews from people who {toured|commute} with it?',
    ],
    ['There are reviews with photos on every product page, below the specifications; filter by *touring*.'],
  ),
  followedUp(
    1.5,
    [
      'what’s the {weight|total weight} of the [mybike] again?',
      'how heavy is the [mybike]?',
      'and what does the [mybike] weigh',
    ],
    [
      'Tarn 14.2 kg, Heron 15.1, Dunlin 10.9; the e-bikes are between 22 (Skua) and 38 kg (Carrow). [Compare](/bikes/compare)',
    ],
    ['models'],
  ),
  followedUp(
    1.5,
    [
      'do you ship gift wrapped? it’s a birthday',
      'it’s a present, can you leave the invoice out?',
      'can I add a note? it’s a gift',
    ],
    [
      'At checkout tick *This is a gift*: then the invoice goes to you by e-mail and a card with your words into the box.',
    ],
  ),
  [
    1.6,
    visitor(
      'what about {insurance|theft insurance}? do you offer that',
      'do you sell insurance for it as well?',
      'is theft covered somehow? insurance?',
    ),
    noIdea,
  ],
  [1, visitor('is it made in Europe?', 'where are your bikes {made|built}?'), noIdea],
  [
    1.2,
    visitor(
      'sorry, another one. how long have you been around as a shop?',
      'are you a big company? never heard of you tbh 🙂',
    ),
    chat([
      'We started in a shed in Utrecht and now run four workshops. About forty people, and all of them ride. [About us](/about)',
    ]),
  ],
];

const de: readonly Branch[] = [
  followedUp(
    3,
    ['habt ihr auch {Helme|Klingeln|Regenhosen}?', 'ach und verkauft ihr auch Helme?', 'Helme habt ihr keine, oder?'],
    ['Klingeln, Licht und Regensachen ja, Helme zurzeit nicht. [Teile und Kleidung](/parts)'],
  ),
  followedUp(
    3,
    [
      'und gibt es einen Laden in der Nähe von [city]?',
      'wo sitzt ihr eigentlich?',
      'kann man bei euch auch vor Ort schauen?',
    ],
    [
      'Unsere Werkstätten sind in **Hamburg, Utrecht, Lyon und Bristol**. Am nächsten ist für dich [shop]. [Werkstätten](/workshops)',
    ],
    ['shops'],
  ),
  followedUp(
    2.5,
    ['letzte Frage: geht PayPal?', 'wie kann man bezahlen?', 'Kauf auf Rechnung möglich?'],
    ['Karte, PayPal oder Überweisung; auf Rechnung nur für Firmen. [Zahlungsarten](/help/payment-methods)'],
    ['payment'],
  ),
  followedUp(
    2,
    ['ist Licht dabei?', 'sind Pedale und Licht dabei?'],
    ['Licht haben Heron, Skua, Fjell und Carrow, Pedale liegen in jedem Karton.'],
    ['models'],
  ),
  followedUp(
    2,
    ['wie oft muss das zur Inspektion?', 'und wie ist das mit der Wartung?'],
    ['Nach den ersten 300 km und dann einmal im Jahr. [Pakete und Preise](/workshops/service-prices)'],
    ['service'],
  ),
  followedUp(
    2,
    ['wann wäre es da, wenn ich heute bestelle?', 'und die Lieferzeit?'],
    ['Räder 5 bis 8 Werktage, Taschen und Teile 2 bis 4. [Lieferzeiten](/help/delivery)'],
    ['delivery'],
  ),
  followedUp(
    1.5,
    ['wie schwer ist das [mybike] eigentlich?', 'Gewicht vom [mybike]?'],
    ['Tarn 14,2 kg, Heron 15,1, Dunlin 10,9; die E-Bikes zwischen 22 (Skua) und 38 kg (Carrow).'],
    ['models'],
  ),
  followedUp(
    1,
    ['könnt ihr mir den Chat mailen?'],
    ['Oben im Fenster ist ein Briefumschlag, damit schickst du dir den Verlauf.'],
  ),
  [1.6, visitor('bietet ihr auch eine Diebstahlversicherung an?', 'und Versicherung gegen Diebstahl?'), noIdea],
  [1, visitor('wo werden die Räder eigentlich gebaut?', 'made in Germany?'), noIdea],
];

const fr: readonly Branch[] = [
  followedUp(
    3,
    ['et vous avez aussi des casques ?', 'vous vendez des casques ou des sonnettes ?'],
    [
      'Sonnettes, éclairages et vêtements de pluie oui, mais pas de casques pour le moment. [Pièces et vêtements](/parts)',
    ],
  ),
  followedUp(
    3,
    ['il y a un magasin près de [city] ?', 'vous êtes situés où ?'],
    [
      'Nos ateliers sont à **Lyon, Utrecht, Hambourg et Bristol**. Le plus proche de chez vous : [shop]. [Ateliers](/workshops)',
    ],
    ['shops'],
  ),
  followedUp(
    2,
    ['on peut payer par PayPal ?', 'dernière question : quels moyens de paiement ?'],
    ['Carte, PayPal ou virement. [Moyens de paiement](/help/payment-methods)'],
    ['payment'],
  ),
  followedUp(
    2,
    ['et le délai de livraison ?', 'il serait là quand si je commande aujourd’hui ?'],
    ['5 à 8 jours ouvrés pour un vélo, 2 à 4 pour le reste. [Livraison](/help/delivery)'],
    ['delivery'],
  ),
  followedUp(
    1.5,
    ['les pédales sont fournies ?', 'l’éclairage est inclus ?'],
    ['Les pédales sont dans chaque carton ; l’éclairage est inclus sur Heron, Skua, Fjell et Carrow.'],
    ['models'],
  ),
  followedUp(
    1,
    ['il pèse combien le [mybike] ?'],
    ['Tarn 14,2 kg, Heron 15,1, Dunlin 10,9 ; les électriques de 22 à 38 kg.'],
    ['models'],
  ),
  [1.6, visitor('et une assurance vol, vous proposez ?', 'une assurance contre le vol, c’est possible ?'), noIdea],
];

const es: readonly Branch[] = [
  followedUp(
    3,
    ['y cascos tenéis?', 'vendéis también cascos o timbres?'],
    ['Timbres, luces y ropa de lluvia sí; cascos por ahora no. [Piezas y ropa](/parts)'],
  ),
  followedUp(
    3,
    ['tenéis tienda cerca de [city]?', 'dónde estáis?'],
    ['Los talleres están en **Lyon, Utrecht, Hamburgo y Bristol**. El más cercano: [shop]. [Talleres](/workshops)'],
    ['shops'],
  ),
  followedUp(
    2,
    ['se puede pagar con paypal?', 'qué formas de pago hay?'],
    ['Tarjeta, PayPal o transferencia. [Formas de pago](/help/payment-methods)'],
    ['payment'],
  ),
  followedUp(
    2,
    ['y cuánto tarda en llegar?', 'si pido hoy cuándo llega?'],
    ['Las bicis, 5–8 días laborables; lo demás, 2–4. [Plazos](/help/delivery)'],
    ['delivery'],
  ),
  followedUp(
    1.5,
    ['trae luces y pedales?'],
    ['Los pedales vienen en la caja; las luces, en la Heron, la Skua, la Fjell y la Carrow.'],
    ['models'],
  ),
  followedUp(
    1,
    ['cuánto pesa la [mybike]?'],
    ['Tarn 14,2 kg, Heron 15,1, Dunlin 10,9; las eléctricas, entre 22 y 38 kg.'],
    ['models'],
  ),
  [1.6, visitor('y seguro antirrobo ofrecéis?', 'hay seguro de robo?'), noIdea],
];

const nl: readonly Branch[] = [
  followedUp(
    3,
    ['verkopen jullie ook helmen?', 'hebben jullie ook helmen of bellen?'],
    ['Bellen, lampen en regenkleding wel, helmen op dit moment niet. [Onderdelen en kleding](/parts)'],
  ),
  followedUp(
    3,
    ['zit er ook een winkel in de buurt van [city]?', 'waar zitten jullie eigenlijk?'],
    [
      'Onze werkplaatsen zitten in **Utrecht, Bristol, Hamburg en Lyon**. Voor jou is [shop] het dichtst bij. [Werkplaatsen](/workshops)',
    ],
    ['shops'],
  ),
  followedUp(
    2,
    ['kan ik met ideal betalen?', 'hoe kan ik betalen?'],
    ['iDEAL, kaart, PayPal of overschrijving. [Betaalmethoden](/help/payment-methods)'],
    ['payment'],
  ),
  followedUp(
    2,
    ['en de levertijd?', 'wanneer heb ik hem als ik nu bestel?'],
    ['Fietsen 5 tot 8 werkdagen, de rest 2 tot 4. [Levertijden](/help/delivery)'],
    ['delivery'],
  ),
  followedUp(
    1.5,
    ['zit er verlichting op?', 'zijn er pedalen bij?'],
    ['Verlichting zit op de Heron, Skua, Fjell en Carrow, pedalen zitten altijd in de doos.'],
    ['models'],
  ),
  followedUp(
    1,
    ['hoe zwaar is de [mybike]?'],
    ['Tarn 14,2 kg, Heron 15,1, Dunlin 10,9; de e-bikes 22 tot 38 kg.'],
    ['models'],
  ),
  [1.6, visitor('en een diefstalverzekering, doen jullie dat ook?', 'kan ik hem bij jullie verzekeren?'), noIdea],
];

const byLanguage: Readonly<Record<Language, readonly Branch[]>> = { en, de, fr, es, nl };

/** One more question and its answer, in the conversation's own language. */
export const oneMoreThing: readonly Step[] = (Object.keys(byLanguage) as Language[]).map((language) =>
  when(inLanguage(language), [either(...byLanguage[language])]),
);
