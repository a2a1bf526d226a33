import {
  answer,
  ask,
  either,
  fallback,
  helpful,
  leave,
  onPhone,
  unhelpful,
  visitor,
  when,
  type Scenario,
} from '../script.ts';
import * as talks from './voucher-button-talks.ts';
import { letDown, satisfied } from './parts.ts';

/** Widget, not knowledge: the answer names a button in the right-hand column, and the phone layout has no such column. */
export const voucherButton: Scenario = {
  id: 'voucher-button',
  agent: 'default',
  count: 72,
  weeks: [6, 6, 7, 7, 8, 12, 10, 9],
  campaign: 7,
  devices: { mobile: 1.25 },
  pages: ['checkout', 'basket', 'touring-days'],
  talk: {
    en: [
      ask(
        'where do I enter the {discount|voucher|promo} code?',
        'I have a code ({TOUR20|WELCOME5|TOUR20}) but there’s {no field|nowhere to put it}',
        'how do I {use|redeem} {a voucher|my voucher|TOUR20}?',
        'can’t find where to {put|type} the code {from the newsletter|you emailed me|TOUR20}',
        'discount code box{?| where is it?| missing?}',
        'voucher from {my birthday mail|the newsletter}, how do I get it {off the price|into the basket}',
        'is TOUR20 {still valid|valid on the [bike]}? and where does it go{ at checkout|}',
        'I’m at the checkout, where’s the {voucher|coupon} thing',
        'trying to apply {TOUR20|my code} {before I pay|in the basket}. help',
      ),
      answer(
        [
          'In the basket, click **Add voucher** in the right-hand column, enter your code and choose *Apply*. See [Using a voucher code](/help/voucher-codes).',
          'You’ll find the **Add voucher** button in the column on the right of your basket. Type in the code, click *Apply*, and the total changes straight away.',
          'Open your basket: on the right, below the total, there’s **Add voucher**. One code per order. More: [Using a voucher code](/help/voucher-codes)',
        ],
        ['vouchers'],
      ),
      when(
        onPhone,
        [
          either(
            [
              8,
              visitor(
                'there is no right hand column',
                'no such button {here|for me|on my screen}',
                'I’m on my phone, {there’s only|I only see} the total and {pay now|checkout}',
                'I can’t see any “add voucher”. {iphone|on mobile}',
                'right of what? it’s {all one column|just a list}',
                'nothing on the right… {I scrolled all the way down|looked everywhere}',
                'not there. screenshot? {can’t send one apparently|}',
              ),
              either(
                [
                  4,
                  answer(
                    [
                      'Please make sure you’re in the basket, not at the checkout. **Add voucher** is in the right-hand column.',
                      'The button is in the right-hand column of the basket, below the total.',
                    ],
                    ['vouchers'],
                  ),
                ],
                [
                  3,
                  fallback([
                    'I’m sorry, I don’t have information about how the basket looks on a phone.',
                    'I’m afraid I don’t know where it is on a phone, sorry.',
                    '<fallbackAgain>',
                  ]),
                ],
              ),
              unhelpful(
                0.35,
                'no such button on the phone',
                'button doesn’t exist',
                'told me the same thing twice',
                'there is no right column!!',
                '<badComment>',
              ),
              either(
                [
                  3,
                  visitor(
                    'I AM in the basket',
                    'same answer again. there is no column',
                    'ok {I give up|forget it}, paying full price then',
                    'guess I’ll {try|do it} on the laptop later',
                    'so I can’t use it on my phone? {really?|}',
                  ),
                  leave(1),
                ],
                [3, ...letDown],
                [2, leave(1)],
                [
                  1,
                  visitor('tried it on the {laptop|computer}, there it is. {so it’s just missing on the phone|}'),
                  helpful(0.1, ''),
                ],
              ),
            ],
            [1.2, leave(1)],
            [0.8, ...satisfied],
          ),
        ],
        [
          either(
            [
              6,
              helpful(0.12, '<goodComment>'),
              visitor(
                '{found it|ah there|I see it now}, {thanks|thank you}',
                'got it. worked',
                'oh right next to it, blind me. thanks',
                '<thanks>',
              ),
            ],
            [3, ...satisfied],
            [
              1.6,
              visitor(
                'it says code not valid',
                '“code cannot be combined” what does that mean',
                'does it work on {e-bikes|bikes already reduced} too?',
              ),
              answer(
                [
                  'A code can’t be combined with reduced items or a second code. On everything else it applies straight away.',
                  '**TOUR20** is valid for bags and touring bikes that aren’t already reduced.',
                ],
                ['vouchers'],
              ),
              ...satisfied,
            ],
          ),
        ],
      ),
    ],
    ...talks,
  },
};
