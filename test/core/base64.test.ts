import { expect, it } from 'vitest';
import { decodeNumbers, encodeNumbers, holdsNumbers } from '../../src/core/base64.js';
import { decodeBinary, decodeText, encodeBinary, encodeText } from '../../src/core/index.js';

/** A NaN with a payload: engines make them, and hand them on. */
function oddNaN(): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, 0xfff80000);
  view.setUint32(4, 0x12345678);
  return view.getFloat64(0);
}

it('every NaN is written alike, so that equal states are equal texts', () => {
  const snapshot = (x: number) => {
    const window = new Float64Array(1);
    new DataView(window.buffer).setFloat64(0, x, true);
    return { format: 1, version: 1, id: 'x', state: { window, x } };
  };
  expect(encodeText(snapshot(oddNaN()))).toBe(encodeText(snapshot(Number.NaN)));
  expect(encodeBinary(snapshot(oddNaN()))).toEqual(encodeBinary(snapshot(Number.NaN)));
});

it('numbers keep every bit', () => {
  const window = Float64Array.of(-0, 0, 5e-324, 1.7976931348623157e308, 0.1, -1 / 3, Number.NaN);
  const snapshot = { format: 1, version: 1, id: 'x', state: { window } };
  for (const copy of [decodeText(encodeText(snapshot)), decodeBinary(encodeBinary(snapshot))]) {
    expect((copy.state as { window: Float64Array }).window).toEqual(window);
  }
});

it.each([0, 1, 2, 3, 383, 384, 385, 386, 769])('%i numbers are the base64 of their bytes', (n) => {
  const numbers = Float64Array.from({ length: n }, (_, i) => Math.sin(i) * 10 ** (i % 9));
  const text = encodeNumbers(numbers);
  expect(text).toBe(Buffer.from(numbers.buffer).toString('base64'));
  expect(decodeNumbers(`#${text}`, 1)).toEqual(numbers);
  expect(holdsNumbers(`#${text}`, 1)).toBe(true);
});

it.each(['#AAAA', '#AAAAAAAA8D8', '#AAAAAAAA8D8==', '#AAAAAAAA8D*=', '#AAAAAAA=8D8=', '#A==='])(
  '%s is no text of whole doubles',
  (text) => {
    expect(holdsNumbers(text, 1)).toBe(false);
  },
);
