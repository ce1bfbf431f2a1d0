import { makeMarket } from './harness/market.js';
import { blockBars, runRoom } from './harness/run-room.js';
import { orderRows, requireSameMedians } from './statistics/order.js';
import { printWindowErrors, windowRows } from './statistics/windows.js';

/** The windows' and medians' inner structures beside those that were turned down. */
requireSameMedians(makeMarket(blockBars));
runRoom('statistics', [...windowRows(), ...orderRows()]);
printWindowErrors(5_000_000);
