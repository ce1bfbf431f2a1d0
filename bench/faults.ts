import { readFileSync } from 'node:fs';
import { barAt } from '../src/bars/columns.js';
import { fromCsv } from '../src/formats/csv.js';
import { syntheticMarket } from '../src/testing/synthetic-market.js';
import type { DataValidatorOptions } from '../src/validation/index.js';
import { measureFaults, printFaults } from './faults/measure.js';

// npm run bench -- faults: what the validator sees of faults that are put into clean bars.
// FAULT_BARS=1000000 for how many synthetic bars (default 200,000 each); FAULT_CSV for a file.

const count = Number(process.env['FAULT_BARS'] ?? 200_000);
const csv = process.env['FAULT_CSV'];

/** The first `count` bars of a market. */
function made(options: Parameters<typeof syntheticMarket>[0]) {
  const market = syntheticMarket(options);
  return Array.from({ length: count }, () => market.next().value);
}

const hold: Pick<DataValidatorOptions, 'hold' | 'policy'> = { hold: 1, policy: 'drop' };

if (csv === undefined) {
  const liquid = made({ seed: 1 });
  printFaults('liquid synthetic 1m', measureFaults(liquid, { base: '1m', ...hold }));
  const sparse = made({ seed: 2, tradedRatio: 0.55, moveRatio: 0.0012, tick: 0.01 });
  const options = { base: '1m', feed: 'tradeOnly', ...hold } as const;
  printFaults('sparse synthetic 1m', measureFaults(sparse, options));
} else {
  const { columns } = fromCsv(readFileSync(csv, 'utf8'));
  const bars = Array.from(columns.time, (_, i) => barAt(columns, i));
  const base = process.env['FAULT_BASE'] ?? '1m';
  printFaults(csv, measureFaults(bars, { base, ...hold }));
}
