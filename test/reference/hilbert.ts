/** Ehlers' Hilbert transform family, line by line over the whole history. */
import type { Series } from './series.js';

interface Phasor {
  readonly smooth: number[];
  readonly inPhase: number[];
  readonly quadrature: number[];
  readonly period: number[];
}

/** Ehlers, Rocket Science for Traders (2001), chapter 7; all lines are 0 before bar `start`. */
function phasor(x: Series, start: number): Phasor {
  const line = (): number[] => new Array<number>(x.length).fill(0);
  const at = (values: Series, i: number): number => (i < start ? 0 : values[i]!);
  const smooth = x.map(
    (v, i) => (4 * v + 3 * (x[i - 1] ?? 0) + 2 * (x[i - 2] ?? 0) + (x[i - 3] ?? 0)) / 10,
  );
  const [detrended, inPhase, quadrature, i2, q2, re, im, raw, period] = Array.from(
    { length: 9 },
    line,
  ) as [number[], number[], number[], number[], number[], number[], number[], number[], number[]];
  for (let i = start; i < x.length; i++) {
    const gain = 0.075 * at(raw, i - 1) + 0.54;
    // By differences: a price that stands still has a phasor of exactly 0.
    const quarter = (of: Series): number =>
      gain * (0.0962 * (at(of, i) - at(of, i - 6)) + 0.5769 * (at(of, i - 2) - at(of, i - 4)));
    detrended[i] = quarter(smooth);
    quadrature[i] = quarter(detrended);
    inPhase[i] = at(detrended, i - 3);
    i2[i] = 0.2 * (inPhase[i]! - quarter(quadrature)) + 0.8 * at(i2, i - 1);
    q2[i] = 0.2 * (quadrature[i]! + quarter(inPhase)) + 0.8 * at(q2, i - 1);
    re[i] = 0.2 * (i2[i]! * at(i2, i - 1) + q2[i]! * at(q2, i - 1)) + 0.8 * at(re, i - 1);
    im[i] = 0.2 * (i2[i]! * at(q2, i - 1) - q2[i]! * at(i2, i - 1)) + 0.8 * at(im, i - 1);
    const before = at(raw, i - 1);
    let turn = before;
    if (re[i] !== 0 && im[i] !== 0) turn = 360 / ((Math.atan(im[i]! / re[i]!) * 180) / Math.PI);
    if (turn > 1.5 * before) turn = 1.5 * before;
    if (turn < 0.67 * before) turn = 0.67 * before;
    turn = turn < 6 ? 6 : turn > 50 ? 50 : turn;
    raw[i] = 0.2 * turn + 0.8 * before;
    period[i] = 0.33 * raw[i]! + 0.67 * at(period, i - 1);
  }
  return { smooth, inPhase, quadrature, period };
}

const from = (warmUp: number, values: Series): number[] =>
  values.map((v, i) => (i + 1 < warmUp ? Number.NaN : v));

export function hilbertCycle(x: Series): {
  period: number[];
  inPhase: number[];
  quadrature: number[];
} {
  const { period, inPhase, quadrature } = phasor(x, 12);
  return {
    period: from(33, period),
    inPhase: from(33, inPhase),
    quadrature: from(33, quadrature),
  };
}

/** Chapters 8 and 9: NaN where the cycle has no amplitude at all. */
function phases(x: Series): number[] {
  const { smooth, period } = phasor(x, 37);
  let last = 0;
  return x.map((_, i) => {
    const length = Math.floor(period[i]! + 0.5);
    const window = Array.from({ length }, (__, k) => (i - k < 37 ? 0 : smooth[i - k]!));
    if (window.every((v) => v === window[0])) return Number.NaN;
    const part = (wave: (angle: number) => number): number =>
      window.reduce((sum, v, k) => sum + wave((2 * Math.PI * k) / length) * (v - window[0]!), 0);
    const [real, imaginary] = [part(Math.sin), part(Math.cos)];
    let phase =
      imaginary === 0 ? last + 90 * Math.sign(real) : (Math.atan(real / imaginary) * 180) / Math.PI;
    phase += 90 + 360 / period[i]! + (imaginary < 0 ? 180 : 0);
    if (phase > 315) phase -= 360;
    last = phase;
    return phase;
  });
}

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

export function hilbertPhase(x: Series): { phase: number[]; sine: number[]; leadSine: number[] } {
  const phase = from(64, phases(x));
  return { phase, sine: phase.map(sine), leadSine: phase.map((p) => sine(p + 45)) };
}

/** Chapter 10. */
function trendlines(x: Series): number[] {
  const { period } = phasor(x, 37);
  const means = x.map((_, i) => {
    const length = i < 37 ? 0 : Math.floor(period[i]! + 0.5);
    const window = x.slice(i + 1 - length, i + 1);
    return length === 0 ? 0 : window.reduce((sum, v) => sum + v / length, 0);
  });
  return means.map(
    (m, i) =>
      (4 * m + 3 * (means[i - 1] ?? 0) + 2 * (means[i - 2] ?? 0) + (means[i - 3] ?? 0)) / 10,
  );
}

export function hilbertTrendline(x: Series): number[] {
  return from(64, trendlines(x));
}

/** Chapter 11. */
export function hilbertTrendMode(x: Series): number[] {
  const { smooth, period } = phasor(x, 37);
  const phase = phases(x);
  const line = trendlines(x);
  const [now, lead] = [phase.map(sine), phase.map((p) => sine(p + 45))];
  let days = 0;
  const modes = x.map((_, i) => {
    if (i < 37) return 0;
    const before = (values: Series): number => (i === 37 ? 0 : values[i - 1]!);
    let trend = 1;
    const over = now[i]! > lead[i]! && before(now) <= before(lead);
    const under = now[i]! < lead[i]! && before(now) >= before(lead);
    if (over || under) {
      days = 0;
      trend = 0;
    }
    days += 1;
    if (days < 0.5 * period[i]!) trend = 0;
    const moved = phase[i]! - before(phase);
    if (moved > (0.67 * 360) / period[i]! && moved < (1.5 * 360) / period[i]!) trend = 0;
    if (line[i] !== 0 && Math.abs((smooth[i]! - line[i]!) / line[i]!) >= 0.015) trend = 1;
    return trend;
  });
  return from(64, modes);
}

/** Ehlers, MESA Adaptive Moving Averages, TASC (September 2001). */
export function mama(
  x: Series,
  {
    fastLimit = 0.5,
    slowLimit = 0.05,
    seed = 'first',
  }: {
    readonly fastLimit?: number;
    readonly slowLimit?: number;
    readonly seed?: 'first' | 'zero';
  } = {},
): { mama: number[]; fama: number[] } {
  const { inPhase, quadrature } = phasor(x, 12);
  const phase = x.map((_, i) =>
    i < 12 || inPhase[i] === 0 ? 0 : (Math.atan(quadrature[i]! / inPhase[i]!) * 180) / Math.PI,
  );
  let [fast, slow] = [0, 0];
  const lines = x.map((v, i) => {
    if (i < 12) return [0, 0] as const;
    const gain = Math.max(fastLimit / Math.max(phase[i - 1]! - phase[i]!, 1), slowLimit);
    if (i === 12 && seed === 'first') [fast, slow] = [v, v];
    else {
      fast = gain * v + (1 - gain) * fast;
      slow = 0.5 * gain * fast + (1 - 0.5 * gain) * slow;
    }
    return [fast, slow] as const;
  });
  return {
    mama: from(
      33,
      lines.map(([m]) => m),
    ),
    fama: from(
      33,
      lines.map(([, f]) => f),
    ),
  };
}
