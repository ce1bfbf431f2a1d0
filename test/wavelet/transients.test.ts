import { describe, expect, test } from 'vitest';
import { fitState } from '../../src/core/state.js';
import type { Phase, Transient } from '../../src/wavelet/index.js';
import { pyramid, pyramidFill, pyramidInit, pyramidStep } from '../../src/wavelet/pyramid.js';
import {
  transientDesign,
  transientHistory,
  transientInit,
  transientStep,
  transientsOf,
} from '../../src/wavelet/transients.js';
import { whiteNoise } from './noise.js';

const levels = 5;

/** A detector over its own transform, with the noise known to be 1; `strengths` are read off it. */
function detector(name: string, phase: Phase = 'minimum', first = 0) {
  const design = pyramid(name, levels, phase);
  const lines = pyramidInit(design);
  pyramidFill(lines, first);
  const looks = transientDesign(name, levels, phase);
  const state = transientInit(levels);
  const coefficients = new Float64Array(levels + 1);
  const report = new Float64Array(5);
  const look = (x: number, keep: boolean, deviation = 1): boolean => {
    coefficients[levels] = x;
    pyramidStep(lines, coefficients, design, keep);
    report[0] = x;
    report[1] = deviation;
    return transientStep(state, coefficients, looks, report, keep);
  };
  return { look, state, report, coefficients, noise: looks.noise };
}

/** What is told of a step of `height` at input 300, in noise of 1. */
function toldOfStep(name: string, height: number, seed: number): Transient[] {
  const noise = whiteNoise(seed);
  const { look, state } = detector(name);
  for (let t = 0; t < 450; t++) look(noise() + (t >= 300 ? height : 0), true);
  return transientsOf(state).filter(({ noticed }) => noticed >= 300);
}

describe('transients', () => {
  test('delays are those of a step’s response', () => {
    const delays = (name: string, phase: Phase = 'minimum') =>
      transientDesign(name, levels, phase).delays;
    expect(delays('haar')).toEqual([0, 1, 2, 4, 8]);
    expect(delays('db2')).toEqual([0, 1, 2, 5, 10]);
    expect(delays('db4')).toEqual([1, 4, 8, 17, 35]);
    expect(delays('sym4')).toEqual([3, 10, 24, 52, 108]);
    expect(delays('db2', 'percival-walden')).toEqual([1, 2, 6, 12, 25]);
    expect(delays('db4', 'percival-walden')).toEqual([5, 11, 24, 48, 97]);
  });

  test.each(['haar', 'db4', 'sym4'])(
    '%s: beyond three deviations as often as theory says',
    (name) => {
      const noise = whiteNoise(1);
      const { look, coefficients, noise: scale } = detector(name);
      const alarms = new Array<number>(levels).fill(0);
      const inputs = 600_000;
      for (let t = 0; t < inputs; t++) {
        look(noise(), true);
        for (let j = 0; j < levels; j++) {
          if (Math.abs(coefficients[j]!) > 3 * scale[j]!) alarms[j]! += 1;
        }
      }
      const theory = 0.0026997960632601866 * inputs; // 2·(1 − Φ(3))
      for (const count of alarms) expect(Math.abs(count / theory - 1)).toBeLessThan(0.2);
    },
  );

  test.each(['haar', 'db2', 'db4', 'sym4'])('%s: a step of eight deviations is found', (name) => {
    let found = 0;
    const steps = 1000;
    for (let seed = 0; seed < steps; seed++) {
      const height = seed % 2 === 0 ? 8 : -8;
      const told = toldOfStep(name, height, seed + 10);
      const first = told[0];
      if (first === undefined || Math.abs(first.input - 300) > 40) continue;
      found += 1;
      expect(first.sign).toBe(Math.sign(height));
      if (first.level === 1) expect(Math.abs(first.input - 300)).toBeLessThanOrEqual(2);
    }
    expect(found / steps).toBeGreaterThanOrEqual(0.99);
  });

  test('a large step without noise is told once, when it happens', () => {
    for (const name of ['haar', 'db2', 'db4', 'sym4', 'coif1']) {
      const { look, state } = detector(name, 'minimum', 100);
      for (let t = 0; t < 900; t++) look(t < 400 ? 100 : 70, true);
      const told = transientsOf(state);
      expect(told).toHaveLength(1);
      expect(told[0]!.sign).toBe(-1);
      expect(told[0]!.noticed).toBeGreaterThanOrEqual(400);
      expect(Math.abs(told[0]!.input - 400)).toBeLessThanOrEqual(4);
      expect(told[0]!.strength).toBeGreaterThan(3.5);
    }
  });

  test('white noise is told of rarely', () => {
    const noise = whiteNoise(2);
    const { look, state } = detector('db4');
    for (let t = 0; t < 100_000; t++) look(noise(), true);
    expect(state.toldCount).toBeLessThan(20);
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
    expect(state.toldCount).toBe(told);
    expect(told).toBeGreaterThan(12);
  });

  test('the last 64 are remembered, oldest first, in a state that snapshots accept', () => {
    const { look, state } = detector('haar');
    const steps = transientHistory + 10;
    for (let t = 0; t < 100 * steps; t++) look(Math.floor(t / 100) % 2 === 0 ? 0 : 50, true);
    const told = transientsOf(state);
    expect(told).toHaveLength(transientHistory);
    expect(told.at(-1)!.input).toBe(100 * (steps - 1));
    expect(told.map(({ input }) => input)).toEqual(
      told.map((_, i) => 100 * (steps - transientHistory + i)),
    );
    expect(fitState(state, structuredClone(state), 'state')).toEqual(state);
  });

  test('two neighbours tell together in either order, if they mean the same moment', () => {
    const design = transientDesign('haar', 2, 'minimum');
    const report = new Float64Array(5);
    const look = (state: ReturnType<typeof transientInit>, z1: number, z2: number): boolean => {
      report[0] = 1;
      report[1] = 1;
      const w = Float64Array.of(z1 * design.noise[0]!, z2 * design.noise[1]!, 0);
      return transientStep(state, w, design, report, true);
    };
    const told = (...zs: [number, number][]): boolean[] => {
      const state = transientInit(2);
      return zs.map(([z1, z2]) => look(state, z1, z2));
    };
    const calm: [number, number] = [0, 0];
    expect(told([3.6, 3.6])).toEqual([true]);
    expect(told([3.6, 0], [0, 3.6])).toEqual([false, true]);
    expect(told([0, 3.6], [3.6, 0])).toEqual([false, true]);
    expect(told([3.4, 3.6], [3.4, 3.6])).toEqual([false, false]);
    expect(told([0, 3.6], calm, calm, calm, [3.6, 0]).at(-1)).toBe(false);
    expect(told([4.4, 0], [4.6, 0])).toEqual([false, true]);
    expect(told([0, 9])).toEqual([false]);
  });

  test('nothing is told while the noise is not known', () => {
    const { look, state } = detector('haar');
    for (let t = 0; t < 100; t++) look(t < 50 ? 0 : 1e6, true, Number.NaN);
    expect(state.toldCount).toBe(0);
  });
});
