// npm run laws [-- FILE]: holds what FILE exports to the laws of causality: that it says the same of
// a bar whatever comes after it, and so on. Every export is a `CausalSubject`.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CausalSubject,
  type FedBar,
  holdCausal,
  type SyntheticMarketOptions,
  syntheticMarket,
} from 'barwave/testing';

const file = process.argv[2] ?? `${import.meta.dirname}/laws/subjects.ts`;
const subjects: Record<string, CausalSubject> = await import(pathToFileURL(resolve(file)).href);

const markets: Record<string, SyntheticMarketOptions> = {
  'minutes around the clock': { seed: 1, moveRatio: 0.004 },
  'sessions, with minutes without a trade': { seed: 2, calendar: 'us-equities', tradedRatio: 0.9 },
  'a hundred times the price': { seed: 3, price: 10_000, moveRatio: 0.01 },
};

for (const [name, subject] of Object.entries(subjects)) {
  for (const [market, options] of Object.entries(markets)) {
    try {
      const held = holdCausal(subject, barsOf(options, 300));
      console.log(`ok     ${name}: ${held.length} laws, ${market}`);
    } catch (error) {
      console.log(`BROKEN ${name}, ${market}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
}

function barsOf(options: SyntheticMarketOptions, count: number): FedBar[] {
  const bars: FedBar[] = [];
  for (const bar of syntheticMarket(options)) {
    bars.push(bar);
    if (bars.length === count) break;
  }
  return bars;
}
