import { fitState, type Snapshot, snapshotFormat } from '../core/state.js';
import { admitSnapshot } from '../core/streaming.js';
import { type Direction, directionOf } from '../strategies/opinion.js';
import type { Signal } from '../strategies/signal.js';
import { ageInBars, isTime } from './age.js';
import { type Heard, hear, type Ignored, nothingHeard, requireHeard } from './heard.js';
import {
  type CorrelatorDesign,
  correlatorDesign,
  type SignalCorrelatorOptions,
  sourceKey,
} from './options.js';
import { pool } from './pool.js';

/** What all timeframes and strategies together say. */
export interface Composite {
  /** When it is said. */
  readonly time: number;
  /** Where `pUp` points, if it is beyond the dead zone. */
  readonly direction: Direction;
  /** Probability that the close is higher at the horizon. */
  readonly pUp: number;
  /** |2·pUp − 1|. */
  readonly confidence: number;
  /** Share of the weight that is not outvoted, 0 … 1; 1 − agreement is the conflict. */
  readonly agreement: number;
  /** Weight that spoke, as a share of what all sources would have, were they fresh and proven. */
  readonly coverage: number;
  /** The signals that count, shortest timeframe first. */
  readonly contributions: readonly Contribution[];
  /** Signals of this call that were not taken in, and why. */
  readonly ignored: readonly Ignored[];
}

/** One signal's part in a composite. */
export interface Contribution {
  readonly id: string;
  readonly timeframe: string;
  readonly strategy: string;
  readonly pUp: number;
  readonly weight: number;
  /** Bars of its timeframe since it was said. */
  readonly ageBars: number;
}

/**
 * Composite confidence: the signals of every timeframe and strategy as one probability.
 *
 *   w = weight · 2^(−age / halfLife) · skill,  age in bars of the signal's timeframe
 *   L = Σw·logit(pUp) / (1 + (K − 1)·rho),     K = (Σw)² / Σw²;  see `pool`
 *   pUp = 1 / (1 + e^(−L)),  confidence = |2·pUp − 1|,  coverage = Σw / Σweight
 *
 * Of each timeframe of each strategy the latest signal is kept until it expires. The order of
 * arrival within an update changes nothing. `skill` and `rho` are priors, not learned.
 *
 * @param options  `timeframes` and `strategies` that signals come from, see
 *                 `SignalCorrelatorOptions` for the rest
 * @input   the time in ms, never earlier than the last, and the signals of one symbol said up to then
 * @output  pUp = 0.5 and coverage = 0 where nothing is fresh
 * @throws {ConfigError} if an option is out of bounds; never because of a signal
 * @cost    O(sources); 5 fields a source
 * @example
 * const correlator = new SignalCorrelator({ timeframes: ['1h', '1d'], strategies: ['trend'] });
 * const bar = { time: 0, end: 86_400_000, revision: 0 };
 * const opinion = { direction: 'up', strength: 1, horizonBars: 5, reasons: [] };
 * const origin = { symbol: 'X', timeframe: '1d', style: 'trend', strategy: 'trend', bar };
 * const { pUp, coverage } = correlator.update(86_400_000, [signalFrom(opinion, origin)]);
 * pUp.toFixed(3); // '0.551'
 * coverage; // 0.25
 * correlator.update(2 * 86_400_000, []).coverage; // 0.125
 * correlator.update(9 * 86_400_000, []).pUp; // 0.5
 */
export class SignalCorrelator {
  readonly id: string;
  readonly #design: CorrelatorDesign;
  #heard: readonly Heard[];

  constructor(options: SignalCorrelatorOptions) {
    this.#design = correlatorDesign(options);
    this.#heard = this.#design.sources.map(() => nothingHeard);
    this.id = idOf(this.#design);
  }

  /** Take in what was said of closed bars up to `now`, and say what all of it amounts to. */
  update(now: number, signals: readonly Signal[]): Composite {
    const { heard, ignored } = hear(this.#heard, signals, now, this.#design, false);
    const weighed = this.#weighed(heard, now);
    if (isTime(now)) {
      this.#heard = heard.map((one, i) => (weighed[i] === undefined ? nothingHeard : one));
    }
    return this.#composite(now, weighed, ignored);
  }

  /** What `update(now, signals)` would say; takes provisional signals too; changes nothing. */
  peek(now: number, signals: readonly Signal[]): Composite {
    const { heard, ignored } = hear(this.#heard, signals, now, this.#design, true);
    return this.#composite(now, this.#weighed(heard, now), ignored);
  }

  reset(): void {
    this.#heard = this.#heard.map(() => nothingHeard);
  }

  snapshot(): Snapshot {
    const state = { heard: this.#heard.map((heard) => ({ ...heard })) };
    return { format: snapshotFormat, version: 1, id: this.id, state };
  }

  restore(snapshot: Snapshot): void {
    const own = { heard: this.#heard };
    const { heard } = fitState(own, admitSnapshot(snapshot, this.id, 1), 'state');
    heard.forEach((one, i) => {
      requireHeard(one, `state.heard[${i}]`);
    });
    this.#heard = heard;
  }

  /** What each source contributes, `undefined` where it has said nothing or has expired. */
  #weighed(heard: readonly Heard[], now: number): (Contribution | undefined)[] {
    const { sources, schedule, halfLifeBars, expiryBars, skill } = this.#design;
    return sources.map(({ timeframe, strategy, weight }, i) => {
      const { id, end, pUp } = heard[i]!;
      if (id === '' || !isTime(now)) return undefined;
      const ageBars = ageInBars(schedule, timeframe, end, now);
      if (ageBars > expiryBars) return undefined;
      const left = weight * skill * Math.exp((-Math.LN2 * ageBars) / halfLifeBars);
      return { id, timeframe: timeframe.name, strategy, pUp, weight: left, ageBars };
    });
  }

  #composite(
    now: number,
    weighed: readonly (Contribution | undefined)[],
    ignored: readonly Ignored[],
  ): Composite {
    const { sources, rho, deadZone } = this.#design;
    const contributions = weighed.filter((one) => one !== undefined);
    const evidence = contributions.map(({ timeframe, strategy, pUp, weight }) => ({
      key: sourceKey(timeframe, strategy),
      pUp,
      weight,
    }));
    const { pUp, agreement } = pool(evidence, rho);
    const lead = pUp - 0.5;
    return {
      time: now,
      direction: Math.abs(lead) >= deadZone ? directionOf(lead) : 'flat',
      pUp,
      confidence: Math.abs(2 * lead),
      agreement,
      coverage: total(contributions) / (total(sources) || 1),
      contributions,
      ignored,
    };
  }
}

function total(parts: readonly { readonly weight: number }[]): number {
  return parts.reduce((sum, { weight }) => sum + weight, 0);
}

/** Everything that the future depends on besides the state. */
function idOf(design: CorrelatorDesign): string {
  const { sources, halfLifeBars, expiryBars, skill, rho, deadZone, schedule } = design;
  const voices = sources.map(({ key, weight }) => [key, weight]);
  const { id, version } = schedule.calendar;
  const numbers = [halfLifeBars, expiryBars, skill, rho, deadZone];
  return `signalCorrelator(${JSON.stringify([voices, numbers, id, version])})`;
}
