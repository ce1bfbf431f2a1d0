import { ConfigError } from '../core/errors.js';
import { bars, oneOf, real } from '../core/parameters.js';
import { reason } from '../core/reason.js';
import { Ema } from '../indicators/moving-averages/ema.js';
import { Sma } from '../indicators/moving-averages/sma.js';
import type { Specs } from '../indicators/set/spec.js';
import { Atr } from '../indicators/volatility/atr.js';
import { type CoolDownState, coolDownInit, coolDownStep } from './cool-down.js';
import { type CrossingState, crossingInit, crossingStep } from './crossing.js';
import { directionOf, type Opinion } from './opinion.js';
import { nameOn, type StrategyPrice, specOn, strategyPrice } from './price.js';
import { Remembering } from './remembering.js';
import type { StrategyView } from './strategy.js';
import type { StrategyKind } from './strategy-kind.js';

export interface MaCrossoverParameters {
  /** Bars in the fast mean. */
  readonly fastPeriod: number;
  /** Bars in the slow mean. */
  readonly slowPeriod: number;
  /** Bars in the ATR that the speed of the crossing is held against. */
  readonly atrPeriod: number;
  /** Which mean. */
  readonly average: 'ema' | 'sma';
  /** Bars after which it expects to have been right. */
  readonly horizonBars: number;
  /** Bars for which it says nothing more, once it has spoken. */
  readonly coolDownBars: number;
  /** How far apart the means have to be to have crossed, in ATRs. */
  readonly hysteresisAtrs: number;
  /** What the means read. */
  readonly price: StrategyPrice;
}

/** The side the fast mean was on, by how much, and since when nothing was said. */
export type MaCrossoverState = { crossing: CrossingState; gap: number; coolDown: CoolDownState };

const averages = { ema: Ema, sma: Sma };

/**
 * Moving-average crossover: the recent price has left the older one behind.
 *
 *   gap = fast − slow;  up where it turns above hysteresis·ATR, down where below −hysteresis·ATR
 *   speed = |gap − gap₋₁| / ((fastGain − slowGain)·ATR)
 *   strength = speed / (1 + speed)
 *
 * The gains are the weights of the newest close in the two means, so the speed is about how
 * many ATRs the price would have had to jump to move the means apart as fast as they moved; one of
 * one ATR a bar has strength ½.
 *
 * @param fastPeriod   bars in the fast mean; default 20
 * @param slowPeriod   bars in the slow mean, more than `fastPeriod`; default 50
 * @param atrPeriod    bars in the ATR; default 14
 * @param average      'ema' (default) or 'sma'
 * @param horizonBars  bars after which it expects to have been right; default 10
 * @param coolDownBars    bars of silence after an opinion; default 10
 * @param hysteresisAtrs  ATRs, 0 … 10; default 0.02
 * @param price           'close' (default) or 'denoised', which the set has to have
 * @output  an opinion on the bar of the crossing, and none on any other
 * @warmUp  one bar more than the slow mean or the ATR, whichever is later
 * @undefined while the ATR is 0
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 3 numbers
 * @example
 * const strategy = new MaCrossover({ fastPeriod: 5, slowPeriod: 20, average: 'sma' });
 * strategy.id; // 'maCrossover(5,20,14,average=sma,10,10,0.02)'
 * Object.keys(strategy.needs); // ['sma(5)', 'sma(20)', 'atr(14)']
 * strategy.warmUp; // 21
 */
export class MaCrossover extends Remembering<MaCrossoverParameters, MaCrossoverState> {
  static readonly kind: StrategyKind<'maCrossover', MaCrossoverParameters> = {
    name: 'maCrossover',
    version: 2,
    title: 'Moving-average crossover',
    aliases: ['ma', 'movingAverageCrossover', 'maCross', 'goldenCross'],
    family: 'trend',
    parameters: {
      fastPeriod: bars(20),
      slowPeriod: bars(50),
      atrPeriod: bars(14),
      average: oneOf('ema', 'sma'),
      horizonBars: bars(10),
      coolDownBars: bars(10, 0),
      hysteresisAtrs: real(0.02, 0, 10),
      price: strategyPrice,
    },
  };

  readonly needs: Specs;
  readonly warmUp: number;
  readonly #fast: string;
  readonly #slow: string;
  readonly #atr: string;
  readonly #gain: number;

  constructor(parameters?: Partial<MaCrossoverParameters>) {
    super(MaCrossover.kind, parameters, () => ({
      crossing: crossingInit(),
      gap: Number.NaN,
      coolDown: coolDownInit(),
    }));
    const { fastPeriod, slowPeriod, atrPeriod, average, price } = this.parameters;
    if (fastPeriod >= slowPeriod) {
      throw new ConfigError('fastPeriod', `below slowPeriod, which is ${slowPeriod}`, fastPeriod);
    }
    const Average = averages[average];
    const fast = new Average(fastPeriod);
    const slow = new Average(slowPeriod);
    const atr = new Atr(atrPeriod);
    this.needs = {
      [nameOn(fast.id, price)]: specOn({ kind: average, period: fastPeriod }, price),
      [nameOn(slow.id, price)]: specOn({ kind: average, period: slowPeriod }, price),
      [atr.id]: { kind: 'atr', period: atrPeriod },
    };
    this.warmUp = Math.max(slow.warmUp, atr.warmUp) + 1;
    this.#fast = nameOn(fast.id, price);
    this.#slow = nameOn(slow.id, price);
    this.#atr = atr.id;
    this.#gain = newestWeight(average, fastPeriod) - newestWeight(average, slowPeriod);
  }

  protected judge({ features }: StrategyView, keep: boolean): Opinion | undefined {
    const { crossing, gap: gapBefore, coolDown } = this.state;
    const { horizonBars, coolDownBars, hysteresisAtrs } = this.parameters;
    const atr = features.get(this.#atr) ?? Number.NaN;
    const gap = (features.get(this.#fast) ?? Number.NaN) - (features.get(this.#slow) ?? Number.NaN);
    const turn = crossingStep(crossing, gap, keep, hysteresisAtrs * atr);
    if (keep) this.state.gap = gap;
    const speed = Math.abs(gap - gapBefore) / (this.#gain * atr);
    if (turn === 0 || !Number.isFinite(speed)) {
      return coolDownStep(coolDown, undefined, coolDownBars, keep);
    }
    const opinion: Opinion = {
      direction: directionOf(turn),
      strength: speed / (1 + speed),
      horizonBars,
      reasons: [
        reason(turn > 0 ? 'fast-crossed-above-slow' : 'fast-crossed-below-slow', gap),
        reason('crossing-speed', speed),
      ],
    };
    return coolDownStep(coolDown, opinion, coolDownBars, keep);
  }
}

/** The weight of the newest close in a mean of `period`. */
function newestWeight(average: 'ema' | 'sma', period: number): number {
  return average === 'ema' ? 2 / (period + 1) : 1 / period;
}
