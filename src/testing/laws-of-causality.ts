import type { BacktestOutcome, BacktestRun, FedBar, MakeStream, Stream, Teller } from './causal.js';
import { cutsOf, elsewhere, futures } from './futures.js';
import { printed } from './printed.js';
import { demand } from './subject.js';
import { turnsOf } from './turns.js';

/** A law holds for a teller on `bars`, or a `LawBroken` says where it does not. */
export type CausalLaw = (tell: Teller, bars: readonly FedBar[]) => void;

/** What everything says that has no foresight. */
export const lawsOfCausality: Readonly<Record<string, CausalLaw>> = {
  'something is said of every bar': (tell, bars) => {
    const { length } = tell(bars);
    demand(length === bars.length, () => `${length} entries for ${bars.length} bars`);
  },

  'told the same twice, it says the same': (tell, bars) => {
    demandSame(linesOf(tell, bars), linesOf(tell, bars), 'the second time');
  },

  ...Object.fromEntries(
    Object.entries(futures).map(([name, future]): [string, CausalLaw] => [
      `what is said stands, whether ${name}`,
      (tell, bars) => {
        const said = linesOf(tell, bars);
        for (const cut of cutsOf(bars.length)) {
          const others = linesOf(tell, future(bars, cut));
          demandSame(others.slice(0, cut), said.slice(0, cut), `${name} bar ${cut - 1}`);
        }
      },
    ]),
  ),

  'what is said of a bar stands, wherever the next one goes': (tell, bars) => {
    const said = linesOf(tell, bars);
    for (const turn of turnsOf(said)) {
      const others = linesOf(tell, elsewhere(bars, turn)).slice(0, turn.cut);
      const turned = `from bar ${turn.cut} on all is ${turn.factor} times as high`;
      demandSame(others, said.slice(0, turn.cut), turned);
    }
  },
};

/** What a stream says of each bar; printed at once, since it may be written anew at the next. */
export function tellerOf(make: MakeStream): Teller {
  return (bars) => {
    const stream: Stream = make(bars);
    return bars.map((bar) => printed(stream.update(bar)));
  };
}

/** What a backtest says of each bar: the equity at its close, and the fills in it. */
export function tellerOfBacktest(run: BacktestRun): Teller {
  return (bars) => {
    const { times, equity, fills } = run(bars);
    const place = new Map(Array.from(times, (time, i) => [time, i]));
    const told = new Set<number>();
    return bars.map(({ time }) => {
      const isFirst = !told.has(time); // several symbols may have a bar of one time
      told.add(time);
      return isFirst ? [equity[place.get(time) ?? -1], fillsAt(fills, time)] : [];
    });
  };
}

/** The fills in the bar that begins at `time`. */
export function fillsAt(fills: BacktestOutcome['fills'], time: number): readonly unknown[] {
  return fills
    .filter((fill) => fill.time === time)
    .map(({ symbol, quantity, price }) => [symbol, quantity, price]);
}

function linesOf(tell: Teller, bars: readonly FedBar[]): readonly string[] {
  return tell(bars).map((said) => (typeof said === 'string' ? said : printed(said)));
}

function demandSame(said: readonly string[], expected: readonly string[], when: string): void {
  expected.forEach((line, i) => {
    demand(said[i] === line, () => `of bar ${i} it says ${said[i]}, not ${line}, where ${when}`);
  });
}
