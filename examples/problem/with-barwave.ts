import { type Bar, decodeText, encodeText } from 'barwave';
import { Pipeline, type PipelineResult, RecentBars } from 'barwave/pipeline';
import type { Said } from './account.js';

/** The same with a pipeline, which is saved and resumed at the restart. */
export function withBarwave(feed: readonly Bar[], restart?: number): Said {
  const recent = new RecentBars({ length: 10_000 });
  const weeks = new Map<number, Bar>();
  let pipeline = fresh();
  let isRestarted = false;
  for (const bar of feed) {
    if (bar.time === restart && !isRestarted) {
      const saved = encodeText(pipeline.snapshot());
      pipeline = fresh();
      pipeline.restore(decodeText(saved));
      isRestarted = true;
    }
    listen(pipeline.update(bar));
  }
  const { time, rsi } = recent.columns('SPX', '1d') as Record<'time' | 'rsi', Float64Array>;
  return { rsi: new Map(Array.from(time, (day, i) => [day, rsi[i]!])), weeks };

  function listen(result: PipelineResult): void {
    recent.add(result);
    for (const { timeframe, bar } of result.closed) if (timeframe === '1w') keep(bar);
    for (const event of result.events)
      if (event.type === 'revision') keep(event.bar, event.timeframe);
  }

  function keep(bar: Bar, timeframe = '1w'): void {
    const { time, open, high, low, close, volume } = bar;
    if (timeframe === '1w') weeks.set(time, { time, open, high, low, close, volume });
  }
}

function fresh(): Pipeline {
  return new Pipeline({
    base: '1d',
    timeframes: ['1d', '1w'],
    calendar: 'us-equities',
    symbol: 'SPX',
    validation: { hold: 1, policy: 'repair' },
    indicators: { rsi: { kind: 'rsi', period: 14 } },
    strategies: false,
    denoise: false,
  });
}
