import { expect, it } from 'vitest';
import { pool, SignalCorrelator } from '../../src/correlation/index.js';
import { signalFrom } from '../../src/strategies/index.js';
import { Random } from '../contract/series.js';

const hour = 3_600_000;
const options = { timeframes: ['1h'], strategies: ['trend'] };

function signal(end: number, pUp: number) {
  const bar = { time: end - hour, end, revision: 0, received: 1, expected: 1 };
  const opinion = { direction: 'up', strength: 1, horizonBars: 5, reasons: [], pUp } as const;
  const origin = { symbol: 'S', timeframe: '1h', family: 'test', strategy: 'trend', bar };
  return signalFrom(opinion, origin)!;
}

it('votes count by their weight', () => {
  const voices = [
    { key: 'a', pUp: 0.9, weight: 3 },
    { key: 'b', pUp: 0.1, weight: 1 },
  ];
  expect(pool(voices, 0).agreement).toBe(0.5);
});

it('voices of one key and weight give the same bits in any order', () => {
  const random = new Random(3);
  for (let i = 0; i < 300; i++) {
    const voices = Array.from({ length: 5 }, () => ({ key: 'k', pUp: random.unit(), weight: 1 }));
    expect(pool(voices.toReversed(), 0.3)).toEqual(pool(voices, 0.3));
  }
});

it('what is known of a bar that is not over does not count yet', () => {
  const correlator = new SignalCorrelator(options);
  correlator.update(2 * hour, [signal(2 * hour, 0.7)]);
  expect(correlator.peek(hour, [])).toMatchObject({ coverage: 0, contributions: [] });
  expect(correlator.peek(2 * hour, []).contributions.length).toBe(1);
});

it('a probability at the edge of the dead zone points somewhere', () => {
  const ask = (deadZone: number) =>
    new SignalCorrelator({ ...options, deadZone }).update(hour, [signal(hour, 0.7)]);
  const lead = ask(0).pUp - 0.5;
  expect(ask(lead).direction).toBe('up');
  expect(ask(lead * 1.0001).direction).toBe('flat');
});
