import type { Bar } from 'barwave';
import { RSI } from 'technicalindicators';
import type { Said } from './account.js';

const DAY = 86_400_000;

/** As it is often written: an indicator library, weeks by hand, and nothing kept over a restart. */
export function ordinary(feed: readonly Bar[], restart?: number): Said {
  const rsi = new Map<number, number>();
  const weeks = new Map<number, Bar>();
  let indicator = new RSI({ period: 14, values: [] });
  let isRestarted = false;
  for (const bar of feed) {
    if (bar.time === restart && !isRestarted) {
      indicator = new RSI({ period: 14, values: [] });
      isRestarted = true;
    }
    rsi.set(bar.time, indicator.nextValue(bar.close) ?? Number.NaN);
    const monday = Math.floor((bar.time / DAY + 3) / 7) * 7 * DAY - 3 * DAY;
    const week = weeks.get(monday);
    weeks.set(monday, week === undefined ? { ...bar, time: monday } : joined(week, bar));
  }
  return { rsi, weeks };
}

function joined(week: Bar, bar: Bar): Bar {
  return {
    ...week,
    high: Math.max(week.high, bar.high),
    low: Math.min(week.low, bar.low),
    close: bar.close,
    volume: week.volume + bar.volume,
  };
}
