import { describe, expect, test } from 'vitest';
import { encodeText, SnapshotError } from '../../src/core/index.js';
import {
  Challenge,
  engineFrom,
  firstForecast,
  PredictionEngine,
  promoted,
  registryEntry,
  registryFromText,
  registryToText,
} from '../../src/learning/index.js';
import { cases } from '../cases.js';
import { Draws } from './draws.js';

const spec = { features: ['a'], targets: ['return'], watchesDrift: false } as const;

function trained(bars: number): PredictionEngine {
  const engine = new PredictionEngine(spec);
  const draws = new Draws(1);
  for (let i = 0; i < bars; i++) {
    const close = 100 + draws.normal();
    engine.update({
      bar: { time: i, high: close, low: close, close },
      features: { a: draws.normal() },
    });
  }
  return engine;
}

describe('the registry', () => {
  test('an engine goes through a text and continues to the same bits', () => {
    const engine = trained(300);
    const entry = registryEntry('a', engine, { gain: 0.5 });
    expect(entry.trainedOn).toEqual({
      from: 0,
      to: 299,
      bars: 300,
      barsHash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const [read] = registryFromText(registryToText([entry]));
    expect(read).toEqual({ ...entry, spec: JSON.parse(JSON.stringify(entry.spec)) });
    const next = { bar: { time: 300, high: 101, low: 99, close: 100 }, features: { a: 1 } };
    const resumed = engineFrom(read!);
    expect(resumed.update(next)).toEqual(engine.update(next));
    expect(encodeText(resumed.snapshot())).toBe(encodeText(engine.snapshot()));
    expect(trained(299).trainedOn.barsHash).not.toBe(entry.trainedOn.barsHash);
  });

  test('a metric that is no number, and times that there are not, come back as NaN', () => {
    const entry = registryEntry('new', trained(0), { gain: Number.NaN, brier: 0.25 });
    const [read] = registryFromText(registryToText([entry]));
    expect(read!.metrics).toEqual({ gain: Number.NaN, brier: 0.25 });
    expect(read!.trainedOn).toEqual(entry.trainedOn);
    expect(read!.trainedOn.from).toBeNaN();
  });

  test('the champion stands first, and the first with a word is who spoke', () => {
    const entries = [registryEntry('a', trained(0), {}), registryEntry('b', trained(9), {})];
    expect(promoted(entries, 'b').map(({ id }) => id)).toEqual(['b', 'a']);
    const wanted = { target: 'return', horizonBars: 1 } as const;
    const said = trained(9).peek({
      bar: { time: 9, high: 1, low: 1, close: 1 },
      features: { a: 1 },
    });
    expect(firstForecast([undefined, said], wanted)?.place).toBe(1);
    expect(firstForecast([undefined], wanted)).toBeUndefined();
  });

  test('what is no registry is refused, and so is an entry of other columns', () => {
    const text = registryToText([registryEntry('a', trained(20), {})]);
    for (const bad of [
      '',
      '{}',
      '[]',
      'null',
      text.slice(0, -9),
      text.replace('"format":1', '"format":2'),
    ]) {
      expect(() => registryFromText(bad)).toThrow(SnapshotError);
    }
    const [entry] = registryFromText(text);
    expect(() => engineFrom({ ...entry!, schema: 'x' })).toThrow(SnapshotError);
    expect(() => engineFrom({ ...entry!, spec: { features: ['b'] } })).toThrow(SnapshotError);
    expect(() => engineFrom({ ...entry!, snapshot: null as never })).toThrow(SnapshotError);
  });
});

describe('Challenge', () => {
  test('promotes the better, and an equal as often as Student’s t says', () => {
    const draws = new Draws(3);
    const contests = (edge: number, runs: number) => {
      const challenge = new Challenge({ rounds: 512, blocks: 32 });
      let won = 0;
      for (let i = 1; i <= 512 * runs; i++) {
        const { promote } = challenge.update([1 + draws.normal() + edge, 1 + draws.normal()]);
        if (i >= challenge.warmUp && promote !== 0) won += 1; // a NaN would be one
      }
      return won / runs;
    };
    expect(contests(0.3, 20)).toBeGreaterThan(0.9);
    expect(contests(-0.1, 20)).toBe(0);
    const runs = cases(1000);
    const due = 0.0295; // beyond 1.96, of 31 degrees of freedom
    const deviation = Math.sqrt((due * (1 - due)) / runs);
    expect(Math.abs(contests(0, runs) - due)).toBeLessThan(2.5 * deviation);
  });

  test('its interval is that of the blocks’ means, by hand', () => {
    const challenge = new Challenge({ rounds: 40, blocks: 20 });
    const gains = [1, 3, 2, 2, 5, 1];
    for (const gain of gains) challenge.update([gain, 0]);
    expect(challenge.value.gain).toBeCloseTo(7 / 3, 12); // of 2, 2, 3
    expect(challenge.value.least).toBeCloseTo(7 / 3 - 1.959963984540054 * Math.sqrt(1 / 3 / 3), 12);
  });
});
