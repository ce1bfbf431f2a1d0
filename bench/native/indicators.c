/*
 * The native yardstick of `npm run bench -- indicators`.
 *
 *     cc -O3 -march=native -o indicators indicators.c -lm && ./indicators FILE
 *
 * FILE holds six columns of doubles: time, open, high, low, close, volume. Every operator works bar
 * by bar as its TypeScript sibling does: the same door, the same windows in laps, NaN until warm,
 * the last output remembered, all outputs written to columns. Prints one JSON object: nanoseconds a
 * bar, the median of several passes, each from a fresh state.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PASSES = 5, LONGEST = 64, OUTPUTS = 5 };

static const double largest_input = 2.037035976334486e90;

static inline int admissible(double x) { return fabs(x) <= largest_input; }

/* Every operator keeps its last outputs and a count, as the library's do. */
typedef struct {
  long count;
  double outputs[OUTPUTS];
} Seen;

/* ---- exponential mean ---- */

typedef struct { double gain; long seed; } MeanDesign;
typedef struct { long count; double mean; } Mean;

static MeanDesign ema_design(int period) { return (MeanDesign){2.0 / (period + 1), period}; }
static MeanDesign wilder_design(int period) { return (MeanDesign){1.0 / period, period}; }

static inline double mean_step(Mean *s, double x, MeanDesign d) {
  if (isnan(x)) return NAN;
  s->count += 1;
  double weight = s->count > d.seed ? d.gain : 1.0 / (double)s->count;
  s->mean += weight * (x - s->mean);
  return s->count < d.seed ? NAN : s->mean;
}

/* ---- windows in laps: sum, moments, maximum ---- */

typedef struct { int slot, period; double head; double lap[LONGEST]; } Window;

static void window_init(Window *w, int period) {
  w->slot = 0;
  w->period = period;
  w->head = 0;
  for (int i = 0; i < period; i++) w->lap[i] = NAN;
}

static inline double sum_step(Window *w, double x) {
  if (isnan(x)) return NAN;
  int next = w->slot + 1;
  w->head = w->slot == 0 ? x : w->head + x;
  int ends = next == w->period;
  double sum = ends ? w->head : w->lap[next] + w->head;
  w->lap[w->slot] = x;
  w->slot = ends ? 0 : next;
  if (ends) {
    double tail = 0;
    for (int i = w->period - 1; i >= 0; i--) w->lap[i] = tail += w->lap[i];
  }
  return sum;
}

static inline double larger(double a, double b) { return a > b ? a : b; }
static inline double smaller(double a, double b) { return a < b ? a : b; }

static inline double max_step(Window *w, double x) {
  if (isnan(x)) return NAN;
  int next = w->slot + 1;
  w->head = w->slot == 0 ? x : larger(w->head, x);
  int ends = next == w->period;
  double max = ends ? w->head : isnan(w->lap[next]) ? NAN : larger(w->lap[next], w->head);
  w->lap[w->slot] = x;
  w->slot = ends ? 0 : next;
  if (ends)
    for (int i = w->period - 2; i >= 0; i--) w->lap[i] = larger(w->lap[i], w->lap[i + 1]);
  return max;
}

typedef struct {
  int slot, period;
  double mean, squares;
  double lap[LONGEST], tail[LONGEST];
} Moments;

static void moments_init(Moments *m, int period) {
  m->slot = 0;
  m->period = period;
  m->mean = m->squares = 0;
  for (int i = 0; i < period; i++) m->lap[i] = NAN, m->tail[i] = 0;
}

static inline void moments_step(Moments *m, double x, double *mean, double *squares) {
  int size = m->slot + 1, ends = size == m->period;
  double from_old = m->slot == 0 ? 0 : x - m->mean;
  double head_mean = m->slot == 0 ? x : m->mean + from_old / size;
  double head_squares = m->slot == 0 ? 0 : m->squares + from_old * (x - head_mean);
  if (ends) {
    *mean = head_mean;
    *squares = head_squares;
  } else {
    double apart = head_mean - m->lap[size], share = (double)size / m->period;
    *mean = m->lap[size] + apart * share;
    *squares = m->tail[size] + head_squares + apart * apart * (share * (m->period - size));
  }
  m->lap[m->slot] = x;
  m->mean = head_mean;
  m->squares = head_squares;
  m->slot = ends ? 0 : size;
  if (!ends) return;
  double tail_mean = 0, tail_squares = 0;
  for (int i = m->period - 1, n = 1; i >= 0; i--, n++) {
    double v = m->lap[i], old = v - tail_mean;
    tail_mean += old / n;
    tail_squares = n == 1 ? 0 : tail_squares + old * (v - tail_mean);
    m->lap[i] = tail_mean;
    m->tail[i] = tail_squares;
  }
}

