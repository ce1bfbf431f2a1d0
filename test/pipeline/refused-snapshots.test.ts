import { describe, expect, it } from 'vitest';
import { type Change, forged, is, lived, make, refusal, twice } from './forged.js';

const good = lived.snapshot();
/** The same without lanes, which take long to restore. */
const shared = forged(good, 'lanes', is([]));
const fresh = make();
const ending = (numbers: Float64Array) => numbers.subarray(1);

const decision = (at: string): [string, Change, string][] => [
  [`${at}.action`, is('buy'), `${at}.action: is an unknown word`],
  [`${at}.side`, is('up'), `${at}.side: is an unknown word`],
  [`${at}.revision`, is(-1), `${at}: has numbers that cannot be`],
  [`${at}.revision`, is(0.5), `${at}`],
  [`${at}.quantity`, is(-1), `${at}: has numbers that cannot be`],
  [`${at}.quantity`, is(Number.NaN), `${at}: has numbers that cannot be`],
  [`${at}.boundBy`, is(5), `${at}: is bound by no name`],
  [`${at}.reasons`, is({}), `${at}.reasons: expected an array`],
  [`${at}.reasons.1.code`, is(5), `${at}.reasons[1].code: expected a string`],
  [`${at}.reasons.2.of`, is(5), `${at}.reasons[2].of: expected a string`],
  [`${at}.reasons.0`, is(5), `${at}.reasons[0]`],
  [`${at}.reasons.0.more`, is(5), `${at}.reasons[0]`],
  [`${at}.denial`, is({ code: 5 }), `${at}.denial.code: expected a string`],
  [`${at}.more`, is(5), `${at}`],
];

describe('a snapshot of a pipeline', () => {
  const replay = 'lanes.0.lane.replay';

  it('is restored as it is, with decisions without a bound and denied ones', () => {
    expect(refusal(() => make().restore(good))).toBe('accepted');
    const unbound = forged(good, 'desks.pendings.0.boundBy', is(null));
    expect(refusal(() => make().restore(unbound))).toBe('accepted');
    const denied = forged(good, 'desks.pendings.0.denial', is({ code: 'x', value: 1, of: 'y' }));
    expect(refusal(() => make().restore(denied))).toBe('accepted');
  });

  it.each<[string, Change, string]>([
    ['equity', is('1'), 'equity'],
    ['rates', is({}), 'rates: expected an array'],
    ['rates', twice, 'rates[1]: is no rate of its own'],
    ['rates.0.rate', is(0), 'rates[0]: is no rate of its own'],
    ['rates.0.symbol', is(''), 'rates[0]: is no rate of its own'],
    ['rates.0.time', is(1e16), 'rates[0]: is no rate of its own'],
    ['ledger.toldAt', is(Number.NaN), 'ledger.toldAt: is no money'],
    ['ledger.toldAt', is('1'), 'ledger.toldAt'],
    ['ledger.more', is(1), 'ledger'],
    ['desks.symbols', is({}), 'desks.symbols: expected an array'],
    ['desks.symbols', is(['']), 'desks.symbols[0]: expected a symbol of its own'],
    ['desks.numbers', ending, 'desks.numbers'],
    ['desks.pendings', is({}), 'desks.pendings: expected an array'],
    ['desks.pendings', twice, 'desks.pendings[1]: is not pending at a desk'],
    ['desks.pendings.0.symbol', is('B'), 'desks.pendings[0]: is not pending at a desk'],
    ['desks.pendings.0.action', is('hold'), 'desks.pendings[0]: is not pending at a desk'],
    ['desks.pendings.0.quantity', (x: number) => x / 2, 'desks.pendings[0]: has less than is left'],
    ...decision('desks.pendings.0'),
    ['portfolio.guard', is(0), 'portfolio.guard: expected none'],
    ['portfolio.end', is('1'), 'portfolio.end'],
    ['portfolio.candidates', is({}), 'portfolio.candidates: expected an array'],
    ['portfolio.candidates', twice, 'portfolio.candidates[1]: has a symbol twice'],
    ['portfolio.candidates.0.equity', is('1'), 'portfolio.candidates[0].equity'],
    ...decision('portfolio.candidates.0.decision'),
    ['lanes', is({}), 'lanes: expected an array'],
    ['lanes', twice, 'lanes[1].symbol: A has a lane here'],
    ['lanes.0.symbol', is(''), 'lanes[0].symbol: expected a symbol'],
    ['lanes.0.epoch', is(-1), 'lanes[0].epoch: expected the number of an epoch'],
    ['lanes.0.epoch', is(0.5), 'lanes[0].epoch: expected the number of an epoch'],
    [`${replay}.numbers`, is(5), `${replay}.numbers: expected numbers`],
    [`${replay}.numbers`, ending, `${replay}.numbers: expected what happened, in rows`],
    [`${replay}.sources`, is(5), `${replay}.sources: expected texts`],
    [`${replay}.sources`, is([5]), `${replay}.sources: expected texts`],
    [`${replay}.names`, is([5]), `${replay}.names: expected texts`],
    [`${replay}.names`, is(['a']), `${replay}.revisions: expected a count for each name`],
    [`${replay}.marks`, is(5), `${replay}.marks: expected an array`],
    [`${replay}.marks`, is([]), `${replay}.marks: expected a first one`],
    [`${replay}.marks.0.at`, is(1), `${replay}.marks[0]: is no place in what happened`],
    [`${replay}.marks.1.at`, is(1e6), `${replay}.marks[1]: is no place in what happened`],
    [`${replay}.marks.1.barCount`, is(9), `${replay}.marks[1]: is no place in what happened`],
    ['more', is(1), ''],
  ])('with another %s is refused (%#)', (path, to, message) => {
    const named = message.replace(/\.(\d+)/g, '[$1]');
    const found = refusal(() =>
      fresh.restore(forged(path.startsWith('lanes') ? good : shared, path, to)),
    );
    expect(found).toContain(`SnapshotError state${named === '' ? '' : '.'}${named}`);
  });

  it('that is refused leaves everything as it was', () => {
    expect(fresh.snapshot()).toStrictEqual(make().snapshot());
  });
});
