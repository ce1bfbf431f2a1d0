import type { Bar } from 'barwave';

/** What a program said: the RSI by day, and the bars of weeks by their Monday. */
export interface Said {
  readonly rsi: ReadonlyMap<number, number>;
  readonly weeks: ReadonlyMap<number, Bar>;
}

const prices = ['open', 'high', 'low', 'close', 'volume'] as const;

/** How what was said of a dirty feed differs from what was said of the clean one. */
export function account(said: Said, truth: Said, restart: number): Record<string, number> {
  const days = [...truth.rsi].filter(([, rsi]) => rsi > 0);
  const [now, then] = [signals(said), signals(truth)];
  return {
    'days with a wrong RSI (more than half a point off)': days.filter(
      ([day, rsi]) => Math.abs((said.rsi.get(day) ?? rsi) - rsi) > 0.5,
    ).length,
    'days without an RSI, of which it had one': days.filter(([day]) => !(said.rsi.get(day)! >= 0))
      .length,
    'of them after the restart': days.filter(
      ([day]) => day >= restart && !(said.rsi.get(day)! >= 0),
    ).length,
    'weeks with a wrong bar': [...truth.weeks].filter(([monday, week]) =>
      prices.some((field) => said.weeks.get(monday)?.[field] !== week[field]),
    ).length,
    'false signals': [...now].filter((signal) => !then.has(signal)).length,
    'signals missed': [...then].filter((signal) => !now.has(signal)).length,
  };
}

/** The RSI falls below 30 or rises above 70. */
function signals({ rsi }: Said): Set<string> {
  const found = new Set<string>();
  let before = 50;
  for (const [day, value] of [...rsi].sort(([a], [b]) => a - b)) {
    if (before >= 30 && value < 30) found.add(`${day} buy`);
    if (before <= 70 && value > 70) found.add(`${day} sell`);
    if (value >= 0) before = value;
  }
  return found;
}