/* ---- the market and the columns written ---- */

static long bars;
static double *market[6];
static double *columns[OUTPUTS];
enum { TIME, OPEN, HIGH, LOW, CLOSE, VOLUME };

static inline void emit(Seen *s, long i, int n, const double *out) {
  s->count += 1;
  for (int k = 0; k < n; k++) columns[k][i] = s->outputs[k] = out[k];
}

static inline void refuse(long i, int n) {
  for (int k = 0; k < n; k++) columns[k][i] = NAN;
}

#define EACH_VALUE(n)                       \
  for (long i = 0; i < bars; i++) {         \
    double x = market[CLOSE][i];            \
    if (!admissible(x)) { refuse(i, n); continue; }

#define EACH_BAR(n)                                                             \
  for (long i = 0; i < bars; i++) {                                             \
    double high = market[HIGH][i], low = market[LOW][i], close = market[CLOSE][i]; \
    if (!admissible(high) || !admissible(low) || !admissible(close)) { refuse(i, n); continue; }

static void sma(void) {
  Seen seen = {0};
  Window w;
  window_init(&w, 20);
  EACH_VALUE(1) double out = sum_step(&w, x) / 20.0; emit(&seen, i, 1, &out); }
}

static void ema(void) {
  Seen seen = {0};
  Mean m = {0};
  MeanDesign d = ema_design(20);
  EACH_VALUE(1) double out = mean_step(&m, x, d); emit(&seen, i, 1, &out); }
}

static void rsi(void) {
  Seen seen = {0};
  Mean gain = {0}, loss = {0};
  MeanDesign d = wilder_design(14);
  double last = NAN;
  EACH_VALUE(1)
    double change = x - last;
    double up = mean_step(&gain, isnan(change) ? NAN : larger(change, 0), d);
    double down = mean_step(&loss, isnan(change) ? NAN : larger(-change, 0), d);
    last = x;
    double out = 100 * up / (up + down);
    emit(&seen, i, 1, &out);
  }
}

static void macd(void) {
  Seen seen = {0};
  Mean fast = {0}, slow = {0}, signal = {0};
  MeanDesign df = ema_design(12), ds = ema_design(26), dg = ema_design(9);
  EACH_VALUE(3)
    double line = mean_step(&fast, x, df) - mean_step(&slow, x, ds);
    double smooth = mean_step(&signal, line, dg);
    double out[3] = {line, smooth, line - smooth};
    emit(&seen, i, 3, out);
  }
}

static void bollinger(void) {
  Seen seen = {0};
  Moments m;
  moments_init(&m, 20);
  EACH_VALUE(5)
    double middle, squares;
    moments_step(&m, x, &middle, &squares);
    double reach = 2 * sqrt(squares / 20);
    double out[5] = {middle + reach, middle, middle - reach,
                     reach == 0 ? NAN : (x - middle + reach) / (2 * reach),
                     middle == 0 ? NAN : 2 * reach / middle};
    emit(&seen, i, 5, out);
  }
}

static void atr(void) {
  Seen seen = {0};
  Mean m = {0};
  MeanDesign d = wilder_design(14);
  double before = NAN;
  EACH_BAR(1)
    double range = isnan(before) ? NAN : larger(high, before) - smaller(low, before);
    before = close;
    double out = mean_step(&m, range, d);
    emit(&seen, i, 1, &out);
  }
}

