import { describe, expect, it } from 'vitest';
import { Credits } from '../../src/performance/tracking/credits.js';
import {
  noteOutcome,
  sourceRecord,
  sourceState,
} from '../../src/performance/tracking/source-record.js';
import { Speakers } from '../../src/performance/tracking/speakers.js';
import {
  closeLine,
  isKept,
  reviseLine,
  waitingLine,
} from '../../src/performance/tracking/waiting-line.js';

const said = { timeframe: '1m', strategy: 's', regime: 'range', statedUp: 0.6 };
const signal = (pUp: number, horizonBars = 1) => ({ ...said, pUp, horizonBars });

describe('what came of a source', () => {
  it('is hits, errors, losses and bins, ties and coins counting half', () => {
    const state = sourceState('s', '1m', 'range');
    for (const [pUp, outcome] of [
      [0.75, 1],
      [0.75, 0],
      [0.25, 0],
      [0.5, 1],
      [0.8, 0.5],
      [0.999, 1],
    ] as const) {
      noteOutcome(state, { pUp }, outcome, 0.5);
    }
    const record = sourceRecord(state);
    expect([state.outcomes, state.hits]).toEqual([6, 4]);
    expect(record.hitRatio).toBeCloseTo(4 / 6, 12);
    // Of the newest: 1, ½, ½, 1, 0, 1, each half as heavy as the next.
    const recent = 1 + 0.25 + 0.125 + 0.125 + 0 + 1 / 32;
    expect(record.recentHitRatio).toBeCloseTo(recent / (2 - 1 / 32), 12);
    expect(record.decay).toBeCloseTo(4 / 6 - recent / (2 - 1 / 32), 12);
    const squares = 0.0625 + 0.5625 + 0.0625 + 0.25 + 0.09 + 1e-6;
    expect(record.brier).toBeCloseTo(squares / 6, 12);
    const ln = Math.log;
    const losses = ln(0.75) + ln(0.25) + ln(0.75) + ln(0.5) + (ln(0.8) + ln(0.2)) / 2 + ln(0.999);
    expect(record.logLoss).toBeCloseTo(-losses / 6, 12);
    expect(record.bins).toEqual([
      { count: 1, meanUp: 0.25, upRatio: 0 },
      { count: 1, meanUp: 0.5, upRatio: 1 },
      { count: 2, meanUp: 0.75, upRatio: 0.5 },
      { count: 1, meanUp: 0.8, upRatio: 0.5 },
      { count: 1, meanUp: 0.999, upRatio: 1 },
    ]);
    expect(record.calibrationError).toBeCloseTo((0.25 + 0.5 + 2 * 0.25 + 0.3 + 0.001) / 6, 12);
  });
});

describe('signals that wait', () => {
  it('are decided by the close at their horizon, once the bar after it has closed', () => {
    const line = waitingLine();
    const close = (end: number, price: number) => closeLine(line, { end, close: price });
    expect(close(1, 10)).toEqual([]);
    line.said.push(signal(0.6), signal(0.7, 2), signal(0.8));
    expect(close(2, 12)).toEqual([]);
    expect(line.waiting.map(({ dueCount, signals }) => [dueCount, signals.length])).toEqual([
      [2, 2],
      [3, 1],
    ]);
    reviseLine(line, { end: 2, close: 9 });
    reviseLine(line, { end: 1, close: 99 }); // it is final
    const [first, ...others] = close(3, 10);
    expect([first!.outcome, first!.signals.map(({ pUp }) => pUp)]).toEqual([0, [0.6, 0.8]]);
    expect(others).toEqual([]);
    expect(close(4, 8).map(({ outcome, signals }) => [outcome, signals.length])).toEqual([
      [0.5, 1],
    ]);
    expect([line.count, line.waiting, line.end, line.close]).toEqual([3, [], 4, 8]);
  });

  it('can have an outcome: probabilities within 0 and 1, a horizon of 1 to 100,000 bars', () => {
    expect([isKept(signal(0.5)), isKept(signal(0.5, 1e5))]).toEqual([true, true]);
    for (const wrong of [
      ...[signal(0), signal(1), signal(0.5, 0), signal(0.5, 1e5 + 1), signal(0.5, 1.5)],
      ...[
        { ...signal(0.5), statedUp: 0 },
        { ...signal(0.5), statedUp: 1 },
      ],
    ]) {
      expect(isKept(wrong)).toBe(false);
    }
  });

  it('are ten thousand at most in a timeframe', () => {
    const line = waitingLine();
    closeLine(line, { end: 0, close: 1 });
    line.said.push(...Array.from({ length: 10_001 }, (_, i) => signal(0.6, i + 2)));
    closeLine(line, { end: 1, close: 1 });
    expect(line.waiting).toHaveLength(10_000);
    line.said.push(signal(0.6, 5));
    closeLine(line, { end: 2, close: 1 });
    expect(line.waiting).toHaveLength(10_000);
  });
});

describe('credit for a position', () => {
  const share = (of: string, value: number) => ({ of, value });
  const note = (credits: Credits, action: string, quantity: number, ...shares: object[]) =>
    credits.note({ symbol: 'X', action, quantity, shares } as never, (id) => `of ${id}`);
  const divided = (credits: Credits, profit = 60) =>
    credits.divide('X', profit).map(({ key, profit: part }) => [key, Number(part.toFixed(9))]);

  it('goes to those who spoke, by units and shares; an opening begins anew', () => {
    const credits = new Credits();
    note(credits, 'open', 9, share('old', 1));
    note(credits, 'open', 2, share('a', 3), share('b', 1));
    note(credits, 'add', 1, share('b', 2));
    for (const [action, quantity] of [
      ['close', 5],
      ['hold', 5],
      ['add', 0],
      ['open', -1],
    ] as const) {
      note(credits, action, quantity, share('c', 1));
    }
    expect(divided(credits)).toEqual([
      ['of a', 30],
      ['of b', 10],
      ['of b', 20],
    ]);
    expect(divided(credits)).toEqual([['', 60]]); // it was given
    note(credits, 'open', 2, share('a', 0));
    expect(divided(credits)).toEqual([['', 60]]);
    note(credits, 'add', 2, share('d', 1)); // nothing is known of what it is added to
    expect(divided(credits, -8)).toEqual([['of d', -8]]);
  });

  it('is of the latest signal of a strategy in a timeframe of a symbol', () => {
    const speakers = new Speakers();
    const by = (id: string, symbol = 'X') => ({ ...signal(0.6), id, symbol, end: 0 });
    speakers.note(by('1'), 'one');
    speakers.note(by('2', 'Y'), 'two');
    expect(['1', '2', '3'].map((id) => speakers.keyOf(id))).toEqual(['one', 'two', '']);
    speakers.note(by('3'), 'three');
    expect(['1', '2', '3'].map((id) => speakers.keyOf(id))).toEqual(['', 'two', 'three']);
  });
});
