import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SnapshotError } from '../../src/core/index.js';
import { RunningExposure, RunningPerformance } from '../../src/performance/index.js';

// What no curve and no account can leave is refused, field by field.

const options = { periodsPerYear: 252 };

function curve(): RunningPerformance {
  const running = new RunningPerformance(options);
  for (const equity of [100, 110, 99, 104, 97]) running.update(equity);
  return running;
}

it.each([
  { mean: 1e308 },
  { mean: -7 },
  { deepest: 0.1 }, // it is deeper than that now
  { peak: 1e308 },
  { periodCount: 0 },
])('a curve has no %o', (forged) => {
  const snapshot = curve().snapshot();
  const state = { ...(snapshot.state as object), ...forged } as never;
  expect(() => new RunningPerformance(options).restore({ ...snapshot, state })).toThrow(
    SnapshotError,
  );
});

function account(): RunningExposure {
  const running = new RunningExposure(options);
  for (const net of [5, -3, 0, 8]) {
    running.update({ equity: 100, gross: Math.abs(net), net, bought: 3, sold: 1 });
  }
  return running;
}

it.each([
  { equitySum: -1 },
  { netSum: 0.5 }, // more than its gross
  { netSum: -1e300 },
  { grossSum: 1e300 },
  { grossSum: 0.01 },
  { mostNet: 2 },
  { leastNet: -2 },
  { periodCount: 0, heldCount: 0, touchedCount: 0, isHeld: false },
])('an account has no %o', (forged) => {
  const snapshot = account().snapshot();
  const state = { ...(snapshot.state as object), ...forged } as never;
  expect(() => new RunningExposure(options).restore({ ...snapshot, state })).toThrow(SnapshotError);
});

const amounts = fc.double({ min: 0, max: 1e9, noNaN: true });
const equities = fc.oneof(fc.double({ min: -10, max: 1e9, noNaN: true }), fc.constant(0));

it('whatever came in, what is saved can be restored', () => {
  const ends = fc.array(fc.tuple(equities, amounts, fc.double({ min: -1, max: 1, noNaN: true })));
  fc.assert(
    fc.property(ends, (all) => {
      const exposure = new RunningExposure(options);
      const performance = new RunningPerformance(options);
      for (const [equity, gross, share] of all) {
        exposure.update({ equity, gross, net: gross * share, bought: gross, sold: 0 });
        performance.update(equity);
        new RunningExposure(options).restore(exposure.snapshot());
        new RunningPerformance(options).restore(performance.snapshot());
      }
    }),
  );
});
