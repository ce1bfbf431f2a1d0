import type { DenoiserParameters } from '../../src/wavelet/index.js';
import { family, trialOf } from './families.js';
import { gains, meanOf } from './gain.js';
import { gainOver } from './judge.js';
import { denoised, judged } from './methods.js';
import { chirp, walk } from './shapes.js';

const modes = ['adaptive', 'fast'] as const;

/** Gains at no delay on what denoisers do badly, the blur of a walk, and what thresholds are worth. */
export function printHard(): void {
  console.log('\nAt no delay: adaptive, fast');
  const gaussWalk = (step: number) => walk((random) => step * random.gauss());
  for (const hard of [
    family('sine of 5 σ whose period goes from 60 to 6.5 inputs', chirp(60, 6.5, 5)),
    family('walk, noise of one step', gaussWalk(1)),
    family('walk, noise of two steps', gaussWalk(0.5)),
  ]) {
    const trials = judged.map((seed) => trialOf(hard, seed));
    const all = modes.map((mode) => gainOver(trials, denoised({ mode }), 0).toFixed(1));
    console.log(`${hard.name}: ${all.join(', ')} dB`);
  }
  const silent = family('', gaussWalk(1), () => new Float64Array(2048));
  const blurs = modes.map((mode) => {
    const { clean } = trialOf(silent, 1);
    const squares = denoised({ mode })(clean).map((estimate, t) => (estimate - clean[t]!) ** 2);
    return Math.sqrt(squares.slice(128).reduce((sum, x) => sum + x, 0) / (squares.length - 128));
  });
  console.log(
    `blur of a walk without noise, in steps: ${blurs.map((x) => x.toFixed(2)).join(', ')}`,
  );
  console.log('\nRules, soft, beside `own`, fast at d = 7: means over the six signals');
  const rules: Partial<DenoiserParameters>[] = [
    {},
    { rule: 'universal', threshold: 'soft' },
    { rule: 'bayes', threshold: 'soft' },
    { rule: 'sure', threshold: 'soft' },
  ];
  for (const rule of rules) {
    const mean = meanOf(
      gains(denoised({ mode: 'fast', delay: 7, ...rule }), 7, 'gaussian', judged),
    );
    console.log(`${rule.rule ?? 'own'}: ${mean.toFixed(2)} dB`);
  }
}
