import { requireFields } from '../core/door.js';
import { requireList } from '../core/lists.js';
import type { CausalSubject, FedBar, Teller } from './causal.js';
import { lawsOfBacktests } from './laws-of-backtests.js';
import { lawsOfCausality, tellerOf, tellerOfBacktest } from './laws-of-causality.js';
import { lawsOfStreams } from './laws-of-streams.js';
import { LawBroken, requireFunction } from './subject.js';

/**
 * Hold one's own code to the laws of causality: it says the same of a bar whatever comes after it,
 * twice the same of the same bars, nothing before its warm-up; its `peek` changes nothing, its
 * snapshot continues to the same bits; a backtest fills nothing by the close of the same
 * bar, nor the better the further that bar goes.
 *
 * @param subject  `tell`: a function of a whole series; `stream`: makes something with `update`;
 *                 `backtest`: runs one and gives its equity and fills
 * @param bars     a lively series, some hundreds of bars; a bar that comes again with other prices is
 *                 a correction, of which nothing may be known before
 * @returns the names of the laws that were held
 * @throws {LawBroken} naming the law and the bar
 * @example
 * import { type CausalSubject, holdCausal, type Teller } from 'barwave/testing';
 * const mean = (bars: readonly { close: number }[]) => bars.reduce((sum, { close }) => sum + close, 0) / bars.length;
 * const causal: Teller = (bars) => bars.map((_, i) => mean(bars.slice(0, i + 1)));
 * holdCausal({ tell: causal }, minuteBars).length; // 6
 * const ofAll: Teller = (bars) => bars.map(({ close }) => close - mean(bars));
 * holdCausal({ tell: ofAll }, minuteBars); // throws what is said stands, whether nothing comes after
 */
export function holdCausal(subject: CausalSubject, bars: readonly FedBar[]): readonly string[] {
  requireFields('subject', subject);
  for (const [i, bar] of Array.from(requireList('bars', bars)).entries()) {
    requireFields(`bars[${i}]`, bar as FedBar);
  }
  const names = Object.entries(lawsOfCausality).map(([name, law]) =>
    held(name, () => law(tellerIn(subject), bars)),
  );
  if ('stream' in subject) {
    for (const [name, law] of Object.entries(lawsOfStreams)) {
      names.push(held(name, () => law(subject.stream, bars)));
    }
  }
  if ('backtest' in subject) {
    for (const [name, law] of Object.entries(lawsOfBacktests)) {
      names.push(held(name, () => law(subject.backtest, bars)));
    }
  }
  return names;
}

function tellerIn(subject: CausalSubject): Teller {
  if ('tell' in subject) return requireFunction('subject.tell', subject.tell);
  if ('stream' in subject) return tellerOf(requireFunction('subject.stream', subject.stream));
  return tellerOfBacktest(requireFunction('subject.backtest', subject.backtest));
}

/** The name of a law that holds; what it throws has it in front. */
function held(name: string, hold: () => void): string {
  try {
    hold();
    return name;
  } catch (error) {
    throw error instanceof LawBroken ? new LawBroken(`${name}: ${error.message}`) : error;
  }
}
