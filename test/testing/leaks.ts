import { snapshotOf } from '../../src/core/snapshot.js';
import type {
  BacktestOutcome,
  CausalSubject,
  FedBar,
  Stream,
  Teller,
} from '../../src/testing/index.js';

/** A mistake that makes code look ahead, and the same code without it. */
export interface Leak {
  readonly leaking: CausalSubject;
  readonly honest: CausalSubject;
}

type Series = readonly number[];

const mean = (values: Series): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const sd = (values: Series): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((x) => (x - middle) ** 2)));
};
const closesOf = (bars: readonly FedBar[]): Series => bars.map(({ close }) => close);

/** Says of bar `i` what `of` makes of all closes and `i`. */
const tell = (of: (closes: Series, i: number) => unknown): { readonly tell: Teller } => ({
  tell: (bars) => {
    const closes = closesOf(bars);
    return closes.map((_, i) => of(closes, i));
  },
});

const upTo = (closes: Series, i: number): Series => closes.slice(0, i + 1);
const last = (closes: Series, i: number, count: number): Series =>
  closes.slice(Math.max(0, i - count + 1), i + 1);

function ema(values: Series, gain = 0.2): Series {
  let level = values[0]!;
  return values.map((x) => {
    level += gain * (x - level);
    return level;
  });
}

/** A line through values by least squares: its value at `x`. */
function lineAt(values: Series, x: number): number {
  const middle = (values.length - 1) / 2;
  const spread = values.reduce((sum, _, k) => sum + (k - middle) ** 2, 0);
  const slope = values.reduce((sum, y, k) => sum + (k - middle) * y, 0) / (spread || 1);
  return mean(values) + slope * (x - middle);
}

/** The sum of the slowest five waves of a discrete Fourier transform. */
function lowPass(values: Series, i: number): number {
  const n = values.length;
  let sum = mean(values);
  for (let k = 1; k <= 5; k++) {
    let [re, im] = [0, 0];
    values.forEach((x, t) => {
      re += x * Math.cos((2 * Math.PI * k * t) / n);
      im -= x * Math.sin((2 * Math.PI * k * t) / n);
    });
    const angle = (2 * Math.PI * k * i) / n;
    sum += (2 / n) * (re * Math.cos(angle) - im * Math.sin(angle));
  }
  return sum;
}

const isPivot = (closes: Series, at: number): boolean =>
  at >= 3 && closes[at] === Math.max(...closes.slice(at - 3, at + 4));

/** The period of a mean whose side would have earned most over `closes`. */
function bestPeriod(closes: Series): number {
  const earned = [5, 10, 20, 40].map((period) => {
    let sum = 0;
    for (let i = period; i + 1 < closes.length; i++) {
      sum += Math.sign(closes[i]! - mean(last(closes, i, period))) * (closes[i + 1]! - closes[i]!);
    }
    return [sum, period] as const;
  });
  return earned.reduce((a, b) => (b[0] > a[0] ? b : a))[1];
}

