import type { Situation } from './member.js';
import type { Panel } from './panel.js';

/**
 * model / (model + data): the members' own doubt and their disagreement, beside the variance of
 * errors.
 *
 * @param data  what that variance is
 */
export function modelShare(
  { members, words }: Panel,
  situation: Situation,
  { mixed, weights, data }: { mixed: number; weights: Float64Array; data: number },
): number {
  let [model, weight] = [0, 0];
  members.forEach((member, i) => {
    const word = words[i]!;
    if (Number.isNaN(word)) return;
    model += weights[i]! * (member.variance(situation) + (word - mixed) * (word - mixed));
    weight += weights[i]!;
  });
  const mean = model / weight;
  return mean / (mean + data);
}
