import { expect, it } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import { fromCsv, fromRecords } from '../../src/formats/index.js';

const head = 'time,open,high,low,close,volume';
const row = (i: number): string => `${1_704_445_200_000 + i * 60_000},10,12,9,11,5`;

const noTables: readonly [what: string, text: string, remedy: string][] = [
  ['JSON', '[{"t":1,"o":2}]', 'fromRecords'],
  ['a page', '<!doctype html><html><body>404</body></html>', 'web page'],
  ['a spreadsheet', 'PK\u0003\u0004\u0014', 'save it as CSV'],
  ['a compressed file', '\u001F\uFFFD\u0008\u0000garbage', 'unpack'],
  ['a name', 'data/bars.csv', 'give the text in it'],
  ['no delimiter', `${head}\n${row(0)}`.replaceAll(',', ' '), 'rows have one cell'],
];

it.each(noTables)(
  '%s is refused with a remedy, and no option that would not help',
  (_, text, remedy) => {
    const { refusal, columns } = fromCsv(text);
    expect(columns.time.length).toBe(0);
    expect(refusal?.remedy).toContain(remedy);
    expect(refusal?.option).toBeUndefined();
  },
);

it('a file of closes alone is told how to be read', () => {
  const closes = 'date,close\n2024-01-01,10\n2024-01-02,11';
  const { refusal } = fromCsv(closes);
  expect(refusal).toMatchObject({ reason: 'missing-column', option: 'columns.open' });
  expect(refusal?.remedy).toContain("set columns.open, columns.high and columns.low to 'close'");
  const columns = { open: 'close', high: 'close', low: 'close' };
  expect([...fromCsv(closes, { columns }).columns.low]).toEqual([10, 11]);
});

it('titles that come again where files were joined cost their own row alone', () => {
  const { columns, errors, refusal } = fromCsv([head, row(0), head, row(1)].join('\n'));
  expect([refusal, columns.time.length]).toEqual([undefined, 2]);
  expect(errors).toMatchObject([
    { line: 3, remedy: 'the titles again, as where files were joined' },
  ]);
});

it('times that a spreadsheet has rounded are named as that', () => {
  const { refusal } = fromCsv(`${head}\n1.70445E+12,10,12,9,11,5`);
  expect(refusal).toMatchObject({ reason: 'implausible-time', field: 'time' });
  expect(refusal?.remedy).toContain('rounded');
});

it('the decimal sign is blamed only where it may be the matter', () => {
  const of = (cell: string) =>
    fromCsv(`${head}\n${row(0)}\n${row(1).replace('10', cell)}`).errors[0];
  for (const cell of ['(11)', '10%', '0x10', '1e400', 'Infinity']) {
    expect(of(cell)?.option).toBeUndefined();
    expect(of(cell)).toMatchObject({ reason: 'unreadable-number', field: 'open' });
  }
  expect(of('"1,5,0"')?.option).toBe('decimal');
});

it('what is no record says what it is; one that cannot be read throws nothing', () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const list = Proxy.revocable<unknown[]>([], {});
  list.revoke();
  expect(() => fromRecords(list.proxy)).toThrow(ConfigError);
  const listless = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const given = [[1, 2], new Map([['t', 1]]), null, revoked.proxy, listless, {}, undefined, 5];
  delete given[6]; // a hole is a record that is none
  const { errors, rows } = fromRecords(given);
  expect([rows, errors.length]).toEqual([8, 8]);
  const remedies = [
    'fromCcxt',
    'fromEntries',
    'no record',
    'threw',
    'threw',
    'no field',
    'no record',
  ];
  remedies.forEach((remedy, i) => {
    expect(errors[i]).toMatchObject({ reason: 'not-a-row' });
    expect(errors[i]!.remedy).toContain(remedy);
  });
});

it.each([
  ['EST', "(did you mean 'America/New_York'?)"],
  ['cet', "(did you mean 'Europe/Berlin'?)"],
  ['Berlin', "(did you mean 'Europe/Berlin'?)"],
  ['Europe/Prague', "or one of 'UTC', 'America/New_York'"],
])('a clock called %s is answered with those that there are', (timeZone, said) => {
  expect(() => fromCsv('time,open', { timeZone })).toThrow(said);
});
