import { describe, expect, it } from 'vitest';
import { type Bar, barFields } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import { CvOperator } from '../../src/bars/cv-operator.js';
import { HlOperator } from '../../src/bars/hl-operator.js';
import { HlcOperator } from '../../src/bars/hlc-operator.js';
import { HlcvOperator } from '../../src/bars/hlcv-operator.js';
import { HlvOperator } from '../../src/bars/hlv-operator.js';
import { OhlcOperator } from '../../src/bars/ohlc-operator.js';
import { TimedHlcvOperator } from '../../src/bars/timed-hlcv-operator.js';
import { TimedOhlcOperator } from '../../src/bars/timed-ohlc-operator.js';
import { VolumeOperator } from '../../src/bars/volume-operator.js';

// Each shell reads its own fields, in this order, and is held up by a bad one among them and by no other.
const shells = [
  [VolumeOperator, 'volume'],
  [CvOperator, 'close volume'],
  [HlOperator, 'high low'],
  [HlcOperator, 'high low close'],
  [HlvOperator, 'high low volume'],
  [HlcvOperator, 'high low close volume'],
  [OhlcOperator, 'open high low close'],
  [TimedHlcvOperator, 'time high low close volume'],
  [TimedOhlcOperator, 'time open high low close'],
] as const;

interface Told {
  update(bar: unknown): number;
  peek(bar: unknown): number;
  process(columns: unknown): Float64Array;
  transfer(row: Float64Array, from: number, to: number, keep: boolean): void;
  readonly count: number;
}

/** A sum over all bars of Σ field · 10^place, which tells any two fields apart. */
function toldOf(Shell: unknown): Told {
  const kind = {
    name: 'told',
    version: 1,
    title: 'told',
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: {} } },
    pane: 'own',
    warmUp: () => 1,
    memory: () => 1,
  };
  const Base = Shell as new (...given: unknown[]) => { state: { sum: number } };
  class ToldOperator extends Base {
    constructor() {
      super(kind, {}, () => ({ sum: 0 }));
    }
    step(...given: unknown[]): void {
      const [out, at, keep] = given.splice(-3) as [Float64Array, number, boolean];
      const sum = this.state.sum + weighted(given as number[]);
      if (keep) this.state.sum = sum;
      out[at] = sum;
    }
  }
  return new ToldOperator() as unknown as Told;
}

const weighted = (numbers: readonly number[]) =>
  numbers.reduce((sum, x, place) => sum + x * 10 ** place, 0);
const bar: Bar = { time: 1, open: 2, high: 3, low: 4, close: 5, volume: 6 };
const rowOf = (given: Bar) => Float64Array.from(barFields, (field) => given[field]);

describe.each(shells)('%o', (Shell, text) => {
  const fields = text.split(' ') as (keyof Bar)[];
  const told = weighted(fields.map((field) => bar[field]));

  it(`reads ${text}`, () => {
    const alone = toldOf(Shell);
    expect([alone.peek(bar), alone.update(bar), alone.update(bar)]).toEqual([told, told, 2 * told]);
    expect([...toldOf(Shell).process(columnsOf([bar, bar]))]).toEqual([told, 2 * told]);
    const row = Float64Array.of(77, ...rowOf(bar), 77);
    const along = toldOf(Shell);
    along.transfer(row, 1, 7, false);
    expect([row[7], along.count]).toEqual([told, 0]);
    along.transfer(row, 1, 7, true);
    expect([row[7], along.count]).toEqual([told, 1]);
  });

  it.each(barFields)('refuses a bad %s if it reads it', (field) => {
    const isRead = fields.includes(field);
    const bads = [Number.NaN, Number.POSITIVE_INFINITY, '5', undefined, 2 ** 301];
    for (const bad of field === 'time' ? [...bads, 0.5] : bads) {
      const given = { ...bar, [field]: bad };
      const operator = toldOf(Shell);
      expect(operator.peek(given)).toBe(isRead ? Number.NaN : told);
      expect(operator.update(given)).toBe(isRead ? Number.NaN : told);
      expect(operator.count).toBe(isRead ? 0 : 1);
      const block = toldOf(Shell).process(columnsOf([bar, given as Bar, bar]));
      expect([...block]).toEqual([told, isRead ? Number.NaN : 2 * told, (isRead ? 2 : 3) * told]);
      if (typeof bad !== 'number') continue;
      const row = Float64Array.of(...rowOf(given as Bar), 77);
      operator.transfer(row, 0, 6, true);
      expect(row[6]).toBe(isRead ? Number.NaN : 2 * told);
    }
  });

  it('refuses what cannot be read', () => {
    const operator = toldOf(Shell);
    const throwing = Object.defineProperty({ ...bar }, fields.at(-1)!, {
      get: () => {
        throw new Error('hostile');
      },
    });
    for (const given of [null, undefined, throwing, 5]) {
      expect([operator.update(given), operator.peek(given)]).toEqual([Number.NaN, Number.NaN]);
    }
    expect(operator.count).toBe(0);
    for (const given of [null, 5, {}]) expect(operator.process(given)).toHaveLength(0);
  });
});
