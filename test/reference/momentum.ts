import { emaPart, type MeanKind, meanOf, rma, type Seed, sma } from './moving-averages.js';
import {
  after,
  type Bars,
  change,
  lag,
  type Numbers,
  notNegative,
  ratio,
  type Series,
  share,
  zip,
} from './series.js';

export function roc(x: Series, { period = 10 }: Numbers<'period'> = {}): number[] {
  return zip((a, b) => 100 * share(a - b, b), x, lag(x, period));
}

export function momentum(x: Series, { period = 10 }: Numbers<'period'> = {}): number[] {
  return change(x, period);
}

const rises = (x: Series): number[] => change(x).map((d) => (Number.isNaN(d) ? d : Math.max(d, 0)));
const falls = (x: Series): number[] =>
  change(x).map((d) => (Number.isNaN(d) ? d : Math.max(-d, 0)));

/** Wilder, New Concepts in Technical Trading Systems (1978), section VI. */
export function rsi(x: Series, { period = 14 }: Numbers<'period'> = {}): number[] {
  const gain = rma(rises(x), { period });
  const loss = rma(falls(x), { period });
  let last = Number.NaN;
  return zip(
    (g, l, moved) => {
      if (moved !== 0 || Number.isNaN(last) || g + l === 0) last = 100 * ratio(g, g + l);
      return last;
    },
    gain,
    loss,
    change(x),
  );
}

interface ThreeMeans {
  readonly fastPeriod?: number;
  readonly slowPeriod?: number;
  readonly signalPeriod?: number;
  readonly seed?: Seed;
  readonly mean?: MeanKind;
  readonly signalMean?: MeanKind;
}

function withSignal(
  line: Series,
  {
    fastPeriod = 12,
    slowPeriod = 26,
    signalPeriod = 9,
    seed = 'sma',
    signalMean = 'ema',
  }: ThreeMeans,
): [line: number[], signal: number[], histogram: number[]] {
  const warmUp = Math.max(fastPeriod, slowPeriod);
  const mean = meanOf(signalMean, line, signalPeriod, seed);
  const signal = after(warmUp + signalPeriod - 1, mean);
  return [after(warmUp, line), signal, zip((a, b) => a - b, line, signal)];
}

/** Fast mean less slow mean, as a part of something else. */
export function macdPart(
  x: Series,
  { fastPeriod = 12, slowPeriod = 26, seed = 'sma', mean = 'ema' }: ThreeMeans,
): number[] {
  const [fast, slow] = [fastPeriod, slowPeriod].map((n) => meanOf(mean, x, n, seed));
  return zip((f, s) => f - s, fast!, slow!);
}

/** Appel, Technical Analysis: Power Tools for Active Investors (2005). */
export function macd(
  x: Series,
  p: ThreeMeans = {},
): { macd: number[]; signal: number[]; histogram: number[] } {
  const [value, signal, histogram] = withSignal(macdPart(x, p), p);
  return { macd: value, signal, histogram };
}

export function ppo(
  x: Series,
  p: ThreeMeans = {},
): { ppo: number[]; signal: number[]; histogram: number[] } {
  const { fastPeriod = 12, slowPeriod = 26, seed = 'sma' } = p;
  const level = notNegative(x);
  const slow = emaPart(level, slowPeriod, seed);
  const line = zip(
    (d, s) => 100 * ratio(d, s),
    macdPart(level, { fastPeriod, slowPeriod, seed }),
    slow,
  );
  const [value, signal, histogram] = withSignal(line, p);
  return { ppo: value, signal, histogram };
}

export function pvo(
  { volume }: Bars,
  p: ThreeMeans = {},
): { pvo: number[]; signal: number[]; histogram: number[] } {
  const { ppo: line, signal, histogram } = ppo(volume, p);
  return { pvo: line, signal, histogram };
}

export function apo(x: Series, p: ThreeMeans = {}): number[] {
  return macd(x, p).macd;
}

/** Chande & Kroll, The New Technical Trader (1994). */
export function cmo(x: Series, { period = 14 }: Numbers<'period'> = {}): number[] {
  const up = sma(rises(x), { period });
  const down = sma(falls(x), { period });
  return zip((u, d) => 100 * ratio(u - d, u + d), up, down);
}
