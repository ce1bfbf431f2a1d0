import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { type Decision, limitExposure, orderSideOf, riskPolicy } from '../../src/risk/index.js';
import { cases } from '../cases.js';
import { minutes, printed, small } from './market.js';

const bars = minutes('X', 8, 160);

/** Feed `bars`; after each, `act` on what was decided. */
function play(
  pipeline: Pipeline,
  feed: readonly SymbolBar[],
  act: (decision: Decision, next: SymbolBar | undefined) => void = () => {},
): Decision[] {
  return feed.flatMap((bar, i) => {
    const { decisions } = pipeline.update(bar);
    for (const decision of decisions) act(decision, feed[i + 1]);
    return decisions;
  });
}

/** A broker that fills everything at the next open. */
const filling = (pipeline: Pipeline) => (decision: Decision, next: SymbolBar | undefined) => {
  const side = orderSideOf(decision);
  if (side === undefined || next === undefined) return;
  const quantity = side === 'buy' ? decision.quantity : -decision.quantity;
  const { id, symbol } = decision;
  const fill = { id, symbol, time: next.time, quantity, price: next.open, fee: 0.5 };
  expect(pipeline.onFill(fill).disposition).toBe('applied');
  expect(pipeline.onFill(fill).disposition).toBe('duplicate');
};

const words = (decisions: readonly Decision[]) => [
  ...new Set(decisions.map(({ action }) => action)),
];

