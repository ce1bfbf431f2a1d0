import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as account from '../../src/account/index.js';
import { decodeText } from '../../src/core/index.js';
import * as performance from '../../src/performance/index.js';
import * as pipeline from '../../src/pipeline/index.js';
import * as simulation from '../../src/simulation/index.js';
import { accountStories, stepsBefore } from './account-stories.js';

interface Saved {
  readonly name: string;
  readonly snapshot: string;
  readonly said: readonly string[];
}

const saved = JSON.parse(
  readFileSync('test/data/release/accounts-0.2.0.json', 'utf8'),
) as readonly Saved[];

it.each(saved)('$name of 0.2.0 goes on, and says what it said', ({ name, snapshot, said }) => {
  const { make, step } = accountStories.find((story) => story.name === name)!;
  const subject = make({ account, simulation, performance, pipeline });
  subject.restore(decodeText(snapshot));
  expect(said.map((_, i) => JSON.stringify(step(subject as never, stepsBefore + i)))).toEqual(said);
});

it('an account of a version to come is refused', () => {
  const { snapshot } = saved.find(({ name }) => name === 'Account')!;
  const later = { ...decodeText(snapshot), version: 99 };
  const restore = () => new account.Account({ cash: 5_000 }).restore(later);
  expect(restore).toThrow('is at version 2');
});
