/*
 * The native yardstick of `npm run bench -- wavelet`, one sample at a time.
 *
 *     cc -O3 -march=native -o wavelet wavelet.c -lm && ./wavelet FILE
 *
 * FILE holds six columns of doubles: time, open, high, low, close, volume; the closes are read.
 * Same algorithms and layouts as src/wavelet: db4 at five levels in minimum phase, even and odd
 * taps summed once, a double-length ring for each time modulo the dilation; the fast Haar denoiser
 * with its tracked noise scale. Prints nanoseconds a sample, the median of several runs, as the rows beside it: analysis
 * alone; analysis, soft threshold and the streamed inverse; the fast denoiser at delay 0, 3 and 7.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TAPS = 8, LEVELS = 5, RING = 8, DEEP = 256, RUNS = 25 };

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

/* The noise scale: from the exact median of the first START moves, then a clipped mean square. */
enum { START = 32, HAAR = 3 };

typedef struct {
  int count, moves;
  double share, variance, sorted[START];
} Noise;

static inline double noise_scale(Noise *n, double w) {
  double size = fabs(w);
  n->count++;
  n->share += fmax(1.0 / 128, 1.0 / n->count) * ((w != 0) - n->share);
  if (w != 0) {
    n->moves++;
    if (n->moves <= START) {
      int i = n->moves - 1;
      for (; i > 0 && n->sorted[i - 1] > size; i--) n->sorted[i] = n->sorted[i - 1];
      n->sorted[i] = size;
      double median = (n->sorted[(n->moves - 1) / 2] + n->sorted[n->moves / 2]) / 2;
      n->variance = median * median / (0.6745 * 0.6745);
    } else {
      double clipped = fmin(w * w, 4 * n->variance) / 0.920536925636323;
      n->variance += fmax(1.0 / 128, 1.0 / n->moves) * (clipped - n->variance);
    }
  }
  return sqrt(2 * fmax(n->share, 1.0 / 128) * n->variance);
}

/* The fast denoiser, `synthesized` levels K for a delay of 2^K - 1. */
typedef struct {
  int synthesized;
  unsigned slot;
  double last, thresholds[HAAR];
  double smooth[(1 << HAAR) - 1], rebuilt[(1 << HAAR) - 1], detail[HAAR][1 << HAAR];
  Noise noise;
} Fast;

static void fast_init(Fast *f, int synthesized, double x) {
  static const double factors[3][HAAR] = {{2.4, 1.8, 1.2}, {3.2, 2.4, 1.6}, {2.5, 2.5, 2.5}};
  *f = (Fast){.synthesized = synthesized, .last = x};
  for (int j = 0; j < HAAR; j++) {
    f->thresholds[j] = factors[synthesized < 2 ? 0 : synthesized - 1][j] / sqrt((double)(2 << j));
  }
  for (int i = 0; i < (1 << HAAR) - 1; i++) f->smooth[i] = f->rebuilt[i] = x;
}

static inline double garrote(double w, double t) { return w * w > t * t ? w - t * t / w : 0; }

static inline double denoise(Fast *f, double x) {
  int top = f->synthesized, lap = 1 << top, now = f->slot & (lap - 1), late = 0;
  double sigma = noise_scale(&f->noise, (x - f->last) / 2), v = x, present[HAAR];
  f->last = x;
  for (int j = 0; j < HAAR; j++) {
    double *before = &f->smooth[(1 << j) - 1 + (f->slot & ((1u << j) - 1))];
    double w = garrote((v - *before) / 2, f->thresholds[j] * sigma);
    double sum = (v + *before) / 2;
    *before = v;
    present[j] = w;
    if (j < top) f->detail[j][now] = w;
    v = sum;
  }
  for (int j = HAAR - 1; j >= top; j--) v += present[j];
  for (int j = top - 1; j >= 0; j--) {
    int s = 1 << j;
    double *before = &f->rebuilt[s - 1 + (f->slot & (unsigned)(s - 1))];
    double recent = f->detail[j][(now - late) & (lap - 1)];
    double old = f->detail[j][(now - late - s) & (lap - 1)];
    double next = (*before + old + v - recent) / 2;
    *before = v;
    v = next;
    late += s;
  }
  f->slot++;
  return v;
}

static double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static double kept; /* what was computed was wanted */

static double runs[RUNS]; /* nanoseconds a sample, run by run */

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median_run(void) {
  qsort(runs, RUNS, sizeof *runs, ascending);
  return runs[RUNS / 2];
}

static double time_analysis(const double *x, long n, int levels) {
  static Analysis a;
  double sum = 0;
  for (int run = 0; run < RUNS; run++) {
    analysis_init(&a, levels, x[0]);
    double start = now_ns();
    for (long i = 0; i < n; i++) sum += analyse(&a, x[i]) + a.w[0];
    runs[run] = (now_ns() - start) / n;
  }
  kept += sum;
  return median_run();
}

/* The first run has a threshold of 0 and checks the inverse: `worst` is its error. */
static double time_denoised(const double *x, long n, int levels, double *worst) {
  static Analysis a;
  static Synthesis s;
  double sum = 0;
  int delay = ((1 << levels) - 1) * (TAPS - 1);
  for (int run = 0; run <= RUNS; run++) {
    double threshold = run == 0 ? 0 : 0.05;
    analysis_init(&a, levels, x[0]);
    synthesis_init(&s, levels, x[0]);
    double start = now_ns();
    for (long i = 0; i < n; i++) {
      double v = analyse(&a, x[i]);
      for (int j = 0; j < levels; j++) a.w[j] = soft(a.w[j], threshold);
      double u = synthesise(&s, a.w, v);
      sum += u;
      if (run == 0 && i > 2 * delay) *worst = fmax(*worst, fabs(u - x[i - delay]));
    }
    if (run > 0) runs[run - 1] = (now_ns() - start) / n;
  }
  kept += sum;
  return median_run();
}

static double time_fast(const double *x, long n, int synthesized) {
  static Fast f;
  double sum = 0;
  for (int run = 0; run < RUNS; run++) {
    fast_init(&f, synthesized, x[0]);
    double start = now_ns();
    for (long i = 0; i < n; i++) sum += denoise(&f, x[i]);
    runs[run] = (now_ns() - start) / n;
  }
  kept += sum;
  return median_run();
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) return 1;
  long n = ftell(file) / (long)(6 * sizeof(double));
  double *x = malloc(n * sizeof *x);
  fseek(file, 4 * n * (long)sizeof *x, SEEK_SET);
  if (n < 1000 || fread(x, sizeof *x, n, file) != (size_t)n) return 1;
  int levels = argc > 2 ? atoi(argv[2]) : LEVELS; /* not known to the compiler, as in a library */
  if (levels < 1 || levels > LEVELS) return 1;
  double worst = 0;
  double analysis = time_analysis(x, n, levels);
  double denoised = time_denoised(x, n, levels, &worst);
  if (worst > 1e-10) return 1;
  printf("{ \"analysis\": %.3f, \"denoised\": %.3f, \"fast0\": %.3f, \"fast3\": %.3f, ", analysis,
         denoised, time_fast(x, n, 0), time_fast(x, n, 2));
  printf("\"fast7\": %.3f, \"sum\": %g }\n", time_fast(x, n, 3), kept);
  return 0;
}
