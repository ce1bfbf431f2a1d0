import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { catalog, classOf, Ema, type KindName } from '../../src/indicators/index.js';
import type { Input } from '../../src/testing/input.js';
import { type AnyOperator, numbersOf } from '../../src/testing/subject.js';
import { seriesOf } from '../contract/series.js';

// Every kind of the catalogue with its usual parameters, where markets are at their strangest.
const names = Object.keys(catalog) as KindName[];

function create(name: KindName): AnyOperator {
  return new (classOf(name))() as unknown as AnyOperator;
}

function outputsOf(name: KindName, inputs: readonly Input[]): number[][] {
  const operator = create(name);
  return inputs.map((input) => numbersOf(catalog[name], operator.update(input)));
}

/** `input` with its prices multiplied by `factor`; times and volumes stay. */
function priced(input: Input, factor: number): Input {
  if (typeof input === 'number') return input * factor;
  if (!('time' in input)) return [input[0] * factor, input[1] * factor];
  const { open, high, low, close } = input as Bar;
  return {
    ...(input as Bar),
    open: open * factor,
    high: high * factor,
    low: low * factor,
    close: close * factor,
  };
}

const definedAt = (outputs: number[][]): string[] =>
  outputs.map((row) => row.map((x) => (Number.isNaN(x) ? '–' : 'x')).join(''));

const finiteOrNaN = (outputs: number[][]): boolean =>
  outputs.every((row) => row.every((x) => Number.isNaN(x) || Number.isFinite(x)));

describe.each(names)('%s', (name) => {
  const { reads } = catalog[name];
  const { warmUp } = create(name);
  const lively = seriesOf(reads, 'lively', 7, 3 * warmUp + 50);

  it('one bar is a beginning, not an answer', () => {
    const operator = create(name);
    const [first] = outputsOf(name, lively.slice(0, 1));
    operator.update(lively[0]!);
    expect(operator.ready).toBe(warmUp === 1);
    expect(first!.some(Number.isNaN)).toBe(warmUp > 1);
  });

  it('a market that never moves gives numbers within reason or says NaN', () => {
    const flat = lively.map((input) => (typeof input === 'object' ? still(input) : 50));
    const last = outputsOf(name, flat).at(-1)!;
    expect(last.every((x) => Number.isNaN(x) || Math.abs(x) <= 1e6)).toBe(true);
  });

  it.each([1e-60, 1e60])('prices × %s are as good as any', (factor) => {
    const usual = outputsOf(name, lively);
    const strange = outputsOf(
      name,
      lively.map((input) => priced(input, factor)),
    );
    expect(finiteOrNaN(strange)).toBe(true);
    expect(definedAt(strange)).toEqual(definedAt(usual));
  });

  it('one print of 1e12 spoils nothing for ever', () => {
    const print = Math.floor(lively.length / 3);
    const struck = lively.map((input, i) => (i === print ? priced(input, 1e10) : input));
    const outputs = outputsOf(name, struck);
    expect(finiteOrNaN(outputs)).toBe(true);
    expect(definedAt(outputs.slice(-1))).toEqual(definedAt(outputsOf(name, lively).slice(-1)));
  });
});

/** The same bar or pair, all prices 50, and nothing traded. */
function still(input: Exclude<Input, number>): Input {
  if (!('time' in input)) return [50, 50];
  return { ...(input as Bar), open: 50, high: 50, low: 50, close: 50, volume: 0 };
}

it('an ema refuses a snapshot whose mean counts other inputs than the operator', () => {
  const ema = new Ema(3);
  for (const x of [1, 2, 3, 4]) ema.update(x);
  const snapshot = ema.snapshot();
  const state = { ...(snapshot.state as object), kernel: { count: 3, mean: 2 } };
  expect(() => new Ema(3).restore({ ...snapshot, state })).toThrow('state.kernel.count: is not 4');
});
