import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import { fitState, type Snapshot } from '../core/state.js';
import type { Signal } from '../strategies/signal.js';
import { isTime } from './age.js';
import { type Composite, compositeOf } from './composite.js';
import { hear, type Ignored } from './hear.js';
import { type Heard, heardOf, nothingHeard, type Voice, voiceFrom } from './heard.js';
import {
  type CorrelatorDesign,
  correlatorDesign,
  isDesign,
  type SignalCorrelatorOptions,
} from './options.js';
import { ageOf } from './tally.js';

/**
 * Composite confidence: the signals of every timeframe and strategy as one probability.
 *
 *   w = weight · 2^(−age / halfLife),  age in bars of the signal's timeframe
 *   L = Σ b·logit(pUp),                b from w and rho by non-negative least squares; see `pool`
 *   pUp = 1 / (1 + e^(−L)),  confidence = |2·pUp − 1|,  coverage = Σw / Σweight
 *
 * Of each timeframe of each strategy the latest signal is kept until it expires. The order of
 * arrival within an update changes nothing. One fresh signal is repeated as it stands. `rho` is a
 * prior, not learned.
 *
 * @param options  `timeframes` and `strategies` that signals come from, see
 *                 `SignalCorrelatorOptions` for the rest
 * @input   the time in ms, never earlier than the last, and the signals of one symbol said up to then
 * @output  pUp = 0.5 and coverage = 0 where nothing is fresh
 * @throws {ConfigError} if an option is out of bounds; never because of a signal
 * @cost    O(sources); 5 fields a source
 * @example
 * import type { Opinion } from 'barwave/strategies';
 * const correlator = new SignalCorrelator({ timeframes: ['1h', '1d'], strategies: ['trend'] });
 * const bar = { time: 0, end: 86_400_000, revision: 0, received: 1, expected: 1 };
 * const opinion: Opinion = { direction: 'up', strength: 1, horizonBars: 5, reasons: [] };
 * const origin = { symbol: 'X', timeframe: '1d', style: 'trend', strategy: 'trend', bar };
 * const { pUp, coverage } = correlator.update(86_400_000, [signalFrom(opinion, origin)!]);
 * pUp.toFixed(3); // '0.600'
 * coverage; // 0.5
 * correlator.update(2 * 86_400_000, []).coverage; // 0.25
 * correlator.update(9 * 86_400_000, []).pUp; // 0.5
 */
export class SignalCorrelator {
  readonly id: string;
  readonly design: CorrelatorDesign;
  #heard: readonly Voice[];

  constructor(options: SignalCorrelatorOptions | CorrelatorDesign) {
    this.design = isDesign(options) ? options : correlatorDesign(options);
    this.#heard = this.design.sources.map(() => nothingHeard);
    this.id = this.design.id;
  }

  /** Take in what was said of closed bars up to `now`, and say what all of it amounts to. */
  update(now: number, signals: readonly Signal[]): Composite {
    const ignored = this.hear(now, signals);
    if (isTime(now)) this.#forget(now);
    return compositeOf(this.design, this.#heard, now, ignored);
  }

  /** What `update(now, signals)` would say; takes provisional signals too; changes nothing. */
  peek(now: number, signals: readonly Signal[]): Composite {
    const { heard, ignored } = hear(this.#heard, signals, now, this.design, true);
    return compositeOf(this.design, heard, now, ignored);
  }

  /** Take signals in, as `update` does, and say no more than which were not. */
  hear(now: number, signals: readonly Signal[]): readonly Ignored[] {
    const { heard, ignored } = hear(this.#heard, signals, now, this.design, false);
    this.#heard = heard;
    return ignored;
  }

  /** What was heard last of every source: never written again, so it may be kept. */
  get voices(): readonly Voice[] {
    return this.#heard;
  }

  /** Back to `voices`, which this correlator has had before. */
  recall(voices: readonly Voice[]): void {
    this.#heard = voices;
  }

  /** What has expired stays so, even if time ran backwards. */
  #forget(now: number): void {
    this.#heard = this.#heard.map((voice, i) =>
      Number.isNaN(ageOf(this.design, i, voice, now)) ? nothingHeard : voice,
    );
  }

  reset(): void {
    this.#heard = this.#heard.map(() => nothingHeard);
  }

  snapshot(): Snapshot {
    const state = { heard: this.#heard.map(heardOf) };
    return snapshotOf(this.design, 3, state);
  }

  restore(snapshot: Snapshot): void {
    const own: { heard: Heard[] } = { heard: this.#heard.map(heardOf) };
    const { heard } = fitState(own, admitSnapshot(snapshot, this.design, 3), 'state');
    this.#heard = heard.map((one, i) => voiceFrom(one, `state.heard[${i}]`));
  }
}
