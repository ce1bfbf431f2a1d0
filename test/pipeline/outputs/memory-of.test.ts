import { expect, it } from 'vitest';
import { memoryOf, Pipeline } from '../../../src/pipeline/index.js';
import { minutes, small } from '../market.js';

it('counts each symbol and component, and all of it once', () => {
  const pipeline = new Pipeline(small);
  for (const symbol of ['A', '__proto__']) {
    for (const bar of minutes(symbol, 1, 30)) pipeline.update(bar);
  }
  const { bytes, sharedBytes, symbols } = memoryOf(pipeline.snapshot());
  expect(symbols.map(({ symbol }) => symbol)).toEqual(['A', '__proto__']);
  for (const { bytes: whole, components } of symbols) {
    const sum = Object.values(components).reduce((all, part) => all + part, 0);
    expect(sum).toBe(whole);
    expect(components['tracks']).toBeGreaterThan(1000);
  }
  expect(bytes).toBe(sharedBytes + symbols[0]!.bytes + symbols[1]!.bytes);
});

it('is flat in the number of bars', () => {
  const after = (length: number): number => {
    const pipeline = new Pipeline(small);
    for (const bar of minutes('A', 1, length)) pipeline.update(bar);
    return memoryOf(pipeline.snapshot()).bytes;
  };
  expect(after(400) / after(200)).toBeLessThan(1.05);
});

it('of what is no snapshot of a pipeline there are no symbols', () => {
  expect(memoryOf({ format: 1, version: 1, id: 'x', state: null } as never).symbols).toEqual([]);
});
