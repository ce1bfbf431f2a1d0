import { describe, expect, test } from 'vitest';
import { fitState } from '../../src/core/state.js';
import type { Phase, Transient, WaveletName } from '../../src/wavelet/index.js';
import { pyramid, pyramidFill, pyramidInit, pyramidStep } from '../../src/wavelet/pyramid.js';
import { transientDesign } from '../../src/wavelet/transient-design.js';
import { transientHistory, transientsOf } from '../../src/wavelet/transient-history.js';
import { transientInit, transientStep } from '../../src/wavelet/transients.js';
import { whiteNoise } from './noise.js';

const levels = 5;

function designOf(wavelet: WaveletName, phase: Phase = 'minimum', rate = 1e-3) {
  return transientDesign({ wavelet, maxLevels: levels, phase, rate, sigma: 0 });
}

/** A detector over its own transform, with the noise known to be 1. */
function detector(name: WaveletName, phase: Phase = 'minimum', first = 0, rate = 1e-3) {
  const design = pyramid(name, levels, phase);
  const lines = pyramidInit(design);
  pyramidFill(lines, first);
  const looks = designOf(name, phase, rate);
  const state = transientInit(looks);
  const coefficients = new Float64Array(levels + 1);
  const report = new Float64Array(5);
  const look = (x: number, keep: boolean, deviation = 1): boolean => {
    coefficients[levels] = x;
    pyramidStep(lines, coefficients, design, keep);
    report[0] = x;
    report[1] = deviation;
    return transientStep(state, coefficients, looks, report, keep);
  };
  return { look, state, report, coefficients };
}

/** What is told of a step of `height` at input 600, in noise of 1. */
function toldOfStep(name: WaveletName, height: number, seed: number): Transient[] {
  const noise = whiteNoise(seed);
  const { look, state } = detector(name);
  for (let t = 0; t < 750; t++) look(noise() + (t >= 600 ? height : 0), true);
  return transientsOf(state.history).filter(({ noticed }) => noticed >= 600);
}

describe('transients', () => {
  test('delays are those of a step’s response', () => {
    const delays = (name: WaveletName, phase: Phase = 'minimum') => designOf(name, phase).delays;
    expect(delays('haar')).toEqual([0, 1, 2, 4, 8]);
    expect(delays('db2')).toEqual([0, 1, 2, 5, 10]);
    expect(delays('db4')).toEqual([1, 4, 8, 17, 35]);
    expect(delays('sym4')).toEqual([3, 10, 24, 52, 108]);
    expect(delays('db2', 'percival-walden')).toEqual([1, 2, 6, 12, 25]);
    expect(delays('db4', 'percival-walden')).toEqual([5, 11, 24, 48, 97]);
  });

  test.each(['haar', 'db2', 'db4', 'sym4'] as const)(
    '%s: a step of eight deviations is found',
    (name) => {
      let found = 0;
      const steps = 1000;
      for (let seed = 0; seed < steps; seed++) {
        const height = seed % 2 === 0 ? 8 : -8;
        const told = toldOfStep(name, height, seed + 10);
        // noise may be told of beside it
        const off = ({ input }: Transient) => Math.abs(input - 600);
        const nearest = told.sort((a, b) => off(a) - off(b))[0];
        if (nearest === undefined || off(nearest) > 40) continue;
        found += 1;
        expect(nearest.sign, `${seed}`).toBe(Math.sign(height));
        if (nearest.level === 1) expect(off(nearest), `${seed}`).toBeLessThanOrEqual(2);
      }
      expect(found / steps).toBeGreaterThanOrEqual(0.99);
    },
  );

  test('a large step without noise is told once, when it happens', () => {
    for (const name of ['haar', 'db2', 'db4', 'sym4', 'coif1'] as const) {
      const { look, state } = detector(name, 'minimum', 100);
      for (let t = 0; t < 900; t++) look(t < 400 ? 100 : 70, true);
      const told = transientsOf(state.history);
      expect(told).toHaveLength(1);
      expect(told[0]!.sign).toBe(-1);
      expect(told[0]!.noticed).toBeGreaterThanOrEqual(400);
      expect(Math.abs(told[0]!.input - 400)).toBeLessThanOrEqual(4);
      expect(told[0]!.strength).toBeGreaterThan(3.5);
    }
  });

  test('white noise is told of as rarely as is asked', () => {
    const noise = whiteNoise(2);
    const { look, state } = detector('db4', 'minimum', 0, 1e-4);
    for (let t = 0; t < 100_000; t++) look(noise(), true);
    expect(state.history.toldCount).toBeLessThan(20);
  });

  test('peeking tells what updating would, and changes nothing', () => {
    const noise = whiteNoise(3);
    const { look, state, report } = detector('haar');
    let told = 0;
    for (let t = 0; t < 3000; t++) {
      const x = noise() + (t % 400 < 200 ? 0 : 9);
      const before = JSON.stringify(state);
      const foretold = look(x, false);
      const what = report.slice();
      expect(JSON.stringify(state)).toBe(before);
      expect(look(x, true)).toBe(foretold);
      if (foretold) expect(report).toEqual(what);
      told += foretold ? 1 : 0;
    }
    expect(state.history.toldCount).toBe(told);
    expect(told).toBeGreaterThan(12);
  });

  test('the last 64 are remembered, oldest first, in a state that snapshots accept', () => {
    const { look, state } = detector('haar', 'minimum', 0, 1e-2);
    const steps = transientHistory + 10;
    for (let t = 0; t < 100 * steps; t++) look(Math.floor(t / 100) % 2 === 0 ? 0 : 50, true);
    const told = transientsOf(state.history);
    expect(told).toHaveLength(transientHistory);
    expect(told.at(-1)!.input).toBe(100 * (steps - 1));
    expect(told.map(({ input }) => input)).toEqual(
      told.map((_, i) => 100 * (steps - transientHistory + i)),
    );
    expect(fitState(state, structuredClone(state), 'state')).toEqual(state);
  });

  test('nothing is told while the noise is not known', () => {
    const { look, state } = detector('haar');
    for (let t = 0; t < 100; t++) look(t < 50 ? 0 : 1e6, true, Number.NaN);
    expect(state.history.toldCount).toBe(0);
  });
});
