import type { SymbolBar } from '../../src/bars/bar.js';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import { rowKinds } from '../../src/pipeline/full-catalogue.js';
import { defaultIndicators } from '../../src/pipeline/index.js';
import { trackSpecs } from '../../src/pipeline/track-specs.js';
import { MaCrossover, MacdRsi, needsOf, type Strategy } from '../../src/strategies/index.js';
import { TimeframeAggregator } from '../../src/timeframe/index.js';
import { DataValidator } from '../../src/validation/index.js';
import { options } from './feed.js';

const timeframes = options.timeframes!;

/** The rooms that one symbol goes through, without the lane that joins them. */
interface Rooms {
  readonly validator: DataValidator;
  readonly aggregator: TimeframeAggregator;
  readonly sets: readonly IncrementalIndicators[];
  readonly strategies: readonly (readonly Strategy[])[];
}

/** What is done to a bar of a symbol, up to some stage. */
export type Stage = () => (bar: SymbolBar) => void;

const usual = (): Strategy[] => [new MacdRsi(), new MaCrossover()];
/** What a lane works out of each timeframe, but what strategies need besides. */
export const usualFeatures: object = {
  indicators: defaultIndicators,
  denoise: { mode: 'fast', delay: 0 },
  regime: {},
};
const specs = needsOf(usual(), trackSpecs(usualFeatures as never));
const model = new IncrementalIndicators(specs, { kinds: rowKinds });

function rooms(): Rooms {
  return {
    validator: new DataValidator({ base: options.base }),
    aggregator: new TimeframeAggregator({ base: options.base, timeframes }),
    sets: timeframes.map(() => model.sibling()),
    strategies: timeframes.map(usual),
  };
}

/** Each stage with all before it: the difference of two is what one costs. */
export const stages: Readonly<Record<string, Stage>> = {
  validator: () => {
    const { validator } = rooms();
    return (bar) => void validator.update(bar);
  },
  '+ aggregator': () => through(rooms(), () => {}),
  '+ indicators, wavelets, regime': () => {
    const own = rooms();
    return through(own, (place, bar) => void own.sets[place]!.update(bar));
  },
  '+ strategies': () => {
    const own = rooms();
    return through(own, (place, bar) => {
      const features = own.sets[place]!.update(bar);
      const view = { bar, timeframe: timeframes[place]!, features };
      for (const strategy of own.strategies[place]!) strategy.update(view as never);
    });
  },
};

function through(
  { validator, aggregator }: Rooms,
  closed: (place: number, bar: SymbolBar) => void,
): (bar: SymbolBar) => void {
  return (given) => {
    for (const { bar, interval } of validator.update(given).judgements) {
      if (bar === undefined || interval === undefined) continue;
      for (const event of aggregator.absorb(bar, interval)) {
        if (event.type !== 'closed') continue;
        closed(timeframes.indexOf(event.timeframe), event.bar as unknown as SymbolBar);
      }
    }
  };
}
