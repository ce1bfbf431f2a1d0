export { Backtest, type BacktestOptions, type BacktestStep } from './backtest.js';
export type { OrderPlanOptions } from './order-plan.js';
export { type BacktestResult, type BacktestRunOptions, backtest, backtestSteps } from './run.js';
