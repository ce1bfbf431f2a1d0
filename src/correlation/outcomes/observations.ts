import { fitState, requireStateRecord, type State } from '../../core/state.js';
import { logOddsOf } from '../../statistics/log-odds.js';
import type { SignalsByTimeframe } from '../correlated-signal.js';
import type { ReadSignal } from '../hear.js';
import type { CorrelatorDesign } from '../options.js';
import type { SignalRecord } from '../read-signals.js';
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
import { type Observed, type ObservedOutcome, readObserved } from './observed-outcome.js';
import { learnedSignal, learnedUp, type SourceMap } from './source-map.js';

/** What a correlator was told of outcomes, and what signals are worth by it. */
export class Observations {
  maps: LearnedMaps;
  #likeness: LikenessState;
  /** As of the last outcome: worked out there, since it is read with every composite. */
  #rho: number;
  readonly #design: CorrelatorDesign;

  constructor(design: CorrelatorDesign) {
    this.#design = design;
    this.maps = new LearnedMaps(
      design.learning,
      design.sources.map(({ key }) => key),
    );
    this.#likeness = likenessInit(design.sources.length);
    this.#rho = learnedRho(this.#likeness, design.rho);
  }

  get rho(): number {
    return this.#rho;
  }

  /** `signals` as far as outcomes have taught what they are worth. */
  learned<S extends ReadSignal>(signals: readonly S[]): readonly S[] {
    return signals.map((signal) => {
      const source = this.#design.placeOf(signal.timeframe, signal.strategy);
      return source === -1 ? signal : learnedSignal(this.#mapOf(source, signal.regime), signal);
    });
  }

  /** The same, written into `record`. */
  learn(record: SignalRecord): void {
    if (record.source === -1) return;
    const map = this.#mapOf(record.source, record.regime);
    if (map.basis === 'prior') return;
    record.pUp = learnedUp(map, record.statedUp);
    record.basis = map.basis;
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
    this.#rho = learnedRho(this.#likeness, this.#design.rho);
  }

  #mapOf(source: number, regime: string): SourceMap {
    return this.maps.maps[this.maps.placeOf(source, regime)]!;
  }

  become(other: Observations): void {
    this.maps = other.maps;
    this.#likeness = other.#likeness;
    this.#rho = other.#rho;
  }

  reset(): void {
    this.maps.reset();
    this.#likeness = likenessInit(this.#design.sources.length);
    this.#rho = learnedRho(this.#likeness, this.#design.rho);
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
    this.#rho = learnedRho(this.#likeness, this.#design.rho);
  }
}
