import type { Account } from '../account/account.js';
import type { HoldingsAtEnd } from '../performance/exposure-summary.js';
import type { BookEvent } from '../simulation/book-event.js';

/** What an account holds at an end and traded in it; with its equity, for `RunningExposure`. */
export type Holdings = Omit<HoldingsAtEnd, 'equity'>;

/** The same at each end, for `exposureSummary`. */
export type HoldingsCurve = { readonly [Column in keyof Holdings]: Float64Array };

/** Of an end that led to `events`. */
export function holdingsOf(account: Account, events: readonly BookEvent[]): Holdings {
  const { gross, net } = account.holdings;
  let bought = 0;
  let sold = 0;
  for (const event of events) {
    if (event.type !== 'fill') continue;
    const { symbol, quantity, price } = event.fill;
    const money = Math.abs(quantity * price) * account.pointMoney(symbol);
    if (quantity > 0) bought += money;
    else sold += money;
  }
  return { gross, net, bought, sold };
}

/** Ends one below the other. */
export function holdingsCurve(ends: readonly Holdings[]): HoldingsCurve {
  const column = (of: keyof Holdings) => Float64Array.from(ends, (end) => end[of]);
  return {
    gross: column('gross'),
    net: column('net'),
    bought: column('bought'),
    sold: column('sold'),
  };
}
