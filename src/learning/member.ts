import { type Model, predictionFrom } from '../core/model.js';
import type { Row } from '../core/row.js';
import type { Snapshot } from '../core/state.js';
import { BayesianLinear } from './bayesian-linear.js';
import type { ForecastTarget } from './forecast.js';
import { FtrlLogistic } from './ftrl-logistic.js';

/** What a member may look at. */
export interface Situation {
  /** The features on their scale, in the order of the schema. */
  readonly scaled: Float64Array;
  /** The features as they are. */
  readonly row: Row;
  /** That all goes on as it was. */
  readonly persistence: number;
}

/** One of those whose word makes a forecast. */
export interface Member {
  readonly name: string;
  /** Numbers that it keeps, and operations of a forecast and a lesson, at most. */
  readonly cost: { readonly numbers: number; readonly operations: number };
  /** NaN where it has nothing to say. May throw if it is not ours. */
  predict(situation: Situation): number;
  /** Variance from not knowing its weights, in units of the target's; 0 where it has none. */
  variance(situation: Situation): number;
  learn(scaled: Float64Array, target: number): void;
  snapshot(): Snapshot | null;
  restore(snapshot: Snapshot | null): void;
}

/** Says that all goes on as it was, always: the last to fall back on. */
function persistence(): Member {
  return {
    ...withoutMemory,
    name: 'persistence',
    predict: ({ persistence: value }) => value,
  };
}

const withoutMemory: Omit<Member, 'name' | 'predict'> = {
  cost: { numbers: 0, operations: 1 },
  variance: () => 0,
  learn: () => {},
  snapshot: () => null,
  restore: () => {},
};

/** Linear in the features, or with a constant alone. */
function linear(name: 'linear' | 'mean', width: number, target: ForecastTarget): Member {
  const model = new BayesianLinear({
    width,
    priorVariance: name === 'mean' ? 1 : target === 'return' ? 0.01 : 0.1,
  });
  const none = new Float64Array(1);
  const seen = (scaled: Float64Array) => (name === 'mean' ? none : scaled);
  const bound =
    target === 'direction' ? [0.01, 0.99] : target === 'return' ? [-1e30, 1e30] : [0, 1e30];
  return {
    name,
    cost: {
      numbers: (width * width) / 2 + 6 * width + 10,
      operations: 8 * width * width + 40 * width,
    },
    predict: ({ scaled }) => {
      const { mean, dataVariance } = model.predict(seen(scaled));
      return Number.isNaN(dataVariance)
        ? Number.NaN
        : Math.min(bound[1]!, Math.max(bound[0]!, mean));
    },
    variance: ({ scaled }) => model.predict(seen(scaled)).modelVariance || 0,
    learn: (scaled, outcome) => void model.update({ features: seen(scaled), target: outcome }),
    snapshot: () => model.snapshot(),
    restore: (snapshot) => model.restore(snapshot as Snapshot),
  };
}

function logistic(width: number): Member {
  const model = new FtrlLogistic({ width, alpha: 0.02, l2: 10 });
  return {
    name: 'logistic',
    cost: { numbers: 3 * width + 3, operations: 60 * width },
    predict: ({ scaled }) => (model.count === 0 ? Number.NaN : model.probability(scaled)),
    variance: () => 0,
    learn: (features, target) => void model.update({ features, target }),
    snapshot: () => model.snapshot(),
    restore: (snapshot) => model.restore(snapshot as Snapshot),
  };
}

/** A model from elsewhere: a pure function of the row. */
export function memberOf(name: string, model: Model, cost: Member['cost']): Member {
  return {
    ...withoutMemory,
    name,
    cost,
    predict: ({ row }) => {
      const said = predictionFrom(model(row.copy()));
      if (said === 'nonsense') throw new TypeError('no prediction');
      return said === 'not-ready' ? Number.NaN : said.value;
    },
  };
}

/** Our own members for a target, over `width` features. */
export function ownMembers(target: ForecastTarget, width: number): Member[] {
  const last = [linear('mean', 1, target), persistence()];
  return target === 'direction'
    ? [logistic(width), ...last]
    : [linear('linear', width, target), ...last];
}
