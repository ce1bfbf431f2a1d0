import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type { Signal } from '../strategies/signal.js';
import type { TradingStyle } from '../strategies/trading-style.js';
import { isTime } from './age.js';
import { type Composite, compositeOf } from './composite.js';
import { type CorrelatedSignal, correlated, type SignalsByTimeframe } from './correlated-signal.js';
import { hear, type Ignored } from './hear.js';
import { nothingHeard, type Voice } from './heard.js';
import {
  type CorrelatorDesign,
  correlatorDesign,
  isDesign,
  type SignalCorrelatorOptions,
} from './options.js';
import type { LearnedSource } from './outcomes/learned-maps.js';
import { Observations, type ObservedOutcome } from './outcomes/observations.js';
import { readSignals } from './read-signals.js';
import { ageOf } from './tally.js';
import { bySymbol, Voices } from './voices.js';

/** What a composite is asked about. */
export interface CompositeQuestion {
  /** How far ahead it shall look, in ms; default as in the options. */
  readonly horizonMs?: number;
  /** Timeframes of this style alone; default all. */
  readonly style?: TradingStyle;
}

/**
 * Composite confidence: the signals of every timeframe and strategy as one probability.
 *
 *   w = weight · 2^(−age / halfLife),  age in bars of the signal's timeframe
 *   l = logit(learned pUp) · √(shorter / longer of its horizon and the composite's)
 *   L = Σ b·l,                         b from w and rho by non-negative least squares; see `pool`
 *   pUp = 1 / (1 + e^(−L)),  confidence = |2·pUp − 1|,  coverage = Σw / Σweight
 *
 * Of each timeframe of each strategy the latest signal is kept until it expires. The order of
 * arrival within an update changes nothing. One fresh signal is repeated as it stands, at its own
 * horizon. What probabilities are worth, and how alike sources are (`rho`), is learned from outcomes:
 * by the Pipeline from its bars, or from `observe`. Until then both are priors.
 *
 * @param options  `timeframes` and `strategies` that signals come from, see
 *                 `SignalCorrelatorOptions` for the rest
 * @input   the time in ms, never earlier than the last, and the signals of one symbol said up to then;
 *          or one signal at a time, asking `composite` when it matters
 * @output  pUp = 0.5 and coverage = 0 where nothing is fresh; coverage = 0 and `isNil` where outcomes
 *          have shown no skill in any source that spoke
 * @throws {ConfigError} if an option is out of bounds; never because of a signal
 * @cost    O(sources); 7 fields a source and symbol
 * @example
 * import type { Opinion } from 'barwave/strategies';
 * const correlator = new SignalCorrelator({ timeframes: ['1h', '1d'], strategies: ['trend'] });
 * const bar = { time: 0, end: 86_400_000, revision: 0, received: 1, expected: 1 };
 * const opinion: Opinion = { direction: 'up', strength: 1, horizonBars: 5, reasons: [] };
 * const origin = { symbol: 'X', timeframe: '1d', family: 'trend', strategy: 'trend', bar };
 * correlator.update(signalFrom(opinion, origin)!);
 * const { pUp, coverage } = correlator.composite('X', 86_400_000);
 * pUp.toFixed(3); // '0.600'
 * coverage; // 0.5
 * correlator.update(2 * 86_400_000, []).coverage; // 0.25
 * correlator.update(9 * 86_400_000, []).pUp; // 0.5
 */
export class SignalCorrelator {
  readonly id: string;
  readonly design: CorrelatorDesign;
  readonly #voices: Voices;
  readonly #observations: Observations;

  constructor(options: SignalCorrelatorOptions | CorrelatorDesign) {
    this.design = isDesign(options) ? options : correlatorDesign(options);
    this.#voices = new Voices(this.design);
    this.#observations = new Observations(this.design);
    this.id = this.design.id;
  }

  /** Take one signal in, of whatever symbol; why not, if it was not. */
  update(signal: Signal): Ignored | undefined;
  /**
   * Take in what was said of closed bars up to `now`, and say what all of it amounts to: of the first
   * signal's symbol, or the one before where there are no signals.
   */
  update(now: number, signals: readonly Signal[]): Composite;
  update(first: Signal | number, signals: readonly Signal[] = []): Composite | Ignored | undefined {
    if (typeof first !== 'number') return this.#hear([first])[0];
    const ignored = this.#hear(signals, first);
    if (isTime(first)) this.#forget(first);
    return this.#composite(this.#voices.of(this.#voices.latest), first, ignored);
  }

