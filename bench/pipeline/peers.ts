import { createRequire } from 'node:module';
import type { SymbolBar } from '../../src/bars/bar.js';
import { options } from './feed.js';
import type { Stage } from './stages.js';

interface Peer {
  new (parameters: object): { nextValue(input: unknown): unknown };
  calculate(parameters: object): unknown[];
}

const technical = createRequire(import.meta.url)('technicalindicators') as Record<string, Peer>;

/** What the usual options ask of each timeframe, but wavelets and regime, which it has not. */
const asked: readonly [string, object, (bar: SymbolBar) => unknown][] = [
  ['RSI', { period: 14 }, ({ close }) => close],
  ['MACD', { fastPeriod: 12, slowPeriod: 26, signalPeriod: 9 }, ({ close }) => close],
  ['BollingerBands', { period: 20, stdDev: 2 }, ({ close }) => close],
  ['ATR', { period: 14 }, (bar) => bar],
  ['ADX', { period: 14 }, (bar) => bar],
  ['EMA', { period: 20 }, ({ close }) => close],
  ['EMA', { period: 50 }, ({ close }) => close],
];

const minutesOf: Readonly<Record<string, number>> = { '1m': 1, '5m': 5, '15m': 15, '1h': 60 };
const lengths = options.timeframes!.map((name) => (minutesOf[name] ?? 1_440) * 60_000);

/** Bars that a window is long: what MACD and EMA(50) settle in. */
export const windowBars = 200;

/** Bars of every timeframe by hand: what is closed is whole, and nothing is judged. */
function closing(closed: (place: number, bar: SymbolBar) => void): (bar: SymbolBar) => void {
  const open: (SymbolBar | undefined)[] = lengths.map(() => undefined);
  return (bar) => {
    lengths.forEach((length, place) => {
      const one = open[place] ?? bar;
      const high = Math.max(one.high, bar.high);
      const low = Math.min(one.low, bar.low);
      const volume = one === bar ? bar.volume : one.volume + bar.volume;
      const grown = { ...one, high, low, volume, close: bar.close };
      const isOver = (bar.time + 60_000) % length === 0;
      open[place] = isOver ? undefined : grown;
      if (isOver) closed(place, grown);
    });
  };
}

export const peers: Readonly<Record<string, Stage>> = {
  'technicalindicators, streamed': () => {
    const sets = lengths.map(() =>
      asked.map(([name, parameters, of]) => ({
        of,
        one: new technical[name]!({ ...parameters, ...emptyInput(name) }),
      })),
    );
    return closing((place, bar) => {
      for (const { one, of } of sets[place]!) one.nextValue(of(bar));
    });
  },
  'technicalindicators, window anew': () => {
    const windows: SymbolBar[][] = lengths.map(() => []);
    return closing((place, bar) => {
      const window = windows[place]!;
      window.push(bar);
      if (window.length > windowBars) window.shift();
      const close = window.map((one) => one.close);
      const columns = {
        values: close,
        close,
        high: window.map((one) => one.high),
        low: window.map((one) => one.low),
      };
      for (const [name, parameters] of asked) {
        technical[name]!.calculate({ ...usual, ...parameters, ...columns });
      }
    });
  },
};

const usual = { SimpleMAOscillator: false, SimpleMASignal: false };

function emptyInput(name: string): object {
  const none = { high: [], low: [], close: [] };
  return name === 'ATR' || name === 'ADX' ? none : { ...usual, values: [] };
}
