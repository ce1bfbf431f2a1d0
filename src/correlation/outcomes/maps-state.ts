import { fitState, misfit, type State } from '../../core/state.js';
import type { SignalBasis } from '../../strategies/signal.js';
import type { SourceMap } from './source-map.js';

const bases: readonly SignalBasis[] = ['prior', 'learned', 'no-skill'];
const width = 5;

/** `maps` as numbers, one after the other. */
export function mapsAsNumbers(maps: readonly SourceMap[]): Float64Array {
  const numbers = new Float64Array(maps.length * width);
  maps.forEach(({ offset, side, slope, outcomes, basis }, i) => {
    numbers.set([offset, side, slope, outcomes, bases.indexOf(basis)], i * width);
  });
  return numbers;
}

export function mapsFrom(given: State | undefined, count: number, path: string): SourceMap[] {
  const numbers = fitState(new Float64Array(count * width), given, path);
  return Array.from({ length: count }, (_, i) => {
    const [offset, side, slope, outcomes, basis] = numbers.subarray(i * width) as unknown as Five;
    const isMap = [offset, side, slope].every((x) => Math.abs(x) <= 1e3);
    const word = bases[basis];
    const isCount = Number.isSafeInteger(outcomes) && outcomes >= 0;
    if (!isMap || !isCount || word === undefined) throw misfit(`${path}[${i}]`, 'is no map');
    return { offset, side, slope, outcomes, basis: word };
  });
}

type Five = readonly [number, number, number, number, number];
