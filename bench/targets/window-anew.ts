import type { SymbolBar } from '../../src/bars/bar.js';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import { rowKinds } from '../../src/pipeline/full-catalogue.js';
import { trackSpecs } from '../../src/pipeline/track-specs.js';
import { TimeframeAggregator } from '../../src/timeframe/index.js';
import { windowBars } from '../pipeline/peers.js';
import { type Stage, usualFeatures } from '../pipeline/stages.js';
import { options } from './options.js';

/**
 * The pipeline's own features the way that programs without streams get them: at each close, the
 * newest `windowBars` of the timeframe go through fresh indicators. No strategy, no decision.
 */
export const windowAnew: Stage = () => {
  const { base, timeframes } = options;
  const aggregator = new TimeframeAggregator({ base, timeframes });
  const model = new IncrementalIndicators(trackSpecs(usualFeatures as never), {
    kinds: rowKinds,
  });
  const windows = new Map(timeframes.map((name) => [name, [] as SymbolBar[]]));
  return (given) => {
    for (const event of aggregator.update(given)) {
      if (event.type !== 'closed') continue;
      const window = windows.get(event.timeframe)!;
      window.push(event.bar as unknown as SymbolBar);
      if (window.length > windowBars) window.shift();
      const fresh = model.sibling();
      for (const bar of window) fresh.update(bar);
    }
  };
};
