import { fitState, isStateArray, misfit, type State } from '../../core/state.js';
import {
  isSource,
  type SourceRecord,
  type SourceState,
  sourceRecord,
  sourceState,
} from './source-record.js';
import type { KeptSignal } from './tracked.js';

const separator = '\n';

/** What signals of one strategy, timeframe and regime have in common. */
export function keyOf({
  strategy,
  timeframe,
  regime,
}: Pick<KeptSignal, 'strategy' | 'timeframe' | 'regime'>): string {
  return [strategy, timeframe, regime].join(separator);
}

/** The key under which a source without names comes back from a snapshot. */
const nobody = keyOf({ strategy: '', timeframe: '', regime: '' });

/** What is known of every strategy, by timeframe and regime. */
export class Sources {
  readonly #byKey = new Map<string, SourceState>();

  get records(): readonly SourceRecord[] {
    return [...this.#byKey.keys()].sort().map((key) => sourceRecord(this.#byKey.get(key)!));
  }

  /** The source with this key; '' is none that is known. */
  of(given: string): SourceState {
    const key = given || nobody;
    let source = this.#byKey.get(key);
    if (source === undefined) {
      const [strategy = '', timeframe = '', regime = ''] = key.split(separator);
      source = sourceState(strategy, timeframe, regime);
      this.#byKey.set(key, source);
    }
    return source;
  }

  snapshot(): State {
    return [...this.#byKey.values()].map((one) => ({ ...one, bins: one.bins.slice() }));
  }

  /** Into fresh sources only. */
  restore(given: State | undefined, path: string): void {
    if (!isStateArray(given)) throw misfit(path, 'expected a list');
    given.forEach((one, i) => {
      const at = `${path}[${i}]`;
      const source = fitState(sourceState('', '', ''), one, at);
      if (!isSource(source)) throw misfit(at, 'has numbers that cannot be');
      const key = keyOf(source);
      if (this.#byKey.has(key)) throw misfit(at, 'is there twice');
      this.#byKey.set(key, source);
    });
  }
}
