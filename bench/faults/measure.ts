import type { Bar } from '../../src/bars/bar.js';
import type { FaultKind } from '../../src/testing/fault.js';
import { injectFaults } from '../../src/testing/fault-injection.js';
import {
  DataValidator,
  type DataValidatorOptions,
  type ReasonCode,
} from '../../src/validation/index.js';

/** What was found of one kind of fault. */
export interface FaultFigures {
  readonly kind: string;
  readonly faults: number;
  readonly recall: number;
  readonly precision: number;
}

/** What is said of bars without a fault. */
export interface CleanFigures {
  /** Reasons said of clean bars, per 10,000 of them. */
  readonly alarmsPer10k: Readonly<Record<string, number>>;
  /** Of true jumps of 15 deviations. */
  readonly keptJumpRatio: number;
}

/** Reasons that name each kind. */
const named: Readonly<Record<Exclude<FaultKind, 'jump'>, readonly ReasonCode[]>> = {
  ohlc: ['high-too-low', 'low-too-high'],
  'non-finite': ['not-finite', 'not-a-number'],
  sign: ['price-not-positive', 'volume-negative'],
  duplicate: ['same-values'],
  conflict: ['other-values'],
  order: ['older-than-newest'],
  'times-100': ['spike-confirmed'],
  'divided-by-100': ['spike-confirmed'],
  'times-10': ['spike-confirmed'],
  spike: ['spike-confirmed'],
  wick: ['wick'],
  stale: ['stale-run'],
  split: ['split-like'],
};

const sizes: Readonly<Partial<Record<FaultKind, readonly number[]>>> = {
  spike: [12, 20, 40],
  wick: [20, 40],
};

/**
 * Inject each kind of fault into `bars`, and count what is named by its reason, and what else is.
 * Each line of the table is printed as soon as it is measured.
 */
export function measureFaults(
  title: string,
  bars: readonly Bar[],
  options: DataValidatorOptions,
): FaultFigures[] {
  console.log(`\n${title}: ${bars.length} clean bars`);
  console.log('| fault | n | recall | precision |\n|---|---|---|---|');
  const rows: FaultFigures[] = [];
  for (const kind of Object.keys(named) as (keyof typeof named)[]) {
    for (const deviations of sizes[kind] ?? [Number.NaN]) {
      const size = Number.isNaN(deviations) ? {} : { deviations };
      const { inputs, faults } = injectFaults(bars, { kind, seed: 7, ...size });
      const found = alarms(inputs, options, named[kind]);
      const hits = faults.filter((at) => found.has(at)).length;
      // A run of repeats is said once a bar; what is said within it is no false alarm.
      const others = [...found].filter(
        (at) => !isNear(faults, at, kind === 'stale' ? 4 : 0),
      ).length;
      const name = Number.isNaN(deviations) ? kind : `${kind} ${deviations}σ`;
      const recall = hits / faults.length;
      const precision = hits / (hits + others);
      rows.push({ kind: name, faults: faults.length, recall, precision });
      console.log(
        `| ${name} | ${faults.length} | ${recall.toFixed(3)} | ${precision.toFixed(3)} |`,
      );
    }
  }
  return rows;
}

/** Count and print what is said of `bars` as they are, and how many true jumps are kept. */
export function measureClean(bars: readonly Bar[], options: DataValidatorOptions): CleanFigures {
  const validator = new DataValidator(options);
  for (const bar of bars) validator.update(bar);
  const { reasonCounts } = validator;
  const alarmsPer10k = Object.fromEntries(
    Object.entries(reasonCounts)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => [reason, (1e4 * count) / bars.length]),
  );
  const { inputs, faults } = injectFaults(bars, { kind: 'jump', seed: 9, deviations: 15 });
  const dropped = alarms(inputs, options, ['spike-confirmed']);
  const kept = faults.filter((at) => !dropped.has(at)).length;
  const keptJumpRatio = kept / faults.length;
  console.log(`true jumps of 15σ kept: ${keptJumpRatio.toFixed(3)}`);
  const said = Object.entries(alarmsPer10k).map(([name, rate]) => `${name} ${rate.toFixed(2)}`);
  console.log(`said of ${bars.length} clean bars, per 10,000: ${said.join(', ')}`);
  return { alarmsPer10k, keptJumpRatio };
}

/** Index of each input of which one of `reasons` was said at last. */
function alarms(
  inputs: readonly unknown[],
  options: DataValidatorOptions,
  reasons: readonly ReasonCode[],
): Set<number> {
  const validator = new DataValidator(options);
  const found = new Set<number>();
  let waiting = -1;
  inputs.forEach((input, i) => {
    for (const judgement of validator.update(input).judgements) {
      if (judgement.disposition === 'pending') waiting = i;
      else if (judgement.reasons.some((reason) => reasons.includes(reason)))
        found.add(judgement.wasPending ? waiting : i);
    }
  });
  return found;
}

function isNear(faults: readonly number[], at: number, before: number): boolean {
  let low = 0;
  for (let high = faults.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (faults[middle]! < at) low = middle + 1;
    else high = middle;
  }
  const next = faults[low];
  return next !== undefined && next - at <= before;
}
