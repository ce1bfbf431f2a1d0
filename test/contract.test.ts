import { afterAll, describe, expect, it } from 'vitest';
import type { OperatorClass } from '../src/core/operator-class.js';
import { lawOfReference, laws, lawsOfLivelySeries, type Subject } from '../src/testing/index.js';
import { referenceFor } from './contract/references.js';
import { seriesOf, type Temperament, temperaments } from './contract/series.js';
import { drawsFor, exportedOperators, parametersFor } from './contract/subjects.js';

// Every exported operator is held to every law: with its defaults and with other parameters, on
// series of every temperament. BARWAVE_RUNS multiplies the draws, BARWAVE_SEED moves them.
const runs = Number(process.env['BARWAVE_RUNS'] ?? 3);
const firstSeed = Number(process.env['BARWAVE_SEED'] ?? 0);

const operators = await exportedOperators();
const lawsHeld = new Map([...operators.keys()].map((name) => [name, 0]));
const tally = { laws: 0, readyRuns: 0, runs: 0 };

describe.each([...operators])('%s', (name, Class) => {
  for (const [law, hold] of Object.entries({
    ...laws,
    'stream equals the slow reference': lawOfReference,
  })) {
    it(law, () => {
      for (const subject of subjects(Class)) {
        for (const temperament of temperaments) hold(subject, inputsFor(subject, temperament));
      }
      held(name);
    });
  }
  for (const [law, hold] of Object.entries(lawsOfLivelySeries)) {
    it(law, () => {
      for (const subject of subjects(Class)) hold(subject, inputsFor(subject, 'lively'));
      held(name);
    });
  }
});

it('at least half of the runs are long enough to be ready', () => {
  for (const Class of operators.values()) {
    for (const subject of subjects(Class)) {
      const operator = new Class(subject.parameters);
      tally.runs += 1;
      for (const input of inputsFor(subject, 'lively')) operator.update(input);
      if (operator.ready) tally.readyRuns += 1;
    }
  }
  expect(tally.readyRuns).toBeGreaterThanOrEqual(tally.runs / 2);
});

afterAll(() => {
  const { laws: count, readyRuns, runs: all } = tally;
  const list = [...lawsHeld].map(([name, laws]) => `${name} ${laws}`).join(', ');
  console.log(`${operators.size} operators, laws held by each: ${list}`);
  console.log(`${count} laws held, ${readyRuns} of ${all} runs ready`);
});

function held(name: string): void {
  tally.laws += 1;
  lawsHeld.set(name, lawsHeld.get(name)! + 1);
}

type Drawn = Subject & { readonly parameters: Record<string, unknown>; readonly seed: number };

function subjects(Class: OperatorClass): Drawn[] {
  return Array.from({ length: drawsFor(Class, runs) }, (_, i) => {
    const seed = i === 0 ? 0 : firstSeed + i;
    const parameters = parametersFor(Class, seed);
    const reference = referenceFor(Class, parameters);
    return { Class, parameters, seed, ...(reference === undefined ? {} : { reference }) };
  });
}

function inputsFor({ Class, parameters, seed }: Drawn, temperament: Temperament) {
  const { warmUp } = new Class(parameters);
  return seriesOf(Class.kind.reads, temperament, seed + 1000, 3 * warmUp + 50);
}
