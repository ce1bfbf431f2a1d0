import { fitState, requireStateRecord, type State } from '../../core/state.js';
import { logOddsOf } from '../../statistics/log-odds.js';
import type { Signal } from '../../strategies/signal.js';
import type { SignalsByTimeframe } from '../correlated-signal.js';
import type { ReadSignal } from '../hear.js';
import type { CorrelatorDesign } from '../options.js';
import { LearnedMaps } from './learned-maps.js';
import {
  deviationOf,
  type LikenessState,
  learnedRho,
  likenessFrom,
  likenessInit,
  noteProduct,
  noteVoice,
} from './likeness.js';
import { learnedSignal, learnedUp, type SourceMap } from './source-map.js';

/** What came of signals that were said of one event. */
export interface ObservedOutcome {
  /** 1 if up was right, 0 if down was, ½ for a tie. */
  readonly outcome: number;
  /** The signals, as they were said; nothing else of them is looked at. */
  readonly signals: readonly Pick<
    Signal,
    'timeframe' | 'strategy' | 'regime' | 'statedUp' | 'pUp'
  >[];
}

/** What a correlator was told of outcomes, and what signals are worth by it. */
export class Observations {
  maps: LearnedMaps;
  #likeness: LikenessState;
  readonly #design: CorrelatorDesign;

  constructor(design: CorrelatorDesign) {
    this.#design = design;
    this.maps = new LearnedMaps(
      design.learning,
      design.sources.map(({ key }) => key),
    );
    this.#likeness = likenessInit(design.sources.length);
  }

  get rho(): number {
    return learnedRho(this.#likeness, this.#design.rho);
  }

  /** `signals` as far as outcomes have taught what they are worth. */
  learned<S extends ReadSignal>(signals: readonly S[]): readonly S[] {
    return signals.map((signal) => {
      const source = this.#design.placeOf(signal.timeframe, signal.strategy);
      return source === -1 ? signal : learnedSignal(this.#mapOf(source, signal.regime), signal);
    });
  }

  learnedBy(signals: SignalsByTimeframe): SignalsByTimeframe {
    return Object.fromEntries(
      Object.entries(signals).map(([timeframe, list]) => [timeframe, this.learned(list)]),
    );
  }

  observe(given: ObservedOutcome): boolean {
    const read = readObserved(given, this.#design);
    if (read === undefined || !this.#design.learning.isLearning) return false;
    const { outcome, voices } = read;
    const odds = voices.map(({ source, regime, pUp }) =>
      logOddsOf(learnedUp(this.#mapOf(source, regime), pUp)),
    );
    for (const { source, regime, pUp } of voices) {
      this.maps.learn(this.maps.placeOf(source, regime), { pUp, outcome });
    }
    if (outcome === 0 || outcome === 1) this.#compare(voices, odds, outcome);
    return true;
  }

  #compare(voices: readonly Observed[], odds: readonly number[], outcome: number): void {
    let [sum, squares, count] = [0, 0, 0];
    voices.forEach(({ source }, i) => {
      const deviation = deviationOf(this.#likeness, source, odds[i]!, outcome);
      if (!Number.isFinite(deviation)) return;
      sum += deviation;
      squares += deviation * deviation;
      count += 1;
    });
    if (count > 1) noteProduct(this.#likeness, (sum * sum - squares) / (count * (count - 1)));
    voices.forEach(({ source }, i) => void noteVoice(this.#likeness, source, odds[i]!, outcome));
  }

  #mapOf(source: number, regime: string): SourceMap {
    return this.maps.maps[this.maps.placeOf(source, regime)]!;
  }

  become(other: Observations): void {
    this.maps = other.maps;
    this.#likeness = other.#likeness;
  }

  reset(): void {
    this.maps.reset();
    this.#likeness = likenessInit(this.#design.sources.length);
  }

  snapshot(): { readonly maps: State; readonly likeness: State } {
    const likeness = { ...this.#likeness, moments: this.#likeness.moments.slice() };
    return { maps: this.maps.snapshot(), likeness };
  }

  /** Into fresh observations only. */
  restore(given: State, path: string): void {
    const { maps, likeness, ...rest } = requireStateRecord(given, path);
    fitState({}, rest, path);
    this.maps.restore(maps, `${path}.maps`);
    this.#likeness = likenessFrom(likeness, `${path}.likeness`, this.#design.sources.length);
  }
}

/** One signal of an outcome. */
interface Observed {
  readonly source: number;
  readonly regime: string;
  readonly pUp: number;
}

/** An outcome read once, if it is one; signals of sources that nobody knows are left out. */
function readObserved(
  given: ObservedOutcome,
  { placeOf }: CorrelatorDesign,
): { readonly outcome: number; readonly voices: readonly Observed[] } | undefined {
  try {
    const { outcome, signals } = given;
    if (typeof outcome !== 'number' || !(outcome >= 0 && outcome <= 1)) return undefined;
    const voices = signals.flatMap(({ timeframe, strategy, regime, statedUp, pUp }) => {
      const source = placeOf(timeframe, strategy);
      const stated: unknown = statedUp ?? pUp;
      const isSound = typeof stated === 'number' && stated > 0 && stated < 1 && source !== -1;
      return isSound ? [{ source, regime, pUp: stated }] : [];
    });
    return { outcome, voices };
  } catch {
    return undefined;
  }
}
