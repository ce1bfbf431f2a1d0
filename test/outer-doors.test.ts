import { describe, it } from 'vitest';
import { holdDoor } from '../src/testing/laws-of-doors.js';
import { outerDoors } from './contract/outer-doors.js';
import { strategyDoors } from './contract/strategy-doors.js';

// The law of doors for what is fed anything else than bars: trades, rows, signals, events, equity,
// views and lists.

describe('whatever is given is read once and refused as NaN is', () => {
  it.each(Object.entries({ ...outerDoors, ...strategyDoors }))('%s', (_, { make, inputs }) => {
    holdDoor(make, inputs as never, print);
  });
});

/** NaN and what is lacking told apart. */
function print(output: unknown): string {
  return (
    JSON.stringify(output, (_, value) => {
      return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
    }) ?? 'undefined'
  );
}
