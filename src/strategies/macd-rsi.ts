import { ConfigError } from '../core/errors.js';
import { bars, real } from '../core/parameters.js';
import { reason } from '../core/reason.js';
import { Macd } from '../indicators/oscillators/macd.js';
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

export interface MacdRsiParameters {
  /** Bars in MACD's fast mean. */
  readonly fastPeriod: number;
  /** Bars in MACD's slow mean. */
  readonly slowPeriod: number;
  /** Bars in MACD's signal line. */
  readonly signalPeriod: number;
  /** Bars in the RSI. */
  readonly rsiPeriod: number;
  /** RSI from which on nothing is expected to rise further. */
  readonly overbought: number;
  /** RSI down to which nothing is expected to fall further. */
  readonly oversold: number;
  /** Bars after which it expects to have been right. */
  readonly horizonBars: number;
  /** Bars for which it says nothing more, once it has spoken. */
  readonly coolDownBars: number;
  /** Bars in the ATR that the hysteresis is measured in. */
  readonly atrPeriod: number;
  /** How far beyond 0 the histogram has to be to have turned, in ATRs. */
  readonly hysteresisAtrs: number;
  /** What MACD and RSI read. */
  readonly price: StrategyPrice;
}

/** The side the histogram was on, and since when nothing was said. */
export type MacdRsiState = { crossing: CrossingState; coolDown: CoolDownState };

/**
 * MACD with RSI: momentum turns, and there is room left for it.
 *
 *   up    where macd − signal turns above  hysteresis·ATR and RSI < overbought
 *   down  where macd − signal turns below −hysteresis·ATR and RSI > oversold
 *   strength = room left / (overbought − oversold), at most 1; room is overbought − RSI for up,
 *              RSI − oversold for down
 *
 * A difference within the hysteresis turns nothing: the side before it goes on.
 *
 * @param fastPeriod      bars in MACD's fast mean; default 12
 * @param slowPeriod      bars in its slow mean, more than `fastPeriod`; default 26
 * @param signalPeriod    bars in its signal line; default 9
 * @param rsiPeriod       bars in the RSI; default 14
 * @param overbought      RSI from which up is not said; default 70
 * @param oversold        RSI down to which down is not said, below `overbought`; default 30
 * @param horizonBars     bars after which it expects to have been right; default 5
 * @param coolDownBars    bars of silence after an opinion; default 5: it contradicts none of its own
 *                        before its horizon
 * @param atrPeriod       bars in the ATR; default 14
 * @param hysteresisAtrs  ATRs, 0 … 10; default 0.02
 * @param price           'close' (default) or 'denoised', which the set has to have
 * @output  an opinion on the bar of the turn, and none on any other
 * @warmUp  one bar more than MACD, RSI or ATR, whichever is latest
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @example
 * const strategy = new MacdRsi({ overbought: 75 });
 * strategy.id; // 'macdRsi(12,26,9,14,75,30,5,5,14,0.02)'
 * Object.keys(strategy.needs); // ['macd(12,26,9)', 'rsi(14)', 'atr(14)']
 * strategy.warmUp; // 35
 */
export class MacdRsi extends Remembering<MacdRsiParameters, MacdRsiState> {
  static readonly kind: StrategyKind<'macdRsi', MacdRsiParameters> = {
    name: 'macdRsi',
    version: 2,
    title: 'MACD with RSI',
    aliases: ['macdAndRsi', 'macd'],
    family: 'momentum',
    parameters: {
      fastPeriod: bars(12),
      slowPeriod: bars(26),
      signalPeriod: bars(9),
      rsiPeriod: bars(14),
      overbought: real(70, 0, 100),
      oversold: real(30, 0, 100),
      horizonBars: bars(5),
      coolDownBars: bars(5, 0),
      atrPeriod: bars(14),
      hysteresisAtrs: real(0.02, 0, 10),
      price: strategyPrice,
    },
  };

  readonly needs: Specs;
  readonly warmUp: number;
  readonly #histogram: string;
  readonly #rsi: string;
  readonly #atr: string;

  constructor(parameters?: Partial<MacdRsiParameters>) {
    super(MacdRsi.kind, parameters, () => ({
      crossing: crossingInit(),
      coolDown: coolDownInit(),
    }));
    const { fastPeriod, slowPeriod, signalPeriod, rsiPeriod, atrPeriod, price } = this.parameters;
    const { overbought, oversold } = this.parameters;
    if (!(oversold < overbought)) {
      throw new ConfigError('oversold', `below overbought, which is ${overbought}`, oversold);
    }
    const macd = new Macd({ fastPeriod, slowPeriod, signalPeriod });
    const rsi = new Rsi(rsiPeriod);
    const atr = new Atr(atrPeriod);
    const macdSpec = { kind: 'macd', fastPeriod, slowPeriod, signalPeriod } as const;
    this.needs = {
      [nameOn(macd.id, price)]: specOn(macdSpec, price),
      [nameOn(rsi.id, price)]: specOn({ kind: 'rsi', period: rsiPeriod }, price),
      [atr.id]: { kind: 'atr', period: atrPeriod },
    };
    this.warmUp = Math.max(macd.warmUp, rsi.warmUp, atr.warmUp) + 1;
    this.#histogram = `${nameOn(macd.id, price)}.histogram`;
    this.#rsi = nameOn(rsi.id, price);
    this.#atr = atr.id;
  }

  protected judge({ features }: StrategyView, keep: boolean): Opinion | undefined {
    const { crossing, coolDown } = this.state;
    const { overbought, oversold, horizonBars, coolDownBars, hysteresisAtrs } = this.parameters;
    const histogram = features.get(this.#histogram) ?? Number.NaN;
    const rsi = features.get(this.#rsi) ?? Number.NaN;
    const band = hysteresisAtrs * (features.get(this.#atr) ?? Number.NaN);
    const turn = crossingStep(crossing, histogram, keep, band);
    const room = turn > 0 ? overbought - rsi : rsi - oversold;
    if (turn === 0 || !(room > 0)) return coolDownStep(coolDown, undefined, coolDownBars, keep);
    const opinion: Opinion = {
      direction: directionOf(turn),
      strength: Math.min(1, room / (overbought - oversold)),
      horizonBars,
      reasons: [
        reason(turn > 0 ? 'macd-turned-up' : 'macd-turned-down', histogram),
        reason('rsi-leaves-room', rsi, turn > 0 ? overbought : oversold),
      ],
    };
    return coolDownStep(coolDown, opinion, coolDownBars, keep);
  }
}
