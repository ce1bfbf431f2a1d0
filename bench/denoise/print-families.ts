import { tuningFamilies } from './families.js';
import { bestFor, drawn, gainOver, judge, judgedSeeds, mean, tuningSeeds } from './judge.js';
import { judgedFamilies, judgedSpikedFamilies } from './judged-families.js';
import { denoised } from './methods.js';
import { familyPeers, robustPeers } from './peers.js';
import { realPrices } from './real-prices.js';

/** What `adaptive` gains on families that it was not tuned on, and where it loses. */
export function printFamilies(delays: readonly number[]): void {
  const court = {
    peers: familyPeers,
    tuning: drawn(tuningFamilies, [1001]),
    rehearsed: drawn(judgedFamilies, tuningSeeds),
    judged: drawn(judgedFamilies, judgedSeeds),
  };
  console.log(
    `\nGain in dB on ${judgedFamilies.length} families that no constant was chosen on, ${judgedSeeds.length} seeds each:` +
      '\nadaptive, the single setting that was best over the other families, and the peer tuned for each family',
  );
  for (const delay of delays) {
    const { single, verdicts } = judge(court, delay);
    const means = (['adaptive', 'single', 'tuned'] as const).map((who) =>
      mean(verdicts.map((verdict) => verdict[who])).toFixed(2),
    );
    console.log(`d=${delay}: ${means.join(' / ')}; the single setting is ${single.name}`);
    for (const { name, adaptive, single: other, tuned, tunedName } of verdicts) {
      if (adaptive >= Math.max(other, tuned) - 0.5) continue;
      const gained = [adaptive, other, tuned].map((x) => x.toFixed(2)).join(' / ');
      console.log(`  loses 0.5 dB or more on ${name}: ${gained} (${tunedName})`);
    }
  }
  console.log('\nWith one input in a hundred off by 20 σ: adaptive / the best peer, robust or not');
  const rehearsed = drawn(judgedSpikedFamilies, tuningSeeds);
  const spiked = drawn(judgedSpikedFamilies, judgedSeeds);
  for (const delay of delays) {
    const cells = spiked.map(({ name, trials }, i) => {
      const peer = bestFor([...familyPeers, ...robustPeers], rehearsed[i]!, delay);
      const gained = [denoised({ delay }), peer.estimator].map((estimator) =>
        gainOver(trials, estimator, delay).toFixed(1),
      );
      return `${name} ${gained.join(' / ')}`;
    });
    console.log(`d=${delay}: ${cells.join('; ')}`);
  }
}

/** What `adaptive` gains on real prices with noise of one step, and where a longer delay costs it. */
export function printRealPrices(delays: readonly number[]): void {
  const prices = realPrices();
  console.log(`\nReal prices with noise of one step${prices.length > 0 ? '' : ': not present'}`);
  for (const { name, trials } of prices) {
    const gained = delays.map((delay) => gainOver(trials, denoised({ delay }), delay));
    const costs = gained.map((gain, i) => Math.max(...gained.slice(0, i), gain) - gain);
    const worst = costs.indexOf(Math.max(...costs));
    const cost =
      costs[worst]! > 0.1 ? `; d=${delays[worst]} costs ${costs[worst]!.toFixed(2)}` : '';
    console.log(`${name}: ${gained.map((gain) => gain.toFixed(2)).join(', ')}${cost}`);
  }
}
