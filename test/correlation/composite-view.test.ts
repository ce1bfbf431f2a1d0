import { expect, test } from 'vitest';
import { timeframeOf } from '../../src/bars/index.js';
import { compositeOf } from '../../src/correlation/composite.js';
import type { CompositeView } from '../../src/correlation/composite-view.js';
import { hear } from '../../src/correlation/hear.js';
import { hearSignals } from '../../src/correlation/hear-signals.js';
import { type Composite, SignalCorrelator } from '../../src/correlation/index.js';
import { correlatorDesign } from '../../src/correlation/options.js';
import { sharesOf } from '../../src/correlation/shares.js';
import { SymbolVoices } from '../../src/correlation/symbol-voices.js';
import { type Signal, signalFrom } from '../../src/strategies/index.js';
import { cases } from '../cases.js';
import { Random } from '../contract/series.js';

const hour = 3_600_000;
const start = Date.UTC(2024, 0, 1);
const options = { timeframes: ['1h', '4h', '1d'], strategies: ['trend', 'turn'], rho: 0.4 };

function signal(random: Random, now: number): Signal {
  const timeframe = options.timeframes[random.integer(0, 2)]!;
  const strategy = [...options.strategies, 'stranger'][random.integer(0, 2)]!;
  const bar = { time: now - timeframeOf(timeframe).nominalMs, end: now, revision: 0 };
  const pUp = random.integer(1, 99) / 100;
  const opinion = { direction: 'up', strength: 1, horizonBars: 5, reasons: [], pUp } as const;
  const origin = { symbol: 'S', timeframe, family: 'test', strategy };
  const type = ['spike', 'suspected'][random.integer(0, 1)] as 'spike';
  const restsOn = random.unit() < 0.2 ? [{ type, time: now - hour }] : [];
  return signalFrom(opinion, { ...origin, bar: { ...bar, received: 1, expected: 1 }, restsOn })!;
}

for (const calendar of ['24/7', 'us-equities'] as const) {
  test(`columns hear what voices hear and say the same to the bit, however late it is read: ${calendar}`, () => {
    const design = correlatorDesign({ ...options, calendar });
    for (let seed = 0; seed < cases(50); seed++) {
      const random = new Random(seed);
      const voices = new SymbolVoices(design);
      const said: { readonly view: CompositeView; readonly plain: Composite }[] = [];
      let now = start;
      for (let i = 0; i < 120; i++) {
        now += random.unit() < 0.5 ? 0 : random.integer(-10, 90) * 120_000;
        const records = Array.from({ length: random.integer(0, 2) }, () =>
          signal(random, now + random.integer(-1, 1) * hour),
        );
        const { heard, ignored } = hear(voices.list, records, now, design);
        const read = records.map((one) => {
          return { ...one, source: design.placeOf(one.timeframe, one.strategy) };
        });
        expect(hearSignals(voices, { records: read, count: read.length }, now)).toEqual(ignored);
        expect(voices.list).toEqual(heard);
        if (random.unit() < 0.3) voices.forget(now);
        const rho = random.unit();
        const plain = compositeOf(design, voices.list, now, rho, []);
        said.push({ view: voices.composite(now, rho, []), plain });
        expect(sharesOf(design, voices.list, now, rho)).toEqual(
          plain.contributions.map(({ id, logOdds, share }) => ({ id, logOdds, share })),
        );
        const later = now + random.integer(0, 72) * hour;
        const foretold = compositeOf(design, voices.list, later, rho, []);
        said.push({ view: voices.copied().composite(later, rho, []), plain: foretold });
      }
      for (const { view, plain } of said) expect(view.toObject()).toEqual(plain);
    }
  });
}

test('a composite is what JSON, a copy and a message make of its plain record', () => {
  const correlator = new SignalCorrelator(options);
  const view = correlator.update(start, [signal(new Random(1), start)]);
  const plain = view.toObject();
  expect(JSON.parse(JSON.stringify(view))).toEqual(JSON.parse(JSON.stringify(plain)));
  expect(structuredClone(plain)).toEqual({ ...plain });
  expect(view.contributions).toBe(view.contributions);
});
