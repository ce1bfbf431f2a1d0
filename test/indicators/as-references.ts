import { columnsOf } from '../../src/bars/columns.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import * as operators from '../../src/indicators/operators.js';
import type { Bars } from '../reference/index.js';
import * as references from '../reference/index.js';
import type { Functions } from '../reference/oracle-cases.js';

type Process = (...columns: unknown[]) => Float64Array | Readonly<Record<string, Float64Array>>;
type Of = (...given: unknown[]) => unknown;

/** Kinds whose reference takes its parameters in another form. */
const otherwiseSpelled: readonly string[] = ['ewMean', 'ewVariance'];

const inputCount = { value: 1, pair: 2, bar: 1 } as const;

/**
 * Every kind of the catalogue as a function from a whole series to a whole series, as the
 * references are: so a comparison written for the one holds the other too. `seen` collects the
 * kinds that were asked.
 */
export function operatorsAsReferences(seen: Set<string>): Functions {
  const functions: Record<string, unknown> = { ...references };
  for (const Class of Object.values(operators) as unknown as OperatorClass[]) {
    const { name } = Class.kind;
    if (!otherwiseSpelled.includes(name)) functions[name] = asReference(Class, seen);
  }
  return functions as unknown as Functions;
}

function asReference(Class: OperatorClass, seen: Set<string>): Of {
  const { name, reads } = Class.kind;
  return (...given) => {
    const count = inputCount[reads];
    if (given.length > count + 1)
      return (references as unknown as Record<string, Of>)[name]!(...given);
    seen.add(name);
    const operator = new Class(given[count] as object | undefined);
    const process = operator as unknown as { process: Process };
    const output = process.process(...given.slice(0, count).map(columnsFor));
    if (output instanceof Float64Array) return [...output];
    return Object.fromEntries(Object.entries(output).map(([key, column]) => [key, [...column]]));
  };
}

function columnsFor(input: unknown): unknown {
  if (Array.isArray(input)) return Float64Array.from(input as number[]);
  const bars = input as Bars;
  return columnsOf(
    bars.time.map((time, i) => ({
      time,
      open: bars.open[i]!,
      high: bars.high[i]!,
      low: bars.low[i]!,
      close: bars.close[i]!,
      volume: bars.volume[i]!,
    })),
  );
}
