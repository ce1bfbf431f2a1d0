import type { Checked } from '../bars/checked-timeframes.js';
import { admitSnapshot, snapshotOf } from '../core/snapshot.js';
import type { Snapshot } from '../core/state.js';
import type { Signal } from '../strategies/signal.js';
import type { TradingStyle } from '../strategies/trading-style.js';
import { isTime } from './age.js';
import type { CompositeView } from './composite-view.js';
import { type CorrelatedSignal, correlated, type SignalsByTimeframe } from './correlated-signal.js';
import { type Ignored, nothingIgnored } from './hear.js';
import { hearSignals, type ReadSignals } from './hear-signals.js';
import {
  type CorrelatorDesign,
  correlatorDesign,
  isDesign,
  type SignalCorrelatorOptions,
} from './options.js';
import type { LearnedSource } from './outcomes/learned-maps.js';
import { Observations } from './outcomes/observations.js';
import type { ObservedOutcome } from './outcomes/observed-outcome.js';
import { SignalReader } from './read-signals.js';
import { SymbolVoices } from './symbol-voices.js';
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
 * @cost    O(sources), and next to no garbage until lists are read, but for `peek` and questions, which
 *          copy the symbol's voices; 7 fields a source and symbol, and up to 15 kB a symbol beside them
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
export class SignalCorrelator<const O extends SignalCorrelatorOptions = SignalCorrelatorOptions> {
  readonly id: string;
  readonly design: CorrelatorDesign;
  readonly #voices: Voices;
  readonly #observations: Observations;
  readonly #reader: SignalReader;
  /** The list that one signal is read as. */
  readonly #one: unknown[] = [undefined];

  constructor(options: Checked<O, SignalCorrelatorOptions>);
  /** Of options that were checked before. */
  constructor(design: CorrelatorDesign);
  constructor(options: SignalCorrelatorOptions | CorrelatorDesign) {
    this.design = isDesign(options) ? options : correlatorDesign(options);
    this.#voices = new Voices(this.design);
    this.#observations = new Observations(this.design);
    this.#reader = new SignalReader(this.design);
    this.id = this.design.id;
  }

  /** Take one signal in, of whatever symbol; why not, if it was not. */
  update(signal: Signal): Ignored | undefined;
  /**
   * Take in what was said of closed bars up to `now`, and say what all of it amounts to: of the first
   * signal's symbol, or the one before where there are no signals.
   */
  update(now: number, signals: readonly Signal[]): CompositeView;
  update(
    first: Signal | number,
    signals: readonly Signal[] = [],
  ): CompositeView | Ignored | undefined {
    if (typeof first !== 'number') {
      this.#one[0] = first;
      return this.#hear(this.#one)[0];
    }
    const ignored = this.#hear(signals, first);
    if (isTime(first)) this.#voices.open(this.#voices.latest)?.forget(first);
    return this.#voices.of(this.#voices.latest).composite(first, this.#observations.rho, ignored);
  }

  /** What `update(now, signals)` would say; takes provisional signals too; changes nothing. */
  peek(given: number, signals: readonly Signal[]): CompositeView {
    const now = timeFrom(given);
    const reader = new SignalReader(this.design);
    reader.read(signals);
    const read = reader.records.slice(0, reader.count);
    const symbol = read[0]?.symbol ?? this.#voices.latest;
    const own = read.filter((signal) => signal.symbol === symbol);
    for (const one of own) this.#observations.learn(one);
    const voices = this.#voices.of(symbol).copied();
    const ignored = hearSignals(voices, { records: own, count: own.length }, now, true);
    const all = [...unreadOnes(reader.unreadCount), ...ignored];
    return voices.composite(now, this.#observations.rho, all);
  }

  /** What the signals of `symbol` amount to at `time`; changes nothing. */
  composite(
    symbol: string,
    time: number,
    question: CompositeQuestion = nothingAsked,
  ): CompositeView {
    const { horizonMs, style } = question ?? nothingAsked;
    const { rho } = this.#observations;
    const isAsked = horizonMs !== undefined && horizonMs > 0;
    let voices = this.#voices.of(symbol);
    if (isAsked || style !== undefined) {
      voices = voices.copied(isAsked ? { ...this.design, horizonMs } : this.design);
    }
    if (style !== undefined) {
      this.design.sources.forEach(({ tradingStyle }, source) => {
        if (tradingStyle !== style) voices.drop(source);
      });
    }
    return voices.composite(timeFrom(time), rho, nothingIgnored);
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
  #hear(signals: unknown, now?: number): readonly Ignored[] {
    const reader = this.#reader;
    reader.read(signals);
    if (reader.unreadCount === 0 && isOfOneSymbol(reader)) return this.#hearSymbol(reader, now);
    const all = unreadOnes(reader.unreadCount);
    for (const records of bySymbol(reader.records.slice(0, reader.count)).values()) {
      const ignored = this.#hearSymbol({ records, count: records.length }, now);
      for (const one of ignored) all.push(one);
    }
    return all;
  }

  #hearSymbol(read: ReadSignals, now?: number): readonly Ignored[] {
    const { records, count } = read;
    if (count === 0) return nothingIgnored;
    for (let i = 0; i < count; i++) this.#observations.learn(records[i]!);
    const known = this.#voices.open(records[0]!.symbol);
    const voices = known ?? new SymbolVoices(this.design);
    const ignored = hearSignals(voices, read, now ?? records[0]!.end);
    if (known !== undefined) return ignored;
    const crowded = records
      .slice(0, count)
      .map(({ id }): Ignored => ({ id, code: 'too-many-symbols' }));
    return [...ignored, ...crowded];
  }
}

const nothingAsked: CompositeQuestion = Object.freeze({});

function isOfOneSymbol({ records, count }: ReadSignals): boolean {
  for (let i = 1; i < count; i++) if (records[i]!.symbol !== records[0]!.symbol) return false;
  return true;
}

function unreadOnes(count: number): Ignored[] {
  return Array.from({ length: count }, () => ({ id: '', code: 'unsound' }));
}

/** A time from outside; NaN where it is none. */
function timeFrom(given: unknown): number {
  return typeof given === 'number' ? given : Number.NaN;
}
