import { describe, expect, it } from 'vitest';
import {
  impactSlippage,
  ratioFee,
  ratioSlippage,
  tickSlippage,
  unitFee,
} from '../../src/simulation/costs.js';
import { PaperBroker } from '../../src/simulation/index.js';

const fill = { side: 1, quantity: 25, price: 50, pointMoney: 2, opens: true, isMaker: true };
const market = { ...fill, volume: 100, range: 4 };

describe('models of cost', () => {
  it('let the venue pay where it does, unless there is a least fee', () => {
    expect(ratioFee(0.001, { maker: -0.0002 })(market)).toBeCloseTo(-0.0002 * 25 * 50 * 2, 12);
    expect(ratioFee(0.001, { maker: -0.0002, minimum: 0 })(market)).toBe(0);
    expect(ratioFee(0.001, { maker: -0.0002 })({ ...market, isMaker: false })).toBe(2.5);
    expect(unitFee(-0.01)(market)).toBe(-0.25);
    expect(unitFee(-0.01, { minimum: 1 })(market)).toBe(1);
    const bar = { symbol: 'X', time: 0, open: 10, high: 11, low: 9, close: 10, volume: 9 };
    const broker = new PaperBroker({ book: { fees: ratioFee(0.01, { maker: -0.01 }) } });
    const order = { id: 'a', side: 'buy', kind: 'limit', quantity: 2, limit: 9.5 } as const;
    broker.submit('X', order);
    broker.update([bar]);
    expect(broker.account.fees).toBeCloseTo(-0.19, 12);
  });

  it('are refused where they are made, by what is wrong', () => {
    const wrong = ['0.1', null, Number.NaN, Number.POSITIVE_INFINITY] as never[];
    for (const x of wrong) {
      expect(() => ratioSlippage(x)).toThrow('ratio must be');
      expect(() => tickSlippage(x, 0.25)).toThrow('ticks must be');
      expect(() => tickSlippage(2, x)).toThrow('tick must be');
      expect(() => impactSlippage(x)).toThrow('coefficient must be');
      expect(() => ratioFee(x)).toThrow('taker must be');
      expect(() => ratioFee(0, { maker: x })).toThrow('maker must be');
      expect(() => ratioFee(0, { minimum: x })).toThrow('minimum must be');
      expect(() => unitFee(x)).toThrow('perUnit must be');
      expect(() => unitFee(0, { minimum: x })).toThrow('minimum must be');
    }
    for (const make of [ratioFee, unitFee] as ((x: number, options: never) => unknown)[]) {
      expect(() => make(0, null as never)).toThrow('options must be');
      expect(() => make(0, { minimun: 1 } as never)).toThrow("did you mean 'minimum'");
    }
  });
});
