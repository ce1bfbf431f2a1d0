import { describe, expect, it } from 'vitest';
import { ActionSchedule } from '../../src/backtest/action-schedule.js';
import { gridOf } from '../../src/backtest/grid.js';
import { closing, orderPlan, ordersOf } from '../../src/backtest/order-plan.js';
import type { Decision } from '../../src/risk/index.js';

describe('a grid of configurations', () => {
  const base = { pipeline: { base: '1m', risk: { riskRatio: 0.01 } }, orders: { trailing: true } };

  it('is every combination, the last path fastest, over a base that stays as it is', () => {
    const before = structuredClone(base);
    const points = gridOf(base as never, {
      'pipeline.risk.riskRatio': [0.01, 0.02],
      'broker.book.step': [1, 2, 5],
    });
    expect(points.map(({ parameters }) => Object.values(parameters))).toEqual([
      ...[
        [0.01, 1],
        [0.01, 2],
        [0.01, 5],
        [0.02, 1],
        [0.02, 2],
        [0.02, 5],
      ],
    ]);
    expect(points[5]!.options).toEqual({
      pipeline: { base: '1m', risk: { riskRatio: 0.02 } },
      ...{ orders: { trailing: true }, broker: { book: { step: 5 } } },
    });
    expect(base).toEqual(before);
    expect(gridOf(base as never, {})).toEqual([{ parameters: {}, options: base }]);
  });

  it.each<[string, unknown, string]>([
    ['pipeline.base', [], 'parameters.pipeline.base must be a list'],
    ['pipeline.base', '1m', 'parameters.pipeline.base must be a list'],
    ['pipeline', [1], 'parameters.pipeline must be the path of an option'],
    ['pipeline.__proto__.x', [1], 'the path of an option'],
    ['pipelines.base', [1], "did you mean 'pipeline'?"],
    ['pipeline.base.deep', [1], 'parameters.pipeline.base.deep must be an object'],
  ])('of %s as %j is refused', (path, values, message) => {
    expect(() => gridOf(base as never, { [path]: values } as never)).toThrow(message);
  });

  it('has at most 100,000 points', () => {
    const values = Array.from({ length: 100_001 }, (_, i) => i);
    expect(() => gridOf({} as never, { 'orders.x': values })).toThrow(
      'at most 100000 combinations',
    );
  });
});

describe('what happens between bars', () => {
  const at = (time: number, amount = 0) => {
    return { time, event: { type: 'transfer', amount } as const };
  };

  it('comes once, when it is due, in the order of time and of those given', () => {
    const schedule = new ActionSchedule([at(30), at(10, 1), at(20), at(10, 2)]);
    expect(schedule.until(9)).toEqual([]);
    expect(schedule.until(10)).toEqual([at(10, 1), at(10, 2)]);
    expect([schedule.until(10), schedule.until(undefined)]).toEqual([[], []]);
    expect(schedule.until(99)).toEqual([at(20), at(30)]);
    expect(schedule.until(1e9)).toEqual([]);
  });

  it('has a time', () => {
    for (const wrong of [null, {}, { time: '5' }, { time: Number.NaN }]) {
      expect(() => new ActionSchedule([at(1), wrong as never])).toThrow('actions[1]');
    }
  });
});

describe('an order of a decision', () => {
  const decision = {
    ...{ id: 'A|60000#0', symbol: 'A', action: 'open', side: 'long', quantity: 5, price: 100 },
    ...{ stop: 96, target: 110 },
  } as Decision;
  const orders = (change: object, options: object = {}, held = 5) =>
    ordersOf(orderPlan(options), { ...decision, ...change } as Decision, held);
  const market = { id: 'A|60000#0', kind: 'market', quantity: 5, lifeBars: 1 };

  it('opens with the exits of the decision', () => {
    expect(orders({})).toEqual([{ ...market, side: 'buy', exits: { stop: 96, target: 110 } }]);
    expect(orders({ action: 'add', side: 'short', stop: 104, target: Number.NaN })).toEqual([
      { ...market, side: 'sell', exits: { stop: 104 } },
    ]);
    expect(orders({ stop: Number.NaN, target: Number.NaN })).toMatchObject([{ exits: {} }]);
  });

  it('takes its profit at a multiple of the way to the stop, and trails at that distance', () => {
    const exits = (change: object, options: object) => orders(change, options)[0]!.exits;
    expect(exits({}, { targetMultiple: 2 })).toEqual({ stop: 96, target: 108 });
    expect(exits({ side: 'short', stop: 104 }, { targetMultiple: 2 })).toEqual({
      ...{ stop: 104, target: 92 },
    });
    expect(exits({}, { trailing: true })).toEqual({ stop: 96, target: 110, trailDistance: 4 });
    expect(exits({ stop: 100 }, { trailing: true })).toEqual({ stop: 100, target: 110 });
  });

  it('reduces what is there; nothing where nothing is, and for a hold', () => {
    expect(orders({ action: 'close' })).toEqual([{ ...market, side: 'sell', reduceOnly: true }]);
    expect(orders({ action: 'reduce', side: 'short' }, {}, -9)).toMatchObject([{ side: 'buy' }]);
    expect([orders({ action: 'close' }, {}, 0), orders({ action: 'hold' })]).toEqual([[], []]);
    expect(orders({}, {}, 0).length).toBe(1);
    const close = { id: 'x', kind: 'market', reduceOnly: true };
    expect(closing('x', 3)).toEqual({ ...close, side: 'sell', quantity: 3 });
    expect(closing('x', -3)).toEqual({ ...close, side: 'buy', quantity: 3 });
  });

  it('is planned within bounds', () => {
    expect(orderPlan({ mostBars: 1, targetMultiple: 1e-6 })).toMatchObject({ trailing: false });
    for (const wrong of [{ mostBars: 0 }, { targetMultiple: 0 }, { trailing: 1 }]) {
      expect(() => orderPlan(wrong as never)).toThrow(`orders.${Object.keys(wrong)[0]} must be`);
    }
    expect(() => orderPlan({ mostBar: 1 } as never)).toThrow("did you mean 'mostBars'?");
  });
});
