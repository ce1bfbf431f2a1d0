import fc from 'fast-check';

// A property that fails has killed its mutant: it is not shrunk. One that takes long on a busy machine ends
// early, with the draws it has made; what it would have killed later survives.
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  endOnFailure: true,
  interruptAfterTimeLimit: 10_000,
});
