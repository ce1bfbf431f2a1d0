import type { Market } from './market.js';
import type { Contestant, Row } from './row.js';

/** Does a block of `count` updates with `it`. */
export type Loop = (it: unknown, market: Market, count: number) => void;

/**
 * Bars a call of the compiled loop. Many short calls, because V8 compiles a function that is called
 * often as a whole, but a loop that is already running from its middle: there it no longer knows
 * that `last` is a number, and gives every result a box on the heap that is no doing of `update`'s.
 */
const stretch = 250;

/** Loops compiled so far. */
let loops = 0;

/**
 * The loop of one contestant, compiled from source so that each has machine code and call-site
 * feedback of its own, as in a program that uses this operator. One shared loop would make the call
 * in it megamorphic, which no user's is. What lies below the call — kernels, doors, base class —
 * is shared by all operators of the process and sees all of their shapes, ours and the peers' alike.
 * It says the last result, so that none is left out.
 */
export function compileLoop({ step }: Contestant, { whole }: Row): Loop {
  // V8 keeps the feedback of evaluated code by its text: without a name of its own, each loop that
  // calls `it.update(close[i])` would share its call site with all others that do.
  const own = `/* ${++loops} */`;
  const names = 'time, open, high, low, close, volume, bars, pairs, lists, columns';
  const body = whole
    ? `return ${step};`
    : `let last = 0; for (let i = from; i < to; i++) last = ${step}; return last;`;
  const run = new Function(
    'it',
    'market',
    'from',
    'to',
    `const { ${names} } = market; ${body}${own}`,
  );
  if (whole) return (it, market, count) => void run(it, market, 0, count);
  return (it, market, count) => {
    for (let i = 0; i < count; i += stretch) run(it, market, i, Math.min(i + stretch, count));
  };
}
