import type { Language } from '../script.ts';

export interface Place {
  city: string;
  zone: string;
}

export interface Country {
  code: string;
  /** Share of the shop's visitors, in no particular unit. */
  weight: number;
  /** Languages people there write in, with the browser language that goes with it and its share. */
  speaks: readonly (readonly [Language, tag: string, weight: number])[];
  places: readonly Place[];
  /** Where a search engine visit comes from. */
  google: string;
  /** Fills a phone number kept free for fiction or, where none is set aside, with 555; `#` is a digit. */
  phone: string;
}

const inZone = (zone: string, ...cities: string[]): Place[] => cities.map((city) => ({ city, zone }));

export const countries: readonly Country[] = [
  {
    code: 'GB',
    weight: 25,
    speaks: [['en', 'en-GB', 1]],
    places: inZone(
      'Europe/London',
      ...['Bristol', 'London', 'Leeds', 'Glasgow', 'Cardiff', 'Norwich', 'Sheffield', 'Exeter', 'Manchester', 'York'],
    ),
    google: 'https://www.google.co.uk/',
    phone: '07700 900###',
  },
  {
    code: 'DE',
    weight: 15,
    speaks: [
      ['de', 'de-DE', 93],
      ['en', 'en-US', 7],
    ],
    places: inZone(
      'Europe/Berlin',
      ...['Hamburg', 'Berlin', 'Köln', 'München', 'Leipzig', 'Bremen', 'Freiburg', 'Kiel', 'Münster', 'Oldenburg'],
    ),
    google: 'https://www.google.de/',
    phone: '0176 040690##',
  },
  {
    code: 'NL',
    weight: 12,
    speaks: [
      ['nl', 'nl-NL', 70],
      ['en', 'en-GB', 30],
    ],
    places: inZone('Europe/Amsterdam', 'Utrecht', 'Amsterdam', 'Rotterdam', 'Groningen', 'Nijmegen', 'Zwolle', 'Delft'),
    google: 'https://www.google.nl/',
    phone: '06 555501##',
  },
  {
    code: 'US',
    weight: 8,
    speaks: [
      ['en', 'en-US', 96],
      ['es', 'es-US', 4],
    ],
    places: [
      ...inZone('America/New_York', 'Brooklyn', 'Boston', 'Pittsburgh', 'Burlington'),
      ...inZone('America/Chicago', 'Minneapolis', 'Madison'),
      ...inZone('America/Denver', 'Boulder'),
      ...inZone('America/Los_Angeles', 'Portland', 'Seattle', 'Oakland'),
    ],
    google: 'https://www.google.com/',
    phone: '(503) 555-01##',
  },
  {
    code: 'FR',
    weight: 9,
    speaks: [['fr', 'fr-FR', 1]],
    places: inZone('Europe/Paris', 'Lyon', 'Paris', 'Nantes', 'Grenoble', 'Strasbourg', 'Toulouse', 'Rennes', 'Annecy'),
    google: 'https://www.google.fr/',
    phone: '06 39 98 ## ##',
  },
  {
    code: 'ES',
    weight: 15,
    speaks: [
      ['es', 'es-ES', 97],
      ['en', 'en-GB', 3],
    ],
    places: [
      ...inZone('Europe/Madrid', 'Madrid', 'Barcelona', 'Valencia', 'Bilbao', 'Vitoria-Gasteiz', 'Sevilla', 'Zaragoza'),
      ...inZone('Atlantic/Canary', 'Las Palmas de Gran Canaria'),
    ],
    google: 'https://www.google.es/',
    phone: '600 555 0##',
  },
  {
    code: 'IE',
    weight: 4,
    speaks: [['en', 'en-IE', 1]],
    places: inZone('Europe/Dublin', 'Dublin', 'Cork', 'Galway', 'Limerick'),
    google: 'https://www.google.ie/',
    phone: '020 910 55##',
  },
  {
    code: 'BE',
    weight: 4,
    speaks: [
      ['nl', 'nl-BE', 60],
      ['fr', 'fr-BE', 40],
    ],
    places: inZone('Europe/Brussels', 'Gent', 'Antwerpen', 'Leuven', 'Bruxelles', 'Liège', 'Namur'),
    google: 'https://www.google.be/',
    phone: '0470 55 50 ##',
  },
  {
    code: 'CH',
    weight: 4,
    speaks: [
      ['de', 'de-CH', 65],
      ['fr', 'fr-CH', 28],
      ['en', 'en-GB', 7],
    ],
    places: inZone('Europe/Zurich', 'Zürich', 'Bern', 'Basel', 'Genève', 'Lausanne', 'Winterthur'),
    google: 'https://www.google.ch/',
    phone: '079 555 01 ##',
  },
  {
    code: 'AT',
    weight: 3.5,
    speaks: [['de', 'de-AT', 1]],
    places: inZone('Europe/Vienna', 'Wien', 'Graz', 'Linz', 'Salzburg', 'Innsbruck'),
    google: 'https://www.google.at/',
    phone: '0660 55501##',
  },
  {
    code: 'SE',
    weight: 2,
    speaks: [['en', 'sv-SE', 1]],
    places: inZone('Europe/Stockholm', 'Göteborg', 'Malmö', 'Stockholm'),
    google: 'https://www.google.se/',
    phone: '070-174 06 ##',
  },
  {
    code: 'DK',
    weight: 2,
    speaks: [['en', 'da-DK', 1]],
    places: inZone('Europe/Copenhagen', 'København', 'Aarhus', 'Odense'),
    google: 'https://www.google.dk/',
    phone: '20 55 50 ##',
  },
  {
    code: 'NO',
    weight: 2,
    speaks: [['en', 'nb-NO', 1]],
    places: inZone('Europe/Oslo', 'Oslo', 'Bergen', 'Trondheim'),
    google: 'https://www.google.no/',
    phone: '405 55 0##',
  },
  {
    code: 'IT',
    weight: 1.5,
    speaks: [['en', 'it-IT', 1]],
    places: inZone('Europe/Rome', 'Bolzano', 'Torino', 'Bologna'),
    google: 'https://www.google.it/',
    phone: '333 555 01##',
  },
  {
    code: 'PT',
    weight: 1,
    speaks: [['en', 'pt-PT', 1]],
    places: inZone('Europe/Lisbon', 'Lisboa', 'Porto'),
    google: 'https://www.google.pt/',
    phone: '912 555 0##',
  },
  {
    code: 'PL',
    weight: 1,
    speaks: [['en', 'pl-PL', 1]],
    places: inZone('Europe/Warsaw', 'Kraków', 'Wrocław'),
    google: 'https://www.google.pl/',
    phone: '600 555 0##',
  },
  {
    code: 'CA',
    weight: 2,
    speaks: [
      ['en', 'en-CA', 70],
      ['fr', 'fr-CA', 30],
    ],
    places: [
      ...inZone('America/Toronto', 'Toronto', 'Montréal', 'Ottawa'),
      ...inZone('America/Vancouver', 'Vancouver', 'Victoria'),
    ],
    google: 'https://www.google.ca/',
    phone: '604-555-01##',
  },
];
