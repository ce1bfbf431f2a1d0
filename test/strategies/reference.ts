import { bollinger } from '../reference/channels.js';
import { macd, rsi } from '../reference/momentum.js';
import { swingPivots } from '../reference/more-bars.js';
import { ema, sma } from '../reference/moving-averages.js';
import type { Bars, Series } from '../reference/series.js';
import { atr } from '../reference/volatility.js';

/** What a strategy says, bar by bar: above 0 up, below 0 down, by its strength; 0 nothing. */
export type Said = readonly number[];

/** After each opinion nothing for `n` bars. */
function cooled(said: Said, n: number): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return said.map((x, i) => {
    if (x === 0 || i - last <= n) return 0;
    last = i;
    return x;
  });
}

/** The sign of the latest of `x[0…i]` that is beyond its band; NaN before there is one. */
function sideAt(x: Series, band: Series, i: number): number {
  for (let k = i; k >= 0; k--) if (Math.abs(x[k]!) > band[k]!) return Math.sign(x[k]!);
  return Number.NaN;
}

/** ±1 where the side changes. */
function turns(x: Series, band: Series): number[] {
  return x.map((_, i) => {
    const [now, before] = [sideAt(x, band, i), i === 0 ? Number.NaN : sideAt(x, band, i - 1)];
    return now * before < 0 ? now : 0;
  });
}

const nowhere = (x: Series): number[] => x.map(() => 0);
const finite = (x: number): number => (Number.isFinite(x) ? x : 0);

export function macdRsi(bars: Bars, coolDown = 5): number[] {
  const { histogram } = macd(bars.close);
  const strength = rsi(bars.close);
  const band = atr(bars).map((a) => 0.02 * a);
  const said = turns(histogram, band).map((turn, i) => {
    const room = turn > 0 ? 70 - strength[i]! : strength[i]! - 30;
    return room > 0 ? turn * Math.min(1, room / 40) : 0;
  });
  return cooled(said, coolDown);
}

export function maCrossover(bars: Bars, kind: 'ema' | 'sma' = 'ema', coolDown = 10): number[] {
  const mean = { ema, sma }[kind];
  const [fast, slow] = [mean(bars.close, { period: 20 }), mean(bars.close, { period: 50 })];
  const gap = fast.map((f, i) => f - slow[i]!);
  const range = atr(bars);
  const gain = kind === 'ema' ? 2 / 21 - 2 / 51 : 1 / 20 - 1 / 50;
  const crossed = turns(
    gap,
    range.map((a) => 0.02 * a),
  );
  const said = crossed.map((turn, i) => {
    const speed = Math.abs(gap[i]! - gap[i - 1]!) / (gain * range[i]!);
    return finite((turn * speed) / (1 + speed));
  });
  return cooled(said, coolDown);
}

export function rsiTrend(bars: Bars, coolDown = 10): number[] {
  const strength = rsi(bars.close);
  const mean = ema(bars.close, { period: 50 });
  const range = atr(bars);
  const up = turns(
    strength.map((r) => r - 45),
    nowhere(strength),
  );
  const down = turns(
    strength.map((r) => r - 55),
    nowhere(strength),
  );
  const said = bars.close.map((close, i) => {
    const distance = (close - mean[i]!) / range[i]!;
    const isUp = up[i]! > 0 && distance > 0;
    const isDown = down[i]! < 0 && distance < 0;
    return finite(isUp || isDown ? distance / (1 + Math.abs(distance)) : 0);
  });
  return cooled(said, coolDown);
}

export function bollingerBreakout(bars: Bars, coolDown = 5): number[] {
  const { middle, upper } = bollinger(bars.close, { period: 20, multiplier: 2 });
  const z = bars.close.map((close, i) => (close - middle[i]!) / (upper[i]! - middle[i]!));
  const placeAt = (i: number): number => {
    for (let k = i; k >= 0; k--) {
      if (Math.abs(z[k]!) <= 1) return 0;
      if (Math.abs(z[k]!) > 1.05 && Number.isFinite(z[k])) return Math.sign(z[k]!);
    }
    return Number.NaN;
  };
  const said = z.map((at, i) => {
    const place = placeAt(i);
    if (i === 0 || placeAt(i - 1) !== 0 || !place) return 0;
    const beyond = Math.abs(at) - 1;
    return (place * beyond) / (beyond + 0.25);
  });
  return cooled(said, coolDown);
}

interface Level {
  price: number;
  touches: number;
}

/** `levels` after a pivot, the newest touched last. */
function touched(levels: readonly Level[], pivot: number, tolerance: number): readonly Level[] {
  const near = levels
    .filter(({ price }) => Math.abs(price - pivot) <= tolerance)
    .sort((a, b) => Math.abs(a.price - pivot) - Math.abs(b.price - pivot))[0];
  const touches = (near?.touches ?? 0) + 1;
  const old = near?.price ?? pivot;
  const rest = levels.filter((one) => one !== near);
  return [...rest, { price: old + (pivot - old) / touches, touches }].slice(-8);
}

export function levelBreakout(bars: Bars, coolDown = 10): number[] {
  const pivots = swingPivots(bars, { left: 5, right: 5 });
  const range = atr(bars);
  let [resistance, support]: (readonly Level[])[] = [[], []] as never;
  const said = bars.close.map((close, i) => {
    const before = bars.close[i - 1]!;
    const margin = 0.1 * range[i]!;
    const broken = (levels: readonly Level[], sign: number): Level | undefined =>
      levels
        .filter(({ price }) => sign * (close - price) > margin && sign * (before - price) <= margin)
        .sort((a, b) => sign * (b.price - a.price))[0];
    const [up, down] = [broken(resistance!, 1), broken(support!, -1)];
    const tolerance = 0.5 * range[i]!;
    if (!Number.isNaN(tolerance) && !Number.isNaN(pivots.high[i]!)) {
      resistance = touched(resistance!, pivots.high[i]!, tolerance);
    }
    if (!Number.isNaN(tolerance) && !Number.isNaN(pivots.low[i]!)) {
      support = touched(support!, pivots.low[i]!, tolerance);
    }
    resistance = resistance!.filter(({ price }) => !(close - margin > price));
    support = support!.filter(({ price }) => !(close + margin < price));
    if (up !== undefined) return up.touches / (up.touches + 2);
    return down === undefined ? 0 : -down.touches / (down.touches + 2);
  });
  return cooled(said, coolDown);
}
