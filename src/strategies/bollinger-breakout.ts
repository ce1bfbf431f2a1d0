import { bars, real } from '../core/parameters.js';
import { reason } from '../core/reason.js';
import { Bollinger } from '../indicators/channels/bollinger.js';
import type { Specs } from '../indicators/set/spec.js';
import { type CoolDownState, coolDownInit, coolDownStep } from './cool-down.js';
import { directionOf, type Opinion } from './opinion.js';
import { nameOn, type StrategyPrice, specOn, strategyPrice } from './price.js';
import { Remembering } from './remembering.js';
import type { StrategyView } from './strategy.js';
import type { StrategyKind } from './strategy-kind.js';

export interface BollingerBreakoutParameters {
  /** Bars in the bands. */
  readonly period: number;
  /** Standard deviations between the middle and a band. */
  readonly multiplier: number;
  /** How far beyond a band the close has to be, as a share of the distance from the middle to it. */
  readonly hysteresisRatio: number;
  /** Bars after which it expects to have been right. */
  readonly horizonBars: number;
  /** Bars for which it says nothing more, once it has spoken. */
  readonly coolDownBars: number;
  /** What the bands read, and what has to leave them. */
  readonly price: StrategyPrice;
}

/** Where the price was: 1 above the bands, −1 below, 0 between, NaN before that is known. */
export type BollingerBreakoutState = { place: number; coolDown: CoolDownState };

/**
 * Bollinger breakout: the close leaves the bands that it was in.
 *
 *   z = (price − middle) / (upper − middle)
 *   up    where z > 1 + hysteresis after a bar with z within ±1
 *   down  where z < −1 − hysteresis, likewise
 *   strength = (|z| − 1) / (|z| − 1 + ¼)
 *
 * Between the band and the hysteresis beyond it nothing begins and nothing ends.
 *
 * @param period           bars in the bands; default 20
 * @param multiplier       standard deviations, above 0; default 2
 * @param hysteresisRatio  0 … 1; default 0.05
 * @param horizonBars      bars after which it expects to have been right; default 5
 * @param coolDownBars     bars of silence after an opinion; default 5
 * @param price            'close' (default) or 'denoised', which the set has to have
 * @output  an opinion on the bar that leaves the bands, and none on any other
 * @warmUp  one bar more than the bands
 * @undefined while the bands have no width
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 2 numbers
 * @source  J. Bollinger, Bollinger on Bollinger Bands (2001), for a close outside the bands as a sign
 *          of continuation
 * @example
 * const strategy = new BollingerBreakout({ multiplier: 2.5 });
 * strategy.id; // 'bollingerBreakout(20,2.5,0.05,5,5)'
 * Object.keys(strategy.needs); // ['bollinger(20,2.5)']
 * strategy.warmUp; // 21
 */
export class BollingerBreakout extends Remembering<
  BollingerBreakoutParameters,
  BollingerBreakoutState
> {
  static readonly kind: StrategyKind<'bollingerBreakout', BollingerBreakoutParameters> = {
    name: 'bollingerBreakout',
    version: 1,
    title: 'Bollinger breakout',
    aliases: ['bbBreakout', 'bandBreakout'],
    family: 'breakout',
    parameters: {
      period: bars(20, 2),
      multiplier: real(2, 0.01, 100),
      hysteresisRatio: real(0.05, 0, 1),
      horizonBars: bars(5),
      coolDownBars: bars(5, 0),
      price: strategyPrice,
    },
  };

  readonly needs: Specs;
  readonly warmUp: number;
  readonly #middle: string;
  readonly #upper: string;

  constructor(parameters?: Partial<BollingerBreakoutParameters>) {
    super(BollingerBreakout.kind, parameters, () => ({
      place: Number.NaN,
      coolDown: coolDownInit(),
    }));
    const { period, multiplier, price } = this.parameters;
    const bands = new Bollinger({ period, multiplier });
    const name = nameOn(bands.id, price);
    this.needs = { [name]: specOn({ kind: 'bollinger', period, multiplier }, price) };
    this.warmUp = bands.warmUp + 1;
    this.#middle = `${name}.middle`;
    this.#upper = `${name}.upper`;
  }

  protected judge({ bar, features }: StrategyView, keep: boolean): Opinion | undefined {
    const { state } = this;
    const { hysteresisRatio, horizonBars, coolDownBars, price } = this.parameters;
    const middle = features.get(this.#middle) ?? Number.NaN;
    const upper = features.get(this.#upper) ?? Number.NaN;
    const x = price === 'close' ? bar.close : (features.get(price) ?? Number.NaN);
    const z = (x - middle) / (upper - middle);
    const place = placeOf(z, hysteresisRatio, state.place);
    const sign = state.place === 0 && Math.abs(place) === 1 ? place : 0;
    if (keep) state.place = place;
    if (sign === 0) return coolDownStep(state.coolDown, undefined, coolDownBars, keep);
    const beyond = Math.abs(z) - 1;
    const opinion: Opinion = {
      direction: directionOf(sign),
      strength: beyond / (beyond + 0.25),
      horizonBars,
      reasons: [reason(sign > 0 ? 'above-upper-band' : 'below-lower-band', z, sign)],
    };
    return coolDownStep(state.coolDown, opinion, coolDownBars, keep);
  }
}

/** Where a price at `z` is, if it was at `before`; a NaN is on no place, and changes nothing. */
function placeOf(z: number, hysteresis: number, before: number): number {
  if (!Number.isFinite(z)) return before;
  if (Math.abs(z) <= 1) return 0;
  return Math.abs(z) > 1 + hysteresis ? Math.sign(z) : before;
}
