import { expect, it } from 'vitest';
import { encodeText, type Snapshot, SnapshotError, type State } from '../src/core/index.js';
import { hostileSnapshots } from '../src/testing/hostile-snapshot.js';
import { cases } from './cases.js';
import { ledgers } from './contract/ledgers.js';

// A snapshot of an account, a book, a broker, a tracker with one number replaced is refused and leaves no
// trace, or 200 good steps later it says numbers where a true one does, and its own snapshot is accepted.

/** Steps before the snapshot, and after it. */
const [before, after] = [57, 200];
const isFull = cases(10) === 10;

/** Paths of numbers that are infinite or, `withNaN`, none. */
function oddIn(value: unknown, withNaN: boolean, path = ''): string[] {
  if (typeof value === 'number') {
    return Number.isFinite(value) || (Number.isNaN(value) && !withNaN) ? [] : [path];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => oddIn(part, withNaN, `${path}.${key}`));
}

function withOther(state: State, [key, ...path]: readonly string[], other: number): State {
  if (key === undefined) return other;
  const copy = structuredClone(state) as Record<string, State>;
  copy[key] = withOther(copy[key]!, path, other);
  return copy;
}

it.each(Object.entries(ledgers))('%s', (_name, make) => {
  const good = make();
  for (let i = 0; i < before; i++) good.step(i);
  const snapshot = good.it.snapshot();
  for (let i = before; i < before + after; i++) good.step(i);
  const known = new Set(oddIn(good.said(), true));
  const fresh = encodeText(make().it.snapshot());
  let count = 0;
  for (const hostile of hostileSnapshots(snapshot)) {
    if (!isFull && count++ % 150 !== 0) continue;
    const one = make();
    try {
      one.it.restore(hostile.snapshot);
    } catch (error) {
      expect(error, hostile.name).toBeInstanceOf(SnapshotError);
      expect(encodeText(one.it.snapshot())).toBe(fresh);
      continue;
    }
    expect(oddIn(one.said(), false), hostile.name).toEqual([]);
    for (let i = before; i < before + after; i++) {
      const said = one.step(i);
      if (i % 20 === 0) expect(oddIn(said, false), hostile.name).toEqual([]);
    }
    // A forged ruin is a ruin, and a source that nobody has named yet has no outcomes.
    const mayLack = /isRuined|weight/.test(hostile.name);
    const lost = oddIn(one.said(), !mayLack).filter((path) => !known.has(path));
    expect(lost, hostile.name).toEqual([]);
    make().it.restore(one.it.snapshot());
  }
});

it.each([
  ['account', 'positions.0.rate', 1e308],
  ['account', 'positions.0.mark', 1e308],
  ['account', 'positions.0.entry', -1e308],
  ['account', 'positions.0.quantity', -1e308],
  ['account', 'positions.0.realised', 1e308],
  ['account', 'positions.0.openedAt', 1e308],
  ['account', 'positions.0.barCount', 0.5],
  ['account', 'transfers', -1e308],
  ['performance', 'first', 5e-324],
  ['performance', 'first', 1e308],
  ['performance', 'peak', 1e308],
  ['guard', 'peak', 1e308],
  ['guard', 'peak', 1],
  ['guard', 'last', Number.NaN],
  ['guard', 'day', 0.5],
  ['guard', 'day', Number.NaN],
  ['guard', 'dayEquity', 5e-324],
  ['guard', 'dayEquity', 1e308],
  ['guard', 'stoppedDay', 0.5],
  ['guard', 'stoppedDay', 1e6],
  ['guard', 'haltedAt', 1e15],
  ['guard', 'haltRatio', 0.07],
  ['exposure', 'bought', 1e308],
  ['exposure', 'sold', 1e308],
  ['exposure', 'equitySum', 1e308],
  ['tracker', 'sources.0.recentWeight', 0],
  ['tracker', 'sources.0.recentWeight', 5e-324],
  ['tracker', 'sources.0.outcomes', 1.5],
  ['tracker', 'sources.0.logLoss', 1e6],
  ['tracker', 'sources.0.profit', 1e308],
  ['tracker', 'sources.0.bins.9', 5e-324],
  ['tracker', 'sources.0.bins.9', 3],
  ['tracker', 'sources.0.bins.10', 1e9],
  ['tracker', 'lines.0.line.close', Number.NaN],
  ['tracker', 'lines.0.line.end', Number.NaN],
  ['tracker', 'lines.0.line.waiting.0.from', Number.NaN],
  ['tracker', 'lines.0.line.waiting.0.dueCount', 1e9],
  ['tracker', 'credits.0.credits.0.weight', 1e308],
  ['trailing stop of a long position', 'best', -1],
  ['trailing stop of a long position', 'best', Number.NaN],
  ['trailing stop of a long position', 'stop', 1e9],
  ['trailing stop of a short position', 'stop', 1e-9],
])('no %s has a %s of %s', (name, path, value) => {
  const one = ledgers[name]!();
  for (let i = 0; i < before; i++) one.step(i);
  const snapshot = one.it.snapshot();
  const state = withOther(snapshot.state, path.split('.'), value);
  expect(() => ledgers[name]!().it.restore({ ...snapshot, state })).toThrow(SnapshotError);
});

it.each(['sources', 'lines', 'credits'])('a tracker has none of its %s twice', (part) => {
  const one = ledgers['tracker']!();
  for (let i = 0; i < before; i++) one.step(i);
  const snapshot: Snapshot = one.it.snapshot();
  const state = structuredClone(snapshot.state) as Record<string, State[]>;
  state[part]!.push(state[part]![0]!);
  expect(() => ledgers['tracker']!().it.restore({ ...snapshot, state })).toThrow(SnapshotError);
});
