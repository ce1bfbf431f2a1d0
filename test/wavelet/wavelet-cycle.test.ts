import { describe, expect, test } from 'vitest';
import { SnapshotError } from '../../src/core/errors.js';
import type { State } from '../../src/core/state.js';
import { imaginaryLowpass, realLowpass } from '../../src/wavelet/analytic-tree.js';
import { WaveletCycle } from '../../src/wavelet/index.js';
import { distance, hilbert } from './fixtures.js';
import { whiteNoise } from './noise.js';

/** The smaller angle between two. */
const apart = (a: number, b: number) => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));

describe('the Hilbert pair', () => {
  test('is what mpmath computes, and each filter is orthonormal', () => {
    expect(realLowpass).toEqual(hilbert['real lowpass']);
    expect(imaginaryLowpass).toEqual(hilbert['imaginary lowpass']);
    for (const taps of [realLowpass, imaginaryLowpass]) {
      for (let k = 0; k < 4; k++) {
        const product = taps.slice(2 * k).reduce((sum, tap, l) => sum + tap * taps[l]!, 0);
        expect(Math.abs(product - (k === 0 ? 1 : 0))).toBeLessThan(1e-15);
      }
      const moment = (power: number) =>
        taps.reduce((sum, tap, l) => sum + (l % 2 === 0 ? 1 : -1) * l ** power * tap, 0);
      expect(Math.abs(moment(0)) + Math.abs(moment(1))).toBeLessThan(1e-14);
    }
  });

  test('turns one way: less than a thousandth of each level’s energy is of the other', () => {
    const size = 1024;
    const cycle = new WaveletCycle();
    for (let t = 0; t < cycle.warmUp; t++) cycle.update(0);
    const rows = Array.from({ length: size }, (_, t) => {
      cycle.update(t === 0 ? 1 : 0);
      return [[...cycle.real], [...cycle.imaginary]] as const;
    });
    for (let j = 0; j < 4; j++) {
      const energies = [0, 0];
      for (let k = 1; k < size / 2; k += 13) {
        [1, -1].forEach((way, i) => {
          let [re, im] = [0, 0];
          rows.forEach(([real, imaginary], t) => {
            const angle = (2 * Math.PI * way * k * t) / size;
            re += real[j]! * Math.cos(angle) + imaginary[j]! * Math.sin(angle);
            im += imaginary[j]! * Math.cos(angle) - real[j]! * Math.sin(angle);
          });
          energies[i]! += re * re + im * im;
        });
      }
      expect(energies[1]! / energies[0]!, `level ${j + 2}`).toBeLessThan(1.1e-3);
    }
  });
});

describe('WaveletCycle', () => {
  test('its coefficients are PyWavelets’ swt with the filters of the pair', () => {
    const { values, real, imaginary } = hilbert;
    const cycle = new WaveletCycle({ maxLevels: 4 });
    while (!cycle.ready || cycle.count % 64 !== 0) cycle.update(values[cycle.count % 64]!);
    const rows = values.map((x) => {
      cycle.update(x);
      return [[...cycle.real], [...cycle.imaginary]] as const;
    });
    for (let j = 0; j < 3; j++) {
      const [a, b] = [rows.map(([re]) => re[j]!), rows.map(([, im]) => im[j]!)];
      expect(distance(a, real[j]!, values)).toBeLessThan(1e-14);
      expect(distance(b, imaginary[j]!, values)).toBeLessThan(1e-14);
    }
  });

  test.each([5, 6.3, 8, 9.1, 12, 17, 20, 25, 31])(
    'a sine of %f inputs: amplitude, period, and the phase of delayBars ago',
    (period) => {
      const cycle = new WaveletCycle();
      const angle = (t: number) => (2 * Math.PI * t) / period + 0.7;
      let [size, length, turn] = [0, 0, 0];
      for (let t = 0; t < 600; t++) {
        const said = cycle.update(100 + 2 * Math.cos(angle(t)));
        if (t < 400) continue;
        size = Math.max(size, Math.abs(said.amplitude / 2 - 1));
        length = Math.max(length, Math.abs(said.periodBars / period - 1));
        turn = Math.max(turn, apart(said.phase, angle(t - said.delayBars)));
      }
      expect(size).toBeLessThan(0.04);
      expect(length).toBeLessThan(0.01);
      expect(turn).toBeLessThan(0.05);
    },
  );

  test('in noise of half its amplitude a cycle is found, its period to 10 % in the mean', () => {
    for (const period of [10, 23]) {
      let [length, turn, count] = [0, 0, 0];
      for (let seed = 1; seed <= 4; seed++) {
        const noise = whiteNoise(seed);
        const cycle = new WaveletCycle({ halfLifeBars: 64 });
        for (let t = 0; t < 1000; t++) {
          const x = 2 * Math.cos((2 * Math.PI * t) / period) + noise();
          const { phase, periodBars, delayBars } = cycle.update(x);
          if (t < 500) continue;
          length += Math.abs(periodBars / period - 1);
          turn += apart(phase, (2 * Math.PI * (t - delayBars)) / period);
          count += 1;
        }
      }
      expect(length / count).toBeLessThan(0.1);
      expect(turn / count).toBeLessThan(0.3);
    }
  });

  test('peek foretells update to the bit and changes nothing', () => {
    const noise = whiteNoise(3);
    const cycle = new WaveletCycle({ maxLevels: 3 });
    for (let t = 0; t < 200; t++) {
      const x = 50 + noise();
      const before = JSON.stringify(cycle.snapshot());
      cycle.peek(1e9);
      const foretold = cycle.peek(x);
      expect(JSON.stringify(cycle.snapshot())).toBe(before);
      expect(cycle.update(x)).toEqual(foretold);
    }
  });

  test('what has never moved has no cycle', () => {
    const cycle = new WaveletCycle({ maxLevels: 2 });
    for (let t = 0; t < 100; t++) expect(cycle.update(1e9 / 3).amplitude).toBeNaN();
  });

  test('a snapshot from outside is checked', () => {
    const noise = whiteNoise(4);
    const [source, target] = [
      new WaveletCycle({ maxLevels: 3 }),
      new WaveletCycle({ maxLevels: 3 }),
    ];
    for (let t = 0; t < 100; t++) source.update(noise());
    type Nested = { kernel: { [part: string]: { [key: string]: State } } };
    const breaks: ((kernel: Nested['kernel']) => void)[] = [
      (kernel) => (kernel['tree']!['before'] = Number.NaN),
      (kernel) => (kernel['means']!['weight'] = 0),
      (kernel) => ((kernel['means']!['real'] as Float64Array)[0] = Number.NaN),
      (kernel) => ((kernel['means']!['energies'] as Float64Array)[0] = -1),
      (kernel) => ((kernel['tree']!['first'] as { slot: number }).slot = 3),
    ];
    for (const spoil of breaks) {
      const snapshot = structuredClone(source.snapshot());
      spoil((snapshot.state as Nested).kernel);
      expect(() => target.restore(snapshot)).toThrow(SnapshotError);
    }
    target.restore(source.snapshot());
    expect(target.update(1)).toEqual(source.update(1));
  });
});