describe('a pipeline and its positions', () => {
  it('without fills it stays flat, and says open each time', () => {
    const decisions = play(new Pipeline(small), bars);
    expect(words(decisions).sort()).toEqual(['hold', 'open']);
    expect(new Set(decisions.map(({ id }) => id)).size).toBe(decisions.length);
  });

  it('with fills it opens once, holds, and closes for a reason; a repeated fill is harmless', () => {
    const pipeline = new Pipeline({ ...small, risk: { ...small.risk!, targetMultiple: 1 } });
    const decisions = play(pipeline, bars, filling(pipeline));
    expect(words(decisions).sort()).toEqual(['close', 'hold', 'open']);
    let held: Decision | undefined;
    for (const decision of decisions) {
      if (decision.action === 'open') expect(held).toBeUndefined();
      if (decision.action === 'close') {
        expect([decision.quantity, decision.side]).toEqual([held!.quantity, held!.side]);
        expect(decision.stop).toBe(held!.stop);
      }
      if (decision.action !== 'hold') held = decision.action === 'open' ? decision : undefined;
    }
    const why = decisions.filter(({ action }) => action === 'close').map((d) => d.reasons[0]!.code);
    expect([...new Set(why)].sort()).toEqual(
      expect.arrayContaining(['opposite-signal', 'stop-hit']),
    );
    const open = decisions.find(({ action }) => action === 'open')!;
    const codes = open.reasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['confident', 'sized-by-risk', 'atr', 'signal']));
    const shares = open.reasons.filter(({ of }) => of !== undefined).map(({ value }) => value!);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });

  it('a part that was filled is held; the rest, and what is rejected, is not waited for', () => {
    const pipeline = new Pipeline(small);
    const at = play(pipeline, bars).findIndex(({ action }) => action === 'open');
    const fresh = new Pipeline(small);
    const decision = play(fresh, bars.slice(0, at + 1)).at(-1)!;
    const part = decision.quantity / 4;
    const quantity = decision.side === 'long' ? part : -part;
    const fill = { id: 'a', symbol: 'X', time: decision.end, quantity, price: decision.price };
    fresh.onFill(fill);
    expect(fresh.position('X')).toMatchObject({ quantity, stop: decision.stop, entryCount: 1 });
    expect(fresh.onReject(decision.id)).toBe(true);
    expect(fresh.onReject(decision.id)).toBe(false);
    const [next] = play(fresh, [bars[at + 1]!]);
    expect(next!.side).toBe(decision.side);
    expect(['hold', 'close']).toContain(next!.action);
    for (const bad of [null, 5, { ...fill, id: 'b', quantity: 0 }, { ...fill, symbol: '' }]) {
      expect(fresh.onFill(bad as never).disposition).toBe('refused');
    }
  });

  it('a corrected bar supersedes its decision; once that was filled it takes no more risk', () => {
    const at = play(new Pipeline(small), bars).findIndex(({ action }) => action === 'open');
    const bar = bars[at]!;
    const again = { ...bar, volume: bar.volume + 1 };
    const one = new Pipeline(small);
    const before = play(one, bars.slice(0, at + 1)).at(-1)!;
    const [after] = play(one, [again]);
    expect(after).toMatchObject({ action: 'open', revision: 1, supersedes: before.id });
    expect(after!.quantity).toBe(before.quantity);
    const other = new Pipeline(small);
    play(other, bars.slice(0, at + 1));
    const quantity = before.side === 'long' ? before.quantity : -before.quantity;
    other.onFill({ id: 'f', symbol: 'X', time: bar.time + 60_000, quantity, price: before.price });
    other.onFill({ id: 'g', symbol: 'X', time: bar.time + 60_001, quantity: -quantity, price: 1 });
    const [flat] = play(other, [again]);
    expect([flat!.action, flat!.denial?.code]).toEqual(['hold', 'filled-before-correction']);
  });

  it.each<[string, PipelineOptions]>([
    ['alone', small],
    [
      'with a portfolio',
      { ...small, portfolio: { maxLeverage: 1, drawdown: { haltAtRatio: 0.5 } } },
    ],
  ])(
    'goes on from a snapshot at every bar, positions and pending decisions included: %s',
    (_, options) => {
      const trailing = { ...options, risk: { ...options.risk!, trailAtrMultiple: 3 } };
      const one = new Pipeline(trailing);
      let other = new Pipeline(trailing);
      bars.slice(0, cases(100, 3)).forEach((bar, i) => {
        const said = one.update(bar);
        const again = other.update(bar);
        expect(printed(again)).toBe(printed(said));
        const next = new Pipeline(trailing);
        next.restore(decodeText(encodeText(other.snapshot())));
        other = next;
        for (const decision of said.decisions) {
          filling(one)(decision, bars[i + 1]);
          filling(other)(decision, bars[i + 1]);
        }
      });
      expect(printed(other.position('X'))).toBe(printed(one.position('X')));
    },
  );

  it('equity follows fills and marks until it is told anew', () => {
    const pipeline = new Pipeline(small);
    const equityAfter = (fill: object) => pipeline.onFill(fill as never).equity;
    const fill = { id: 'a', symbol: 'X', time: 0, quantity: 10, price: 100, fee: 1 };
    expect(equityAfter(fill)).toBe(9_999);
    pipeline.mark('X', 90);
    expect(equityAfter({ ...fill, id: 'b', quantity: -5, price: 90, fee: 0 })).toBe(9_899);
    pipeline.setEquity(5_000);
    expect(equityAfter({ ...fill, id: 'c', quantity: -5, price: 91, fee: 0 })).toBe(5_005);
    expect(pipeline.position('X')).toBeUndefined();
  });

  it('is halted by a drawdown until resumed, and new risk is denied with value and limit', () => {
    const portfolio = { drawdown: { haltAtRatio: 0.1 } };
    const pipeline = new Pipeline({ ...small, portfolio });
    play(pipeline, bars.slice(0, 60));
    pipeline.setEquity(8_500, bars[60]!.time);
    pipeline.setEquity(10_000, bars[60]!.time + 1);
    const halted = play(pipeline, bars.slice(60, 110));
    expect(words(halted.slice(1))).toEqual(['hold']);
    const denials = halted.flatMap(({ denial }) => (denial === undefined ? [] : [denial]));
    expect(denials).toContainEqual({
      code: 'drawdown-halt',
      value: 0.15000000000000002,
      limit: 0.1,
    });
    expect(pipeline.tradingStatus(bars[110]!.time)!.state).toBe('halted');
    pipeline.resumeTrading(bars[110]!.time);
    expect(words(play(pipeline, bars.slice(110)))).toContain('open');
  });
});

it('candidates of partitions, merged, are settled as one pipeline settles them', () => {
  const portfolio = { maxExposureRatio: 0.8, maxNetRatio: 0.5 };
  const feeds = ['A', 'B', 'C', 'D'].map((symbol, s) => minutes(symbol, 40 + s, 120));
  const whole = new Pipeline({ ...small, portfolio });
  const parts = [0, 1].map(() => new Pipeline(small));
  const terms = { ...riskPolicy(small.risk), quoteRate: 1 };
  let cut = 0;
  for (let i = 0; i < 120; i++) {
    const candidates = feeds.flatMap((feed, s) => parts[s % 2]!.update(feed[i]!).decisions);
    for (const feed of feeds) whole.update(feed[i]!);
    const { decisions } = whole.advance(feeds[0]![i]!.time + 70_000);
    const merged = limitExposure(candidates, { equity: 10_000, limits: portfolio }, () => terms);
    expect(printed(merged)).toBe(printed(decisions));
    cut += merged.filter(({ boundBy }) => boundBy?.startsWith('portfolio')).length;
  }
  expect(cut).toBeGreaterThan(5);
});
