import { expect, it } from 'vitest';
import { explain, Pipeline, type PipelineResult } from '../../../src/pipeline/index.js';
import { learning, minutes } from '../market.js';

const pipeline = new Pipeline(learning);
const results = minutes('X', 9, 150).map((bar) => pipeline.update(bar));
const opened = results.find(({ decision }) => decision?.action === 'open')!;

it('is a chain from the bar over the signals that count to the decision, each link with its facts', () => {
  const { steps, text } = explain(opened.decision!, opened);
  const kinds = [...new Set(steps.map(({ step }) => step))];
  expect(kinds).toEqual(['bar', 'data', 'closed', 'signal', 'composite', 'reason', 'decision']);
  const signals = steps.filter(({ step }) => step === 'signal');
  expect(signals.map(({ facts }) => facts['id'])).toEqual(
    opened.composite!.contributions.map(({ id }) => id),
  );
  expect(text.split('\n').length).toBe(steps.length);
  expect(text.split('\n').at(-1)).toMatch(/^So: open (long|short) [\d.e-]+ at [\d.]+, stop [\d.]+/);
});

it('says of a denial what stood in the way', () => {
  const denied = results.filter(({ decision }) => decision?.denial !== undefined);
  expect(denied.length).toBeGreaterThan(20);
  for (const result of denied) {
    const { text } = explain(result.decision!, result);
    expect(text).toContain(result.decision!.denial!.code.replaceAll('-', ' '));
  }
});

it('every sentence ends, and none has a number that is none', () => {
  for (const result of results) {
    for (const { sentence } of explain(result.decision!, result).steps) {
      expect(sentence).toMatch(/^[A-Za-z].*\.$/);
      expect(sentence).not.toMatch(/NaN|undefined|Infinity/);
    }
  }
});

it('of a decision that a portfolio step settled, the result of its candidate tells why', () => {
  const shared = new Pipeline({ ...learning, portfolio: { maxExposureRatio: 1 } });
  const all: PipelineResult[] = minutes('X', 9, 60).map((bar) => shared.update(bar));
  const settled = all.flatMap(({ decisions }) => decisions)[5]!;
  const made = all.find(({ bars }) => bars.some(({ decision }) => decision?.id === settled.id))!;
  expect(explain(settled, made).steps[0]?.step).toBe('bar');
});

it('with a result of another bar it says the reasons alone', () => {
  const { steps } = explain(opened.decision!, results[0]!);
  expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(['reason', 'decision']));
});
