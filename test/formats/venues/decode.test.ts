import { expect, test } from 'vitest';
import type { SymbolBar } from '../../../src/bars/index.js';
import { type VenueBars, venues } from '../../../src/formats/index.js';
import { type Payload, payloads } from './payloads.js';

test.each(payloads.map((c) => [`${c.venue}: ${c.title}`, c] as const))(
  '%s',
  (_title, { venue, payload, options = {}, bars = [], forming = [], errors = [] }) => {
    const found = venues[venue].decode(payload, options);
    expect(
      found.errors.map(({ line, reason, kind }) => [line, reason, kind].join(' ').trim()),
    ).toEqual(errors);
    expect(found.bars.map(printed)).toEqual(bars);
    expect(found.forming.map(printed)).toEqual(forming);
    for (const bar of [...found.bars, ...found.forming]) expect(bar.feed).toBe(venues[venue].name);
  },
);

test('every venue has a case with bars, and all but the two of plain rows a refusal', () => {
  const withBars = new Set<string>(payloads.filter((c) => c.bars ?? c.forming).map((c) => c.venue));
  expect(Object.keys(venues).filter((name) => !withBars.has(name))).toEqual([]);
});

/** Cells that hold no number, though a lenient reader makes one of some. */
const spoilt: readonly unknown[] = [
  '0x10',
  '1e400',
  '1e-400',
  Number.POSITIVE_INFINITY,
  '1,5',
  'x',
  true,
  {},
];

test.each([null, '', 0, '0x10', true])('a Tardis bar that lasts %o has no time', (interval) => {
  const { payload } = payloads.find(({ venue }) => venue === 'tardis')!;
  const { bars, errors } = venues.tardis.decode({ ...(payload as object), interval });
  expect([bars.length, errors.map(({ reason }) => reason)]).toEqual([0, ['unreadable-time']]);
});

test('the table: read right, refused with the reason, silently wrong', () => {
  const table = new Map<string, Record<Outcome, number>>();
  for (const payload of payloads) {
    const counts = table.get(payload.venue) ?? { right: 0, refused: 0, wrong: 0 };
    table.set(payload.venue, counts);
    counts[outcome(payload)] += 1;
    const intact = decoded(payload, payload.payload);
    for (const cell of spoilt) {
      for (const changed of withCell(payload.payload, cell)) {
        counts[outcomeOf(decoded(payload, changed), intact)] += 1;
      }
    }
  }
  const lines = [...table].map(([venue, { right, refused, wrong }]) =>
    [venue.padEnd(14), ...[right, refused, wrong].map((n) => String(n).padStart(5))].join(' '),
  );
  console.log(['venue: read right, refused with the reason, silently wrong', ...lines].join('\n'));
  expect(table.size).toBe(Object.keys(venues).length);
  expect([...table].filter(([, { wrong }]) => wrong > 0)).toEqual([]);
});

type Outcome = 'right' | 'refused' | 'wrong';

function decoded({ venue, options = {} }: Payload, payload: unknown): VenueBars {
  return venues[venue].decode(payload, options);
}

/** What became of a payload as the provider sends it. */
function outcome(payload: Payload): Outcome {
  const { bars, forming, errors } = decoded(payload, payload.payload);
  const isRight =
    String(bars.map(printed)) === String(payload.bars ?? []) &&
    String(forming.map(printed)) === String(payload.forming ?? []);
  if (!isRight) return 'wrong';
  return errors.length > 0 && bars.length + forming.length === 0 ? 'refused' : 'right';
}

/** What became of a payload with a spoilt cell: its numbers are those of the intact one, or it is said. */
function outcomeOf(found: VenueBars, intact: VenueBars): Outcome {
  if (found.errors.length > intact.errors.length) return 'refused';
  return numbersOf(found) === numbersOf(intact) ? 'right' : 'wrong';
}

function numbersOf({ bars, forming }: VenueBars): string {
  return [...bars, ...forming]
    .map(({ time, open, high, low, close, volume }) =>
      String([time, open, high, low, close, volume]),
    )
    .sort()
    .join(' ');
}

/** `payload` with `cell` in the place of each number in turn, also of those that are text. */
function withCell(payload: unknown, cell: unknown): unknown[] {
  if (typeof payload === 'string') return textsWithCell(payload, cell);
  if (typeof payload === 'number' && Number.isFinite(payload)) return [cell];
  if (Array.isArray(payload)) {
    return payload.flatMap((part, i) => withCell(part, cell).map((one) => payload.with(i, one)));
  }
  if (Object.getPrototypeOf(payload ?? 0) !== Object.prototype) return [];
  return Object.entries(payload as object).flatMap(([key, part]) =>
    withCell(part, cell).map((one) => ({ ...(payload as object), [key]: one })),
  );
}

/** The cells of a decimal, of JSON and of CSV. */
function textsWithCell(text: string, cell: unknown): unknown[] {
  if (/^-?\d+(\.\d+)?$/.test(text)) return [cell];
  if (/^[[{]/.test(text)) return jsonWithCell(text, cell);
  if (typeof cell !== 'string' || cell.includes(',')) return [];
  const cells = [...text.matchAll(/(?<=,)-?[\d.]+(?=[,\n])/g)];
  return cells.map(
    ({ 0: found, index }) => text.slice(0, index) + cell + text.slice(index + found.length),
  );
}

/** JSON spells no infinite number, but 1e400 is one when it is parsed. */
function jsonWithCell(text: string, cell: unknown): string[] {
  return withCell(JSON.parse(text), cell === Number.POSITIVE_INFINITY ? '<1e400>' : cell).map(
    (one) => JSON.stringify(one).replace('"<1e400>"', '1e400'),
  );
}

function printed({ symbol, timeframe, time, open, high, low, close, volume }: SymbolBar): string {
  return [symbol, timeframe ?? '-', time, open, high, low, close, volume].join(' ');
}
