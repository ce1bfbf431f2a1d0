import { describe, expect, it } from 'vitest';
import { type Commitment, limitExposure, type PortfolioLimits } from '../../src/risk/index.js';
import { of, open, plain, settled } from './candidates.js';

describe('a limit over all symbols, by hand', () => {
  it('on exposure counts long, short and what may still be bought', () => {
    const commitments = [of('A', 'held', 20), of('B', 'held', -30), of('C', 'risk', 10)];
    const limits = { maxExposureRatio: 0.7 };
    expect(settled([open('D', 50)], limits, { commitments })).toEqual([['D', 10]]);
    const [found] = limitExposure(
      [open('D', 50)],
      { equity: 10_000, limits, commitments },
      () => plain,
    );
    expect(found).toMatchObject({ riskTaken: 40, boundBy: 'portfolio-exposure', final: true });
    expect(found!.reasons.at(-1)).toEqual({
      ...{ code: 'portfolio-exposure', value: 11_000, limit: 7_000 },
    });
  });

  it('on the net sum takes the worst that fills can make of it, on either side', () => {
    const limits = { maxNetRatio: 0.6 };
    const long = (commitments: Commitment[]) => settled([open('D', 900)], limits, { commitments });
    const short = (commitments: Commitment[]) =>
      settled([open('D', 900, { side: 'short', stop: 104 })], limits, { commitments });
    expect([long([of('A', 'held', 50)]), short([of('A', 'held', 50)])]).toEqual([
      [['D', 10]],
      [['D', 110]],
    ]);
    expect([long([of('A', 'risk', 50)]), short([of('A', 'risk', 50)])]).toEqual([
      [['D', 10]],
      [['D', 60]],
    ]);
    expect([long([of('A', 'exit', -50)]), short([of('A', 'exit', -50)])]).toEqual([
      [['D', 60]],
      [['D', 10]],
    ]);
    expect([long([of('A', 'held', -50)]), short([of('A', 'held', -50)])]).toEqual([
      [['D', 110]],
      [['D', 10]],
    ]);
  });

  it('on leverage pays slip and commission out of equity first', () => {
    const terms = () => ({ slipRatio: 0.01, commissionRatio: 0.02 });
    const isWithin = (units: number) =>
      units * 101 <= 10_000 - units * 100 * (0.01 + 0.02 * (1 + 0.01));
    expect([isWithin(96), isWithin(97)]).toEqual([true, false]);
    expect(settled([open('A', 900)], { maxLeverage: 1 }, {}, terms)).toEqual([['A', 96]]);
    // What is held is paid already; what the first one costs, the second one lacks.
    const book = { commitments: [of('B', 'held', 50)] };
    const two = [open('A', 10), open('C', 900)];
    const [, [, second]] = settled(two, { maxLeverage: 1 }, book, terms) as [unknown, [0, number]];
    const costs = (units: number) => units * 100 * (0.01 + 0.02 * 1.01);
    const fits = (units: number) => 5_000 + (10 + units) * 101 <= 10_000 - costs(10 + units);
    expect([fits(second), fits(second + 1)]).toEqual([true, false]);
  });

  it('on risk adds up what is lost at the stops', () => {
    const commitments = [of('A', 'held', 20, 100), of('B', 'risk', 10, 50)];
    expect(settled([open('D', 50)], { maxRiskRatio: 0.02 }, { commitments })).toEqual([['D', 12]]);
    const exits = [of('A', 'exit', -20, 100)];
    expect(settled([open('D', 50)], { maxRiskRatio: 0.02 }, { commitments: exits })).toEqual([
      ['D', 50],
    ]);
  });

  it('on a group holds for its symbols alone', () => {
    const groups = { pair: { symbols: ['A', 'B', 'A'], maxExposureRatio: 0.5 } };
    const commitments = [of('A', 'held', 30), of('C', 'held', 70)];
    expect(settled([open('B', 60), open('D', 60)], { groups }, { commitments })).toEqual([
      ['B', 20],
      ['D', 60],
    ]);
  });

  it('leaves nothing where the rest is below the least notional, of the value of its points', () => {
    const limits = { maxExposureRatio: 0.5 };
    const left = (change: object) => settled([open('A', 60)], limits, {}, () => change)[0]![1];
    expect([left({ minNotional: 5_000 }), left({ minNotional: 5_001 })]).toEqual([50, 0]);
    const two = { pointValue: 2 };
    expect([left({ ...two, minNotional: 5_000 }), left({ ...two, minNotional: 5_001 })]).toEqual([
      ...[25, 0],
    ]);
    expect([left({ minQuantity: 50 }), left({ minQuantity: 51 })]).toEqual([50, 0]);
    expect(left({ step: 20 })).toBe(40);
  });

  it('on positions counts symbols, those that are decided on in their turn', () => {
    const commitments = [of('A', 'held', 1)];
    const add = open('A', 5, { action: 'add', confidence: 0.1 });
    expect(
      settled([open('B', 5), open('C', 5), add], { maxPositions: 2 }, { commitments }),
    ).toEqual([
      ['B', 5],
      ['C', 0],
      ['A', 5],
    ]);
    expect(settled([add], { maxPositions: 1 }, { commitments })).toEqual([['A', 5]]);
  });

  it('says what there would be with all of it, in the unit of its limit', () => {
    const why = (limits: PortfolioLimits, commitments: Commitment[], terms: object = {}) =>
      limitExposure([open('D', 50)], { equity: 10_000, limits, commitments }, () => {
        return { ...plain, ...terms };
      })[0]!.reasons.at(-1);
    const risk = { code: 'portfolio-risk', limit: 200 };
    const held = (lost: number) => [of('A', 'held', 20, lost)];
    expect(why({ maxRiskRatio: 0.02 }, held(150))).toEqual({ ...risk, value: 350 }); // 4 a unit
    expect(why({ maxRiskRatio: 0.02 }, held(200))).toEqual({ ...risk, value: 400 }); // no room at all
    expect(why({ maxRiskRatio: 0.02 }, held(250))).toEqual({ ...risk, value: 450 });
    const full = { code: 'portfolio-exposure', value: 7_000, limit: 2_000 };
    expect(why({ maxExposureRatio: 0.2 }, held(0))).toEqual(full);
    const slipped = why({ maxLeverage: 0.2 }, held(0), { slipRatio: 0.01 });
    expect(slipped).toMatchObject({ code: 'portfolio-leverage', limit: 2_000 });
    expect(slipped!.value).toBeCloseTo(2_000 + 5_000 * (1 + 0.01 + 0.2 * 0.01), 9);
  });
});
