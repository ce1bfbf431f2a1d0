import { ConfigError } from '../core/errors.js';
import { bars, real } from '../core/parameters.js';
import { reason } from '../core/reason.js';
import { Ema } from '../indicators/moving-averages/ema.js';
import { Rsi } from '../indicators/oscillators/rsi.js';
import type { Specs } from '../indicators/set/spec.js';
import { Atr } from '../indicators/volatility/atr.js';
import { type CoolDownState, coolDownInit, coolDownStep } from './cool-down.js';
import { type CrossingState, crossingInit, crossingStep } from './crossing.js';
import { directionOf, type Opinion } from './opinion.js';
import { nameOn, type StrategyPrice, specOn, strategyPrice } from './price.js';
import { Remembering } from './remembering.js';
import type { StrategyView } from './strategy.js';
import type { StrategyKind } from './strategy-kind.js';

export interface RsiTrendParameters {
  /** Bars in the RSI. */
  readonly rsiPeriod: number;
  /** Bars in the mean whose side is the trend. */
  readonly trendPeriod: number;
  /** RSI that a pullback in a rise goes below; in a fall it goes above 100 − pullback. */
  readonly pullback: number;
  /** Bars in the ATR that the distance from the mean is measured in. */
  readonly atrPeriod: number;
  /** Bars after which it expects to have been right. */
  readonly horizonBars: number;
  /** Bars for which it says nothing more, once it has spoken. */
  readonly coolDownBars: number;
  /** What the RSI and the mean read. */
  readonly price: StrategyPrice;
}

/** Sides of the two levels, and since when nothing was said. */
export type RsiTrendState = {
  fall: CrossingState;
  rise: CrossingState;
  coolDown: CoolDownState;
};

/**
 * RSI with the trend: a pullback is over, and the trend is still there.
 *
 *   up    where RSI comes above pullback       and the close is above the mean
 *   down  where RSI comes below 100 − pullback and the close is below the mean
 *   strength = d / (1 + d), d the distance of the close from the mean in ATRs
 *
 * @param rsiPeriod     bars in the RSI; default 14
 * @param trendPeriod   bars in the exponential mean; default 50
 * @param pullback      RSI, above 0, below 50 … 100; default 45
 * @param atrPeriod     bars in the ATR; default 14
 * @param horizonBars   bars after which it expects to have been right; default 10
 * @param coolDownBars  bars of silence after an opinion; default 10
 * @param price         'close' (default) or 'denoised', which the set has to have
 * @output  an opinion on the bar where the pullback ends, and none on any other
 * @warmUp  of the mean or the ATR, or one bar more than the RSI, whichever is latest
 * @undefined while the ATR is 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @example
 * const strategy = new RsiTrend({ trendPeriod: 20 });
 * strategy.id; // 'rsiTrend(14,20,45,14,10,10)'
 * Object.keys(strategy.needs); // ['rsi(14)', 'ema(20)', 'atr(14)']
 * strategy.warmUp; // 20
 */
export class RsiTrend extends Remembering<RsiTrendParameters, RsiTrendState> {
  static readonly kind: StrategyKind<'rsiTrend', RsiTrendParameters> = {
    name: 'rsiTrend',
    version: 1,
    title: 'RSI with the trend',
    aliases: ['rsiTrendFollowing', 'rsiPullback'],
    family: 'trend',
    parameters: {
      rsiPeriod: bars(14),
      trendPeriod: bars(50),
      pullback: real(45, 0, 100),
      atrPeriod: bars(14),
      horizonBars: bars(10),
      coolDownBars: bars(10, 0),
      price: strategyPrice,
    },
  };

  readonly needs: Specs;
  readonly warmUp: number;
  readonly #rsi: string;
  readonly #mean: string;
  readonly #atr: string;

  constructor(parameters?: Partial<RsiTrendParameters>) {
    super(RsiTrend.kind, parameters, () => ({
      fall: crossingInit(),
      rise: crossingInit(),
      coolDown: coolDownInit(),
    }));
    const { rsiPeriod, trendPeriod, pullback, atrPeriod, price } = this.parameters;
    if (!(pullback > 0 && pullback < 100)) {
      throw new ConfigError('pullback', 'above 0 and below 100', pullback);
    }
    const rsi = new Rsi(rsiPeriod);
    const mean = new Ema(trendPeriod);
    const atr = new Atr(atrPeriod);
    this.needs = {
      [nameOn(rsi.id, price)]: specOn({ kind: 'rsi', period: rsiPeriod }, price),
      [nameOn(mean.id, price)]: specOn({ kind: 'ema', period: trendPeriod }, price),
      [atr.id]: { kind: 'atr', period: atrPeriod },
    };
    this.warmUp = Math.max(rsi.warmUp + 1, mean.warmUp, atr.warmUp);
    this.#rsi = nameOn(rsi.id, price);
    this.#mean = nameOn(mean.id, price);
    this.#atr = atr.id;
  }

  protected judge({ bar, features }: StrategyView, keep: boolean): Opinion | undefined {
    const { fall, rise, coolDown } = this.state;
    const { pullback, horizonBars, coolDownBars } = this.parameters;
    const rsi = features.get(this.#rsi) ?? Number.NaN;
    const atr = features.get(this.#atr) ?? Number.NaN;
    const distance = (bar.close - (features.get(this.#mean) ?? Number.NaN)) / atr;
    const isOverInRise = crossingStep(rise, rsi - pullback, keep) > 0 && distance > 0;
    const isOverInFall = crossingStep(fall, rsi - (100 - pullback), keep) < 0 && distance < 0;
    const sign = Number(isOverInRise) - Number(isOverInFall);
    if (sign === 0 || !Number.isFinite(distance)) {
      return coolDownStep(coolDown, undefined, coolDownBars, keep);
    }
    const level = sign > 0 ? pullback : 100 - pullback;
    const opinion: Opinion = {
      direction: directionOf(sign),
      strength: Math.abs(distance) / (1 + Math.abs(distance)),
      horizonBars,
      reasons: [
        reason(sign > 0 ? 'pullback-over-in-rise' : 'pullback-over-in-fall', rsi, level),
        reason('distance-from-mean', distance),
      ],
    };
    return coolDownStep(coolDown, opinion, coolDownBars, keep);
  }
}
