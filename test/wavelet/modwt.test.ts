import { describe, expect, test } from 'vitest';
import { SnapshotError } from '../../src/core/errors.js';
import type { State } from '../../src/core/state.js';
import { Modwt, type ModwtColumns, wavelet, waveletNames } from '../../src/wavelet/index.js';
import {
  pyramid,
  pyramidFill,
  pyramidInit,
  pyramidStep,
  reach,
} from '../../src/wavelet/pyramid.js';
import { stepMinimum, stepTextbook } from '../../src/wavelet/pyramid-kernels.js';
import { equivalentFilter } from '../reference/wavelet.js';
import { distance, pywt } from './fixtures.js';

const phases = ['minimum', 'percival-walden'] as const;
const { values } = pywt;

const columnsOf = ({ value, details }: ModwtColumns): Float64Array[] => [...details, value];

describe('Modwt', () => {
  test.each(waveletNames())('%s: the impulse response of each level is its filter', (name) => {
    for (const phase of phases) {
      const maxLevels = 4;
      const modwt = new Modwt({ wavelet: name, maxLevels, phase });
      const { length } = wavelet(name);
      for (let i = 0; i < modwt.warmUp; i++) modwt.update(0);
      const seen: number[][] = Array.from({ length: maxLevels + 1 }, () => []);
      for (let i = 0; i < reach(length, maxLevels); i++) {
        modwt.update(i === 0 ? 1 : 0);
        modwt.details.forEach((w, j) => {
          seen[j]!.push(w);
        });
        seen[maxLevels]!.push(modwt.approximation);
      }
      for (let level = 1; level <= maxLevels; level++) {
        const filter = equivalentFilter(name, level, phase, 'detail');
        expect(filter).toHaveLength(reach(length, level));
        expect(distance(seen[level - 1]!.slice(0, filter.length), filter, [1])).toBeLessThan(1e-15);
        expect(seen[level - 1]!.slice(filter.length).every((w) => w === 0)).toBe(true);
      }
      const smooth = equivalentFilter(name, maxLevels, phase, 'approximation');
      expect(distance(seen[maxLevels]!, smooth, [1])).toBeLessThan(1e-15);
    }
  });

  test.each(waveletNames())('%s: PyWavelets’ swt, once it has gone round the circle', (name) => {
    const theirs = pywt.wavelets[name === 'haar' ? 'db1' : name]!;
    const modwt = new Modwt({ wavelet: name, maxLevels: 6, phase: 'percival-walden' });
    while (!modwt.ready || modwt.count % 128 !== 0) modwt.update(values[modwt.count % 128]!);
    const tolerance = name.startsWith('sym') ? 1e-10 : 1e-14;
    const columns = columnsOf(modwt.process(Float64Array.from(values)));
    columns.forEach((column, j) => {
      const expected = j === 6 ? theirs.V[5]! : theirs.W[j]!;
      expect(
        distance(
          pywt.at.map((t) => column[t]!),
          expected,
          values,
        ),
      ).toBeLessThan(tolerance);
    });
  });

  test('each level is NaN until its own reach, the whole until warmUp', () => {
    const modwt = new Modwt({ wavelet: 'db2', maxLevels: 3 });
    expect(modwt.warmUp).toBe(22);
    for (let n = 1; n <= 30; n++) {
      const approximation = modwt.update(n % 5);
      expect(Array.from(modwt.details, (w) => !Number.isNaN(w))).toEqual([
        n >= 4,
        n >= 10,
        n >= 22,
      ]);
      expect(Number.isNaN(approximation)).toBe(n < 22);
      expect(modwt.approximation).toBe(approximation);
      expect(modwt.value).toBe(approximation);
      expect(modwt.ready).toBe(n >= 22);
    }
  });

  test('polynomials below the vanishing moments leave no details', () => {
    const modwt = new Modwt({ wavelet: 'db4', maxLevels: 2 });
    for (let i = -40; i <= 40; i++) modwt.update(i * i * i - 7 * i);
    for (const w of modwt.details) expect(Math.abs(w)).toBeLessThan(1e-10);
  });

  test('is linear', () => {
    const options = { wavelet: 'sym4', maxLevels: 3 } as const;
    const [a, b, sum] = [new Modwt(options), new Modwt(options), new Modwt(options)];
    values.forEach((x, t) => {
      const y = values[127 - t]! - 100;
      a!.update(x);
      b!.update(y);
      sum!.update(2 * x - 3 * y);
      if (!sum!.ready) return;
      const combined = Array.from(a!.details, (w, j) => 2 * w - 3 * b!.details[j]!);
      expect(distance(combined, sum!.details, values)).toBeLessThan(1e-13);
    });
  });

  test('peek and peekDetails foretell update to the bit and change nothing', () => {
    for (const name of ['haar', 'db2', 'db4', 'sym5'] as const) {
      for (const phase of phases) {
        const modwt = new Modwt({ wavelet: name, maxLevels: 3, phase });
        for (const x of values) {
          const before = JSON.stringify(modwt.snapshot());
          modwt.peek(-1e9);
          const approximation = modwt.peek(x);
          const details = Array.from(modwt.peekDetails(x));
          expect(modwt.peekDetails(Number.NaN).every(Number.isNaN)).toBe(true);
          expect(JSON.stringify(modwt.snapshot())).toBe(before);
          expect(modwt.update(x)).toEqual(approximation);
          expect(Array.from(modwt.details)).toEqual(details);
        }
      }
    }
  });

  test('a spike of 1e12 leaves no trace once the filter has passed it', () => {
    for (const name of ['haar', 'db4', 'coif1'] as const) {
      const options = { wavelet: name, maxLevels: 4 };
      const [clean, spiked] = [new Modwt(options), new Modwt(options)];
      for (let i = 0; i < 3 * clean.warmUp; i++) {
        const x = values[i % 128]!;
        const [a, b] = [clean.update(x), spiked.update(i === clean.warmUp ? 1e12 : x)];
        if (i < clean.warmUp) continue;
        expect(Object.is(a, b)).toBe(i >= 2 * clean.warmUp);
        if (i >= 2 * clean.warmUp) expect(spiked.details).toEqual(clean.details);
      }
    }
  });

  test('what is not a number is refused and never seen', () => {
    const options = { wavelet: 'db4', maxLevels: 2 } as const;
    const [clean, dirty] = [new Modwt(options), new Modwt(options)];
    values.forEach((x, t) => {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -1e91]) {
        if (t % 7 === 3) expect(dirty.update(bad)).toBeNaN();
        expect(dirty.peek(bad)).toBeNaN();
      }
      expect(dirty.update(x)).toEqual(clean.update(x));
    });
    const columns = columnsOf(dirty.process(Float64Array.of(1, Number.NaN, 2)));
    expect(columns.map((column) => Number.isNaN(column[1]!))).toEqual([true, true, true]);
    expect(columns.map((column) => Number.isNaN(column[2]!))).toEqual([false, false, false]);
    expect(dirty.count).toBe(130);
  });

  test('process in any pieces is update one at a time', () => {
    const options = { wavelet: 'db4', maxLevels: 3 } as const;
    const [whole, pieces, single] = [new Modwt(options), new Modwt(options), new Modwt(options)];
    const input = Float64Array.from(values);
    const columns = columnsOf(whole.process(input));
    for (const [from, to] of [
      [0, 1],
      [1, 60],
      [60, 128],
    ]) {
      columnsOf(pieces.process(input.subarray(from, to))).forEach((column, j) => {
        expect(Array.from(column)).toEqual(Array.from(columns[j]!.subarray(from, to)));
      });
    }
    values.forEach((x, t) => {
      single.update(x);
      expect([...single.details, single.approximation]).toEqual(columns.map((c) => c[t]));
    });
  });

  test('process by blocks is update to the bit, whatever is refused on the way', () => {
    const input = Float64Array.from({ length: 5000 }, (_, t) => values[(t * t) % 128]! + t / 7);
    for (const t of [1500, 1501, 4999]) input[t] = Number.NaN;
    for (const maxLevels of [1, 4, 5, 9, 12]) {
      const [blocks, single] = [new Modwt(maxLevels), new Modwt(maxLevels)];
      const columns = columnsOf(blocks.process(input.subarray(0, 4321)));
      const rest = columnsOf(blocks.process(input.subarray(4321)));
      input.forEach((x, t) => {
        const approximation = single.update(x);
        const row = Number.isNaN(x) ? columns.map(() => x) : [...single.details, approximation];
        const block = t < 4321 ? columns.map((c) => c[t]) : rest.map((c) => c[t - 4321]);
        if (!row.every((w, j) => Object.is(w, block[j]))) expect(block).toEqual(row);
      });
      expect(blocks.snapshot()).toEqual(single.snapshot());
    }
  });

  test('process may write over its input', () => {
    const [a, b] = [new Modwt(), new Modwt()];
    const input = Float64Array.from({ length: 3000 }, (_, t) => values[t % 128]!);
    const expected = a.process(input);
    const columns = { value: input, details: expected.details.map((d) => d.slice()) };
    expect(b.process(input, columns)).toEqual(expected);
  });

  test('resumes from a snapshot to the bit; a snapshot from outside is checked', () => {
    const options = { wavelet: 'sym5', maxLevels: 4 } as const;
    const [source, target] = [new Modwt(options), new Modwt(options)];
    for (const x of values) source.update(x);
    const snapshot = structuredClone(source.snapshot());
    target.restore(snapshot);
    expect(target.details).toEqual(source.details);
    for (const x of values) expect(target.update(x)).toBe(source.update(x));
    expect(() => new Modwt({ ...options, phase: 'percival-walden' }).restore(snapshot)).toThrow(
      SnapshotError,
    );
    type Nested = { kernel: { pyramid: { [key: string]: State } } };
    const { pyramid } = (snapshot.state as Nested).kernel;
    const lines = pyramid['lines'] as Float64Array;
    const mirrored = lines.slice();
    for (let i = 0; i < lines.length; i++) if (i % 32 >= 16) mirrored[i] = 777;
    pyramid['lines'] = mirrored;
    target.restore(snapshot);
    expect((target.snapshot().state as Nested).kernel.pyramid['lines']).toEqual(lines);
    pyramid['slot'] = lines.length;
    expect(() => target.restore(snapshot)).toThrow(SnapshotError);
  });

  test('reset forgets', () => {
    const [used, fresh] = [new Modwt(), new Modwt()];
    for (const x of values) used.update(x);
    used.reset();
    expect(used.snapshot()).toEqual(fresh.snapshot());
  });

  test('its parameters are checked and printed', () => {
    expect(new Modwt().id).toBe('modwt(5)');
    expect(new Modwt({ wavelet: 'sym8', maxLevels: 2, phase: 'percival-walden' }).id).toBe(
      'modwt(2,wavelet=sym8,phase=percival-walden)',
    );
    expect(() => new Modwt(13)).toThrow('maxLevels must be an integer from 1 to 12, got 13');
    expect(() => new Modwt({ wavelet: 'db21' as 'db20' })).toThrow(/did you mean 'db1'/);
  });
});

