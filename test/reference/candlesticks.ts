/**
 * The sixty-one candlestick patterns over whole arrays, one sentence each, bar by bar.
 *
 * Sentences follow S. Nison, Japanese Candlestick Charting Techniques (1991), G. Morris, Candlestick
 * Charting Explained (2006), and T. Bulkowski, thepatternsite.com; numbers in them follow the tables
 * that TA-Lib publishes, ta-lib.org/functions. It shares no code with `src/`.
 */
type Bars = Readonly<Record<'open' | 'high' | 'low' | 'close', readonly number[]>>;
type Settings = Readonly<Record<string, number>>;

export function candlestickPatterns(bars: Bars, settings: Settings): Record<string, number[]> {
  const tell = teller(bars, settings);
  const wide = Math.max(settings['averageBars']!, settings['nearBars']!);
  const near = settings['nearBars']!;
  const found: Record<string, number[]> = {};
  for (const [name, [mean, back, says]] of Object.entries(tell)) {
    const first = back + { wide, near, none: 0 }[mean];
    found[name] = bars.open.map((_, i) => (i < first ? Number.NaN : says(i) + 0));
  }
  return found;
}

type Rule = readonly ['wide' | 'near' | 'none', number, (i: number) => number];

const all = (...facts: readonly boolean[]): boolean => facts.every((fact) => fact);

