import type { Bar } from 'barwave';

/** The same bars as a feed sends them: some twice, some late once more, some a decimal off, some torn. */
export function dirty(bars: readonly Bar[]): Bar[] {
  return bars.flatMap((bar, i) => {
    if (i < 60) return [bar];
    if (i % 97 === 0) return [bar, bar]; // sent again after a reconnect
    if (i % 211 === 0) return [bar, bars[i - 3]!]; // an old one once more
    if (i % 307 === 0) return [{ ...bar, high: bar.high * 10, close: bar.close * 10 }];
    if (i % 401 === 0) return [{ ...bar, close: Number.NaN }, bar]; // torn, then resent whole
    return [bar];
  });
}
