import { reason } from '../core/reason.js';
import { SwingPivots } from '../indicators/price-levels/swing-pivots.js';
import type { Specs } from '../indicators/set/spec.js';
import { Atr } from '../indicators/volatility/atr.js';
import { type CoolDownState, coolDownInit, coolDownStep } from './cool-down.js';
import {
  type LevelBreakoutParameters,
  levelBreakoutParameters,
} from './level-breakout-parameters.js';
import { directionOf, type Opinion } from './opinion.js';
import {
  brokenLevel,
  forgetBroken,
  type PriceLevelsState,
  priceLevelsInit,
  requireLevels,
  touchLevel,
} from './price-levels.js';
import { Remembering } from './remembering.js';
import type { StrategyView } from './strategy.js';
import type { StrategyKind } from './strategy-kind.js';

export type LevelBreakoutState = {
  resistance: PriceLevelsState;
  support: PriceLevelsState;
  /** The price of the bar before. */
  before: number;
  coolDown: CoolDownState;
};

/**
 * Support and resistance breakout: the price leaves a level behind at which it has turned before.
 *
 *   resistance: highs that are pivots; support: lows. One within tolerance·ATR of a level touches it,
 *               and the level moves to the mean of its touches
 *   up    where price > resistance + margin·ATR, and was not so the bar before; down likewise
 *   strength = touches / (touches + 2), of the farthest level that was broken
 *
 * A pivot is one only when `pivotBars` bars have followed it: no level is redrawn, and none is known
 * early. A level that is broken is forgotten.
 *
 * @param pivotBars      bars on either side; default 5
 * @param levels         remembered on each side, the newest touched; 1 … 100, default 8
 * @param toleranceAtrs  ATRs, 0 … 100; default 0.5
 * @param marginAtrs     ATRs, 0 … 100; default 0.1
 * @param atrPeriod      bars in the ATR; default 14
 * @param horizonBars    bars after which it expects to have been right; default 10
 * @param coolDownBars   bars of silence after an opinion; default 10
 * @param price          'close' (default) or 'denoised', which the set has to have
 * @output  an opinion on the bar that breaks a level, and none on any other
 * @warmUp  one bar more than the first pivot or the ATR, whichever is later
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(levels); 4·levels + 2 numbers
 * @example
 * const strategy = new LevelBreakout({ pivotBars: 3 });
 * strategy.id; // 'levelBreakout(3,8,0.5,0.1,14,10,10)'
 * Object.keys(strategy.needs); // ['swingPivots(3,3)', 'atr(14)']
 * strategy.warmUp; // 16
 */
export class LevelBreakout extends Remembering<LevelBreakoutParameters, LevelBreakoutState> {
  static readonly kind: StrategyKind<'levelBreakout', LevelBreakoutParameters> = {
    name: 'levelBreakout',
    version: 1,
    title: 'Support and resistance breakout',
    aliases: ['supportResistanceBreakout', 'srBreakout', 'supportResistance'],
    family: 'breakout',
    parameters: levelBreakoutParameters,
  };

  readonly needs: Specs;
  readonly warmUp: number;
  readonly #high: string;
  readonly #low: string;
  readonly #atr: string;

  constructor(parameters?: Partial<LevelBreakoutParameters>) {
    super(LevelBreakout.kind, parameters, ({ levels }) => ({
      resistance: priceLevelsInit(levels),
      support: priceLevelsInit(levels),
      before: Number.NaN,
      coolDown: coolDownInit(),
    }));
    const { pivotBars, atrPeriod } = this.parameters;
    const pivots = new SwingPivots({ left: pivotBars, right: pivotBars });
    const atr = new Atr(atrPeriod);
    this.needs = {
      [pivots.id]: { kind: 'swingPivots', left: pivotBars, right: pivotBars },
      [atr.id]: { kind: 'atr', period: atrPeriod },
    };
    this.warmUp = Math.max(pivots.warmUp, atr.warmUp) + 1;
    this.#high = `${pivots.id}.high`;
    this.#low = `${pivots.id}.low`;
    this.#atr = atr.id;
  }

  /** What is broken is what was known before this bar; then its pivot, if it confirms one, is known. */
  protected judge({ bar, features }: StrategyView, keep: boolean): Opinion | undefined {
    const { state } = this;
    const { marginAtrs, toleranceAtrs, coolDownBars, price } = this.parameters;
    const atr = features.get(this.#atr) ?? Number.NaN;
    const to = price === 'close' ? bar.close : (features.get(price) ?? Number.NaN);
    const margin = marginAtrs * atr;
    const opinion =
      this.#breakout(state.resistance, to, margin, 1) ??
      this.#breakout(state.support, to, margin, -1);
    if (keep) {
      const tolerance = toleranceAtrs * atr;
      this.#touch(state.resistance, features.get(this.#high), tolerance);
      this.#touch(state.support, features.get(this.#low), tolerance);
      if (Number.isFinite(to)) state.before = to;
      forgetBroken(state.resistance, to - margin, 1);
      forgetBroken(state.support, to + margin, -1);
    }
    return coolDownStep(state.coolDown, opinion, coolDownBars, keep);
  }

  #breakout(
    levels: PriceLevelsState,
    to: number,
    margin: number,
    sign: number,
  ): Opinion | undefined {
    const broken = brokenLevel(levels, { from: this.state.before, to, margin, sign });
    if (broken === -1) return undefined;
    const touches = levels.touches[broken]!;
    return {
      direction: directionOf(sign),
      strength: touches / (touches + 2),
      horizonBars: this.parameters.horizonBars,
      reasons: [
        reason(sign > 0 ? 'resistance-broken' : 'support-broken', to, levels.prices[broken]!),
        reason('touches', touches),
      ],
    };
  }

  #touch(levels: PriceLevelsState, pivot: number | undefined, tolerance: number): void {
    if (pivot === undefined || Number.isNaN(pivot) || Number.isNaN(tolerance)) return;
    touchLevel(levels, pivot, tolerance);
  }

  protected override revive({ resistance, support }: LevelBreakoutState): void {
    requireLevels(resistance, 'state.resistance');
    requireLevels(support, 'state.support');
  }
}
