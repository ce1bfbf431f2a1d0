import type { OperatorClass, Reads } from '../../src/core/index.js';
import type { Market } from './market.js';
import type { Contestant, Row } from './row.js';

/** What each sort of operator is fed: one input, and whole columns. */
export const inputs: { readonly [R in Reads]: { readonly one: string; readonly all: string } } = {
  value: { one: 'close[i]', all: 'close' },
  pair: { one: 'pairs[i]', all: 'close, volume' },
  bar: { one: 'bars[i]', all: 'columns' },
};

type AnyOperator = {
  update(input: unknown): unknown;
  process(...columns: unknown[]): unknown;
};

/** `Class` as it is used bar by bar. */
export function updating(Class: OperatorClass, parameters?: object): Contestant {
  const make = (): unknown => new Class(parameters);
  return { make, step: `it.update(${inputs[Class.kind.reads].one})` };
}

/** `Class` asked about the forming bar, once warm. */
export function peeking(Class: OperatorClass, parameters?: object): Contestant {
  return {
    make: (market) => {
      const operator = new Class(parameters) as unknown as AnyOperator;
      const { bars, close, pairs } = market;
      const input = { value: close, pair: pairs, bar: bars }[Class.kind.reads];
      for (let i = 0; i < 200; i++) operator.update(input[i]);
      return operator;
    },
    step: `it.peek(${inputs[Class.kind.reads].one})`,
  };
}

/** `Class` over whole columns, into columns made beforehand. */
export function processing(Class: OperatorClass, parameters?: object): Contestant {
  let output: unknown;
  return {
    make: (market) => {
      const fresh = (): AnyOperator => new Class(parameters) as unknown as AnyOperator;
      output ??= fresh().process(...columnsFor(Class.kind.reads, market));
      return { operator: fresh(), output };
    },
    step: `it.operator.process(${inputs[Class.kind.reads].all}, it.output)`,
  };
}

/** `update` and `process` of every class of `classes`, with its usual parameters. */
export function operatorRows(classes: readonly OperatorClass[]): Row[] {
  return classes.flatMap((Class) => [
    { name: `${Class.kind.name} update`, contestants: { barwave: updating(Class) } },
    {
      name: `${Class.kind.name} process`,
      contestants: { barwave: processing(Class) },
      whole: true,
    },
  ]);
}

function columnsFor(reads: Reads, { close, volume, columns }: Market): unknown[] {
  return { value: [close], pair: [close, volume], bar: [columns] }[reads];
}
