import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { volumeMultipleRule } from '../../src/validation/rules/volume-multiple.js';
import { volumeShiftRule } from '../../src/validation/rules/volume-shift.js';
import { volumeSpikeRule } from '../../src/validation/rules/volume-spike.js';
import { repeated, said } from './rule-view.js';

describe('a rule of volumes at its bound', () => {
  it('volume by the mean of twenty, once there are twenty', () => {
    const volume = (count: number, of: number) =>
      said(volumeMultipleRule(3), { volume: of }, repeated(count, { volume: 10 }));
    expect([volume(20, 30), volume(20, 30.1), volume(19, 1e6)]).toEqual([
      ...[undefined, 'volume-too-large', undefined],
    ]);
    const mixed = [...repeated(10, { volume: 1e6 }), ...repeated(20, { volume: 10 })];
    expect(said(volumeMultipleRule(3), { volume: 31 }, mixed)).toBe('volume-too-large');
  });

  it('volume by the largest of 512, once there are as many', () => {
    const spike = (learned: Partial<Bar>[], of: number) =>
      said(volumeSpikeRule(3), { volume: of }, learned);
    const ten = repeated(511, { volume: 10 });
    expect(spike(ten, 1e9)).toBeUndefined();
    expect([spike([...ten, {}], 30), spike([...ten, {}], 31)]).toEqual([undefined, 'volume-spike']);
    expect(spike([{ volume: 20 }, ...ten], 31)).toBeUndefined();
    expect(spike([{ volume: 20 }, ...ten, ...ten], 31)).toBe('volume-spike');
    expect(spike(repeated(512, { volume: 0 }), 5)).toBeUndefined();
  });

  it('volume by its level: told once, either way; flat bars that traded', () => {
    const shift = (learned: Partial<Bar>[], change: Partial<Bar> = { high: 101 }) =>
      said(volumeShiftRule(5), { volume: 10, ...change }, learned);
    const ten = repeated(256, { volume: 10 });
    // From the sixteenth of 32 on the median of the newest is another.
    for (const volume of [51, 1.9]) {
      expect(shift([...ten, ...repeated(15, { volume })])).toBeUndefined();
      const said = [16, 17, 18].map((count) => shift([...ten, ...repeated(count, { volume })]));
      expect(said.filter((one) => one === 'volume-shift').length).toBe(1);
    }
    for (const volume of [49, 2.1]) {
      expect(shift([...ten, ...repeated(17, { volume })])).toBeUndefined();
    }
    expect(shift(ten, { volume: 200 })).toBeUndefined();
    expect(shift(ten, { volume: 201 })).toBe('flat-but-traded');
    expect(shift(ten, { volume: 201, high: 101 })).toBeUndefined();
    // Of fewer than 256 nothing is said: one large among 200 is no level.
    expect(shift(repeated(255, { volume: 10 }), { volume: 1e9 })).toBeUndefined();
    expect(shift([{ volume: 1_000 }, ...repeated(200, { volume: 10 })])).toBeUndefined();
  });
});
