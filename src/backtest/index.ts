export { Backtest, type BacktestOptions, type BacktestStep } from './backtest.js';
export type { SweptOptions, SweptParameters } from './grid.js';
export type { OrderPlanOptions } from './order-plan.js';
export { type BacktestResult, type BacktestRunOptions, backtest, backtestSteps } from './run.js';
export { type SweepOptions, type SweepResult, type SweptConfiguration, sweep } from './sweep.js';
export { sweepTable } from './sweep-table.js';