describe('the pyramid', () => {
  test.each([
    ['haar', 5, 'minimum'],
    ['db2', 5, 'minimum'],
    ['db4', 4, 'minimum'],
    ['db4', 5, 'minimum'],
    ['sym4', 5, 'minimum'],
    ['sym8', 3, 'minimum'],
    ['sym4', 5, 'percival-walden'],
  ] as const)(
    '%s, %i levels, %s: the written-out kernel is the general one',
    (name, levels, phase) => {
      const design = pyramid(name, levels, phase);
      const general = phase === 'minimum' ? stepMinimum : stepTextbook;
      const [a, b] = [pyramidInit(design), pyramidInit(design)];
      pyramidFill(a, values[0]!);
      pyramidFill(b, values[0]!);
      const [x, y] = [new Float64Array(levels + 1), new Float64Array(levels + 1)];
      for (let t = 0; t < 500; t++) {
        x[levels] = values[t % 128]! * (t % 3);
        y[levels] = x[levels]!;
        general(b.lines, b.slot, y, design, true);
        pyramidStep(a, x, design, true);
        b.slot = a.slot;
        expect(x).toEqual(y);
      }
    },
  );

  test('filled with its first input it answers at once, and then as if it always had been', () => {
    const design = pyramid('db4', 3, 'minimum');
    const state = pyramidInit(design);
    const row = new Float64Array(4);
    const modwt = new Modwt(3);
    for (let i = 0; i < 100; i++) modwt.update(values[0]!);
    pyramidFill(state, values[0]!);
    for (const x of values) {
      row[3] = x;
      pyramidStep(state, row, design, true);
      modwt.update(x);
      expect(distance(row, [...modwt.details, modwt.approximation], values)).toBeLessThan(1e-14);
    }
  });
});
