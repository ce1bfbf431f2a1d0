import type { Bar } from '../../src/bars/bar.js';
import { encodeText, type Snapshot } from '../../src/core/index.js';
import type { ParallelPipeline } from '../../src/parallel/index.js';
import type { Advance, Pipeline } from '../../src/pipeline/index.js';
import { type Decision, orderSideOf } from '../../src/risk/index.js';
import { printed } from './market.js';

/** Turns what is said into text. */
export type Printer = (said: unknown) => string;

/** Something that a caller does. */
export type Act =
  | { readonly type: 'update'; readonly bars: readonly Bar[] }
  | { readonly type: 'warm'; readonly bars: readonly Bar[] }
  | { readonly type: 'advance'; readonly now: number }
  /** Half of what was decided last is filled, the rest is not. */
  | { readonly type: 'fill' }
  | { readonly type: 'equity'; readonly equity: number }
  | { readonly type: 'move'; readonly symbol: string; readonly share: number }
  | { readonly type: 'resume' };

/** Bars of a feed in pieces of random length, and what a caller does between them. */
export function scriptOf(bars: readonly unknown[], random: () => number): Act[] {
  const acts: Act[] = [];
  for (let at = 0; at < bars.length; ) {
    const length = 1 + Math.floor(random() * random() * 60);
    const piece = bars.slice(at, at + length) as Bar[];
    acts.push({ type: at === 0 ? 'warm' : 'update', bars: piece });
    at += length;
    const chance = random();
    const time = piece.findLast((bar) => typeof bar?.time === 'number' && bar.time > 0)?.time ?? 0;
    if (chance < 0.3) acts.push({ type: 'fill' });
    else if (chance < 0.5) acts.push({ type: 'advance', now: time + 70_000 });
    else if (chance < 0.55) acts.push({ type: 'equity', equity: 50_000 + 1e5 * random() });
    else if (chance < 0.65) acts.push({ type: 'move', symbol: 'S1', share: random() });
    else if (chance < 0.7) acts.push({ type: 'resume' });
  }
  return acts;
}

/** What is said of one act, and decided last before the next. */
interface Said {
  readonly text: string;
  readonly decisions: readonly Decision[];
}

/** What one `Pipeline` says to `acts`. */
export function saidBy(
  make: () => Pipeline,
  acts: readonly Act[],
  print: Printer = printed,
): string[] {
  let pipeline = make();
  const texts: string[] = [];
  let decisions: readonly Decision[] = [];
  for (const act of acts) {
    if (act.type === 'update') {
      const results = act.bars.map((bar) => pipeline.update(bar));
      const said = saidOf({ results, decisions: results.flatMap((one) => one.decisions) }, print);
      texts.push(said.text);
      decisions = said.decisions;
    } else if (act.type === 'warm') texts.push(print(pipeline.warm(act.bars)));
    else if (act.type === 'advance') {
      const said = saidOf(pipeline.advance(act.now), print);
      texts.push(said.text);
      decisions = said.decisions;
    } else if (act.type === 'fill') {
      texts.push(print(fillsOf(decisions).map((fill) => pipeline.onFill(fill))));
    } else if (act.type === 'equity') pipeline.setEquity(act.equity);
    else if (act.type === 'resume') {
      const snapshot = pipeline.snapshot();
      texts.push(encodeText(snapshot));
      pipeline = make();
      pipeline.restore(snapshot);
    }
  }
  texts.push(encodeText(pipeline.snapshot()), print(pipeline.symbols));
  return texts;
}

/** The same of lanes behind ports; `resume` goes on with another one. */
export async function saidInParallel(
  make: () => ParallelPipeline,
  acts: readonly Act[],
  hosts: number,
  print: Printer = printed,
): Promise<string[]> {
  let parallel = make();
  const texts: string[] = [];
  let decisions: readonly Decision[] = [];
  for (const act of acts) {
    if (act.type === 'update') {
      const results = await parallel.update(act.bars);
      const said = saidOf({ results, decisions: results.flatMap((one) => one.decisions) }, print);
      texts.push(said.text);
      decisions = said.decisions;
    } else if (act.type === 'warm') texts.push(print(await parallel.warm(act.bars)));
    else if (act.type === 'advance') {
      const said = saidOf(await parallel.advance(act.now), print);
      texts.push(said.text);
      decisions = said.decisions;
    } else if (act.type === 'fill') {
      texts.push(print(await Promise.all(fillsOf(decisions).map((fill) => parallel.onFill(fill)))));
    } else if (act.type === 'equity') void parallel.setEquity(act.equity);
    else if (act.type === 'move') void parallel.move(act.symbol, Math.floor(act.share * hosts));
    else {
      const snapshot: Snapshot = await parallel.snapshot();
      texts.push(encodeText(snapshot));
      parallel.close();
      parallel = make();
      await parallel.restore(snapshot);
    }
  }
  texts.push(encodeText(await parallel.snapshot()), print(parallel.symbols));
  parallel.close();
  return texts;
}

function saidOf({ results, decisions }: Advance, print: Printer): Said {
  return { text: print([results, decisions]), decisions };
}

function fillsOf(decisions: readonly Decision[]) {
  return decisions
    .filter(({ action }) => action !== 'hold')
    .map((decision) => {
      const { id, symbol, end, quantity, price } = decision;
      const units = (orderSideOf(decision) === 'buy' ? 1 : -1) * (quantity / 2);
      return { id: `fill of ${id}`, symbol, time: end, quantity: units, price, fee: 0.5 };
    });
}
