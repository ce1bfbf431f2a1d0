import fc from 'fast-check';

// The same draws at every run: a failure is a fault, not luck. BARWAVE_SEED moves them.
fc.configureGlobal({ seed: Number(process.env['BARWAVE_SEED'] ?? 0) });
