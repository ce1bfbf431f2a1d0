import type { Bar } from '../bars/bar.js';
import type { Given, ParameterTable } from '../core/parameters.js';
import { type PriceBar, PriceBars } from './price-bars.js';
import {
  distance,
  type FormingState,
  formingInit,
  mostBars,
  startForming,
  wholeLengths,
} from './price-path.js';

export interface RangeBarsParameters {
  /** High less low of a finished bar, in units of price. */
  readonly range: number;
  /** A step of the price that would cause more bars than this begins anew where it ends. */
  readonly mostBars: number;
}

export type RangeBarsState = { restartCount: number; forming: FormingState };

const rangeBarsInit = (): RangeBarsState => ({ restartCount: 0, forming: formingInit() });

/** Take the price to `price`; the bars which that completes end at `time`. */
function rangeBarsStep(
  state: RangeBarsState,
  time: number,
  price: number,
  parameters: RangeBarsParameters,
  completed: PriceBar[],
): void {
  const { forming } = state;
  const { range } = parameters;
  const rises = price > forming.high;
  const side = rises ? 1 : -1;
  const from = rises ? forming.low : forming.high;
  const bars = wholeLengths(Math.abs(price - from), range);
  if (Number.isNaN(from) || bars > parameters.mostBars) {
    if (!Number.isNaN(from)) state.restartCount += 1;
    const { volume } = forming;
    startForming(forming, time, price, price);
    forming.volume = volume;
    return;
  }
  for (let i = 0; i < bars; i++) {
    const start = from + side * i * range;
    const end = from + side * (i + 1) * range;
    completed.push({
      time: i === 0 ? forming.time : time,
      open: i === 0 ? forming.open : start,
      high: Math.max(start, end),
      low: Math.min(start, end),
      close: end,
      volume: i === 0 ? forming.volume : 0,
      lastTime: time,
    });
  }
  if (bars > 0) startForming(forming, time, from + side * bars * range, price);
  forming.high = Math.max(forming.high, price);
  forming.low = Math.min(forming.low, price);
  forming.close = price;
}

const parameters: ParameterTable<RangeBarsParameters> = { range: distance, mostBars };

/**
 * Range bars: bars that end when high minus low reaches `range`, however long that takes.
 *
 * Each input bar is walked from its open over the nearer extreme to the other one, then to its
 * close. A bar that is a single trade is exact. A range bar ends where it reaches the range, and
 * the next begins there. The volume of an input bar counts where that bar began. A range bar is
 * known once the input bar that completed it, at `lastTime`, is over.
 *
 * @param range     high less low of a finished bar, in units of price; 1e-90 … 1e90. Default: 1;
 *   choose it by the market.
 * @param mostBars  bars that one step of the price may cause; 1 … 1,000,000. Default: 1,000. A step
 *   further away is a jump: no bars, `restarts` rises, and a new bar begins where it ends
 * @input   bar: time, open, high, low, close, volume
 * @output  the range bars completed by the bar, oldest first; most often none
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(bars caused); 7 numbers
 * @source  V. Nicolellis (1995), as in most charting packages
 * @example
 * const bar = (open: number, high: number, low: number, close: number) => ({ time: 0, open, high, low, close, volume: 1 });
 * const bars = new RangeBars({ range: 4 });
 * bars.update(bar(10, 12, 9, 11)).length; // 0
 * bars.update(bar(11, 18, 11, 17)).map(({ low, close }) => [low, close]); // [[9, 13], [13, 17]]
 * bars.forming?.high; // 18
 */
export class RangeBars extends PriceBars<RangeBarsParameters, RangeBarsState> {
  constructor(given?: Given<RangeBarsParameters>) {
    super('rangeBars', parameters, given, rangeBarsInit);
  }

  protected step(state: RangeBarsState, bar: Bar, completed: PriceBar[]): void {
    const { time, open, high, low, close, volume } = bar;
    const highFirst = high - open < open - low;
    const path = highFirst ? [open, high, low, close] : [open, low, high, close];
    state.forming.volume += volume;
    for (const price of path) rangeBarsStep(state, time, price, this.parameters, completed);
  }
}