const indicators: Readonly<Record<string, Leak>> = {
  'a centred window': {
    leaking: tell((closes, i) => mean(closes.slice(Math.max(0, i - 5), i + 6))),
    honest: tell((closes, i) => mean(last(closes, i, 11))),
  },
  'a z-score by the whole sample': {
    leaking: tell((closes, i) => (closes[i]! - mean(closes)) / sd(closes)),
    honest: tell((closes, i) => (closes[i]! - mean(upTo(closes, i))) / sd(upTo(closes, i))),
  },
  'a range by the whole sample': {
    leaking: tell((closes, i) => closes[i]! / Math.max(...closes)),
    honest: tell((closes, i) => closes[i]! / Math.max(...upTo(closes, i))),
  },
  'gaps filled backwards': {
    leaking: tell((closes, i) => closes.slice(i).find((_, k) => (i + k) % 7 === 0)),
    honest: tell((closes, i) => closes[i - (i % 7)]),
  },
  'a shift the wrong way': {
    leaking: tell((closes, i) => (closes[i + 1] ?? closes[i]!) / closes[i]! - 1),
    honest: tell((closes, i) => closes[i]! / (closes[i - 1] ?? closes[i]!) - 1),
  },
  'a filter run forwards and backwards': {
    leaking: { tell: (bars) => [...ema([...ema(closesOf(bars))].reverse())].reverse() },
    honest: { tell: (bars) => ema(ema(closesOf(bars))) },
  },
  'a pivot told at the pivot': {
    leaking: tell((closes, i) => isPivot(closes, i)),
    honest: tell((closes, i) => isPivot(upTo(closes, i), i - 3)),
  },
  'a leg that is redrawn': {
    leaking: tell(
      (closes, i) => closes[i]! - closes[closes.indexOf(Math.min(...closes.slice(i)))]!,
    ),
    honest: tell((closes, i) => closes[i]! - Math.min(...upTo(closes, i))),
  },
  'a share of all volume': {
    leaking: {
      tell: (bars) => bars.map(({ volume }) => volume / bars.reduce((sum, b) => sum + b.volume, 0)),
    },
    honest: {
      tell: (bars) =>
        bars.map(
          ({ volume }, i) => volume / bars.slice(0, i + 1).reduce((s, b) => s + b.volume, 0),
        ),
    },
  },
  'a trend fitted to the whole sample': {
    leaking: tell((closes, i) => closes[i]! - lineAt(closes, i)),
    honest: tell((closes, i) => closes[i]! - lineAt(upTo(closes, i), i)),
  },
  'a Fourier filter over the whole sample': {
    leaking: tell((closes, i) => lowPass(closes, i)),
    honest: tell((closes, i) => lowPass(last(closes, i, 32), Math.min(i, 31))),
  },
  'a parent bar known before it closes': {
    leaking: tell((closes, i) => closes[i - (i % 5) + 4] ?? closes.at(-1)),
    honest: tell((closes, i) => (i < 5 ? undefined : closes[i - (i % 5) - 1])),
  },
};

/** Mean of the last five closes, with mistakes by choice. */
class FiveBars implements Stream {
  readonly warmUp = 5;
  closes: number[] = [];
  readonly #mistake: string;

  constructor(mistake = '') {
    this.#mistake = mistake;
  }

  update({ close }: FedBar): number {
    this.closes = [...this.closes, close].slice(-5);
    const isWarm = this.closes.length === 5 || this.#mistake === 'thin';
    return isWarm ? mean(this.closes) : Number.NaN;
  }

