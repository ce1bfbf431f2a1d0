import type { Judgement } from '../validation/judgement.js';
import type { PipelineEvent } from './pipeline-event.js';

/** Whether an older bar came that is not known to be the one that went on: what is said does not know it. */
export function isOutdating({ disposition, reasons }: Judgement): boolean {
  return disposition === 'late' && !reasons.includes('same-values');
}

export function outdated({ time, reasons }: Judgement): PipelineEvent {
  const cause = reasons.includes('other-values') ? 'corrected' : 'not-known';
  return { type: 'outdated', time, cause };
}
