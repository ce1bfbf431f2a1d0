export type { TimedAction } from './action-schedule.js';
export { Backtest, type BacktestOptions } from './backtest.js';
export type { BacktestStep } from './backtest-step.js';
export type { SweptOptions, SweptParameters } from './grid.js';
export type { OrderPlanOptions } from './order-plan.js';
export { type BacktestResult, type BacktestRunOptions, backtest, backtestSteps } from './run.js';
export { type SweepOptions, type SweepResult, sweep } from './sweep.js';
export { sweepTable } from './sweep-table.js';
export type { SweptConfiguration } from './swept-run.js';
