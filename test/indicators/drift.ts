import { inputWidth } from '../../src/core/kind.js';
import type { OperatorClass } from '../../src/core/operator-class.js';
import * as operators from '../../src/indicators/operators.js';
import { closeTo, type Magnitude } from '../../src/testing/tolerance.js';

// A long life beside a short memory: an operator that has absorbed everything against a fresh one
// that has absorbed only what an output still depends on.

/** What a long life came to. */
export interface Life {
  readonly checkpoints: number;
  /** Of the checkpoints, those at which some output was defined. */
  readonly spoken: number;
  /** The first checkpoint at which the two disagree by more than 1e-9; empty if none. */
  readonly drifted: string;
  /** The least of all outputs. */
  readonly least: number;
}

/** Spreads, of which rounding must not make what no spread can be. */
export const neverNegative: readonly string[] = [
  'variance',
  'stdDev',
  'ewVariance',
  'mad',
  'atr',
  'trueRange',
  'natr',
  'choppiness',
  'ulcerIndex',
  'parkinson',
  'garmanKlass',
  'rogersSatchell',
  'yangZhang',
];

const outlierEvery = 250_000;
const outlierAt = 100_000;
const outlier = 1e12;
const flatEvery = 65_536;
const flatBars = 8_192;
const minuteMs = 60_000;

/** Kinds of which it can be said how many inputs an output depends on: all but totals. */
export const mortalKinds: readonly (readonly [name: string, Class: OperatorClass])[] =
  Object.values(operators as unknown as Record<string, OperatorClass>)
    .filter((Class) => memoryOf(Class) < Number.POSITIVE_INFINITY)
    .map((Class) => [Class.kind.name, Class]);

function defaultsOf({ kind }: OperatorClass): Record<string, unknown> {
  const table = Object.entries(kind.parameters as Record<string, { default: unknown }>);
  return Object.fromEntries(table.map(([name, parameter]) => [name, parameter.default]));
}

function hasWindow(Class: OperatorClass): boolean {
  return Number.isFinite(Class.kind.memory(defaultsOf(Class)));
}

/** Inputs after which nothing of earlier ones is left: not even of an outlier in an EMA. */
function memoryOf(Class: OperatorClass): number {
  const { memory, settle } = Class.kind;
  if (hasWindow(Class)) return memory(defaultsOf(Class));
  return 6 * (settle?.(defaultsOf(Class)) ?? Number.POSITIVE_INFINITY);
}

/** In [0, 1), from a whole number alone: any stretch can be had again. */
function noise(i: number): number {
  let h = Math.imul(i ^ (i >>> 16), 0x45d9f3b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) / 4_294_967_296;
}

function isFlat(i: number): boolean {
  return i % flatEvery >= flatEvery - flatBars;
}

function price(i: number): number {
  if (isFlat(i)) return 100;
  return i % outlierEvery === outlierAt ? outlier : 90 + 20 * noise(i);
}

/** The `i`-th input, as an operator that reads so many columns takes it. */
function load(row: Float64Array, i: number, width: number): void {
  const close = price(i);
  row[0] = close;
  if (width === 2) row[1] = (close + 3 * price(i + 7)) / 4;
  if (width < 6) return;
  const open = isFlat(i) ? close : price(Math.max(i - 1, 0));
  const reach = isFlat(i) ? 0 : noise(-i);
  row[0] = i * minuteMs;
  row[1] = open;
  row[2] = Math.max(open, close) + reach;
  row[3] = Math.min(open, close) - reach;
  row[4] = close;
  row[5] = isFlat(i) ? 0 : 1 + Math.floor(1000 * noise(i + 3));
}

/** Let an operator absorb `updates` inputs, and hold it to a fresh one wherever that is telling. */
export function live(Class: OperatorClass, updates: number): Life {
  const width = inputWidth[Class.kind.reads];
  const memory = memoryOf(Class);
  const operator = new Class();
  const row = new Float64Array(width + Object.keys(Class.kind.outputs).length);
  const telling = checkpoints(updates, memory, hasWindow(Class));
  let next = 0;
  let spoken = 0;
  let drifted = '';
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < updates; i++) {
    load(row, i, width);
    operator.transfer(row, 0, width, true);
    for (let o = width; o < row.length; o++) if (row[o]! < least) least = row[o]!;
    if (i !== telling[next]) continue;
    next += 1;
    const outputs = [...row.subarray(width)];
    const { expected, size } = afresh(Class, i, memory);
    if (!outputs.every(Number.isNaN)) spoken += 1;
    if (drifted === '' && !closeTo(Class.kind, outputs, expected, size)) {
      drifted = `input ${i}: ${outputs}, afresh ${expected}`;
    }
  }
  return { checkpoints: telling.length, spoken, drifted, least };
}

/**
 * Where an outlier has just been forgotten, before, in and at the end of each flat stretch, and the
 * last. A share of two decaying means stays what it was while nothing moves, for ever: what has no
 * window is asked where no flat stretch is in reach.
 */
function checkpoints(updates: number, memory: number, hasWindow: boolean): number[] {
  const found = new Set<number>([updates - 1]);
  for (let i = outlierAt; i < updates; i += outlierEvery) found.add(i + memory + 1);
  for (let i = flatEvery - 1; i < updates; i += flatEvery) {
    found
      .add(i - flatBars)
      .add(i - flatBars / 2)
      .add(i);
  }
  const isTelling = (i: number): boolean => {
    const start = i - memory - 1;
    const sinceOutlier = (i - outlierAt + outlierEvery) % outlierEvery;
    const sinceFlat = isFlat(i) ? 0 : (i % flatEvery) + 1;
    return start >= 0 && i < updates && sinceOutlier > memory && (hasWindow || sinceFlat > memory);
  };
  return [...found].filter(isTelling).sort((a, b) => a - b);
}

/** What a fresh operator says at `i`, having absorbed the last `memory` inputs, and their size. */
function afresh(
  Class: OperatorClass,
  i: number,
  memory: number,
): { readonly expected: number[]; readonly size: Magnitude } {
  const width = inputWidth[Class.kind.reads];
  const operator = new Class();
  const row = new Float64Array(width + Object.keys(Class.kind.outputs).length);
  let volume = 0;
  for (let k = Math.max(i - memory + 1, 0); k <= i; k++) {
    load(row, k, width);
    volume = Math.max(volume, width === 6 ? row[5]! : 0);
    operator.transfer(row, 0, width, true);
  }
  // As if all were the largest: the strictest that an output which falls with them can be held to.
  const size = {
    price: { largest: 112, smallest: 112 },
    volume: { largest: volume, smallest: volume },
  };
  return { expected: [...row.subarray(width)], size };
}
