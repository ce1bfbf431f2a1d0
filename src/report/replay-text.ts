import { type BacktestReportData, requireBacktestReport } from './backtest-data.js';
import { caution, comparisonTable, evidenceFacts, tradeFacts } from './backtest-facts.js';
import { monthTable } from './backtest-months.js';
import { block, clipped, factsText, oneLine, TEXT_WIDTH, tableText } from './text-table.js';

/** What the decisions would have come to, as text. */
export function replayText(replay: BacktestReportData): string[] {
  requireBacktestReport(replay, 'data.replay');
  const { title, note = '' } = replay;
  const notes = ['An illustration.', oneLine(note), caution].filter((text) => text !== '');
  const evidence = evidenceFacts(replay);
  return [
    ...block(clipped(oneLine(title), TEXT_WIDTH), [
      ...notes.map((text) => clipped(`  ${text}`, TEXT_WIDTH)),
      ...tableText(comparisonTable(replay)),
    ]),
    ...block('Trades and costs', factsText(tradeFacts(replay))),
    ...(evidence.length > 0 ? block('As the best of many', factsText(evidence)) : []),
    ...block('Months, percent', tableText(monthTable(replay))),
  ];
}
