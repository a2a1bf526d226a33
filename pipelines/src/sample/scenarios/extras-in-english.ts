import { answer, followedUp, chat, fallback, isOverseas, visitor, when, type Branch } from '../script.ts';

export const englishExtras: readonly Branch[] = [
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
    fallback(['<fallback>']),
  ],
  [1, visitor('is it made in Europe?', 'where are your bikes {made|built}?'), fallback(['<fallback>'])],
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
