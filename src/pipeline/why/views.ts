import type { Row } from '../../core/row.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { ByTimeframe, PipelineResult } from '../result.js';

/** A part of what a result says, plain, and the room that said it. */
export interface View {
  readonly field: string;
  readonly room: string;
  readonly value: unknown;
}

/** Columns of a row by who makes them; all others are indicators. */
const roomOfColumn: Readonly<Record<string, string>> = {
  __proto__: null as never,
  denoised: 'wavelet',
  wavelet: 'wavelet',
  transient: 'wavelet',
  regime: 'regime',
};

/** Events by who tells of them; all others are of the validator. */
const roomOfEvent: Readonly<Record<string, string>> = {
  __proto__: null as never,
  failure: 'own code',
  closed: 'timeframe',
  revision: 'timeframe',
  dropped: 'timeframe',
  late: 'timeframe',
  refused: 'timeframe',
  superseded: 'strategies',
  skipped: 'strategies',
  veto: 'strategies',
  muted: 'strategies',
};

/** What `result` says, part by part: each rests on those before it, and on nothing after it. */
export function viewsOf(result: PipelineResult): readonly View[] {
  const { symbol, bars, quality, closed, forming, stages, signals, composite, decisions } = result;
  const judged = bars.map(({ decision: _, ...rest }) => rest);
  const part = (field: string, room: string, value: unknown): View => ({ field, room, value });
  const { restsOn: _, ...doubtless } = composite ?? {};
  return [
    part('symbol', 'pipeline', symbol),
    part('bars', 'validation', judged),
    part('quality', 'validation', quality),
    eventsOf(result.events, 'validation'),
    eventsOf(result.events, 'timeframe'),
    part('closed', 'timeframe', closed),
    part('forming', 'timeframe', forming),
    ...['indicators', 'wavelet', 'regime'].map((room) =>
      part('features', room, columnsOf(result.features, room)),
    ),
    eventsOf(result.events, 'own code'),
    part('stages', 'stages', stages),
    eventsOf(result.events, 'strategies'),
    part('signals', 'strategies', signals.map(asStated)),
    part('signals', 'correlation', signals),
    part('composite', 'correlation', composite && doubtless),
    part(
      'bars',
      'risk',
      bars.map(({ decision }) => ({ decision })),
    ),
    part('decisions', 'portfolio', decisions),
    part('composite', 'correlation', composite), // and the doubts that it rests on
  ];
}

/** A signal without what outcomes have made of it. */
function asStated({
  pUp: _p,
  basis: _b,
  direction: _d,
  ...stated
}: PipelineResult['signals'][number]): object {
  return stated;
}

function eventsOf(events: readonly PipelineEvent[], room: string): View {
  const its = events.filter(({ type }) => (roomOfEvent[type] ?? 'validation') === room);
  return { field: 'events', room, value: its };
}

/** Of each timeframe the columns that `room` makes; not those that strategies ask for by themselves. */
function columnsOf(features: ByTimeframe<Row>, room: string): object {
  const rows = Object.entries(features).map(([timeframe, row]) => {
    const columns = Object.entries(row.toObject()).filter(([column]) => {
      const [name = ''] = column.split('.');
      return !column.includes('(') && (roomOfColumn[name] ?? 'indicators') === room;
    });
    return [timeframe, Object.fromEntries(columns)];
  });
  return Object.fromEntries(rows);
}
