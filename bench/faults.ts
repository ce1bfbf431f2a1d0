import { readFileSync } from 'node:fs';
import type { Bar } from '../src/bars/bar.js';
import { barAt } from '../src/bars/columns.js';
import { encodeBinary } from '../src/core/index.js';
import { fromCsv } from '../src/formats/csv.js';
import { syntheticMarket } from '../src/testing/synthetic-market.js';
import { DataValidator, type DataValidatorOptions } from '../src/validation/index.js';
import { measureClean, measureFaults } from './faults/measure.js';

// npm run bench -- faults: what the validator sees of faults that are put into clean bars.
// FAULT_BARS=1000000 for how many synthetic bars (default 100,000 each); FAULT_CSV for a file.

const count = Number(process.env['FAULT_BARS'] ?? 100_000);
const csv = process.env['FAULT_CSV'];

/** The first `count` bars of a market. */
function made(options: Parameters<typeof syntheticMarket>[0]) {
  const market = syntheticMarket(options);
  return Array.from({ length: count }, () => market.next().value);
}

const hold: Pick<DataValidatorOptions, 'hold' | 'policy'> = { hold: 1, policy: 'drop' };

if (csv === undefined) {
  const liquid = made({ seed: 1 });
  printCost(liquid);
  measure('liquid synthetic 1m', liquid, { base: '1m', ...hold });
  const sparse = made({ seed: 2, tradedRatio: 0.55, moveRatio: 0.0012, tick: 0.01 });
  const options = { base: '1m', feed: 'tradeOnly', ...hold } as const;
  measure('sparse synthetic 1m', sparse, options);
} else {
  const { columns } = fromCsv(readFileSync(csv, 'utf8'));
  const bars = Array.from(columns.time, (_, i) => barAt(columns, i));
  const base = process.env['FAULT_BASE'] ?? '1m';
  measure(csv, bars, { base, ...hold });
}

function measure(title: string, bars: readonly Bar[], options: DataValidatorOptions): void {
  measureFaults(title, bars, options);
  measureClean(bars, options);
}

/**
 * CPU time a bar, the least of five runs, and the state after them: with the default rules, and with
 * all of them.
 */
function printCost(bars: readonly Bar[]): void {
  const all: Partial<DataValidatorOptions> = {
    rules: { volumeSpike: true, volumeShift: true },
    tick: 0.0001,
    maxLagMs: 5_000,
    maxPriceChange: 0.5,
    minVolume: 0,
    maxVolumeMultiplier: 100,
    maxZScore: 10,
  };
  for (const [name, options] of Object.entries({ 'default rules': {}, 'all rules': all })) {
    let leastUs = Number.POSITIVE_INFINITY;
    let stateBytes = 0;
    for (let run = 0; run < 5; run++) {
      const validator = new DataValidator({ base: '1m', ...options });
      const started = process.cpuUsage();
      for (const bar of bars) validator.update(bar);
      leastUs = Math.min(leastUs, process.cpuUsage(started).user / bars.length);
      stateBytes = encodeBinary(validator.snapshot()).length;
    }
    console.log(`${name}: ${leastUs.toFixed(2)} µs a bar, a state of ${stateBytes} bytes`);
  }
}
