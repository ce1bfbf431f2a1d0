import type { FedBar } from './causal.js';
import { seededRandom } from './random.js';
import type { Turn } from './turns.js';

/** Where a series is cut: near its end, and at places that are no round share of it. */
export function cutsOf(length: number, seed = 1): readonly number[] {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: 4 }, () => Math.ceil((0.3 + 0.65 * random()) * length));
  return [length - 1, length - 2, ...drawn].filter((cut) => cut > 0 && cut < length);
}

/** What may come after a cut: nothing, the same bars in another order, others. */
export const futures: Readonly<
  Record<string, (bars: readonly FedBar[], cut: number) => readonly FedBar[]>
> = {
  'nothing comes after': (bars, cut) => bars.slice(0, cut),
  'what comes after is shuffled': (bars, cut) => {
    const later = shuffled(bars.slice(cut), cut);
    return bars.map((bar, i) => (i < cut ? bar : withPrices(bar, later[i - cut]!, 1)));
  },
  'other bars come after': (bars, cut) =>
    bars.map((bar, i) => (i < cut ? bar : withPrices(bar, bar, (i - cut) % 3 === 0 ? 0.5 : 1.5))),
};

/** From `cut` on prices and volumes are `factor` times as high. */
export function elsewhere(bars: readonly FedBar[], { cut, factor }: Turn): readonly FedBar[] {
  return bars.map((bar, i) => (i < cut ? bar : withPrices(bar, bar, factor)));
}

/** `bar` with the prices and the volume of another one, times `factor`. */
function withPrices(bar: FedBar, from: FedBar, factor: number): FedBar {
  return {
    ...bar,
    open: factor * from.open,
    high: factor * from.high,
    low: factor * from.low,
    close: factor * from.close,
    volume: factor * from.volume,
  };
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const random = seededRandom(seed);
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}
