import type { SwingState } from './swings.js';

/** Shares of a pattern's height. */
export interface ShapeShares {
  readonly equal: number;
  readonly shoulders: number;
  readonly flagDepth: number;
}

/** The last swings and the close, as they are (sign 1) or upside down (−1), newest first. */
export interface ShapeView {
  readonly state: SwingState;
  readonly sign: 1 | -1;
  /** Number of the bar of now. */
  readonly n: number;
  readonly close: number;
}

const isHigh = ({ state, sign }: ShapeView, i: number): boolean => state.kinds[i] === sign;
const price = ({ state, sign }: ShapeView, i: number): number => sign * state.prices[i]!;

/** Whether the last `count` swings are highs and lows in turn, the newest a high or not. */
function alternate(view: ShapeView, count: number, startsHigh: boolean): boolean {
  for (let i = 0; i < count; i++) {
    if (view.state.kinds[i] === 0) return false;
    if (isHigh(view, i) !== (startsHigh === (i % 2 === 0))) return false;
  }
  return true;
}

/** The highest price since the newest swing. */
const topSince = ({ state, sign }: ShapeView): number =>
  sign === 1 ? state.highSince : -state.lowSince;
const bottomSince = ({ state, sign }: ShapeView): number =>
  sign === 1 ? state.lowSince : -state.highSince;

/** The line through swings `older` and `newer`, at the bar of now. */
function lineNow(view: ShapeView, older: number, newer: number): number {
  const { places } = view.state;
  const from = price(view, newer);
  const slope = (from - price(view, older)) / (places[newer]! - places[older]!);
  return from + slope * (view.n - places[newer]!);
}

/** Two highs at one height, and a close below the low between them. */
export function breaksDoubleTop(view: ShapeView, { equal }: ShapeShares): boolean {
  if (!alternate(view, 3, true)) return false;
  const [second, low, first] = [price(view, 0), price(view, 1), price(view, 2)];
  const top = Math.max(first, second);
  const isEven = Math.abs(first - second) <= equal * (top - low);
  return isEven && topSince(view) <= top && view.close < low;
}

/** A high between two lower ones, and a close below the line through the lows between them. */
export function breaksHeadAndShoulders(view: ShapeView, by: ShapeShares): boolean {
  if (!alternate(view, 5, true)) return false;
  const [right, head, left] = [price(view, 0), price(view, 2), price(view, 4)];
  const height = head - Math.min(price(view, 1), price(view, 3));
  return (
    head - Math.max(left, right) >= by.equal * height &&
    Math.abs(left - right) <= by.shoulders * height &&
    topSince(view) <= head &&
    view.close < lineNow(view, 3, 1)
  );
}

/** Highs at one height over rising lows, and a close above the highs. */
export function breaksAscendingTriangle(view: ShapeView, { equal }: ShapeShares): boolean {
  const startsHigh = isHigh(view, 0);
  if (!alternate(view, 4, startsHigh)) return false;
  const [h, l] = startsHigh ? [0, 1] : [1, 0];
  const [lastHigh, firstHigh] = [price(view, h), price(view, h + 2)];
  const [lastLow, firstLow] = [price(view, l), price(view, l + 2)];
  const top = Math.max(firstHigh, lastHigh);
  const height = top - firstLow;
  return (
    Math.abs(firstHigh - lastHigh) <= equal * height &&
    lastLow - firstLow >= equal * height &&
    bottomSince(view) >= lastLow &&
    view.close > top
  );
}

/** Falling highs over rising lows, and a close above the line through the highs before it meets the other. */
export function breaksSymmetricalTriangle(view: ShapeView, { equal }: ShapeShares): boolean {
  const startsHigh = isHigh(view, 0);
  if (!alternate(view, 4, startsHigh)) return false;
  const [h, l] = startsHigh ? [0, 1] : [1, 0];
  const height = price(view, h + 2) - price(view, l + 2);
  const upper = lineNow(view, h + 2, h);
  return (
    price(view, h + 2) - price(view, h) >= equal * height &&
    price(view, l) - price(view, l + 2) >= equal * height &&
    upper > lineNow(view, l + 2, l) &&
    view.close > upper
  );
}

/** A steep rise, a shallow channel down from it, and a close above the channel. */
export function breaksBullFlag(view: ShapeView, { equal, flagDepth }: ShapeShares): boolean {
  if (!alternate(view, 5, false)) return false;
  const [lastLow, lastHigh, firstLow, firstHigh, foot] = [
    price(view, 0),
    price(view, 1),
    price(view, 2),
    price(view, 3),
    price(view, 4),
  ];
  const pole = firstHigh - foot;
  const [highsFall, lowsFall] = [firstHigh - lastHigh, firstLow - lastLow];
  return (
    highsFall > 0 &&
    lowsFall > 0 &&
    Math.abs(highsFall - lowsFall) <= equal * pole &&
    firstHigh - lastLow <= flagDepth * pole &&
    bottomSince(view) >= lastLow &&
    view.close > lineNow(view, 3, 1)
  );
}
