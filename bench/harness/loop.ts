import type { Market } from './market.js';
import type { Contestant, Row } from './row.js';

/** Does a block of `count` updates with `it`; says the last result, so that none is left out. */
export type Loop = (it: unknown, market: Market, count: number) => unknown;

/**
 * The loop of one contestant, compiled from source so that each has machine code and call-site
 * feedback of its own, as in a program that uses this operator. One shared loop would make the call
 * in it megamorphic, which no user's is. What lies below the call — kernels, doors, base class —
 * is shared by all operators of the process and sees all of their shapes, ours and the peers' alike.
 * The row's name is part of the source, because V8 shares the feedback of equal sources.
 * `last` starts as a number, so that results that are numbers stay in a register.
 */
export function compileLoop({ step }: Contestant, { name, whole }: Row): Loop {
  const names = 'time, open, high, low, close, volume, bars, pairs, lists, columns';
  const body = whole
    ? `return ${step};`
    : `/* ${name} */ let last = 0; for (let i = 0; i < count; i++) last = ${step}; return last;`;
  return new Function('it', 'market', 'count', `const { ${names} } = market; ${body}`) as Loop;
}
