import type { ClosedBar } from '../../bars/bar.js';
import { fitState, requireStateRecord, type State } from '../../core/state.js';
import type { Label } from '../../learning/waiting-label.js';
import type { Signal } from '../../strategies/signal.js';
import type { Voice } from '../heard.js';
import type { CorrelatorDesign } from '../options.js';
import { heaviestOther } from './heaviest-other.js';
import { LearnedMaps } from './learned-maps.js';
import {
  type LikenessState,
  learnedRho,
  likenessFrom,
  likenessInit,
  noteVoices,
} from './likeness.js';
import { isSaid, type Said, type SaidNumbers, saidAsFeatures, saidOf } from './said.js';
import { learnedSignal, type SourceMap } from './source-map.js';
import { restoreWaiting, type Waiting, waitingFor, waitingState } from './waiting.js';

/** What is read of a bar. */
type Closed = Pick<ClosedBar, 'close' | 'end'>;

/**
 * What came of the signals of one symbol, and what they are worth by it.
 *
 * A bar's close, and what was said of it, are final when the next bar of the timeframe is there:
 * only then do they decide labels and wait for theirs. Signals are said by the maps as they were
 * before, so that a correction of the newest bar finds what the bar found.
 */
export class Outcomes {
  readonly maps: LearnedMaps;
  readonly #design: CorrelatorDesign;
  readonly #likeness: LikenessState;
  readonly #waiting: readonly Waiting[];
  #rho: number; // as of the last outcome
  #rhoBefore: number;
  /** Said in this run, and not yet beside anybody. */
  #alone: { readonly said: Said; readonly end: number }[] = [];

  constructor(design: CorrelatorDesign) {
    const { sources, timeframes, learning } = design;
    this.#design = design;
    const keys = sources.map(({ key }) => key);
    this.maps = new LearnedMaps(learning, keys);
    this.#likeness = likenessInit(sources.length);
    this.#rho = learnedRho(this.#likeness, design.rho);
    this.#rhoBefore = design.rho;
    this.#waiting = timeframes.map(() => waitingFor(this.maps.maps));
  }

  /** How alike voices are, as of now; or, for a correction of the newest bar, as it found them. */
  rhoFor(isCorrection: boolean): number {
    return isCorrection ? this.#rhoBefore : this.#rho;
  }

  /** Bars are about to close. */
  begin(): void {
    this.#rhoBefore = this.#rho;
  }

  /** Signals of the bar that comes next in the timeframe at `at`, or once more of its newest. */
  learned(at: number, signals: readonly Signal[], isCorrection: boolean): readonly Signal[] {
    if (signals.length === 0) return signals;
    const maps = isCorrection ? this.#waiting[at]!.mapsBefore : this.maps.maps;
    return signals.map((signal) => learnedSignal(this.#mapFor(signal, maps), signal));
  }

  /** A bar of the timeframe at `at` has closed; `signals` as they are learned. */
  close(at: number, bar: Closed, signals: readonly Signal[]): void {
    if (!this.#design.learning.isLearning) return;
    const waiting = this.#waiting[at]!;
    const { maps } = this.maps;
    if (waiting.mapsBefore !== maps) waiting.mapsBefore = maps;
    this.#commit(waiting);
    this.#said(waiting, bar, signals);
  }

  /** The newest bar of the timeframe at `at` has changed. */
  revise(at: number, bar: Closed, signals: readonly Signal[]): void {
    if (this.#design.learning.isLearning) this.#said(this.#waiting[at]!, bar, signals);
  }

  /** What was said since the last time was said beside `voices`. */
  hearTogether(voices: readonly Voice[]): void {
    for (const { said, end } of this.#alone) {
      said.other = heaviestOther(this.#design, voices, said.source, end);
      said.otherLogOdds = said.other === -1 ? 0 : voices[said.other]!.logOdds;
    }
    if (this.#alone.length > 0) this.#alone = [];
  }

  /** The same once the newest bar of the timeframe at `at` is final, to look ahead with. */
  after(at: number): Outcomes {
    const later = new Outcomes(this.#design);
    later.restore(this.snapshot(), '');
    later.#commit(later.#waiting[at]!);
    return later;
  }

  #said(waiting: Waiting, { close, end }: Closed, signals: readonly Signal[]): void {
    waiting.close = close;
    if (signals.length === 0 && waiting.said.length === 0) return;
    waiting.said = saidOf(this.#design, this.maps, signals);
    for (const said of waiting.said) this.#alone.push({ said, end });
  }

  /** The newest bar of a timeframe is final. */
  #commit({ labels, close, said }: Waiting): void {
    const due = labels.update(close);
    for (let i = 0; i < due.length; i++) this.#learn(due[i]!);
    for (let i = 0; i < said.length; i++) {
      labels.ask(saidAsFeatures(said[i]!), said[i]!.horizonBars);
    }
  }

  #learn({ features, outcome }: Label): void {
    const [source, place, statedUp, logOdds, other, otherLogOdds] =
      features as unknown as SaidNumbers;
    if (!isSaid({ source, place, statedUp, other }, this.maps.maps.length)) return; // from outside
    this.maps.learn(place, { pUp: statedUp, outcome });
    if (outcome !== 0 && outcome !== 1) return;
    noteVoices(this.#likeness, { source, logOdds, other, otherLogOdds }, outcome);
    this.#rho = learnedRho(this.#likeness, this.#design.rho);
  }

  #mapFor({ timeframe, strategy, regime }: Signal, maps: readonly SourceMap[]): SourceMap {
    const source = this.#design.placeOf(timeframe, strategy);
    return maps[this.maps.placeOf(source, regime)]!;
  }

  snapshot(): State {
    return {
      maps: this.maps.snapshot(),
      likeness: { ...this.#likeness, moments: this.#likeness.moments.slice() },
      rhoBefore: this.#rhoBefore,
      waiting: this.#waiting.map(waitingState),
    };
  }

  /** Into fresh outcomes only. */
  restore(given: State | undefined, path: string): void {
    const { maps, likeness, waiting, ...rest } = requireStateRecord(given ?? null, path);
    this.#rhoBefore = fitState({ rhoBefore: 0 }, rest, path).rhoBefore;
    this.maps.restore(maps, `${path}.maps`);
    const { sources } = this.#design;
    Object.assign(this.#likeness, likenessFrom(likeness, `${path}.likeness`, sources.length));
    this.#rho = learnedRho(this.#likeness, this.#design.rho);
    restoreWaiting(this.#waiting, waiting, this.maps.maps.length, `${path}.waiting`);
  }
}
