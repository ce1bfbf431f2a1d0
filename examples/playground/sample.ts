import { toCsv } from 'barwave';
import { columnsOf } from 'barwave/bars';
import { syntheticMarket } from 'barwave/testing';

/** Four hundred hours of a market that is made up, so that the page has something to show. */
export function sampleCsv(): string {
  const market = syntheticMarket({ seed: 7, base: '1h', moveRatio: 0.004, tick: 0.125 });
  const bars = Array.from({ length: 400 }, () => market.next().value);
  return toCsv(columnsOf(bars));
}
