import { describe, expect, test } from 'vitest';
import { SnapshotError } from '../../src/core/errors.js';
import type { State } from '../../src/core/state.js';
import type { WaveletName } from '../../src/wavelet/index.js';
import { Modwt, WaveletPackets } from '../../src/wavelet/index.js';
import { distance, packetsOfPywt, packetsOfWaveslim } from './fixtures.js';

const phases = ['minimum', 'percival-walden'] as const;
const { values } = packetsOfPywt;

/** The packets at every input of `series`, after its circle has been gone round. */
function circular(name: WaveletName, series: readonly number[], maxLevels = 3): number[][] {
  const packets = new WaveletPackets({ wavelet: name, maxLevels, phase: 'percival-walden' });
  const n = series.length;
  while (!packets.ready || packets.count % n !== 0) packets.update(series[packets.count % n]!);
  const rows = series.map((x) => {
    packets.update(x);
    return [...packets.packets];
  });
  return Array.from({ length: 1 << maxLevels }, (_, i) => rows.map((row) => row[i]!));
}

describe('WaveletPackets', () => {
  test.each(Object.entries(packetsOfPywt.packets) as [WaveletName, number[][]][])(
    '%s: what PyWavelets’ swt makes of every node',
    (name, theirs) => {
      const tolerance = name.startsWith('sym') ? 1e-10 : 1e-14;
      circular(name, values).forEach((row, n) => {
        expect(distance(row, theirs[n]!, values), `packet ${n}`).toBeLessThan(tolerance);
      });
    },
  );

  test.each([
    ['haar', 'haar', 1e-14],
    ['d4', 'db2', 1e-12],
    ['d8', 'db4', 1e-8],
  ] as const)('%s: waveslim’s modwpt', (theirName, name, tolerance) => {
    const { values: series, modwpt } = packetsOfWaveslim;
    circular(name, series).forEach((row, n) => {
      expect(distance(row, modwpt[theirName][n]!, series)).toBeLessThan(tolerance);
    });
  });

  test('the two lowest are what Modwt says, bit for bit', () => {
    for (const phase of phases) {
      for (const wavelet of ['haar', 'db2', 'db4', 'sym8', 'coif2'] as const) {
        const options = { wavelet, maxLevels: 4, phase };
        const [packets, modwt] = [new WaveletPackets(options), new Modwt(options)];
        for (let t = 0; t < packets.warmUp + 40; t++) {
          const x = values[t % 64]! + t / 9;
          expect(packets.update(x)).toBe(modwt.update(x));
          const [smooth, detail] = packets.packets;
          if (packets.ready) expect([smooth, detail]).toEqual([modwt.value, modwt.details[3]]);
        }
      }
    }
  });

  test('over a circle the packets have the energy of the series', () => {
    const energy = (row: readonly number[]) => row.reduce((sum, x) => sum + x * x, 0);
    for (const levels of [1, 2, 4]) {
      const all = circular('db3', values, levels).reduce((sum, row) => sum + energy(row), 0);
      expect(Math.abs(all / energy(values) - 1)).toBeLessThan(1e-14);
    }
  });

  test('a wave is in the packet of its frequency', () => {
    for (let band = 0; band < 8; band++) {
      const packets = new WaveletPackets({ wavelet: 'db20', maxLevels: 3 });
      const energies = new Float64Array(8);
      for (let t = 0; t < 1000; t++) {
        packets.update(Math.cos((Math.PI * (band + 0.5) * t) / 8));
        if (packets.ready) {
          packets.packets.forEach((w, n) => {
            energies[n]! += w * w;
          });
        }
      }
      const total = energies.reduce((sum, x) => sum + x, 0);
      expect(energies[band]! / total, `band ${band}`).toBeGreaterThan(0.85);
    }
  });

  test('peekPackets foretells update to the bit and changes nothing', () => {
    for (const phase of phases) {
      const packets = new WaveletPackets({ wavelet: 'sym5', maxLevels: 2, phase });
      for (const x of values) {
        const before = JSON.stringify(packets.snapshot());
        const foretold = [...packets.peekPackets(x)];
        expect(packets.peekPackets(Number.NaN).every(Number.isNaN)).toBe(true);
        expect(JSON.stringify(packets.snapshot())).toBe(before);
        packets.update(x);
        expect([...packets.packets]).toEqual(foretold);
      }
    }
  });

  test('a spike of 1e12 leaves no trace once the filters have passed it', () => {
    const [clean, spiked] = [new WaveletPackets(), new WaveletPackets()];
    for (let t = 0; t < 3 * clean.warmUp; t++) {
      const x = values[t % 64]!;
      clean.update(x);
      spiked.update(t === clean.warmUp ? 1e12 : x);
      if (t < clean.warmUp || t >= 2 * clean.warmUp) expect(spiked.packets).toEqual(clean.packets);
    }
  });

  test('a snapshot from outside is checked, and its second copies are made anew', () => {
    const source = new WaveletPackets({ wavelet: 'db2', maxLevels: 3 });
    const target = new WaveletPackets({ wavelet: 'db2', maxLevels: 3 });
    for (const x of values) source.update(x);
    const snapshot = structuredClone(source.snapshot());
    type Nested = { kernel: { tree: { [key: string]: State } } };
    const { tree } = (snapshot.state as Nested).kernel;
    const lines = tree['lines'] as Float64Array;
    const rightly = lines.slice();
    lines[4] = 777; // in the second copy of the first ring, whose length is 4
    target.restore(snapshot);
    expect((target.snapshot().state as Nested).kernel.tree['lines']).toEqual(rightly);
    lines[0] = Number.NaN;
    expect(() => target.restore(snapshot)).toThrow(SnapshotError);
    lines[0] = 1;
    tree['slot'] = 3;
    expect(() => target.restore(snapshot)).toThrow(SnapshotError);
    expect(target.update(50)).toBe(source.update(50));
  });

  test('its parameters are checked and printed', () => {
    expect(new WaveletPackets().id).toBe('waveletPackets(3)');
    expect(() => new WaveletPackets(7)).toThrow('maxLevels must be an integer from 1 to 6, got 7');
  });
});
