import { expect, it } from 'vitest';
import { type Place, Queue } from '../../../src/pipeline/streams/queue.js';
import { Random } from '../../contract/series.js';

it('holds what a list would hold, whatever is added, taken and taken out', () => {
  const random = new Random(3);
  const queue = new Queue<number>();
  let list: Place<number>[] = [];
  for (let i = 0; i < 5_000; i++) {
    const chance = random.integer(0, 9);
    if (chance < 4) list.push(queue.add(i));
    else if (chance < 7) expect(queue.take()).toBe(list.shift()?.item);
    else if (list.length > 0) {
      const place = list[random.integer(0, list.length - 1)]!;
      queue.remove(place);
      list = list.filter((one) => one !== place);
    }
    expect(queue.size).toBe(list.length);
  }
});
