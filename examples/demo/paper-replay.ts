import type { ReportData } from 'barwave';
import { cash, costsText } from './paper-trading.js';
import type { Replay } from './replay.js';

/** What the decisions would have come to, beside the market bought and held. */
export function paperReplay(
  { paper, base: { bars } }: Replay,
  shown: (time: number) => number,
  periodsPerYear: number,
): NonNullable<ReportData['replay']> {
  const { times, equity, trades, broker, slippage } = paper;
  const closes = bars.map(({ close }) => close);
  const units = cash / bars[0]!.open;
  return {
    title: 'The decisions, filled at the next open',
    times: times.map(shown),
    equity,
    periodsPerYear,
    closes,
    benchmark: { name: 'bought and held', equity: closes.map((close) => units * close) },
    trades: trades.map((trade) => ({
      ...trade,
      openedAt: shown(trade.openedAt),
      closedAt: shown(trade.closedAt),
    })),
    costs: { fees: broker.account.fees, slippage },
    note: costsText,
  };
}
