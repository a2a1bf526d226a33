import type { Language } from '../script.ts';

export const SHOP_URL = 'https://www.fernhaul.example';

type Titles = Readonly<Record<Language, string>>;

/** A help page by its path and its title in English, German, French, Spanish and Dutch. */
function article(path: string, en: string, de: string, fr: string, es: string, nl: string) {
  const title: Titles = { en, de, fr, es, nl };
  return { path, title };
}

/** The help pages the bots cite. There is none about flying, child seats, customs or gift card balances: those are gaps. */
export const articles = {
  delivery: article(
    'help/delivery',
    'Delivery times and costs',
    'Lieferzeiten und Versandkosten',
    'Délais et frais de livraison',
    'Plazos y gastos de envío',
    'Levertijden en verzendkosten',
  ),
  bikeBox: article(
    'help/bike-in-a-box',
    'Your bike arrives: unpacking and first ride',
    'Dein Rad kommt an: auspacken und losfahren',
    'Réception du vélo : déballage et premier tour',
    'Tu bici llega: desembalaje y primera salida',
    'Je fiets is er: uitpakken en eerste rit',
  ),
  tracking: article(
    'help/track-your-order',
    'Track your order',
    'Sendung verfolgen',
    'Suivre votre commande',
    'Seguimiento del pedido',
    'Je bestelling volgen',
  ),
  returns: article(
    'help/returns',
    'Returns and refunds',
    'Rückgabe und Erstattung',
    'Retours et remboursements',
    'Devoluciones y reembolsos',
    'Retourneren en terugbetaling',
  ),
  warranty: article(
    'help/warranty',
    'Warranty',
    'Garantie',
    'Garantie constructeur',
    'Garantía',
    'Garantie op je fiets',
  ),
  battery: article(
    'help/battery-care',
    'Looking after your battery',
    'Akku richtig pflegen',
    'Entretenir votre batterie',
    'Cuidar la batería',
    'Je accu goed behandelen',
  ),
  range: article(
    'help/range',
    'How far does the battery go?',
    'Wie weit reicht der Akku?',
    "Quelle est l'autonomie ?",
    '¿Cuánta autonomía tiene?',
    'Hoe ver kom je op één accu?',
  ),
  sizes: article(
    'help/frame-sizes',
    'Frame size guide',
    'Rahmengröße finden',
    'Guide des tailles',
    'Guía de tallas',
    'Framemaat kiezen',
  ),
  kids: article(
    'help/kids-bikes',
    'Kids’ bikes: which size when',
    'Kinderräder: welche Größe wann',
    'Vélos enfant : quelle taille',
    'Bicis infantiles: qué talla',
    'Kinderfietsen: welke maat wanneer',
  ),
  models: article(
    'bikes/compare',
    'Compare our bikes',
    'Räder vergleichen',
    'Comparer nos vélos',
    'Comparar bicis',
    'Fietsen vergelijken',
  ),
  loads: article(
    'help/permitted-weight',
    'Permitted total weight',
    'Zulässiges Gesamtgewicht',
    'Poids total autorisé',
    'Peso total permitido',
    'Maximaal totaalgewicht',
  ),
  luggage: article(
    'help/racks-and-bags',
    'Which bag fits which rack',
    'Welche Tasche passt an welchen Träger',
    'Sacoches et porte-bagages compatibles',
    'Alforjas y portabultos compatibles',
    'Welke tas past op welke drager',
  ),
  vouchers: article(
    'help/voucher-codes',
    'Using a voucher code',
    'Gutscheincode einlösen',
    'Utiliser un code promo',
    'Usar un código promocional',
    'Een kortingscode gebruiken',
  ),
  payment: article(
    'help/payment-methods',
    'Ways to pay',
    'Zahlungsarten',
    'Moyens de paiement',
    'Formas de pago',
    'Betaalmethoden',
  ),
  invoices: article(
    'help/invoices',
    'Invoices and VAT',
    'Rechnung und MwSt.',
    'Factures et TVA',
    'Facturas e IVA',
    'Facturen en btw',
  ),
  salaryBike: article(
    'help/bike-through-work',
    'A bike through your employer',
    'Dienstrad über den Arbeitgeber',
    'Un vélo par votre employeur',
    'Bici a través de tu empresa',
    'Fiets van de zaak',
  ),
  app: article(
    'help/pair-the-app',
    'Pairing the display with the app',
    'Display mit der App koppeln',
    "Associer l'écran à l'application",
    'Vincular la pantalla con la app',
    'Display koppelen met de app',
  ),
  testRide: article(
    'help/test-rides',
    'Book a test ride',
    'Probefahrt buchen',
    'Réserver un essai',
    'Reservar una prueba',
    'Proefrit boeken',
  ),
  shops: article(
    'workshops',
    'Our workshops and opening hours',
    'Werkstätten und Öffnungszeiten',
    'Nos ateliers et horaires',
    'Talleres y horarios',
    'Werkplaatsen en openingstijden',
  ),
  service: article(
    'workshops/service-prices',
    'Service packages and prices',
    'Inspektion: Pakete und Preise',
    'Révisions : forfaits et tarifs',
    'Revisiones: paquetes y precios',
    'Onderhoud: pakketten en prijzen',
  ),
  puncture: article(
    'workshops/fix-a-puncture',
    'Fix a puncture',
    'Platten flicken',
    'Réparer une crevaison',
    'Reparar un pinchazo',
    'Band plakken',
  ),
  brakes: article(
    'workshops/noisy-brakes',
    'Noisy or weak brakes',
    'Bremsen quietschen oder greifen schlecht',
    'Freins bruyants ou faibles',
    'Frenos ruidosos o flojos',
    'Piepende of slappe remmen',
  ),
  errors: article(
    'workshops/display-messages',
    'What the display is telling you',
    'Meldungen im Display',
    "Messages de l'écran",
    'Mensajes de la pantalla',
    'Meldingen op het display',
  ),
  care: article('care-plus', 'Fern Care+', 'Fern Care+', 'Fern Care+', 'Fern Care+', 'Fern Care+'),
  stolen: article(
    'help/stolen-bike',
    'My bike was stolen',
    'Mein Rad wurde gestohlen',
    'Vélo volé',
    'Me han robado la bici',
    'Fiets gestolen',
  ),
  touring: article(
    'journal/packing-for-a-week',
    'Packing for a week on the road',
    'Packliste für eine Woche',
    'Une semaine à vélo : quoi emporter',
    'Una semana en bici: qué llevar',
    'Inpakken voor een week',
  ),
} as const satisfies Record<string, { path: string; title: Titles }>;

export type ArticleId = keyof typeof articles;

/** A page of the shop in the visitor's language, as an absolute address. */
export function pageAddress(language: Language, path: string): string {
  return `${SHOP_URL}/${language}/${path.replace(/^\//, '')}`;
}
