import { messageOf } from '../core/own-code.js';
import type { Found } from '../pipeline/found.js';

/** What was found, as a value that crosses a port: without those for whom it was found. */
export function toldOf(found: Found): Found {
  const { symbol, judged, passed, signals, ignored, rows, voices, rho, marks, time } = found;
  const { quality, formingNumbers, forming } = found;
  const all = { symbol, judged, passed, signals, ignored, rows, voices, rho, marks, time };
  const { stages, events } = withoutCode(found);
  return { ...all, quality, formingNumbers, forming, stages, events };
}

/** What stages of one's own have said may be anything; what cannot be sent is a failure of theirs. */
function withoutCode({ stages, events }: Found): Pick<Found, 'stages' | 'events'> {
  const failures: Found['events'][number][] = [];
  const sent = Object.entries(stages).map(([timeframe, said]) => {
    const kept = Object.entries(said).filter(([name, value]) => {
      try {
        structuredClone(value);
        return true;
      } catch (error) {
        const what = `stage ${name}`;
        failures.push({ type: 'failure', what, timeframe, message: messageOf(error) });
        return false;
      }
    });
    return [timeframe, Object.fromEntries(kept)] as const;
  });
  if (sent.length === 0) return { stages, events };
  return { stages: Object.fromEntries(sent), events: [...events, ...failures] };
}
