import { expect, it } from 'vitest';
import { Holdings } from '../../src/core/holdings.js';
import { shelfLike } from '../../src/core/shelf.js';
import { encodeText } from '../../src/core/text-codec.js';
import { catalog } from '../../src/indicators/catalog.js';
import { rowKinds } from '../../src/pipeline/full-catalogue.js';
import { create, numbersOf, type Subject } from '../../src/testing/subject.js';
import { cases } from '../cases.js';
import { seriesOf } from '../contract/series.js';
import { exportedOperators, parametersFor } from '../contract/subjects.js';

// A body that lives two lives in turn says of each what a body of its own says, bit for bit.

/** What sets are made of in a pipeline; other operators may hand out views of their state. */
const inSets = [...Object.keys(catalog), ...Object.keys(rowKinds)];

const operators = [...(await exportedOperators())].filter(([, { kind }]) =>
  inSets.includes(kind.name),
);

it('is held to by every kind of the catalogue', () => {
  expect(operators.length).toBeGreaterThanOrEqual(inSets.length);
});

it.each(operators)('%s lives two lives in one body', (_, Class) => {
  const subject: Subject = { Class, parameters: parametersFor(Class, 0) };
  const { kind } = Class;
  const body = create(subject);
  const inputs = seriesOf(kind.reads, 'lively', 7, Math.min(2 * body.warmUp + 40, 300));
  const holdings = new Holdings();
  body.hold(holdings);
  holdings.settle();
  const shelf = holdings.copy();
  const lives = [
    { shelf, inputs, alone: create(subject) },
    { shelf: shelfLike(shelf), inputs: inputs.toReversed(), alone: create(subject) },
  ];
  for (let i = 0; i < inputs.length; i++) {
    for (const life of lives) {
      holdings.fetch(life.shelf);
      const said = numbersOf(kind, body.update(life.inputs[i]!));
      expect(said).toEqual(numbersOf(kind, life.alone.update(life.inputs[i]!)));
      holdings.store(life.shelf);
    }
  }
  for (const life of lives) {
    holdings.fetch(life.shelf);
    expect(encodeText(body.snapshot())).toBe(encodeText(life.alone.snapshot()));
  }
});

const some = operators.filter(
  (_, i) => i % Math.ceil(operators.length / cases(operators.length)) === 0,
);

it.each(some)('%s goes back to where it was copied', (_, Class) => {
  const subject: Subject = { Class, parameters: parametersFor(Class, 0) };
  const { kind } = Class;
  const body = create(subject);
  const inputs = seriesOf(kind.reads, 'lively', 7, Math.min(body.warmUp + 20, 100));
  const holdings = new Holdings();
  body.hold(holdings);
  holdings.settle();
  const fresh = holdings.copy();
  const before = encodeText(body.snapshot());
  for (const input of inputs) body.update(input);
  const after = encodeText(body.snapshot());
  const copy = holdings.copy();
  holdings.become(fresh);
  expect(encodeText(body.snapshot())).toBe(before);
  for (const input of inputs) body.update(input);
  expect(encodeText(body.snapshot())).toBe(after);
  holdings.copy(fresh);
  body.update(inputs[0]!);
  for (const one of [copy, fresh]) {
    holdings.become(one);
    expect(encodeText(body.snapshot())).toBe(after);
  }
});

it('moves numbers, flags, short and long arrays, and what stands within', () => {
  const body = {
    count: 3,
    isUp: true,
    inner: { count: 2, mean: 0.5 },
    parts: [{ weight: -0 }],
    short: Float64Array.of(1, Number.NaN),
    long: new Float64Array(200).fill(4),
  };
  const holdings = new Holdings();
  holdings.add(body);
  holdings.settle();
  const first = holdings.copy();
  const second = shelfLike(first);
  Object.assign(body, { count: 4, isUp: false });
  Object.assign(body.inner, { count: 3, mean: 1.5 });
  body.parts[0]!.weight = 7;
  body.short[1] = 9;
  holdings.store(first);
  holdings.fetch(second);
  expect([body.count, body.isUp, body.inner]).toEqual([3, true, { count: 2, mean: 0.5 }]);
  expect(Object.is(body.parts[0]!.weight, -0)).toBe(true);
  expect([...body.short]).toEqual([1, Number.NaN]);
  body.long[0] = 5;
  holdings.store(second);
  holdings.fetch(first);
  expect([body.count, body.isUp, body.inner]).toEqual([4, false, { count: 3, mean: 1.5 }]);
  expect([body.parts[0]!.weight, body.short[1], body.long[0]]).toEqual([7, 9, 4]);
});