  /** What `update(now, signals)` would say; takes provisional signals too; changes nothing. */
  peek(given: number, signals: readonly Signal[]): Composite {
    const now = timeFrom(given);
    const { signals: read, unread } = readSignals(signals);
    const symbol = read[0]?.symbol ?? this.#voices.latest;
    const own = read.filter((signal) => signal.symbol === symbol);
    const learned = this.#observations.learned(own);
    const { heard, ignored } = hear(this.#voices.of(symbol), learned, now, this.design, true);
    return this.#composite(heard, now, [...unread, ...ignored]);
  }

  /** What the signals of `symbol` amount to at `time`; changes nothing. */
  composite(symbol: string, time: number, question: CompositeQuestion = {}): Composite {
    const { horizonMs, style } = question ?? {};
    const { sources } = this.design;
    const voices = this.#voices.of(symbol);
    const asked =
      style === undefined
        ? voices
        : voices.map((voice, i) => (sources[i]!.tradingStyle === style ? voice : nothingHeard));
    const isAsked = horizonMs !== undefined && horizonMs > 0;
    const design = isAsked ? { ...this.design, horizonMs } : this.design;
    return compositeOf(design, asked, timeFrom(time), this.#observations.rho, []);
  }

  /**
   * Each signal of `symbol` with those of lower timeframes that support or oppose it, from the highest
   * timeframe down; a pure function of what was learned and the signals given. See `CorrelatedSignal`.
   */
  correlateSignals(symbol: string, signals: SignalsByTimeframe): readonly CorrelatedSignal[] {
    const { rho } = this.#observations;
    return correlated(this.design, symbol, this.#observations.learnedBy(signals), rho);
  }

  /** Learn from what came of signals, by whatever idea of right; false if it is no outcome. */
  observe(outcome: ObservedOutcome): boolean {
    return this.#observations.observe(outcome);
  }

  /** What `observe` has taught of each source, by its key: `1h|trend`. */
  get learned(): Readonly<Record<string, LearnedSource>> {
    return this.#observations.maps.record;
  }

  reset(): void {
    this.#voices.reset();
    this.#observations.reset();
  }

  snapshot(): Snapshot {
    const state = { ...this.#voices.snapshot(), ...this.#observations.snapshot() };
    return snapshotOf(this.design, 4, state);
  }

  restore(snapshot: Snapshot): void {
    const given = admitSnapshot(snapshot, this.design, 4);
    const [voices, observations] = [new Voices(this.design), new Observations(this.design)];
    const rest = voices.restore(given, 'state');
    observations.restore(rest, 'state');
    this.#voices.become(voices);
    this.#observations.become(observations);
  }

  /** Take signals in up to `now`; without it, one signal at its end. */
  #hear(signals: readonly Signal[], now?: number): readonly Ignored[] {
    const { signals: read, unread } = readSignals(signals);
    const all = [...unread];
    for (const [symbol, own] of bySymbol(read)) {
      const before = this.#voices.of(symbol);
      const learned = this.#observations.learned(own);
      const until = now ?? own[0]!.end;
      const { heard, ignored } = hear(before, learned, until, this.design, false);
      for (const one of ignored) all.push(one);
      for (const one of this.#voices.keep(symbol, heard, own)) all.push(one);
    }
    return all;
  }

  #composite(voices: readonly Voice[], now: number, ignored: readonly Ignored[]): Composite {
    return compositeOf(this.design, voices, now, this.#observations.rho, ignored);
  }

  /** What has expired stays so, even if time ran backwards. */
  #forget(now: number): void {
    const { latest } = this.#voices;
    const voices = this.#voices.of(latest);
    const left = voices.map((voice, i) =>
      Number.isNaN(ageOf(this.design, i, voice, now)) ? nothingHeard : voice,
    );
    this.#voices.keep(latest, left, []);
  }
}

/** A time from outside; NaN where it is none. */
function timeFrom(given: unknown): number {
  return typeof given === 'number' ? given : Number.NaN;
}
