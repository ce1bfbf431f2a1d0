import { type Bar, barFields, type Columns } from '../../bars/bar.js';
import { type PriceField, priceFunctions } from '../../bars/price-field.js';
import { requireRecord } from '../../core/arguments.js';
import { classOf } from '../catalog.js';
import type { CustomKinds, CustomSpec, Spec } from './spec.js';

type Field = keyof Columns;

/** The fields of a bar that an indicator asks for: found by showing it one. */
export function fieldsRead(spec: Spec | CustomSpec, kinds: CustomKinds | undefined): Set<Field> {
  const read = new Set<Field>();
  const bar = new Proxy({} as Bar, {
    get: (_, field) => {
      if (barFields.includes(field as Field)) read.add(field as Field);
      return 1;
    },
  });
  const { kind, of, ...parameters } = requireRecord('spec', spec) as CustomSpec;
  const Class = classOf(kind, kinds);
  if (Class.kind.reads === 'bar') new Class(parameters).peek(bar);
  for (const source of Class.kind.reads === 'bar' ? [] : [of ?? 'close'].flat()) {
    for (const field of sourceFields(String(source))) read.add(field);
  }
  return read;
}

/** What a price field or the true range is made of. */
function sourceFields(source: string): readonly Field[] {
  if (source === 'trueRange') return ['high', 'low', 'close'];
  const price = Object.hasOwn(priceFunctions, source)
    ? priceFunctions[source as PriceField]
    : undefined;
  // A field that counts makes NaN of NaN.
  const numbers = ['open', 'high', 'low', 'close', 'volume'] as const;
  return numbers.filter((_, i) => {
    const [open, high, low, close, volume] = numbers.map((__, j) => (i === j ? Number.NaN : 1));
    return Number.isNaN(price?.(open!, high!, low!, close!, volume!));
  });
}

/** Bars after the warm-up in which what is read shows itself: two rises and two falls. */
const shownBars = 240;
const legBars = 60;

/**
 * A column that may stand for the `missing` ones: where the options leave nothing to the high, as in
 * `{ kind: 'cci', source: 'close' }`, any price does. What goes by time or volume needs it.
 */
export function standIn(
  missing: readonly Field[],
  there: readonly Field[],
  spec: Spec | CustomSpec,
  kinds: CustomKinds | undefined,
): Field | undefined {
  const price = (['close', 'high', 'low', 'open'] as const).find((field) => there.includes(field));
  const { kind, of: _, ...parameters } = spec as CustomSpec;
  const isOurs = kinds === undefined || !Object.hasOwn(kinds, kind);
  const Class = classOf(kind, kinds);
  if (missing.length === 0 || price === undefined || !isOurs) return undefined;
  if (Class.kind.reads !== 'bar' || missing.includes('volume')) return undefined;
  if (fieldsRead(spec, kinds).has('time')) return undefined;
  const [whole, poor] = [new Class(parameters), new Class(parameters)];
  for (let i = 0; i < whole.warmUp + shownBars; i++) {
    const bar = wildBar(i);
    const same = { ...bar, ...Object.fromEntries(missing.map((field) => [field, bar[price]])) };
    if (JSON.stringify(whole.update(bar)) !== JSON.stringify(poor.update(same))) return undefined;
  }
  return price;
}

/** A bar of legs up and down, as ragged as they are steep; its open and close are within its range. */
function wildBar(i: number): Bar {
  const leg = i % (2 * legBars);
  const base = 200 + 5 * Math.min(leg, 2 * legBars - leg);
  const [a, b, c, d, volume] = [7, 11, 13, 17, 19].map((k) => (k * (i + 3) * (i + k)) % 97);
  const [low, one, two, high] = [a!, b!, c!, d!].sort((x, y) => x - y).map((x) => base + x / 4);
  const [open, close] = volume! % 2 === 0 ? [one!, two!] : [two!, one!];
  return { time: i, open, high: high!, low: low!, close, volume: 100 + volume! };
}
