import { expect } from 'vitest';
import type { Account, AccountEvent } from '../../src/account/index.js';

let ids = 0;
/** Units at a price, the next of the fills. */
export const fill = (quantity: number, price: number, change: object = {}): AccountEvent => {
  ids += 1;
  return {
    type: 'fill',
    fill: { id: `${ids}`, symbol: 'X', time: ids, quantity, price, ...change },
  };
};
/** The account, once it has heard of `events`. */
export const told = (account: Account, ...events: AccountEvent[]): Account => {
  for (const event of events) expect(account.update(event).disposition).toBe('applied');
  return account;
};
