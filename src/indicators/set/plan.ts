import { barFields } from '../../bars/bar.js';
import { ConfigError } from '../../core/errors.js';
import { type RowEntry, reservedNames } from '../../core/row.js';
import type { SetOptions } from './given.js';
import { Placement } from './placement.js';
import type { Price, Step } from './step.js';

/** A set of specs, resolved: what to run in which order, and where everything stands. */
export interface Plan {
  readonly steps: readonly Step[];
  /** Price fields that are not the bar's own, with their column. */
  readonly prices: readonly Price[];
  /** The row as it is shown: the bar, then each spec under its name. */
  readonly entries: readonly RowEntry[];
  /** For each shown column, where its value stands. */
  readonly shown: readonly number[];
  readonly width: number;
  /** The bar, counted from 1, that first has all of it. */
  readonly warmUp: number;
}

/** Resolve `specs`: sources before those who read them, and nothing computed twice. */
export function planOf(options: SetOptions): Plan {
  const { specs } = options;
  const placement = new Placement(options);
  const entries: RowEntry[] = barFields.map((name) => ({ name, fields: [] }));
  const shown = barFields.map((_, i) => i);
  let warmUp = 1;
  for (const name of Object.keys(specs)) {
    requireName(name);
    const { at, outputs, warmUp: ownWarmUp } = placement.spec(name);
    warmUp = Math.max(warmUp, ownWarmUp);
    const isPlain = outputs.length === 1 && outputs[0] === 'value';
    entries.push({ name, fields: isPlain ? [] : outputs });
    shown.push(...outputs.map((_, i) => at + i));
  }
  const { steps, prices, width } = placement;
  return { steps, prices, entries, shown, width, warmUp };
}

/** A dot tells an output from its indicator: `macd.signal`; within an id it does not: `sma(2.5)`. */
function requireName(name: string): void {
  const taken = [...reservedNames, ...barFields];
  const bracket = name.indexOf('(');
  const word = bracket < 0 ? name : name.slice(0, bracket);
  if (word !== '' && !word.includes('.') && !taken.includes(name)) return;
  const bound = `named without a dot and unlike ${taken.join(', ')}`;
  throw new ConfigError(`specs.${name}`, bound, name);
}
