import type { ClosedBar } from '../bars/bar.js';
import { areAdmissible, isAdmissible } from '../core/operator.js';
import { Row } from '../core/row.js';
import type { StrategyView } from './strategy.js';

/** A view of our own making: its bar and its row are what they seem to be. */
export class SoundView implements StrategyView {
  bar: ClosedBar;
  readonly timeframe: string;
  features: Row;

  constructor(bar: ClosedBar, timeframe: string, features: Row) {
    this.bar = bar;
    this.timeframe = timeframe;
    this.features = features;
  }
}

/**
 * What `given` shows, each part of it read once; `undefined` if it shows no bar and no row, or a
 * number that no door lets in. Never throws. A view of our own making is passed on as it is.
 */
export function soundView(given: unknown): StrategyView | undefined {
  try {
    if (given instanceof SoundView) return given;
    const { bar, timeframe, features } = given as StrategyView;
    if (!(features instanceof Row) || !isSound(features.values)) return undefined;
    if (typeof bar !== 'object' || bar === null) return undefined;
    const copy = Object.hasOwn(bar, 'open') ? { ...bar } : inherited(bar);
    const { open, high, low, close, volume } = copy;
    const isWhole = areAdmissible(open, high, low) && isAdmissible(close) && isAdmissible(volume);
    return isWhole ? { bar: copy, timeframe, features } : undefined;
  } catch {
    return undefined;
  }
}

/** A bar whose numbers are getters of its class, detached; many times slower than a copy. */
function inherited({ open, high, low, close, volume, ...rest }: ClosedBar): ClosedBar {
  return { ...rest, open, high, low, close, volume };
}

/** Numbers of a row: NaN is not yet, and nothing is beyond what a door lets in. */
function isSound(values: unknown): boolean {
  if (!(values instanceof Float64Array)) return false;
  for (let i = 0; i < values.length; i++) {
    if (!isAdmissible(values[i]!) && !Number.isNaN(values[i])) return false;
  }
  return true;
}
