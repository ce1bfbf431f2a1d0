import { expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { Metrics } from '../../src/metrics/index.js';
import { measured, Pipeline } from '../../src/pipeline/index.js';
import { cases } from '../cases.js';

const bars = Array.from({ length: 400 }, (_, i): Bar & { symbol: string } => {
  const open = 100 + 5 * Math.sin(i / 15);
  const bar = {
    time: i * 60_000,
    open,
    high: open + 1,
    low: open - 1,
    close: open + 0.5,
    volume: 1,
  };
  return { ...bar, symbol: i % 2 === 0 ? 'A' : 'B', ...(i % 97 === 96 && { high: 0 }) };
});
const options = { base: '1m', timeframes: ['1m', '5m'] } as const;

it.each([
  ['that tells the time', () => 5],
  [
    'that throws',
    () => {
      throw new Error('no clock');
    },
  ],
])('measured by a clock %s, a pipeline says what it says unmeasured', (_, now) => {
  const plain = new Pipeline(options);
  const own = new Pipeline(options);
  const { update, peek, advance } = measured(own, new Metrics({ now }), { parts: true });
  for (const bar of bars.slice(0, cases(400, 4))) {
    expect(JSON.stringify(peek(bar))).toBe(JSON.stringify(plain.peek(bar)));
    expect(JSON.stringify(update(bar))).toBe(JSON.stringify(plain.update(bar)));
  }
  const end = bars.at(-1)!.time + 120_000;
  expect(JSON.stringify(advance(end))).toBe(JSON.stringify(plain.advance(end)));
  expect(own.snapshot()).toEqual(plain.snapshot());
});

it('a clock that feeds a follower in the middle of a bar is refused: the two share operators', () => {
  const play = (meddle: boolean): string => {
    const leader = new Pipeline(options);
    for (let k = 0; k < 16; k++) leader.update({ ...bars[0]!, symbol: `early${k}` });
    const follower = new Pipeline(options, undefined, leader);
    let next = 0;
    const now = (): number => (meddle && void follower.update(bars[next++ % 400]!)) || 5;
    const { update } = measured(leader, new Metrics({ now }), { parts: true });
    return JSON.stringify(bars.slice(0, 80).map((bar) => update(bar).features));
  };
  expect(play(true)).toBe(play(false));
});

it('what was refused is counted by symbol and reason, quality and latency are measured', () => {
  let time = 0;
  const metrics = new Metrics({ now: () => (time += 2) });
  const { update, peek } = measured(new Pipeline(options), metrics, { parts: true });
  for (const bar of bars) update(bar);
  peek(bars.at(-1)!);
  const view = metrics.getMetrics();
  expect(view['update']!['latency']!.count).toBe(400);
  expect(view['peek']!['latency']!.count).toBe(1);
  expect(view['A']!['quality']!.count + view['B']!['quality']!.count).toBe(400);
  expect(view['A']!['quality']!.max).toBeLessThanOrEqual(1);
  for (const part of ['validation', 'timeframe', 'indicators', 'strategies', 'correlation']) {
    expect(view[part]!['latency']!.count, part).toBeGreaterThan(300);
    expect(view[part]!['latency']!.min, part).toBeLessThanOrEqual(4);
  }
  const { regime, indicators } = view;
  expect(regime!['latency']!.count).toBe(indicators!['latency']!.count);
  expect(regime!['latency']!.max).toBe(2); // one look at a clock that takes two ms a look
  expect(view['decision']!['latency']!.count).toBe(401);
  const { byComponent } = metrics.getErrorSummary();
  expect(Object.values(byComponent['A']!).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(2);
});

it('calculations are counted a second by timeframe and by style', () => {
  let time = 0;
  const metrics = new Metrics({ now: () => time });
  const correlation = { styles: { '5m': 'swing' } } as const;
  const symbols = { B: { timeframes: [{ name: '1m', tradingStyle: 'position' }] } } as const;
  const { update } = measured(new Pipeline({ ...options, correlation, symbols }), metrics);
  for (let i = 0; i < 61; i++) {
    for (const symbol of ['A', 'B']) {
      update({ symbol, time: i * 60_000, open: 2, high: 3, low: 1, close: 2, volume: 1 });
    }
    time += 500;
  }
  const of = (component: string) => {
    const { count, perSecond } = metrics.getMetrics()[component]!['calculation']!;
    return [count, Math.round(100 * perSecond) / 100];
  };
  expect(of('timeframe 1m')).toEqual([122, 4.03]); // 121 in 30 s
  expect(of('timeframe 5m')).toEqual([12, 0.4]);
  expect(of('style day')).toEqual([61, 2]);
  expect(of('style position')).toEqual([61, 2]);
  expect(of('style swing')).toEqual([12, 0.4]);
});
