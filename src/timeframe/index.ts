export type { ActivityBar } from './activity-bar.js';
export type {
  Aggregation,
  AggregationEvent,
  AggregationRefusal,
  FormingBar,
  FormingBars,
} from './aggregation.js';
export { type CapturedForming, formingFrom } from './forming.js';
export { FormingFeed, type FormingFeedOptions } from './forming-feed.js';
export type { FormingRefusal, FormingUpdate } from './forming-update.js';
export type { AggregationConflict, TimeframeAggregatorOptions } from './options.js';
export type { AggregationMethod } from './parent.js';
export { type PriceBar, PriceBars } from './price-bars.js';
export { RangeBars, type RangeBarsParameters } from './range-bars.js';
export { Renko, type RenkoParameters } from './renko.js';
export { TimeframeAggregator } from './timeframe-aggregator.js';
export type { Trade } from './trade.js';
export { TradeAggregator } from './trade-aggregator.js';
export type { TradeAggregatorOptions, TradeEvent } from './trade-event.js';