static void vwap(void) {
  Seen seen = {0};
  double session_close = NAN, total = 0, mean = 0;
  EACH_BAR(1)
    double now = market[TIME][i], v = market[VOLUME][i];
    if (!admissible(v) || !(fabs(now) <= 8.64e15)) { refuse(i, 1); continue; }
    if (!(now < session_close)) {
      session_close = 86400000.0 * (floor(now / 86400000.0) + 1);
      total = 0;
    }
    double price = (high + low + close) / 3;
    total += v;
    mean = v == total || total == 0 ? price : mean + (price - mean) * (v / total);
    double out = total == 0 ? NAN : mean;
    emit(&seen, i, 1, &out);
  }
}

static void stochastic(void) {
  Seen seen = {0};
  Window highest, lowest, k_mean, d_mean;
  window_init(&highest, 14);
  window_init(&lowest, 14);
  window_init(&k_mean, 1);
  window_init(&d_mean, 3);
  EACH_BAR(2)
    double top = max_step(&highest, high), bottom = -max_step(&lowest, -low);
    double raw = top == bottom ? NAN : 100 * (close - bottom) / (top - bottom);
    double k = sum_step(&k_mean, raw) / 1, d = sum_step(&d_mean, k) / 3;
    double out[2] = {k, d};
    emit(&seen, i, 2, out);
  }
}

static void adx(void) {
  Seen seen = {0};
  Mean range = {0}, plus = {0}, minus = {0}, index = {0};
  MeanDesign d = wilder_design(14);
  double high1 = NAN, low1 = NAN, close1 = NAN;
  EACH_BAR(4)
    double up = high - high1, down = low1 - low, nan = isnan(close1) ? NAN : 0;
    double tr = nan + larger(high, close1) - smaller(low, close1);
    double s_tr = mean_step(&range, tr, d);
    double s_plus = mean_step(&plus, nan + (up > down && up > 0 ? up : 0), d);
    double s_minus = mean_step(&minus, nan + (down > up && down > 0 ? down : 0), d);
    high1 = high;
    low1 = low;
    close1 = close;
    double di_plus = s_tr == 0 ? NAN : 100 * s_plus / s_tr;
    double di_minus = s_tr == 0 ? NAN : 100 * s_minus / s_tr;
    double sum = s_plus + s_minus;
    double dx = sum == 0 ? NAN : 100 * fabs(s_plus - s_minus) / sum;
    double out[4] = {mean_step(&index, dx, d), di_plus, di_minus, dx};
    emit(&seen, i, 4, out);
  }
}

/* ---- timing ---- */

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double nanoseconds(void (*work)(void)) {
  double passes[PASSES];
  for (int p = 0; p < PASSES; p++) {
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    work();
    clock_gettime(CLOCK_MONOTONIC, &to);
    passes[p] = ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / (double)bars;
  }
  qsort(passes, PASSES, sizeof *passes, ascending);
  return passes[PASSES / 2];
}

int main(int count, char **arguments) {
  if (count != 2) return fprintf(stderr, "usage: indicators FILE\n"), 2;
  FILE *file = fopen(arguments[1], "rb");
  if (file == NULL) return perror(arguments[1]), 1;
  fseek(file, 0, SEEK_END);
  bars = ftell(file) / (long)(6 * sizeof(double));
  rewind(file);
  for (int c = 0; c < 6; c++) {
    market[c] = malloc((size_t)bars * sizeof(double));
    if (fread(market[c], sizeof(double), (size_t)bars, file) != (size_t)bars) return 1;
  }
  fclose(file);
  for (int c = 0; c < OUTPUTS; c++) {
    columns[c] = malloc((size_t)bars * sizeof(double));
    memset(columns[c], 0, (size_t)bars * sizeof(double));
  }
  const struct { const char *name; void (*work)(void); } all[] = {
      {"sma", sma},   {"ema", ema},   {"rsi", rsi},   {"macd", macd}, {"bollinger", bollinger},
      {"atr", atr},   {"vwap", vwap}, {"stochastic", stochastic},     {"adx", adx},
  };
  int n = sizeof all / sizeof *all;
  printf("{");
  for (int a = 0; a < n; a++) printf("%s\"%s\":%.3f", a ? "," : "", all[a].name, nanoseconds(all[a].work));
  printf("}\n");
  return 0;
}
