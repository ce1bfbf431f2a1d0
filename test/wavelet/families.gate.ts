import { describe, expect, it } from 'vitest';
import { spikedFamilies, tuningFamilies } from '../../bench/denoise/families.js';
import {
  bestFor,
  drawn,
  gainOver,
  judge,
  judgedSeeds,
  mean,
  tuningSeeds,
} from '../../bench/denoise/judge.js';
import {
  judgedFamilies,
  judgedSpikedFamilies,
  whiteFamilies,
} from '../../bench/denoise/judged-families.js';
import { denoised } from '../../bench/denoise/methods.js';
import { familyPeers, robustPeers } from '../../bench/denoise/peers.js';
import { realPrices } from '../../bench/denoise/real-prices.js';

// What `adaptive` gains on families of signals that no constant was chosen on, beside peers, by the
// code of `npm run bench -- denoise`.
const delays = [0, 1, 3, 7, 15, 31];
const minutes = 60_000;

describe('on families that it was not tuned on', () => {
  const court = {
    peers: familyPeers,
    tuning: drawn(tuningFamilies, [1001]),
    rehearsed: drawn(judgedFamilies, tuningSeeds),
    judged: drawn(judgedFamilies, judgedSeeds),
  };

  it.each(delays)(
    'adaptive at delay %i gains 0.5 dB more than the best single setting, and nearly what a tuned peer does',
    (delay) => {
      const { verdicts } = judge(court, delay);
      const adaptive = mean(verdicts.map((verdict) => verdict.adaptive));
      expect(adaptive - mean(verdicts.map(({ single }) => single))).toBeGreaterThanOrEqual(0.5);
      expect(adaptive - mean(verdicts.map(({ tuned }) => tuned))).toBeGreaterThanOrEqual(-0.5);
    },
    5 * minutes,
  );

  it(
    'no delay costs more than 0.1 dB in white noise',
    () => {
      for (const { name, trials } of drawn(whiteFamilies, judgedSeeds)) {
        const gained = delays.map((delay) => gainOver(trials, denoised({ delay }), delay));
        gained.forEach((gain, i) => {
          const most = Math.max(...gained.slice(0, i));
          expect(gain - most, `${name}, ${delays[i]}`).toBeGreaterThan(-0.1);
        });
      }
    },
    minutes,
  );
});

describe('with one input in a hundred off by twenty deviations', () => {
  const rehearsed = drawn(judgedSpikedFamilies, tuningSeeds);
  const judged = drawn(judgedSpikedFamilies, judgedSeeds);

  it.each(delays)(
    'adaptive at delay %i is within 4 dB of the best robust peer, and within 2 dB in the mean',
    (delay) => {
      const behind = judged.map(({ trials }, i) => {
        const peer = bestFor([...familyPeers, ...robustPeers], rehearsed[i]!, delay);
        const theirs = gainOver(trials, peer.estimator, delay);
        return theirs - gainOver(trials, denoised({ delay }), delay);
      });
      const far = judged.map(({ name }, i) => `${name} ${behind[i]!.toFixed(1)}`);
      console.log(`d=${delay}: ${far.join(', ')}; mean ${mean(behind).toFixed(2)}`);
      expect(mean(behind)).toBeLessThan(2);
      expect(far.filter((_, i) => behind[i]! >= 4)).toEqual([]);
    },
    5 * minutes,
  );
});

it(
  'on real prices with noise of one step 2 dB are gained at every delay',
  () => {
    const prices = realPrices();
    if (prices.length === 0) console.log('real prices: not present');
    for (const { name, trials } of prices) {
      const gained = delays.map((delay) => gainOver(trials, denoised({ delay }), delay));
      console.log(`${name}: ${gained.map((gain) => gain.toFixed(2)).join(', ')}`);
      for (const gain of gained) expect(gain, name).toBeGreaterThan(2);
    }
  },
  minutes,
);

it('the tuning half and the judged half share no family', () => {
  const names = (families: readonly { name: string }[]) => families.map(({ name }) => name);
  const looked = new Set([...names(tuningFamilies), ...names(spikedFamilies)]);
  const all = [...names(judgedFamilies), ...names(judgedSpikedFamilies)];
  expect(all.filter((name) => looked.has(name))).toEqual([]);
  expect(looked.size).toBeGreaterThanOrEqual(30);
  expect(all.length).toBeGreaterThanOrEqual(30);
});
