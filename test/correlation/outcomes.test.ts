import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import { SignalCorrelator } from '../../src/correlation/index.js';
import { correlatorDesign } from '../../src/correlation/options.js';
import { Outcomes } from '../../src/correlation/outcomes/outcomes.js';
import { type Signal, signalFrom } from '../../src/strategies/index.js';
import { Random } from '../contract/series.js';

const minute = 60_000;
const options = { timeframes: ['1m'], strategies: ['a', 'b'] };

const signal = (strategy: string, end: number, statedUp: number): Signal => {
  const bar = { time: end - minute, end, revision: 0, received: 1, expected: 1 };
  const opinion = { direction: 'up', strength: 1, horizonBars: 1, reasons: [] } as const;
  const origin = { symbol: 'S', timeframe: '1m', family: 'test', strategy, bar };
  return signalFrom({ ...opinion, pUp: statedUp }, origin)!;
};

/** A walk of minutes whose next step goes the way that was said with probability `right`. */
function live(right: number, bars: number, minOutcomes = 256): readonly Signal[] {
  const outcomes = new Outcomes(correlatorDesign({ ...options, learning: { minOutcomes } }));
  const random = new Random(5);
  const said: Signal[] = [];
  let close = 1000;
  for (let i = 0; i < bars; i++) {
    const up = random.unit() < 0.5;
    const [one] = outcomes.learned(0, [signal('a', i * minute, up ? 0.55 : 0.45)], false);
    outcomes.begin();
    outcomes.close(0, { close, end: i * minute }, [one!]);
    said.push(one!);
    close += up === random.unit() < right ? 1 : -1;
  }
  return said;
}

describe('outcomes', () => {
  it('make a probability of what was stated, once there are enough', () => {
    const said = live(0.7, 3000);
    expect(said[200]).toMatchObject({ basis: 'prior', statedUp: said[200]!.pUp });
    expect(said.findIndex(({ basis }) => basis !== 'prior')).toBe(258);
    const last = said.slice(2500);
    for (const { pUp, statedUp, basis } of last) {
      expect(basis).toBe('learned');
      expect(Math.abs(pUp - (statedUp > 0.5 ? 0.7 : 0.3))).toBeLessThan(0.05);
    }
  });

  it('turn a source around that is wrong more often than right', () => {
    const { direction, statedUp } = live(0.3, 1500).at(-1)!;
    expect(direction).toBe(statedUp > 0.5 ? 'down' : 'up');
  });

  it('of a coin show no skill', () => {
    const last = live(0.5, 3000).at(-1)!;
    expect(last.basis).toBe('no-skill');
    expect(Math.abs(last.pUp - 0.5)).toBeLessThan(0.05);
  });

  it('of a market that drifts are shared by its sources, what each says aside', () => {
    const correlator = new SignalCorrelator(options);
    const random = new Random(6);
    for (let i = 0; i < 4000; i++) {
      const [one, other] = [0.45, 0.55].map((p) => signal('a', i, random.unit() < 0.5 ? p : 1 - p));
      const outcome = Number(random.unit() < 0.6);
      correlator.observe({ outcome, signals: i < 3900 ? [one!] : [one!, other!] });
    }
    correlator.observe({ outcome: 1, signals: [signal('b', 0, 0.45)] });
    for (const name of ['1m|a', '1m|b']) {
      const { offset, side, slope } = correlator.learned[name]!;
      expect(Math.abs(offset - Math.log(0.6 / 0.4))).toBeLessThan(0.1);
      expect(Math.abs(side + slope * 0.2)).toBeLessThan(0.03);
    }
    const resumed = new SignalCorrelator(options);
    resumed.restore(decodeText(encodeText(correlator.snapshot())));
    expect(resumed.learned).toEqual(correlator.learned);
  });

  it('count from the bar after the next: what a close may still change has taught nothing', () => {
    const learning = { minOutcomes: 1, priorOutcomes: 1, priorTrust: 1 };
    const design = correlatorDesign({ ...options, learning });
    const outcomes = new Outcomes(design);
    const up = (at: number): Signal => outcomes.learned(0, [signal('a', at, 0.55)], false)[0]!;
    const close = (at: number, price: number): void =>
      outcomes.close(0, { close: price, end: at }, [signal('a', at, 0.55)]);
    close(0, 100);
    close(1, 101); // decides what was said at 0
    expect(up(2).basis).toBe('prior'); // 1 may still be corrected
    close(2, 102);
    expect(up(3).basis).toBe('no-skill');
    expect(up(3).pUp).toBeGreaterThan(0.55);
  });

  it('of a corrected bar are those of its last word', () => {
    const make = () => new Outcomes(correlatorDesign({ ...options, learning: { minOutcomes: 1 } }));
    const [plain, corrected] = [make(), make()];
    const random = new Random(8);
    for (let i = 0; i < 300; i++) {
      const close = 100 + random.unit();
      const said = [signal('a', i, 0.6), signal('b', i, 0.4)].slice(0, 1 + (i % 2));
      plain.begin();
      plain.close(0, { close, end: i }, plain.learned(0, said, false));
      corrected.begin();
      corrected.close(0, { close: close + 1, end: i }, []);
      corrected.revise(0, { close, end: i }, corrected.learned(0, said, true));
    }
    expect(corrected.snapshot()).toEqual(plain.snapshot());
  });

  it('that are frozen teach nothing, and are used from the first bar on', () => {
    const frozen = { '1m|a': { offset: 0, side: 0, slope: -1 } };
    const correlator = new SignalCorrelator({ ...options, learning: { frozen } });
    expect(correlator.observe({ outcome: 1, signals: [signal('a', 0, 0.6)] })).toBe(false);
    correlator.update(signal('a', 0, 0.6));
    expect(correlator.composite('S', 0).pUp).toBeCloseTo(0.4, 12);
    const unknown = { '5m|a': { offset: 0, side: 0, slope: 1 } };
    expect(() => new SignalCorrelator({ ...options, learning: { frozen: unknown } })).toThrow(
      /learning\.frozen\.5m\|a must be named after one of 1m\|a, 1m\|b/,
    );
  });
});

