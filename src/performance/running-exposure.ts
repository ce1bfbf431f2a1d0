import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import {
  type ExposureState,
  exposureInit,
  exposureStep,
  reviveExposure,
} from './exposure-state.js';
import type { ExposureOptions, ExposureSummary, HoldingsAtEnd } from './exposure-summary.js';

const names = ['periodsPerYear', 'inMarket', 'traded'];
const markets = ['end', 'within'] as const;
const sides = ['both', 'half', 'lesser'] as const;

/**
 * Exposure and turnover of an account as it goes: `exposureSummary`, end by end, without the ends.
 *
 * @param options  periods in a year, and what counts as in the market and as traded
 * @input   what was held at the end of a period and traded in it: `equity` and `holdings` of a step of
 *   a backtest, or `equity`, `gross` and `net` of an `Account`; with a number that cannot be it is
 *   refused and leaves everything
 * @undefined NaN before the first end; the shares of equity once an end had no equity, which is ruin
 * @throws {ConfigError} if an option is unknown or out of bounds
 * @cost    O(1); 14 numbers
 * @example
 * const running = new RunningExposure({ periodsPerYear: 252, inMarket: 'within' });
 * running.update({ equity: 100, gross: 50, net: 50, bought: 50, sold: 0 });
 * const { timeInMarket, meanGross, turnover } = running.update({ equity: 100, gross: 0, net: 0, bought: 0, sold: 50 });
 * [timeInMarket, meanGross, turnover]; // [1, 0.25, 126]
 */
export class RunningExposure {
  readonly id: string;
  readonly #options: Required<ExposureOptions>;
  #state = exposureInit();

  constructor(options: ExposureOptions) {
    requireKnownKeys('', requireRecord('options', options), names);
    const { periodsPerYear, inMarket = 'end', traded = 'both' } = options;
    this.#options = {
      periodsPerYear: requireNumber('periodsPerYear', periodsPerYear, 1e-9, 1e12),
      inMarket: requireOneOf('inMarket', inMarket, markets),
      traded: requireOneOf('traded', traded, sides),
    };
    this.id = `runningExposure(${periodsPerYear},${inMarket},${traded})`;
  }

  get value(): ExposureSummary {
    return summaryOf(this.#state, this.#options);
  }

  update(end: HoldingsAtEnd): ExposureSummary {
    exposureStep(this.#state, end);
    return this.value;
  }

  /** Take an end in as `update` does, and say nothing. */
  absorb(end: HoldingsAtEnd): void {
    exposureStep(this.#state, end);
  }

  /** What `update(end)` would return; changes nothing. */
  peek(end: HoldingsAtEnd): ExposureSummary {
    const state = { ...this.#state };
    exposureStep(state, end);
    return summaryOf(state, this.#options);
  }

  reset(): void {
    this.#state = exposureInit();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, { ...this.#state });
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    this.#state = reviveExposure(admitSnapshot(snapshot, this.id, 1));
  }
}

function summaryOf(
  state: Readonly<ExposureState>,
  { periodsPerYear, inMarket, traded }: Required<ExposureOptions>,
): ExposureSummary {
  const { periodCount: n, isRuined, bought, sold } = state;
  const shareOf = (x: number): number => (isRuined ? Number.NaN : x);
  const inCount = inMarket === 'end' ? state.heldCount : state.touchedCount;
  const units = traded === 'lesser' ? Math.min(bought, sold) : bought + sold;
  const money = traded === 'half' ? units / 2 : units;
  const turnover = (money / state.equitySum) * periodsPerYear; // the count of periods cancels
  return {
    periods: n,
    timeInMarket: inCount / n,
    meanGross: shareOf(state.grossSum / n),
    maxGross: shareOf(state.mostGross),
    meanNet: shareOf(state.netSum / n),
    maxNet: shareOf(state.mostNet),
    minNet: shareOf(state.leastNet),
    turnover: state.equitySum > 0 && turnover <= Number.MAX_VALUE ? turnover : Number.NaN,
  };
}
