// The page: what it shows it asks for, and hears of what is new.
import { type Candle, chart, type Points } from './chart.js';
import { clockOf, element, fill, json, picked, rows, short } from './elements.js';
import { standing } from './standing.js';

interface Told {
  readonly end: number;
  readonly direction?: 'up' | 'down' | 'flat';
  readonly strategy?: string;
  readonly timeframe?: string;
  readonly action?: string;
  readonly side?: string;
  readonly quantity?: number;
  readonly price?: number;
  readonly explanation?: string;
  readonly pUp?: number;
  readonly symbol: string;
}
interface Watchlist {
  readonly base: string;
  readonly timeframes: readonly string[];
  readonly assets: readonly {
    readonly symbol: string;
    readonly style: 'day' | 'swing' | 'position';
    readonly timeframes: readonly string[];
  }[];
}
type Rows = Record<string, { end: number; close: number; values: Record<string, number> }>;

/** Of the chart already, so that they are no indicators. */
const shown = ['denoised', 'time', 'open', 'high', 'low', 'close'];
const price = chart(element('chart'));
/** Values of the features since the symbol, the timeframe or the indicator was chosen. */
let points: Points = [];
let base = '';

async function begin(): Promise<void> {
  const watchlist = await json<Watchlist>('/watchlist');
  base = watchlist.base;
  fill(
    'symbol',
    watchlist.assets.map(({ symbol }) => symbol),
  );
  fill('timeframe', [...new Set([watchlist.base, ...watchlist.timeframes])]);
  const chosen = (): void => {
    points = [];
    void show();
  };
  for (const id of ['timeframe', 'indicator']) element(id).onchange = chosen;
  element('symbol').onchange = () => {
    pickFirst(watchlist);
    chosen();
  };
  pickFirst(watchlist);
  element('measurement').onchange = () => void standing();
  listen();
  await standing();
  setInterval(() => void standing(), 5000);
}

/** The timeframe that the style of the asset is about: the first, the middle or the last it has. */
function pickFirst({ assets, timeframes }: Watchlist): void {
  const { style, timeframes: own } = assets.find(({ symbol }) => symbol === picked('symbol'))!;
  const built = own.length > 0 ? own : timeframes;
  const place = { day: 0, swing: 0.5, position: 1 }[style];
  element<HTMLSelectElement>('timeframe').value = built[Math.floor(place * (built.length - 1))]!;
}

/** Whether nothing else was chosen while an answer was waited for. */
function isPicked(symbol: string, timeframe: string): boolean {
  return symbol === picked('symbol') && timeframe === picked('timeframe');
}

/** All that belongs to the symbol and the timeframe. */
async function show(): Promise<void> {
  const [symbol, timeframe] = [picked('symbol'), picked('timeframe')];
  const query = `symbol=${encodeURIComponent(symbol)}`;
  const [{ bars }, signals, decisions] = await Promise.all([
    json<{ bars: Candle[] }>(`/bars?${query}&timeframe=${timeframe}&limit=500`),
    json<Told[]>(`/signals?${query}&limit=200`),
    json<Told[]>(`/decisions?${query}&limit=50`),
    latest(),
  ]);
  if (!isPicked(symbol, timeframe)) return;
  price.bars(bars, `${symbol} ${timeframe}`);
  price.signals(signals.filter((signal) => signal.timeframe === timeframe));
  if (bars.length > 0) element('close').textContent = short(bars.at(-1)!.close);
  rows('signals', signals, ({ direction, strategy, timeframe: frame, end, pUp }) => [
    `${clockOf(end)} ${direction} ${strategy} ${frame}`,
    `chance of a rise ${short(pUp ?? Number.NaN)}`,
  ]);
  rows('decisions', decisions, ({ end, action, side, quantity, price: at, explanation }) => [
    `${clockOf(end)} ${action} ${side} ${short(quantity ?? 0)} at ${short(at ?? 0)}`,
    (explanation ?? '').replace(/\b\d{13}\b/g, (ms) => clockOf(Number(ms))),
  ]);
}

/** The denoised price and the chosen indicator of the newest bar. */
async function latest(): Promise<void> {
  const [symbol, timeframe] = [picked('symbol'), picked('timeframe')];
  const [found] = await json<{ closed: Rows | null; forming: Rows | null }[]>(
    `/latest?symbols=${encodeURIComponent(symbol)}`,
  );
  if (!isPicked(symbol, timeframe)) return;
  const row = found?.forming?.[timeframe] ?? found?.closed?.[timeframe];
  if (row === undefined) return;
  if (element<HTMLSelectElement>('indicator').options.length === 0) {
    fill(
      'indicator',
      Object.keys(row.values).filter((name) => !shown.includes(name)),
    );
  }
  points = [
    ...points,
    {
      time: row.end,
      denoised: row.values['denoised']!,
      indicator: row.values[picked('indicator')]!,
    },
  ].slice(-1000);
  price.values(points);
}

function listen(): void {
  const events = new EventSource('/events');
  // Also after a break: what was missed in between is asked for.
  events.addEventListener('hello', async () => {
    await show();
    document.body.dataset['live'] = 'yes';
  });
  const on = (
    topic: string,
    act: (symbol: string, body: Candle & { timeframe: string }) => void,
  ): void =>
    events.addEventListener(topic, ({ data }) => {
      const { symbol, body } = JSON.parse(data);
      if (symbol === picked('symbol')) act(symbol, body);
    });
  on('forming', (_symbol, bar) => {
    element('close').textContent = short(bar.close);
    if (picked('timeframe') === base) price.update(bar);
  });
  on('closed', (_symbol, bar) => {
    if (bar.timeframe !== picked('timeframe')) return;
    element('close').textContent = short(bar.close);
    price.update(bar);
    void latest();
  });
  for (const topic of ['signal', 'decision', 'trade']) on(topic, () => void show());
}

void begin();
