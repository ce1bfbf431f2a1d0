import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { sp500 } from './market.js';
import { firstDifference } from './resume.js';

it('all 5,105 bars, replaced by its decoded snapshot at every one', () => {
  const bars = sp500();
  expect(bars).toHaveLength(5105);
  expect(firstDifference(bars, 0, bars.length)).toBe(-1);
});

it('resumes in a fresh process to the same bits', () => {
  const said = execFileSync('npx', ['tsx', 'test/pipeline/resume-elsewhere.ts'], {
    encoding: 'utf8',
  });
  expect(said.trim()).toBe('equal');
});
