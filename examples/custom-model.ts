// A model of your own, trained elsewhere, over the pipeline's features; and one that learns as it goes.
// The first that answers is heard; one that throws costs its own answer for that bar, and is counted.
import type { Bar, Row } from 'barwave';
import { type ModelSaying, Pipeline, predictionStrategy } from 'barwave/pipeline';

const bars = Array.from({ length: 1_200 }, (_, i): Bar => {
  const price = (t: number): number => 100 + 6 * Math.sin(t / 25) + Math.sin(t / 3);
  const [open, close] = [price(i), price(i + 1)];
  const [high, low] = [Math.max(open, close) + 0.2, Math.min(open, close) - 0.2];
  return { time: i * 60_000, open, high, low, close, volume: 3 };
});

/** Weights as a training run elsewhere may have left them; columns are found by name. */
const weights = { intercept: 1.5, rsi: -0.03 };
function trained(row: Row): { value: number; confidence: number } | undefined {
  const rsi = row.get('rsi') ?? Number.NaN;
  if (Number.isNaN(rsi)) return undefined; // not ready: the next model is asked
  const value = Math.max(-1, Math.min(1, weights.intercept + weights.rsi * rsi));
  return { value, confidence: Math.abs(value) };
}

function broken(): never {
  throw new Error('the server of this model is down');
}

// Its opinion is one more source of the composite, calibrated by what came of it.
const needs = { rsi: { kind: 'rsi' }, change: { kind: 'roc', period: 5 } } as const;
const learned = predictionStrategy({ needs, features: ['rsi', 'change'], minBars: 200 });

const pipeline = new Pipeline(
  {
    base: '1m',
    indicators: { rsi: { kind: 'rsi' } },
    stages: { model: { kind: 'models', models: ['broken', 'trained'] } },
    strategies: { learned: { kind: 'learned' } },
  },
  { models: { broken, trained }, strategies: { learned } },
);

let signals = 0;
let last: ModelSaying | undefined;
for (const bar of bars) {
  const result = pipeline.update(bar);
  signals += result.signals.filter(({ strategy }) => strategy === 'learned').length;
  last = (result.stages['1m']?.['model'] as ModelSaying | undefined) ?? last;
}
console.log('asked and failed:', JSON.stringify(last?.counts));
console.log(`the last answer is ${last?.by}'s; ${signals} signals of the one that learns`);
if (signals === 0 || last?.by !== 'trained') process.exitCode = 1;
