import { requireList } from '../core/lists.js';
import type { AnyParameter } from '../core/parameters.js';
import { blockOf, scaled, spoiled } from './input.js';
import type { Law, Laws } from './law.js';
import { sameSnapshot } from './same-state.js';
import { create, demand, numbersOf, play, requireSubject, type Subject, same } from './subject.js';
import { closeTo, magnitudeOf, power } from './tolerance.js';

/** What the numbers are: exact in scale, free of old history, finite, right. */
export const lawsOfNumbers: Laws = {
  'a refused input returns NaN and is otherwise unseen': (subject, inputs) => {
    const { kind } = subject.Class;
    const clean = create(subject);
    const dirty = create(subject);
    const bad = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e91, -1e300];
    inputs.forEach((input, i) => {
      const before = dirty.snapshot();
      const refused = spoiled(input, bad[i % bad.length]!);
      for (const said of [dirty.peek(refused), dirty.update(refused)]) {
        demand(numbersOf(kind, said).every(Number.isNaN), () => `${said} for a refused input`);
      }
      demand(sameSnapshot(dirty.snapshot(), before), () => `refused input ${i} left a trace`);
      const expected = numbersOf(kind, clean.update(input));
      demand(same(numbersOf(kind, dirty.update(input)), expected), () => `differs at ${i}`);
    });
  },

  'scaling by a power of two scales the outputs exactly': (subject, inputs) => {
    const { kind } = subject.Class;
    for (const [price, volume] of scales) {
      const plain = play(subject, inputs);
      const bigger = { ...subject, parameters: scaledParameters(subject, price, volume) };
      const said = play(
        bigger,
        inputs.map((input) => scaled(input, price, volume)),
      );
      const factors = Object.values(kind.outputs).map(
        ({ degree }) => power(price, degree.price ?? 0) * power(volume, degree.volume ?? 0),
      );
      said.forEach((outputs, i) => {
        const expected = plain[i]!.map((x, o) => x * factors[o]!);
        demand(
          same(outputs, expected),
          () => `input ${i} × ${price}, ${volume}: ${outputs}, not ${expected}`,
        );
      });
    }
  },

  'history older than the memory leaves no trace': (subject, inputs) => {
    const { kind } = subject.Class;
    const operator = create(subject);
    const memory = kind.memory(operator.parameters);
    if (memory === Number.POSITIVE_INFINITY) return;
    play(
      subject,
      inputs.map((input, i) => scaled(input, i % 2 === 0 ? 1e12 : 1, i % 3 === 0 ? 1e9 : 1)),
      operator,
    );
    const haunted = play(subject, inputs, operator);
    const fresh = play(subject, inputs);
    for (let i = Math.max(memory, operator.warmUp) - 1; i < inputs.length; i++) {
      demand(
        closeTo(
          kind,
          haunted[i]!,
          fresh[i]!,
          magnitudeOf(inputs.slice(Math.max(0, i + 1 - memory), i + 1)),
        ),
        () => `input ${i}: ${haunted[i]}, fresh ${fresh[i]}`,
      );
    }
  },

  'outputs are finite or NaN, and within their documented range': (subject, inputs) => {
    const ranges = Object.values(subject.Class.kind.outputs).map(({ range }) => range);
    play(subject, inputs).forEach((outputs, i) => {
      outputs.forEach((x, o) => {
        const [low, high] = ranges[o] ?? [-Number.MAX_VALUE, Number.MAX_VALUE];
        demand(Number.isNaN(x) || (x >= low && x <= high), () => `output ${o} is ${x} at ${i}`);
      });
    });
  },

  'inputs are never written': (subject, inputs) => {
    const { kind } = subject.Class;
    play(
      subject,
      inputs.map((input) =>
        typeof input === 'object' ? Object.freeze(scaled(input, 1, 1)) : input,
      ),
    );
    const block = blockOf(kind, inputs);
    const before = structuredClone(block);
    create(subject).process(...block);
    demand(
      columnsIn(block).every((column, c) => same([...column], [...columnsIn(before)[c]!])),
      () => 'process wrote to its input',
    );
  },
};

/** The law for those who have a slow reference. */
export const lawOfReference: Law = (subject, inputs) => {
  requireSubject(subject);
  requireList('inputs', inputs);
  const { kind } = subject.Class;
  const reference = subject.reference?.(inputs);
  if (reference === undefined) return;
  const names = Object.keys(kind.outputs);
  let size = magnitudeOf([]);
  play(subject, inputs).forEach((outputs, i) => {
    size = magnitudeOf([inputs[i]!], size);
    const expected = names.map((name) => reference[name]?.[i] ?? Number.NaN);
    demand(
      closeTo(kind, outputs, expected, size),
      () => `input ${i}: ${outputs}, reference ${expected}`,
    );
  });
};

/** Factors of price and of volume. */
const scales: readonly (readonly [number, number])[] = [
  [1048576, 1],
  [0.0009765625, 4096],
  [8, 0.000244140625],
];

/** The parameters of `subject`, those in units of price or volume scaled along. */
function scaledParameters(subject: Subject, price: number, volume: number): object {
  const table: Readonly<Record<string, AnyParameter>> = subject.Class.kind.parameters;
  const units = { price, volume };
  const scaledEntries = Object.entries(create(subject).parameters).map(([name, value]) => {
    const parameter = table[name]!;
    const unit = 'unit' in parameter ? parameter.unit : undefined;
    return [name, unit === undefined ? value : value * units[unit]];
  });
  return Object.fromEntries(scaledEntries);
}

function columnsIn(block: ReturnType<typeof blockOf>): Float64Array[] {
  return block.flatMap((part) => (part instanceof Float64Array ? [part] : Object.values(part)));
}