  peek(bar: FedBar): number {
    const before = this.closes;
    const said = this.update(bar);
    if (this.#mistake !== 'peek') this.closes = before;
    return said;
  }

  snapshot() {
    const kept = this.#mistake === 'forgets' ? this.closes.slice(-3) : this.closes;
    return snapshotOf('five', 1, { closes: Float64Array.from(kept) });
  }

  restore({ state }: ReturnType<FiveBars['snapshot']>): void {
    this.closes = [...(state as { readonly closes: Float64Array }).closes];
  }
}

const seen: number[] = []; // what every run of the leaking code shares
const fiveBars = { stream: () => new FiveBars() as Stream };

const streams: Readonly<Record<string, Leak>> = {
  'a peek that absorbs the forming bar': {
    leaking: { stream: () => new FiveBars('peek') as Stream },
    honest: fiveBars,
  },
  'a window that is thin before the warm-up': {
    leaking: { stream: () => new FiveBars('thin') as Stream },
    honest: fiveBars,
  },
  'a snapshot that forgets a part': {
    leaking: { stream: () => new FiveBars('forgets') as Stream },
    honest: fiveBars,
  },
  'what one run learns is left to the next': {
    leaking: {
      stream: () => ({
        update: ({ close }) => {
          seen.push(close);
          return close - mean(seen);
        },
      }),
    },
    honest: {
      stream: () => {
        const own: number[] = [];
        return {
          update: ({ close }) => {
            own.push(close);
            return close - mean(own);
          },
        };
      },
    },
  },
  'a scale worked out when it is made': {
    leaking: {
      stream: (bars) => {
        const scale = sd(closesOf(bars));
        return { update: ({ close, open }) => (close - open) / scale };
      },
    },
    honest: { stream: () => ({ update: ({ close, open }) => (close - open) / open }) },
  },
  'a revised close used early': {
    leaking: {
      tell: (bars) => {
        const words = new Map(bars.map(({ time, close }) => [time, close])); // the last word of each
        return bars.map(({ time }) => words.get(time));
      },
    },
    honest: {
      tell: (bars) => {
        const words = new Map<number, number>();
        return bars.map(({ time, close }) => words.set(time, close).get(time));
      },
    },
  },
};

const isCrossing = (closes: Series, i: number): boolean => {
  const isAbove = (at: number): boolean => mean(last(closes, at, 5)) > mean(last(closes, at, 20));
  return i > 0 && isAbove(i) && !isAbove(i - 1);
};

const models: Readonly<Record<string, Leak>> = {
  'a model trained on what it is tested on': {
    leaking: tell((closes, i) => lineAt(closes, i) > closes[i]!),
    honest: tell((closes, i) => lineAt(upTo(closes, i), i) > closes[i]!),
  },
  'a signal, now and then, that the next close confirms': {
    leaking: tell((closes, i) => isCrossing(closes, i) && (closes[i + 1] ?? 0) > closes[i]!),
    honest: tell(isCrossing),
  },
  'a label that is learned before its time': {
    leaking: tell((closes, i) => mean(upTo(closes, i).map((x, k) => Number(closes[k + 3]! > x)))),
    honest: tell((closes, i) => {
      const labelled = upTo(closes, i).slice(0, -3);
      return mean(labelled.map((x, k) => Number(closes[k + 3]! > x)));
    }),
  },
  'a parameter chosen by the whole sample': {
    leaking: tell((closes, i) => mean(last(closes, i, bestPeriod(closes)))),
    honest: tell((closes, i) => mean(last(closes, i, bestPeriod(upTo(closes, i))))),
  },
};

/** Long above the mean of ten closes, else flat; filled and sized as `how` says. */
function crossover(
  how: (bars: readonly FedBar[], i: number) => { at: number; price: number; size?: number },
) {
  return (bars: readonly FedBar[]): BacktestOutcome => {
    const closes = closesOf(bars);
    let [cash, held, isLong] = [1_000, 0, false];
    const fills: { time: number; price: number; quantity: number }[] = [];
    const due = new Map<number, { price: number; quantity: number }>();
    const equity = bars.map((bar, i) => {
      const settle = (): void => {
        const order = due.get(i);
        due.delete(i);
        if (order === undefined) return;
        held += order.quantity;
        cash -= order.quantity * order.price;
        fills.push({ time: bar.time, ...order });
      };
      settle();
      const wantsLong = i >= 10 && closes[i]! > mean(last(closes, i, 10));
      if (wantsLong !== isLong) {
        const { at, price, size = 1 } = how(bars, i);
        isLong = wantsLong;
        due.set(at, { price, quantity: wantsLong ? size : -held });
        settle();
      }
      return cash + held * bar.close;
    });
    return { times: bars.map(({ time }) => time), equity, fills };
  };
}

const nextOpen = (bars: readonly FedBar[], i: number) => ({
  at: i + 1,
  price: bars[i + 1]?.open ?? Number.NaN,
});

const atNextOpen: CausalSubject = { backtest: crossover(nextOpen) };

const backtests: Readonly<Record<string, Leak>> = {
  "a fill in the signal's bar, at its close": {
    leaking: { backtest: crossover((bars, i) => ({ at: i, price: bars[i]!.close })) },
    honest: atNextOpen,
  },
  "a fill in the signal's bar, at its open": {
    leaking: { backtest: crossover((bars, i) => ({ at: i, price: bars[i]!.open })) },
    honest: atNextOpen,
  },
  'a fill at the best price of the bars to come': {
    leaking: {
      backtest: crossover((bars, i) => ({
        at: i + 1,
        price: Math.min(...bars.slice(i + 1, i + 4).map(({ low }) => low)),
      })),
    },
    honest: atNextOpen,
  },
  'a fill in the middle of its bar, wherever that will be': {
    leaking: {
      backtest: crossover((bars, i) => {
        const { high, low } = bars[i + 1] ?? bars[i]!;
        return { at: i + 1, price: (high + low) / 2 };
      }),
    },
    honest: atNextOpen,
  },
  'a size by the volatility of the whole sample': {
    leaking: {
      backtest: crossover((bars, i) => ({ ...nextOpen(bars, i), size: 1 / sd(closesOf(bars)) })),
    },
    honest: {
      backtest: crossover((bars, i) => {
        return { ...nextOpen(bars, i), size: 1 / sd(upTo(closesOf(bars), i)) };
      }),
    },
  },
  'a trade left out because it will lose': {
    leaking: {
      backtest: crossover((bars, i) => {
        const [entry, later] = [bars[i + 1]?.open ?? 0, bars[i + 5]?.close ?? 0];
        return { ...nextOpen(bars, i), size: later > entry ? 1 : 1e-3 };
      }),
    },
    honest: atNextOpen,
  },
};

export const leaks: Readonly<Record<string, Leak>> = {
  ...indicators,
  ...streams,
  ...models,
  ...backtests,
};
