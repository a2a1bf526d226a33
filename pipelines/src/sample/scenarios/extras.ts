/** Second questions people ask once they have an answer to the first: what makes one chat unlike the next. */
import {
  followedUp,
  either,
  fallback,
  inLanguage,
  visitor,
  when,
  type Branch,
  type Language,
  type Step,
} from '../script.ts';
import { englishExtras } from './extras-in-english.ts';

const noIdea = fallback(['<fallback>']);

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
    ['Met kaart, iDEAL, PayPal of overschrijving. [Betaalmethoden](/help/payment-methods)'],
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

const byLanguage: Readonly<Record<Language, readonly Branch[]>> = { en: englishExtras, de, fr, es, nl };

/** One more question and its answer, in the conversation's own language. */
export const oneMoreThing: readonly Step[] = (Object.keys(byLanguage) as Language[]).map((language) =>
  when(inLanguage(language), [either(...byLanguage[language])]),
);
