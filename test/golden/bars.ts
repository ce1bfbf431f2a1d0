import type { Bar } from '../../src/bars/bar.js';

/** Minutes with lost bars, hours without any, flat stretches and nonsense, from integers alone. */
export function goldenBars(length: number): Bar[] {
  let seed = 12345;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  let time = 1_704_067_200_000;
  let close = 100;
  return Array.from({ length }, (_, i) => {
    time += 60_000 * minutesFrom(i);
    const open = close;
    if (i % 400 > 370) return { time, open, high: open, low: open, close, volume: 0 };
    close = Math.max(1, open + (draw(401) - 200) / 300);
    const high = Math.max(open, close) + draw(64) / 256;
    const low = Math.max(0.5, Math.min(open, close) - draw(64) / 256);
    const isNonsense = i % 1009 === 7;
    return { time, open, high: isNonsense ? low / 2 : high, low, close, volume: draw(9000) };
  });
}

function minutesFrom(i: number): number {
  if (i % 997 === 500) return 90;
  return i % 101 === 50 ? 2 : 1;
}
