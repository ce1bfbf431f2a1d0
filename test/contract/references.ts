import type { Bar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import type { Pair } from '../../src/core/pair-operator.js';
import { type GainParameters, gainOf } from '../../src/statistics/gain.js';
import type { Inputs } from '../../src/testing/input.js';
import type { Subject } from '../../src/testing/subject.js';
import * as references from '../reference/index.js';

type Reference = (...inputs: unknown[]) => readonly number[] | Record<string, readonly number[]>;

/** (Σw)² / ((Σw)² − Σw²) for `count` weights that fall by 1 − gain: what unbiases a variance. */
function debias(gain: number, count: number): number {
  const weights = Array.from({ length: count }, (_, age) => (1 - gain) ** age);
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w * w, 0);
  return (sum * sum) / (sum * sum - squares);
}

/** References that take their parameters in another form than the kind does. */
const adapted: Readonly<Record<string, Reference>> = {
  ewMean: (x, p) => references.ewMean(x as number[], gainOf(p as GainParameters), true),
  ewVariance: (x, p) => {
    const gain = gainOf(p as GainParameters);
    const biased = references.ewVariance(x as number[], gain, true);
    const { sample } = p as { sample: boolean };
    return biased.map((v, i) => (i === 0 ? Number.NaN : sample ? v * debias(gain, i + 1) : v));
  },
  mad: (x, p) => {
    const { scale } = p as { scale: number };
    return references.mad(x as number[], p as object).map((mad) => scale * mad);
  },
};

/** The slow reference for a kind, found by its name; `undefined` if nobody wrote one. */
export function referenceFor(
  Class: OperatorClass,
  parameters: Record<string, unknown>,
): Subject['reference'] {
  const { name, reads } = Class.kind;
  const reference =
    adapted[name] ?? (references as unknown as Record<string, Reference | undefined>)[name];
  if (typeof reference !== 'function') return undefined;
  return (inputs) => {
    const output = reference(...argumentsOf(reads, inputs), parameters);
    return Array.isArray(output) ? { value: output } : (output as Record<string, number[]>);
  };
}

function argumentsOf(reads: OperatorClass['kind']['reads'], inputs: Inputs): unknown[] {
  if (reads === 'value') return [[...(inputs as readonly number[])]];
  if (reads === 'pair') {
    const pairs = inputs as readonly Pair[];
    return [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  }
  const columns = columnsOf(inputs as readonly Bar[]);
  return [Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, [...column]]))];
}
