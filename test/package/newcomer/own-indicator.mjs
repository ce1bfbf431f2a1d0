// An indicator of one's own: the change of the close in percent.
import { valueKind } from 'barwave/core';
import { series } from 'barwave/indicators';

const change = valueKind('change', {
  warmUp: 2,
  init: () => ({ last: Number.NaN }),
  step(x, state, keep) {
    const percent = 100 * (x / state.last - 1);
    if (keep) state.last = x;
    return percent;
  },
});
console.log(series({ kind: 'change' }, [100, 110, 99], { kinds: { change } }).join());
