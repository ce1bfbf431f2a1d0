// Code of your own in three places: a kind of indicator, a strategy that reads it, and a stage
// that says something more about each bar. The pipeline stays plain JSON besides.
import { type Bar, Pipeline } from 'barwave';
import { laws } from 'barwave/testing';
import { Drawdown } from './custom-strategy/drawdown.js';
import { Exhaustion } from './custom-strategy/exhaustion.js';
import { Streak } from './custom-strategy/streak.js';

const bars = Array.from({ length: 400 }, (_, i): Bar => {
  const open = 100 + 10 * Math.sin(i / 7) + Math.cos(i);
  return { time: i * 86_400_000, open, high: open + 2, low: open - 2, close: open + 1, volume: 5 };
});

// The laws that hold for every built-in operator, held against this one.
const closes = bars.map(({ close }) => close);
for (const law of Object.values(laws)) law({ Class: Streak, parameters: {} }, closes);
console.log(`streak obeys ${Object.keys(laws).length} laws`);

const pipeline = new Pipeline(
  {
    base: '1d',
    indicators: { streak: { kind: 'streak' } },
    strategies: { tired: { kind: 'exhaustion', bars: 10 } },
  },
  {
    kinds: { streak: Streak },
    strategies: { exhaustion: Exhaustion },
    stages: { drawdown: Drawdown },
  },
);

for (const bar of bars) {
  const { signals, stages, decision, events } = pipeline.update(bar);
  for (const event of events) if (event.type === 'failure') throw new Error(event.message);
  for (const { direction, strength, reasons } of signals) {
    const day = new Date(bar.time).toISOString().slice(0, 10);
    const why = reasons.map(({ code, value }) => `${code} ${value}`).join();
    const below = Number(stages['1d']?.['drawdown']).toFixed(3);
    console.log(day, direction, strength.toFixed(2), why, `drawdown ${below} →`, decision?.action);
  }
}
