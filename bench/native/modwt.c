/*
 * The native yardstick of `npm run bench -- wavelet`: db4, five levels, one sample at a time.
 *
 *     cc -O3 -march=native -o modwt modwt.c -lm && ./modwt
 *
 * Same algorithm and layout as src/wavelet/pyramid.ts: minimum phase, even and odd taps summed
 * once, a double-length ring for each time modulo the dilation. Prints nanoseconds a sample, the
 * least of several runs: analysis alone, then analysis, soft threshold and the streamed inverse.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TAPS = 8, LEVELS = 5, RING = 8, DEEP = 256, SAMPLES = 200000, RUNS = 25 };

static const double scaling[TAPS] = {
    0.2303778133088965,   0.7148465705529157,   0.6308807679298589,  -0.027983769416859854,
    -0.18703481171909309, 0.030841381835560764, 0.0328830116668852, -0.010597401785069032};

typedef struct {
  int levels;
  unsigned slot;
  double g[TAPS];
  double w[LEVELS];
  double lines[2 * RING * ((1 << LEVELS) - 1)];
} Analysis;

static void analysis_init(Analysis *a, int levels, double x) {
  a->levels = levels;
  a->slot = 0;
  for (int l = 0; l < TAPS; l++) a->g[l] = scaling[l] / sqrt(2.0);
  for (size_t i = 0; i < sizeof a->lines / sizeof *a->lines; i++) a->lines[i] = x;
}

static inline double analyse(Analysis *a, double v) {
  const double *g = a->g;
  double *row = a->lines;
  for (int j = 0; j < a->levels; j++) {
    unsigned rows = 1u << j;
    double *i = row + RING + ((a->slot & (rows - 1)) * 2 * RING) + ((a->slot >> j) & (RING - 1));
    double even = g[2] * i[-2] + g[4] * i[-4] + g[6] * i[-6];
    double odd = g[1] * i[-1] + g[3] * i[-3] + g[5] * i[-5] + g[7] * i[-7];
    double now = g[0] * v;
    i[-RING] = i[0] = v;
    a->w[j] = now + (even - odd);
    v = now + (even + odd);
    row += rows * 2 * RING;
  }
  a->slot++;
  return v;
}

/* The adjoint, streamed: level j joins its details, as late as the levels above made them. */
typedef struct {
  int levels;
  unsigned slot;
  double g[TAPS];
  double smooth[2 * RING * ((1 << LEVELS) - 1)];
  double detail[2 * DEEP * ((1 << LEVELS) - 1)];
} Synthesis;

static void synthesis_init(Synthesis *s, int levels, double x) {
  s->levels = levels;
  s->slot = 0;
  for (int l = 0; l < TAPS; l++) s->g[l] = scaling[l] / sqrt(2.0);
  for (size_t i = 0; i < sizeof s->smooth / sizeof *s->smooth; i++) s->smooth[i] = x;
  for (size_t i = 0; i < sizeof s->detail / sizeof *s->detail; i++) s->detail[i] = 0;
}

static inline double synthesise(Synthesis *s, const double *w, double u) {
  const double *g = s->g;
  for (int j = s->levels - 1; j >= 0; j--) {
    unsigned rows = 1u << j, phase = s->slot & (rows - 1), step = s->slot >> j;
    unsigned first = (rows - 1) + phase; /* the levels below come first */
    unsigned late = (TAPS - 1) * ((1u << (s->levels - j)) - 2); /* delay so far, in steps of j */
    double *v = s->smooth + first * 2 * RING + RING + (step & (RING - 1));
    double *d = s->detail + first * 2 * DEEP + DEEP + (step & (DEEP - 1));
    d[-DEEP] = d[0] = w[j];
    d -= late;
    double odd = g[5] * (v[-2] - d[-2]) + g[3] * (v[-4] - d[-4]) + g[1] * (v[-6] - d[-6]);
    double even = g[6] * (v[-1] + d[-1]) + g[4] * (v[-3] + d[-3]) + g[2] * (v[-5] + d[-5]) +
                  g[0] * (v[-7] + d[-7]);
    v[-RING] = v[0] = u;
    u = g[7] * (u - d[0]) + (even + odd);
  }
  s->slot++;
  return u;
}

static double soft(double w, double threshold) {
  double clipped = w < threshold ? w : threshold; /* two selections, no branch */
  return w - (clipped > -threshold ? clipped : -threshold);
}

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv) {
  int levels = argc > 1 ? atoi(argv[1]) : LEVELS; /* not known to the compiler, as in a library */
  if (levels < 1 || levels > LEVELS) return 1;
  double *x = malloc(SAMPLES * sizeof *x);
  unsigned seed = 1;
  double walk = 100;
  for (int i = 0; i < SAMPLES; i++) {
    seed = (unsigned)(seed * 16807ull % 2147483647ull);
    x[i] = walk += seed / 2147483647.0 - 0.5;
  }
  static Analysis a;
  static Synthesis s;
  double best = 1e9, best_denoised = 1e9, sum = 0, worst = 0;
  for (int run = 0; run < RUNS; run++) {
    analysis_init(&a, levels, x[0]);
    double start = now_ns();
    for (int i = 0; i < SAMPLES; i++) sum += analyse(&a, x[i]) + a.w[0];
    double each = (now_ns() - start) / SAMPLES;
    if (each < best) best = each;
  }
  int delay = ((1 << levels) - 1) * (TAPS - 1);
  for (int run = 0; run <= RUNS; run++) {
    double threshold = run == 0 ? 0 : 0.5; /* the first run checks the inverse */
    analysis_init(&a, levels, x[0]);
    synthesis_init(&s, levels, x[0]);
    double start = now_ns();
    for (int i = 0; i < SAMPLES; i++) {
      double v = analyse(&a, x[i]);
      for (int j = 0; j < levels; j++) a.w[j] = soft(a.w[j], threshold);
      double u = synthesise(&s, a.w, v);
      sum += u;
      if (run == 0 && i > 2 * delay) worst = fmax(worst, fabs(u - x[i - delay]));
    }
    double each = (now_ns() - start) / SAMPLES;
    if (run > 0 && each < best_denoised) best_denoised = each;
  }
  printf("{ \"analysis\": %.2f, \"denoised\": %.2f, \"inverseError\": %.1e, \"sum\": %g }\n", best,
         best_denoised, worst, sum);
  return 0;
}
