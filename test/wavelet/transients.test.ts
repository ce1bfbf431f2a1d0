import { describe, expect, test } from 'vitest';
import { fitState } from '../../src/core/state.js';
import type { Phase, Transient } from '../../src/wavelet/index.js';
import { pyramid, pyramidFill, pyramidInit, pyramidStep } from '../../src/wavelet/pyramid.js';
import { transientDesign } from '../../src/wavelet/transient-design.js';
import { transientHistory, transientsOf } from '../../src/wavelet/transient-history.js';
import { transientInit, transientStep } from '../../src/wavelet/transients.js';
import { whiteNoise } from './noise.js';

const levels = 5;

function designOf(wavelet: string, phase: Phase = 'minimum') {
  return transientDesign({ wavelet, maxLevels: levels, phase, rate: 1e-3, sigma: 0 });
}

/** A detector over its own transform, with the noise known to be 1. */
function detector(name: string, phase: Phase = 'minimum', first = 0) {
  const design = pyramid(name, levels, phase);
  const lines = pyramidInit(design);
  pyramidFill(lines, first);
  const looks = designOf(name, phase);
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
function toldOfStep(name: string, height: number, seed: number): Transient[] {
  const noise = whiteNoise(seed);
  const { look, state } = detector(name);
  for (let t = 0; t < 750; t++) look(noise() + (t >= 600 ? height : 0), true);
  return transientsOf(state.history).filter(({ noticed }) => noticed >= 600);
}

describe('transients', () => {
  test('delays are those of a step’s response', () => {
    const delays = (name: string, phase: Phase = 'minimum') => designOf(name, phase).delays;
    expect(delays('haar')).toEqual([0, 1, 2, 4, 8]);
    expect(delays('db2')).toEqual([0, 1, 2, 5, 10]);
    expect(delays('db4')).toEqual([1, 4, 8, 17, 35]);
    expect(delays('sym4')).toEqual([3, 10, 24, 52, 108]);
    expect(delays('db2', 'percival-walden')).toEqual([1, 2, 6, 12, 25]);
    expect(delays('db4', 'percival-walden')).toEqual([5, 11, 24, 48, 97]);
  });

  test.each(['haar', 'db2', 'db4', 'sym4'])('%s: a step of eight deviations is found', (name) => {
    let found = 0;
    let right = 0;
    const steps = 300;
    for (let seed = 0; seed < steps; seed++) {
      const height = seed % 2 === 0 ? 8 : -8;
      const told = toldOfStep(name, height, seed + 10);
      const first = told[0];
      if (first === undefined || Math.abs(first.input - 600) > 40) continue;
      found += 1;
      right += first.sign === Math.sign(height) ? 1 : 0;
    }
    expect(found / steps).toBeGreaterThanOrEqual(0.97);
    expect(right / found).toBeGreaterThanOrEqual(0.95); // one in thirty is told of noise before
  });

  test('a large step without noise is told once, when it happens', () => {
    for (const name of ['haar', 'db2', 'db4', 'sym4', 'coif1']) {
      const { look, state } = detector(name, 'minimum', 100);
      for (let t = 0; t < 900; t++) look(t < 400 ? 100 : 70, true);
      const told = transientsOf(state.history);
      expect(told).toHaveLength(1);
      expect(told[0]!.sign).toBe(-1);
      expect(told[0]!.noticed).toBeGreaterThanOrEqual(400);
      expect(Math.abs(told[0]!.input - 400)).toBeLessThanOrEqual(4);
      expect(told[0]!.strength).toBeGreaterThan(2.5);
    }
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
    expect(told).toBeGreaterThan(10);
  });

  test('the last 64 are remembered, oldest first, in a state that snapshots accept', () => {
    const { look, state } = detector('haar');
    const steps = transientHistory + 10;
    for (let t = 0; t < 1500 * steps; t++) look(Math.floor(t / 1500) % 2 === 0 ? 0 : 50, true);
    const told = transientsOf(state.history);
    expect(told).toHaveLength(transientHistory);
    expect(told.at(-1)!.input).toBe(1500 * (steps - 1));
    expect(told.map(({ input }) => input)).toEqual(
      told.map((_, i) => 1500 * (steps - transientHistory + i)),
    );
    expect(fitState(state, structuredClone(state), 'state')).toEqual(state);
  });

  test('nothing is told while the noise is not known', () => {
    const { look, state } = detector('haar');
    for (let t = 0; t < 100; t++) look(t < 50 ? 0 : 1e6, true, Number.NaN);
    expect(state.history.toldCount).toBe(0);
  });
});
