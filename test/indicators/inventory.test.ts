import { afterAll, expect, it } from 'vitest';
import type { OperatorClass } from '../../src/core/operator-class.js';
import { catalog } from '../../src/indicators/catalog.js';
import * as operators from '../../src/indicators/operators.js';
import { referenceFor } from '../contract/references.js';
import { exportedOperators } from '../contract/subjects.js';
import { statisticsCases, ttrCases } from '../reference/oracle-cases.js';

// What there is, counted: a kind without anything independent to be held to is no kind.

const classes = Object.values(operators as unknown as Record<string, OperatorClass>);
const kinds = classes.map(({ kind }) => kind.name);
const all = await exportedOperators();
const referenced = classes.filter((Class) => referenceFor(Class, new Class().parameters as never));
const comparisons = [...ttrCases, ...statisticsCases];
const compared = new Set(comparisons.map(({ kind }) => /^\w+/.exec(kind)![0]));

const table = {
  'operators, all rooms': all.size,
  'kinds of indicators': kinds.length,
  'outputs of these': classes.reduce((n, { kind }) => n + Object.keys(kind.outputs).length, 0),
  'kinds beside a slow reference': referenced.length,
  'kinds beside an independent program': kinds.filter((kind) => compared.has(kind)).length,
  'comparisons with TTR': ttrCases.length,
  'comparisons with pandas, scipy, statsmodels, numpy': statisticsCases.length,
};

afterAll(() => {
  console.log(
    Object.entries(table)
      .map(([what, count]) => `${String(count).padStart(5)}  ${what}`)
      .join('\n'),
  );
});

it('there are at least 130 kinds, each once, each in the catalogue', () => {
  expect(kinds.length).toBeGreaterThanOrEqual(130);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(Object.keys(catalog).sort()).toEqual([...kinds].sort());
});

it('every kind is an exported operator, so that the laws find it', () => {
  for (const Class of classes) expect([...all.values()]).toContain(Class);
});

it('every kind is held to a slow reference', () => {
  const without = classes.filter((Class) => !referenced.includes(Class));
  expect(without.map(({ kind }) => kind.name)).toEqual([]);
});

it('at least 75 kinds are held to an independent program too', () => {
  expect(kinds.filter((kind) => compared.has(kind)).length).toBeGreaterThanOrEqual(75);
});
