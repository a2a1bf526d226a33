import type { Scenario } from '../script.ts';
import * as aftercare from './aftercare.ts';
import * as appPairing from './app-pairing.ts';
import * as batteries from './batteries.ts';
import * as batteryWarranty from './battery-warranty.ts';
import * as bikeThroughWork from './bike-through-work.ts';
import * as childSeats from './child-seats.ts';
import * as comingBack from './coming-back.ts';
import * as compareBikes from './compare-bikes.ts';
import * as customs from './customs.ts';
import * as damage from './damage.ts';
import * as delivery from './delivery.ts';
import * as discounts from './discounts.ts';
import * as errorHunt from './error-hunt.ts';
import * as flyingWithBattery from './flying-with-battery.ts';
import * as manyQuestions from './many-questions.ts';
import * as misunderstood from './misunderstood.ts';
import * as moods from './moods.ts';
import * as offTopic from './off-topic.ts';
import * as openingHours from './opening-hours.ts';
import * as orderChanges from './order-changes.ts';
import * as orderStatus from './order-status.ts';
import * as paying from './paying.ts';
import * as paymentTrouble from './payment-trouble.ts';
import * as planningATour from './planning-a-tour.ts';
import * as range from './range.ts';
import * as refunds from './refunds.ts';
import * as repairs from './repairs.ts';
import * as reschedule from './reschedule.ts';
import * as returnPeriod from './return-period.ts';
import * as shortWithPeople from './short-with-people.ts';
import * as sizing from './sizing.ts';
import * as smallAndLowBikes from './small-and-low-bikes.ts';
import * as smallTalk from './small-talk.ts';
import * as spareKeys from './spare-keys.ts';
import * as stock from './stock.ts';
import * as stolenBike from './stolen-bike.ts';
import * as testRides from './test-rides.ts';
import * as tradeIn from './trade-in.ts';
import * as voucherButton from './voucher-button.ts';
import * as wantsHuman from './wants-human.ts';
import * as workshopVisits from './workshop-visits.ts';

/** Every scenario of the sample, in the order of their files. */
export const scenarios: readonly Scenario[] = [
  aftercare,
  appPairing,
  batteries,
  batteryWarranty,
  bikeThroughWork,
  childSeats,
  comingBack,
  compareBikes,
  customs,
  damage,
  delivery,
  discounts,
  errorHunt,
  flyingWithBattery,
  manyQuestions,
  misunderstood,
  moods,
  offTopic,
  openingHours,
  orderChanges,
  orderStatus,
  paying,
  paymentTrouble,
  planningATour,
  range,
  refunds,
  repairs,
  reschedule,
  returnPeriod,
  shortWithPeople,
  sizing,
  smallAndLowBikes,
  smallTalk,
  spareKeys,
  stock,
  stolenBike,
  testRides,
  tradeIn,
  voucherButton,
  wantsHuman,
  workshopVisits,
].flatMap((theme) => Object.values(theme));
