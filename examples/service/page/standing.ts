// How the service stands, below the chart.
import { line } from './chart.js';
import { clockOf, element, json, picked, rows, short } from './elements.js';

const history = line(element('history'));

/** Of health: what each is called here, and what its value is counted in. */
const parts = [
  ['calculationLag', 'newest data', 1000, ' s old'],
  ['memory', 'memory', 1e6, ' MB'],
  ['streams', 'waiting to be written', 1, ' rows'],
  ['workers', 'symbols with fresh data', 0.01, ' %'],
  ['signalQuality', 'worst quality', 0.01, ' %'],
] as const;

/** What changes slowly: health, feeds, the account, alerts, one measurement by the minute. */
export async function standing(): Promise<void> {
  const health = await json<Record<string, { status: string; value: number }> & { status: string }>(
    '/health',
  );
  const output = element('health');
  output.textContent = String(health.status);
  output.className = String(health.status);
  rows('parts', parts, ([name, words, each, unit]) => [
    `${words}: ${health[name]?.status}, ${short(Math.round((health[name]?.value ?? Number.NaN) / each))}${unit}`,
  ]);
  const quality = await json<{
    feeds: {
      symbol: string;
      quality: number;
      tier: string;
      source: string;
      fault: string;
      ageMs: number;
    }[];
    gaps: { symbol: string; from: number; missing: number }[];
  }>('/quality');
  rows('quality', quality.feeds, ({ symbol, quality: score, tier, source, fault, ageMs }) => [
    `${symbol}: ${short(score)} ${tier}, ${source}, ${short(ageMs / 1000)} s old`,
    fault,
  ]);
  rows('gaps', quality.gaps, ({ symbol, from, missing }) => [
    `gap: ${symbol} ${clockOf(from)}, ${missing} bars`,
  ]);
  const account = await json<{
    equity: number;
    positions: { symbol: string; quantity: number; entry: number; mark: number }[];
    trades: { time: number; symbol: string; what: string; quantity: number; price: number }[];
  }>('/account');
  element('equity').textContent = short(account.equity);
  rows('positions', account.positions, ({ symbol, quantity, entry, mark }) => [
    `${symbol}: ${short(quantity)} at ${short(entry)}, now ${short(mark)}`,
  ]);
  rows('trades', account.trades, ({ time, symbol, what, quantity, price: at }) => [
    `${clockOf(time)} ${symbol} ${what} ${short(quantity)} at ${short(at)}`,
  ]);
  const alerts = await json<{ message: string }[]>('/alerts');
  rows('alerts', alerts, ({ message }) => [message]);
  history(await json(`/metrics/history?name=${picked('measurement')}`));
}
