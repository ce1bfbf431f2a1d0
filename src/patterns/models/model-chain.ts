import { requireRecord } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { type Model, type ModelFault, type Prediction, predictionFrom } from '../../core/model.js';
import { Entrance, messageOf } from '../../core/own-code.js';
import type { Row } from '../../core/row.js';
import { admitSnapshot, snapshotOf } from '../../core/snapshot.js';
import { cloneState, fitState, misfit, type Snapshot } from '../../core/state.js';

/** What a chain of models answered: who, what, and who failed before. */
export interface ModelAnswer {
  /** Name of the model that answered; `undefined` if none did. */
  readonly by: string | undefined;
  readonly prediction: Prediction | undefined;
  readonly failures: readonly ModelFailure[];
}

export interface ModelFailure {
  readonly model: string;
  readonly reason: ModelFault;
  /** What it threw, in words. */
  readonly message?: string;
}

/** How often a model was asked, and what became of it: answered, or why not. */
export type ModelCounts = { asked: number; answered: number } & Record<ModelFault, number>;

/**
 * Models by name, in order: the first that has something to say answers. One that throws, returns
 * nonsense or is not ready costs its own answer; it is counted and reported, and the next is asked.
 *
 * Each model is given a row of its own: what it writes there reaches nothing. The chain remembers
 * counts alone.
 *
 * @param models  functions of a row of features, by name; the first is asked first
 * @throws {ConfigError} if there is none, or one is no function; never for what a model does
 * @cost  a copy of the row for each model that is asked
 * @example
 * const chain = new ModelChain({
 *   learned: () => { throw new Error('no weights'); },
 *   plain: (row) => ({ value: row.get('rsi')! > 70 ? -1 : 1, confidence: 0.5 }),
 * });
 * const indicators = new IncrementalIndicators({ rsi: { kind: 'rsi', period: 2 } });
 * for (const bar of minuteBars) indicators.update(bar);
 * const { by, prediction, failures } = chain.ask(indicators.update(minuteBars[0]));
 * [by, prediction?.confidence, failures[0]?.reason]; // ['plain', 0.5, 'threw']
 * chain.counts['learned']; // { asked: 1, answered: 0, threw: 1, nonsense: 0, 'not-ready': 0 }
 */
export class ModelChain {
  readonly id: string;
  readonly #models: readonly (readonly [name: string, model: Model])[];
  readonly #counts: Record<string, ModelCounts>;
  readonly #entrance = new Entrance();

  constructor(models: Readonly<Record<string, Model>>) {
    this.#models = Object.entries(requireRecord('models', models)).map(([name, model]) => {
      if (typeof model !== 'function') throw new ConfigError(`models.${name}`, 'a function', model);
      return [name, model as Model] as const;
    });
    if (this.#models.length === 0) throw new ConfigError('models', 'at least one model', models);
    this.#counts = Object.fromEntries(this.#models.map(([name]) => [name, unasked()]));
    this.id = `models(${JSON.stringify(this.#models.map(([name]) => name))})`;
  }

  /**
   * The first prediction that any of the models has, and who failed before.
   *
   * @throws {Error} from within a model of the chain, whose own answer that costs
   */
  ask(features: Row): ModelAnswer {
    this.#entrance.enter();
    try {
      return this.#ask(features);
    } finally {
      this.#entrance.leave();
    }
  }

  #ask(features: Row): ModelAnswer {
    const failures: ModelFailure[] = [];
    for (const [model, predict] of this.#models) {
      const counts = this.#counts[model]!;
      const said = askOne(predict, features);
      counts.asked += 1;
      if ('value' in said) {
        counts.answered += 1;
        return { by: model, prediction: said, failures };
      }
      counts[said.reason] += 1;
      failures.push({ model, ...said });
    }
    return { by: undefined, prediction: undefined, failures };
  }

  /** By name, since the beginning or the last `reset`. */
  get counts(): Readonly<Record<string, Readonly<ModelCounts>>> {
    return cloneState(this.#counts);
  }

  reset(): void {
    for (const counts of Object.values(this.#counts)) Object.assign(counts, unasked());
  }

  snapshot(): Snapshot {
    return snapshotOf(this.id, 1, cloneState(this.#counts));
  }

  /** Continue from a snapshot of an equal; a `SnapshotError` leaves everything as it was. */
  restore(snapshot: Snapshot): void {
    const counts = fitState(this.#counts, admitSnapshot(snapshot, this.id, 1), 'state');
    for (const [name, one] of Object.entries(counts)) {
      const all = Object.values(one);
      const isCount = all.every((count) => Number.isSafeInteger(count) && count >= 0);
      const told = one.answered + one.threw + one.nonsense + one['not-ready'];
      if (!isCount || told !== one.asked) throw misfit(`state.${name}`, 'does not add up');
    }
    for (const [name, one] of Object.entries(counts)) Object.assign(this.#counts[name]!, one);
  }
}

function unasked(): ModelCounts {
  return { asked: 0, answered: 0, threw: 0, nonsense: 0, 'not-ready': 0 };
}

function askOne(predict: Model, features: Row): Prediction | Omit<ModelFailure, 'model'> {
  try {
    const said = predictionFrom(predict(features.copy()));
    return typeof said === 'string' ? { reason: said } : said;
  } catch (error) {
    return { reason: 'threw', message: messageOf(error) };
  }
}