function teller({ open, high, low, close }: Bars, s: Settings): Record<string, Rule> {
  const o = (i: number): number => open[i]!;
  const h = (i: number): number => high[i]!;
  const l = (i: number): number => low[i]!;
  const c = (i: number): number => close[i]!;
  const up = (i: number): boolean => c(i) >= o(i);
  const down = (i: number): boolean => !up(i);
  const sign = (i: number): number => (up(i) ? 1 : -1);
  const opposed = (i: number, j: number): boolean => up(i) !== up(j);
  const roof = (i: number): number => Math.max(o(i), c(i));
  const floor = (i: number): number => Math.min(o(i), c(i));
  const body = (i: number): number => Math.abs(c(i) - o(i));
  const wick = (i: number): number => h(i) - roof(i);
  const tail = (i: number): number => floor(i) - l(i);
  const range = (i: number): number => h(i) - l(i);

  const mean = (of: (i: number) => number, i: number, n: number): number => {
    let sum = 0;
    for (let j = i - n; j < i; j++) sum += of(j);
    return sum / n;
  };
  const wide = s['averageBars']!;
  const close5 = s['nearBars']!;
  const long = (i: number): boolean => body(i) > s['longBody']! * mean(body, i, wide);
  const shortest = (i: number): number => s['shortBody']! * mean(body, i, wide);
  const short = (i: number): boolean => body(i) < shortest(i);
  const flatness = (i: number): number => s['dojiBody']! * mean(range, i, wide);
  const doji = (i: number): boolean => body(i) <= flatness(i);
  const hair = (i: number): number => s['noShadow']! * mean(range, i, wide);
  const stub = (i: number): number =>
    (s['shortShadow']! * mean((j) => wick(j) + tail(j), i, wide)) / 2;
  const near = (i: number): number => s['near']! * mean(range, i, close5);
  const far = (i: number): number => s['far']! * mean(range, i, close5);
  const same = (a: number, b: number, i: number): boolean => {
    const reach = s['equal']! * mean(range, i, close5);
    return a <= b + reach && a >= b - reach;
  };
  const topless = (i: number): boolean => wick(i) < hair(i);
  const tailless = (i: number): boolean => tail(i) < hair(i);
  const above = (i: number, j: number): boolean => floor(i) > roof(j);
  const below = (i: number, j: number): boolean => roof(i) < floor(j);
  const apart = (i: number, j: number): boolean => l(i) > h(j) || h(i) < l(j);
  const depth = (i: number, name: string): number => body(i) * s[name]!;
  const yes = (fact: boolean, value: number): number => (fact ? value : 0);
  const within = (i: number, j: number): number => {
    if (roof(i) < roof(j) && floor(i) > floor(j)) return 100;
    return roof(i) <= roof(j) && floor(i) >= floor(j) ? 80 : 0;
  };
  const stepsOn = (i: number): boolean => o(i) > o(i - 1) && o(i) <= c(i - 1) + near(i - 1);
  const threeUp = (i: number): boolean =>
    all(up(i), up(i - 1), up(i - 2), c(i) > c(i - 1), c(i - 1) > c(i - 2));
  const threeDown = (i: number): boolean =>
    all(down(i), down(i - 1), down(i - 2), c(i) < c(i - 1), c(i - 1) < c(i - 2));
  const bullStar = (i: number): boolean =>
    all(
      long(i - 2) && down(i - 2) && below(i - 1, i - 2),
      up(i) && body(i) > shortest(i),
      c(i) > c(i - 2) + depth(i - 2, 'starPenetration'),
    );
  const bearStar = (i: number): boolean =>
    all(
      long(i - 2) && up(i - 2) && above(i - 1, i - 2),
      down(i) && body(i) > shortest(i),
      c(i) < c(i - 2) - depth(i - 2, 'starPenetration'),
    );
  const underBlack = (i: number): boolean => all(down(i - 1), long(i - 1), up(i), o(i) < l(i - 1));
  const bald = (i: number): boolean => all(long(i), topless(i), tailless(i));
  const kick = (i: number): boolean =>
    all(opposed(i, i - 1) && bald(i) && bald(i - 1), up(i) ? l(i) > h(i - 1) : h(i) < l(i - 1));
  const hammered = (i: number): boolean =>
    all(short(i), tail(i) > s['longShadow']! * body(i), topless(i));
  const inverted = (i: number): boolean =>
    all(short(i), wick(i) > s['longShadow']! * body(i), tailless(i));

  /** A state machine along all bars, as the trap is told: break, then at most three bars to confirm. */
  const trap = (isTrap: (i: number) => number, start: number): number[] => {
    let at = -9;
    let way = 0;
    return open.map((_, i) => {
      const now = i < start ? 0 : isTrap(i);
      if (now !== 0) {
        [at, way] = [i, now];
        return now;
      }
      const isDone = way > 0 ? c(i) > h(at - 1) : c(i) < l(at - 1);
      if (way === 0 || i > at + 3 || !isDone) return 0;
      at = -9;
      return 2 * way;
    });
  };
  const inside = (i: number): boolean => h(i) < h(i - 1) && l(i) > l(i - 1);
  const falseBreak = (i: number): number => {
    if (h(i) < h(i - 1) && l(i) < l(i - 1)) return 100;
    return h(i) > h(i - 1) && l(i) > l(i - 1) ? -100 : 0;
  };
  const plainTrap = trap((i) => (inside(i - 1) ? falseBreak(i) : 0), 2);
  const doubleTrap = trap((i) => {
    if (!inside(i - 1) || !inside(i - 2)) return 0;
    const way = falseBreak(i);
    const nearLow = c(i - 2) <= l(i - 2) + near(i - 2);
    const nearHigh = c(i - 2) >= h(i - 2) - near(i - 2);
    return (way > 0 && nearLow) || (way < 0 && nearHigh) ? way : 0;
  }, close5 + 2);

  const one: Record<string, Rule> = {
    beltHold: ['wide', 0, (i) => yes(long(i) && (up(i) ? tailless(i) : topless(i)), 100 * sign(i))],
    closingMarubozu: [
      'wide',
      0,
      (i) => yes(long(i) && (up(i) ? topless(i) : tailless(i)), 100 * sign(i)),
    ],
    doji: ['wide', 0, (i) => yes(doji(i), 100)],
    dragonflyDoji: ['wide', 0, (i) => yes(all(doji(i), topless(i), tail(i) > hair(i)), 100)],
    gravestoneDoji: ['wide', 0, (i) => yes(all(doji(i), tailless(i), wick(i) > hair(i)), 100)],
    highWave: [
      'wide',
      0,
      (i) => {
        const most = s['veryLongShadow']! * body(i);
        return yes(all(short(i), wick(i) > most, tail(i) > most), 100 * sign(i));
      },
    ],
    longLeggedDoji: [
      'wide',
      0,
      (i) => yes(doji(i) && Math.max(wick(i), tail(i)) > s['longShadow']! * body(i), 100),
    ],
    longLine: [
      'wide',
      0,
      (i) => yes(all(long(i), wick(i) < stub(i), tail(i) < stub(i)), 100 * sign(i)),
    ],
    marubozu: ['wide', 0, (i) => yes(bald(i), 100 * sign(i))],
    rickshawMan: [
      'wide',
      0,
      (i) => {
        const middle = l(i) + range(i) / 2;
        const isLegged = Math.min(wick(i), tail(i)) > s['longShadow']! * body(i);
        const isCentred = floor(i) <= middle + near(i) && roof(i) >= middle - near(i);
        return yes(all(doji(i), isLegged, isCentred), 100);
      },
    ],
    shortLine: [
      'wide',
      0,
      (i) => yes(all(short(i), wick(i) < stub(i), tail(i) < stub(i)), 100 * sign(i)),
    ],
    spinningTop: [
      'wide',
      0,
      (i) => yes(all(short(i), wick(i) > body(i), tail(i) > body(i)), 100 * sign(i)),
    ],
    takuri: [
      'wide',
      0,
      (i) => yes(all(doji(i), topless(i), tail(i) > s['veryLongShadow']! * body(i)), 100),
    ],
  };

  const two: Record<string, Rule> = {
    hammer: ['wide', 1, (i) => yes(hammered(i) && floor(i) <= l(i - 1) + near(i - 1), 100)],
    hangingMan: ['wide', 1, (i) => yes(hammered(i) && floor(i) >= h(i - 1) - near(i - 1), -100)],
    invertedHammer: ['wide', 1, (i) => yes(inverted(i) && below(i, i - 1), 100)],
    shootingStar: ['wide', 1, (i) => yes(inverted(i) && above(i, i - 1), -100)],
    darkCloudCover: [
      'wide',
      1,
      (i) => {
        const isOver = all(up(i - 1), long(i - 1), down(i), o(i) > h(i - 1));
        const deep = c(i - 1) - depth(i - 1, 'cloudPenetration');
        return yes(all(isOver, c(i) > o(i - 1), c(i) < deep), -100);
      },
    ],
    piercing: [
      'wide',
      1,
      (i) =>
        yes(all(underBlack(i), long(i), c(i) < o(i - 1), c(i) > c(i - 1) + body(i - 1) * 0.5), 100),
    ],
    thrusting: [
      'wide',
      1,
      (i) => {
        const equal = s['equal']! * mean(range, i - 1, close5);
        const middle = c(i - 1) + body(i - 1) * 0.5;
        return yes(all(underBlack(i), c(i) > c(i - 1) + equal, c(i) <= middle), -100);
      },
    ],
    inNeck: [
      'wide',
      1,
      (i) => yes(all(underBlack(i), c(i) >= c(i - 1), same(c(i), c(i - 1), i - 1)), -100),
    ],
    onNeck: ['wide', 1, (i) => yes(underBlack(i) && same(c(i), l(i - 1), i - 1), -100)],
    counterattack: [
      'wide',
      1,
      (i) =>
        yes(
          all(opposed(i, i - 1), long(i), long(i - 1), same(c(i), c(i - 1), i - 1)),
          100 * sign(i),
        ),
    ],
    dojiStar: [
      'wide',
      1,
      (i) => {
        const isAway = up(i - 1) ? above(i, i - 1) : below(i, i - 1);
        return yes(all(long(i - 1), doji(i), isAway), -100 * sign(i - 1));
      },
    ],
    engulfing: [
      'none',
      2,
      (i) => (opposed(i, i - 1) && around(i) ? within(i - 1, i) * sign(i) : 0),
    ],
    harami: [
      'wide',
      1,
      (i) => yes(long(i - 1) && body(i) <= shortest(i), -sign(i - 1) * within(i, i - 1)),
    ],
    haramiCross: ['wide', 1, (i) => yes(long(i - 1) && doji(i), -sign(i - 1) * within(i, i - 1))],
    homingPigeon: [
      'wide',
      1,
      (i) =>
        yes(
          all(down(i - 1), down(i), long(i - 1), body(i) <= shortest(i), within(i, i - 1) === 100),
          100,
        ),
    ],
    kicking: ['wide', 1, (i) => yes(kick(i), 100 * sign(i))],
    kickingByLength: [
      'wide',
      1,
      (i) => yes(kick(i), 100 * sign(body(i) > body(i - 1) ? i : i - 1)),
    ],
    matchingLow: [
      'near',
      1,
      (i) => yes(all(down(i - 1), down(i), same(c(i), c(i - 1), i - 1)), 100),
    ],
    separatingLines: [
      'wide',
      1,
      (i) =>
        yes(
          all(
            opposed(i, i - 1) && long(i),
            same(o(i), o(i - 1), i - 1),
            up(i) ? tailless(i) : topless(i),
          ),
          100 * sign(i),
        ),
    ],
  };
  /** Bodies that are the same at both ends engulf nothing. */
  const around = (i: number): boolean => roof(i) !== roof(i - 1) || floor(i) !== floor(i - 1);

  const three: Record<string, Rule> = {
    eveningStar: ['wide', 2, (i) => yes(bearStar(i) && body(i - 1) <= shortest(i - 1), -100)],
    eveningDojiStar: ['wide', 2, (i) => yes(bearStar(i) && doji(i - 1), -100)],
    morningStar: ['wide', 2, (i) => yes(bullStar(i) && body(i - 1) <= shortest(i - 1), 100)],
    morningDojiStar: ['wide', 2, (i) => yes(bullStar(i) && doji(i - 1), 100)],
    abandonedBaby: [
      'wide',
      2,
      (i) => {
        const isAlone = doji(i - 1) && apart(i - 1, i - 2) && apart(i - 1, i);
        const isTop = isAlone && l(i - 1) > h(i - 2) && l(i - 1) > h(i);
        const isBottom = isAlone && h(i - 1) < l(i - 2) && h(i - 1) < l(i);
        return isTop && bearStar(i) ? -100 : yes(isBottom && bullStar(i), 100);
      },
    ],
    tristar: [
      'wide',
      2,
      (i) => {
        const flat = flatness(i - 2);
        if (![i - 2, i - 1, i].every((j) => body(j) <= flat)) return 0;
        if (above(i - 1, i - 2) && roof(i) < roof(i - 1)) return -100;
        return yes(below(i - 1, i - 2) && floor(i) > floor(i - 1), 100);
      },
    ],
    twoCrows: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            up(i - 2) && long(i - 2),
            down(i - 1) && above(i - 1, i - 2) && down(i),
            o(i) < o(i - 1) && o(i) > c(i - 1),
            c(i) > o(i - 2) && c(i) < c(i - 2),
          ),
          -100,
        ),
    ],
    upsideGapTwoCrows: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            up(i - 2) && long(i - 2),
            down(i - 1) && above(i - 1, i - 2) && body(i - 1) <= shortest(i - 1),
            down(i) && o(i) > o(i - 1) && c(i) < c(i - 1) && c(i) > c(i - 2),
          ),
          -100,
        ),
    ],
    threeBlackCrows: [
      'wide',
      3,
      (i) =>
        yes(
          all(
            up(i - 3) && threeDown(i) && h(i - 3) > c(i - 2),
            tailless(i) && tailless(i - 1) && tailless(i - 2),
            o(i - 1) < o(i - 2) && o(i - 1) > c(i - 2),
            o(i) < o(i - 1) && o(i) > c(i - 1),
          ),
          -100,
        ),
    ],
    identicalThreeCrows: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            threeDown(i) && tailless(i) && tailless(i - 1) && tailless(i - 2),
            same(o(i - 1), c(i - 2), i - 2) && same(o(i), c(i - 1), i - 1),
          ),
          -100,
        ),
    ],
    threeStarsInTheSouth: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            down(i) && down(i - 1) && down(i - 2) && long(i - 2),
            tail(i - 2) > s['longShadow']! * body(i - 2),
            body(i - 1) < body(i - 2) && o(i - 1) > c(i - 2) && o(i - 1) <= h(i - 2),
            l(i - 1) < c(i - 2) && l(i - 1) >= l(i - 2) && tail(i - 1) > hair(i - 1),
            short(i) && topless(i) && tailless(i) && l(i) > l(i - 1) && h(i) < h(i - 1),
          ),
          100,
        ),
    ],
    threeWhiteSoldiers: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            threeUp(i) && topless(i) && topless(i - 1) && topless(i - 2),
            stepsOn(i - 1) && stepsOn(i),
            body(i - 1) > body(i - 2) - far(i - 2) && body(i) > body(i - 1) - far(i - 1),
            body(i) > shortest(i),
          ),
          100,
        ),
    ],
    advanceBlock: [
      'wide',
      2,
      (i) => {
        const [a, b, last] = [body(i - 2), body(i - 1), body(i)];
        const weakens =
          (b < a - far(i - 2) && last < b + near(i - 1)) ||
          last < b - far(i - 1) ||
          (last < b && b < a && (wick(i) > stub(i) || wick(i - 1) > stub(i - 1))) ||
          (last < b && wick(i) > s['longShadow']! * last);
        const climbs = all(threeUp(i), stepsOn(i - 1), stepsOn(i));
        return yes(all(climbs, long(i - 2), wick(i - 2) < stub(i - 2), weakens), -100);
      },
    ],
    stalledPattern: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            threeUp(i) && long(i - 2) && long(i - 1) && topless(i - 1) && stepsOn(i - 1),
            short(i) && o(i) >= c(i - 1) - body(i) - near(i - 1),
          ),
          -100,
        ),
    ],
    threeInside: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            long(i - 2) && body(i - 1) <= shortest(i - 1) && within(i - 1, i - 2) === 100,
            opposed(i, i - 2) && (up(i) ? c(i) > o(i - 2) : c(i) < o(i - 2)),
          ),
          100 * sign(i),
        ),
    ],
    threeOutside: [
      'none',
      3,
      (i) =>
        yes(
          all(
            opposed(i - 1, i - 2) && within(i - 2, i - 1) === 100,
            up(i - 1) ? c(i) > c(i - 1) : c(i) < c(i - 1),
          ),
          100 * sign(i - 1),
        ),
    ],
    gapSideBySideWhite: [
      'near',
      2,
      (i) => {
        const isUp = above(i - 1, i - 2) && above(i, i - 2);
        const isDown = below(i - 1, i - 2) && below(i, i - 2);
        const sizes = Math.abs(body(i) - body(i - 1));
        const isAlike =
          body(i) >= body(i - 1) - near(i - 1) && body(i) <= body(i - 1) + near(i - 1);
        const isSide = all(up(i), up(i - 1), isAlike, sizes >= 0, same(o(i), o(i - 1), i - 1));
        return yes(isSide && (isUp || isDown), isUp ? 100 : -100);
      },
    ],
    stickSandwich: [
      'near',
      2,
      (i) =>
        yes(
          all(
            down(i - 2) && up(i - 1) && down(i),
            l(i - 1) > c(i - 2) && same(c(i), c(i - 2), i - 2),
          ),
          100,
        ),
    ],
    tasukiGap: [
      'near',
      2,
      (i) => {
        if (!(Math.abs(body(i - 1) - body(i)) < near(i - 1)) || !opposed(i, i - 1)) return 0;
        const isIn = o(i) < roof(i - 1) && o(i) > floor(i - 1);
        const isUp = above(i - 1, i - 2) && up(i - 1) && c(i) < o(i - 1) && c(i) > roof(i - 2);
        const isDown = below(i - 1, i - 2) && down(i - 1) && c(i) > o(i - 1) && c(i) < floor(i - 2);
        return yes(isIn && (isUp || isDown), 100 * sign(i - 1));
      },
    ],
    uniqueThreeRiver: [
      'wide',
      2,
      (i) =>
        yes(
          all(
            down(i - 2) && long(i - 2) && down(i - 1),
            c(i - 1) > c(i - 2) && o(i - 1) <= o(i - 2) && l(i - 1) < l(i - 2),
            up(i) && short(i) && o(i) > l(i - 1),
          ),
          100,
        ),
    ],
    gapThreeMethods: [
      'none',
      2,
      (i) =>
        yes(
          all(
            !opposed(i - 1, i - 2) && opposed(i, i - 1),
            o(i) < roof(i - 1) && o(i) > floor(i - 1),
            c(i) < roof(i - 2) && c(i) > floor(i - 2),
            up(i - 2) ? above(i - 1, i - 2) : below(i - 1, i - 2),
          ),
          100 * sign(i - 2),
        ),
    ],
  };

  const more: Record<string, Rule> = {
    threeLineStrike: [
      'near',
      3,
      (i) => {
        const isRow = all(!opposed(i - 3, i - 2), !opposed(i - 2, i - 1), opposed(i, i - 1));
        const opens = [i - 2, i - 1].every(
          (j) => o(j) >= floor(j - 1) - near(j - 1) && o(j) <= roof(j - 1) + near(j - 1),
        );
        const way = sign(i - 1);
        const climbs = c(i - 1) * way > c(i - 2) * way && c(i - 2) * way > c(i - 3) * way;
        const strikes = o(i) * way > c(i - 1) * way && c(i) * way < o(i - 3) * way;
        return yes(all(isRow, opens, climbs, strikes), 100 * way);
      },
    ],
    concealingBabySwallow: [
      'wide',
      3,
      (i) =>
        yes(
          all(
            [i - 3, i - 2, i - 1, i].every(down),
            [i - 3, i - 2].every((j) => topless(j) && tailless(j)),
            below(i - 1, i - 2) && wick(i - 1) > hair(i - 1) && h(i - 1) > c(i - 2),
            h(i) > h(i - 1) && l(i) < l(i - 1),
          ),
          100,
        ),
    ],
    breakaway: [
      'wide',
      4,
      (i) => {
        const isRow = !opposed(i - 4, i - 3) && !opposed(i - 3, i - 1) && opposed(i, i - 1);
        const way = sign(i - 4);
        const goes = [i - 2, i - 1].every(
          (j) => h(j) * way > h(j - 1) * way && l(j) * way > l(j - 1) * way,
        );
        const gap = way > 0 ? above(i - 3, i - 4) : below(i - 3, i - 4);
        const returns = c(i) * way < o(i - 3) * way && c(i) * way > c(i - 4) * way;
        return yes(all(long(i - 4), isRow, gap, goes, returns), 100 * sign(i));
      },
    ],
    ladderBottom: [
      'wide',
      4,
      (i) =>
        yes(
          all(
            threeDown(i - 2) && o(i - 4) > o(i - 3) && o(i - 3) > o(i - 2),
            down(i - 1) && wick(i - 1) > hair(i - 1),
            up(i) && o(i) > o(i - 1) && c(i) > h(i - 1),
          ),
          100,
        ),
    ],
    matHold: [
      'wide',
      4,
      (i) => {
        const deepest = c(i - 4) - depth(i - 4, 'matPenetration');
        return yes(
          all(
            long(i - 4) && up(i - 4) && [i - 3, i - 2, i - 1].every(short),
            down(i - 3) && above(i - 3, i - 4) && up(i),
            [i - 2, i - 1].every((j) => floor(j) < c(i - 4) && floor(j) > deepest),
            roof(i - 2) < o(i - 3) && roof(i - 1) < roof(i - 2),
            o(i) > c(i - 1) && c(i) > Math.max(h(i - 3), h(i - 2), h(i - 1)),
          ),
          100,
        );
      },
    ],
    threeMethods: [
      'wide',
      4,
      (i) => {
        const way = sign(i - 4);
        const isRest = [i - 3, i - 2, i - 1].every(
          (j) => short(j) && opposed(j, i - 4) && floor(j) < h(i - 4) && roof(j) > l(i - 4),
        );
        const drifts = c(i - 2) * way < c(i - 3) * way && c(i - 1) * way < c(i - 2) * way;
        const goesOn = o(i) * way > c(i - 1) * way && c(i) * way > c(i - 4) * way;
        return yes(
          all(long(i - 4), long(i), !opposed(i, i - 4), isRest, drifts, goesOn),
          100 * way,
        );
      },
    ],
    hikkake: ['none', 5, (i) => plainTrap[i]!],
    modifiedHikkake: ['near', 5, (i) => doubleTrap[i]!],
  };
  return { ...one, ...two, ...three, ...more };
}
