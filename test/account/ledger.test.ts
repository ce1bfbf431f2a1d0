import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Account, type AccountEvent } from '../../src/account/index.js';

interface Month {
  /** Events up to its end. */
  readonly events: number;
  readonly equity: number;
  readonly units: Readonly<Record<string, number>>;
  readonly fees: number;
  readonly financing: number;
  readonly dividends: number;
  readonly transfers: number;
}

const { cash, months, events } = JSON.parse(
  readFileSync('test/data/account-ledger.json', 'utf8'),
) as { readonly cash: number; readonly months: Month[]; readonly events: AccountEvent[] };

const close = (actual: number, expected: number): void =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));

// Every balance is that of ledger, a double-entry program; see test/data/make/account-ledger.py.
describe('a random year of an account, beside its double entry by ledger', () => {
  const account = new Account({ cash });
  let heard = 0;

  it.each(months.map((month, i) => [i + 1, month] as const))('month %d', (_, month) => {
    for (; heard < month.events; heard++) {
      expect(account.update(events[heard]!).disposition).toBe('applied');
    }
    close(account.equity, month.equity);
    close(account.fees, month.fees);
    close(account.financing, month.financing);
    close(account.dividends, month.dividends);
    close(account.transfers, month.transfers);
    for (const [symbol, units] of Object.entries(month.units)) {
      expect(account.quantity(symbol)).toBe(units);
    }
  });

  it('at the end everything is closed, and what was realised is what is left', () => {
    expect(account.symbols).toEqual([]);
    const { realised, fees, financing, dividends, transfers } = account;
    close(cash + realised - fees - financing + dividends + transfers, months.at(-1)!.equity);
    expect(events.filter(({ type }) => type === 'fill').length).toBeGreaterThan(150);
  });
});
