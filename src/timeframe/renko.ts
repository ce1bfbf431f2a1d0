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

export interface RenkoParameters {
  /** Height of a brick, in units of price. */
  readonly brick: number;
  /** A bar that would cause more bricks than this begins anew where it closes. */
  readonly mostBricks: number;
}

export type RenkoState = {
  /** First close, from which bricks are counted; NaN until there is one. */
  anchor: number;
  /** Where the last brick closed, in bricks from the anchor. */
  level: number;
  /** 1 up, −1 down, 0 before the first brick. */
  direction: number;
  restartCount: number;
  forming: FormingState;
};

export const renkoInit = (): RenkoState => ({
  anchor: Number.NaN,
  level: 0,
  direction: 0,
  restartCount: 0,
  forming: formingInit(),
});

export function renkoStep(
  state: RenkoState,
  { time, close, volume }: Bar,
  { brick, mostBricks }: RenkoParameters,
  completed: PriceBar[],
): void {
  const { forming } = state;
  const rise = close - (state.anchor + state.level * brick);
  const side = rise < 0 ? -1 : 1;
  const isTurn = state.direction === -side;
  const bricks = wholeLengths(Math.abs(rise), brick) - (isTurn ? 1 : 0);
  if (Number.isNaN(rise) || bricks > mostBricks) {
    if (!Number.isNaN(rise)) state.restartCount += 1;
    const carried = forming.volume + volume;
    startForming(forming, time, close, close);
    forming.volume = carried;
    state.anchor = close;
    state.level = 0;
    state.direction = 0;
    return;
  }
  forming.high = Math.max(forming.high, close);
  forming.low = Math.min(forming.low, close);
  forming.close = close;
  forming.volume += volume;
  if (bricks < 1) return;
  const first = isTurn ? state.level + side : state.level;
  for (let i = 0; i < bricks; i++) {
    const open = state.anchor + (first + i * side) * brick;
    const end = state.anchor + (first + (i + 1) * side) * brick;
    completed.push({
      time: i === 0 ? forming.time : time,
      open,
      high: Math.max(open, end),
      low: Math.min(open, end),
      close: end,
      volume: i === 0 ? forming.volume : 0,
      lastTime: time,
    });
  }
  state.level = first + bricks * side;
  state.direction = side;
  startForming(forming, time, state.anchor + state.level * brick, close);
}

const parameters: ParameterTable<RenkoParameters> = { brick: distance, mostBricks: mostBars };

/**
 * Renko: bricks of one height, one each time the close has travelled that far; two heights to turn.
 *
 * Bricks lie on a grid from the first close. An up brick closes one brick above the last up brick,
 * or two above the close of a down brick: it starts from that brick's open. The volume since the
 * last brick belongs to the first new one. Several bricks of one input bar share its time. A brick
 * is known once the input bar that completed it, at `lastTime`, is over.
 *
 * @param brick       height in units of price; 1e-90 … 1e90. Default: 1; choose it by the market.
 * @param mostBricks  bricks that one bar may cause; 1 … 1,000,000. Default: 1,000. A bar further
 *   away is a jump: no bricks, `restarts` rises, and the grid begins anew at its close
 * @input   bar: time, close, volume
 * @output  the bricks completed by the bar, oldest first; most often none
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(bricks caused); 10 numbers
 * @source  S. Nison, Beyond Candlesticks (1994), chapter 8
 * @example
 * const bar = (close: number) => ({ time: 0, open: close, high: close, low: close, close, volume: 1 });
 * const renko = new Renko({ brick: 2 });
 * renko.update(bar(10)).length; // 0
 * renko.update(bar(14.5)).map(({ close }) => close); // [12, 14]
 * renko.update(bar(11)).length; // 0
 * renko.update(bar(10)).map(({ open, close }) => [open, close]); // [[12, 10]]
 */
export class Renko extends PriceBars<RenkoParameters, RenkoState> {
  constructor(given?: Given<RenkoParameters>) {
    super('renko', parameters, given, renkoInit);
  }

  protected step(state: RenkoState, bar: Bar, completed: PriceBar[]): void {
    renkoStep(state, bar, this.parameters, completed);
  }
}
