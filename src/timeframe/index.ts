export type {
  Aggregation,
  AggregationEvent,
  AggregationRefusal,
  FormingBar,
  FormingBars,
} from './aggregation.js';
export {
  FormingFeed,
  type FormingFeedOptions,
  type FormingRefusal,
  type FormingUpdate,
} from './forming-feed.js';
export { TimeframeAggregator, type TimeframeAggregatorOptions } from './timeframe-aggregator.js';
