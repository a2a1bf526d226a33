import type { Scenario } from '../script.ts';
import * as aftercare from './aftercare.ts';
import * as appPairing from './app-pairing.ts';
import * as batteries from './batteries.ts';
import * as batteryWarranty from './battery-warranty.ts';
import * as bikeThroughWork from './bike-through-work.ts';
import * as childSeats from './child-seats.ts';
import * as choosing from './choosing.ts';
import * as customs from './customs.ts';
import * as damage from './damage.ts';
import * as delivery from './delivery.ts';
import * as flyingWithBattery from './flying-with-battery.ts';
import * as longTalks from './long-talks.ts';
import * as orderChanges from './order-changes.ts';
import * as orderStatus from './order-status.ts';
import * as paying from './paying.ts';
import * as people from './people.ts';
import * as repairs from './repairs.ts';
import * as returns from './returns.ts';
import * as sizing from './sizing.ts';
import * as smallTalk from './small-talk.ts';
import * as stock from './stock.ts';
import * as voucherCodes from './voucher-codes.ts';
import * as workshopVisits from './workshop-visits.ts';

/** Every scenario of the sample, in the order of their files. */
export const scenarios: readonly Scenario[] = [
  aftercare,
  appPairing,
  batteries,
  batteryWarranty,
  bikeThroughWork,
  childSeats,
  choosing,
  customs,
  damage,
  delivery,
  flyingWithBattery,
  longTalks,
  orderChanges,
  orderStatus,
  paying,
  people,
  repairs,
  returns,
  sizing,
  smallTalk,
  stock,
  voucherCodes,
  workshopVisits,
].flatMap((theme) => Object.values(theme));
