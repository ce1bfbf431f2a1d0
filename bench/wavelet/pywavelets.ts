import { execFileSync } from 'node:child_process';

/** Times itself: nanoseconds a stationary transform of 512 closes, db4 at five levels. */
const program = `
import time, numpy, pywt
x = 100 + numpy.cumsum(numpy.random.default_rng(1).standard_normal(2048))
best = float('inf')
for run in range(15):
    start = time.perf_counter_ns()
    for i in range(200):
        pywt.swt(x[i:i + 512], 'db4', level=5, trim_approx=True, norm=True)
    best = min(best, (time.perf_counter_ns() - start) / 200)
print(pywt.__version__, best)
`;

/** What PyWavelets takes to recompute a window of 512, and how many updates of ours that is. */
export function pywaveletsRecompute(oursNs: number): string {
  try {
    const printed = execFileSync('/usr/bin/python3', ['-c', program], { encoding: 'utf8' });
    const [version, ns] = printed.trim().split(' ');
    const times = Math.round(Number(ns) / oursNs);
    return `PyWavelets ${version}: swt of a window of 512, ${Math.round(Number(ns))} ns, ×${times}`;
  } catch {
    return 'PyWavelets is not installed (python3-pywt): no figure for it';
  }
}