describe('a correlator that is told of outcomes', () => {
  const taught = (right: number): SignalCorrelator => {
    const correlator = new SignalCorrelator(options);
    const random = new Random(2);
    for (let i = 0; i < 3000; i++) {
      const pUp = random.unit() < 0.5 ? 0.55 : 0.45;
      const isRight = random.unit() < right;
      const outcome = Number(pUp > 0.5 === isRight);
      correlator.observe({ outcome, signals: [signal('a', i, pUp)] });
    }
    return correlator;
  };

  it('repeats what it has learned of one fresh source', () => {
    const correlator = taught(0.65);
    correlator.update(signal('a', minute, 0.55));
    const { pUp, coverage, isNil, horizonMs } = correlator.composite('S', minute);
    expect(Math.abs(pUp - 0.65)).toBeLessThan(0.03);
    expect([coverage, isNil, horizonMs]).toEqual([0.5, false, minute]);
    const { outcomes, brier, basis } = correlator.learned['1m|a']!;
    expect([outcomes, basis]).toEqual([3000, 'learned']);
    expect(brier).toBeLessThan(0.24);
  });

  it('covers nothing where no source that speaks has skill', () => {
    const correlator = taught(0.5);
    correlator.update(signal('a', minute, 0.55));
    expect(correlator.composite('S', minute)).toMatchObject({ coverage: 0, isNil: true });
    correlator.update(signal('b', minute, 0.55)); // of which nothing is known
    expect(correlator.composite('S', minute)).toMatchObject({ coverage: 1, isNil: false });
  });

  it('goes on from its snapshot', () => {
    const correlator = taught(0.6);
    correlator.update(signal('a', minute, 0.55));
    const resumed = new SignalCorrelator(options);
    resumed.restore(decodeText(encodeText(correlator.snapshot())));
    expect(resumed.composite('S', minute)).toEqual(correlator.composite('S', minute));
    expect(encodeText(resumed.snapshot())).toBe(encodeText(correlator.snapshot()));
  });

  it('takes what is no outcome for none', () => {
    const correlator = new SignalCorrelator(options);
    const hostile = {
      get outcome(): number {
        throw new Error('no');
      },
      signals: [],
    };
    for (const one of [hostile, null, 3, { outcome: 2, signals: [] }, { outcome: 1, signals: 4 }]) {
      expect(correlator.observe(one as never)).toBe(false);
    }
    expect(correlator.learned).toEqual({});
  });
});
