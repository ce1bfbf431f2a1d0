import { expect, it } from 'vitest';
import { checksum } from '../../src/history/checksum.js';
import { BarHistory } from '../../src/history/index.js';

it('is CRC-32, as everybody has it', () => {
  const digits = Uint8Array.from('123456789', (digit) => digit.charCodeAt(0));
  expect(checksum(digits, 0).toString(16)).toBe('cbf43926'); // the check value of the catalogues
  expect(checksum(Uint8Array.from([7, ...digits]), 1).toString(16)).toBe('cbf43926');
});

it('a bar that comes again with other values is a revision', () => {
  const one = (close: number) => {
    const [time, open, high, low] = [60_000, 10, 12, 9].map((x) => Float64Array.of(x));
    const rest = { close: Float64Array.of(close), volume: Float64Array.of(1) };
    return { time: time!, open: open!, high: high!, low: low!, ...rest };
  };
  const history = new BarHistory();
  history.merge(one(11));
  history.merge(one(11));
  expect(history.revision).toBe(0);
  expect(history.merge(one(10))).toMatchObject({ revised: 1, inserted: 0 });
  expect(history.revision).toBe(1);
});
