import type { Bar } from '../bars/bar.js';

/** A bar that is as long as it takes until enough was traded. */
export interface ActivityBar extends Bar {
  /** Time of the last trade in it. */
  readonly end: number;
  /** Trades, or bars, that it is made of. */
  readonly count: number;
  /** Sum of price times size. */
  readonly turnover: number;
  /** Turnover over volume; the close where there is no volume. */
  readonly vwap: number;
}

/** What an activity bar remembers. */
export type ActivityState = {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  end: number;
  tradeCount: number;
  turnover: number;
};

export function activityInit(): ActivityState {
  const none = Number.NaN;
  return {
    time: none,
    open: none,
    high: none,
    low: none,
    close: none,
    volume: 0,
    end: none,
    tradeCount: 0,
    turnover: 0,
  };
}

/** What has been traded from `open` to `close` between two times. */
export type Traded = {
  time: number;
  end: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  turnover: number;
};

export function activityAbsorb(state: ActivityState, traded: Readonly<Traded>): void {
  if (state.tradeCount === 0) {
    state.time = traded.time;
    state.open = traded.open;
    state.high = traded.high;
    state.low = traded.low;
  } else {
    state.high = Math.max(state.high, traded.high);
    state.low = Math.min(state.low, traded.low);
  }
  state.close = traded.close;
  state.end = traded.end;
  state.volume += traded.volume;
  state.turnover += traded.turnover;
  state.tradeCount += 1;
}

export function activityBar(state: Readonly<ActivityState>): ActivityBar {
  const { time, open, high, low, close, volume, end, tradeCount, turnover } = state;
  const vwap = volume > 0 ? turnover / volume : close;
  return { time, open, high, low, close, volume, end, count: tradeCount, turnover, vwap };
}

/** Whether trades can have led to it. */
export function isSoundActivity(bar: Readonly<ActivityState>): boolean {
  const { time, end, open, high, low, close, volume, turnover, tradeCount } = bar;
  if (tradeCount === 0) return Number.isNaN(time + end) && volume === 0 && turnover === 0;
  const isOrdered = low <= Math.min(open, close) && Math.max(open, close) <= high && time <= end;
  const most = Math.max(Math.abs(high), Math.abs(low)) * volume * (1 + 1e-9);
  return isOrdered && volume >= 0 && Math.abs(turnover) <= most;
}
