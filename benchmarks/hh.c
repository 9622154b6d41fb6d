/* The Hodgkin-Huxley step of the model traub_miles_hh (exponential Euler, ten exponentials, f64) as a plain C loop:
 * what the compiled kernels of Synfire are compared with.
 *
 *   gcc -O3 -march=native -ffast-math -mprefer-vector-width=512 hh.c -o hh -lm && ./hh 1024 1497
 *
 * Prints nanoseconds per cell and step, the best of several runs, and a sum over the potentials so that nothing is
 * left out. Time loop outside, cells inside: the loop that a C programmer would write, and gcc vectorizes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const double C = 0.2, EL = -65, EK = -90, ENa = 50, DT = 0.01;

static void step(int cells, double *restrict V, double *restrict m, double *restrict h, double *restrict n,
                 const double *restrict gL, const double *restrict gNa, const double *restrict gK,
                 const double *restrict VT, double current) {
    for (int i = 0; i < cells; i++) {
        double u = V[i] - VT[i];
        double am = 0.32 * (13 - u) / (exp((13 - u) / 4) - 1);
        double bm = 0.28 * (u - 40) / (exp((u - 40) / 5) - 1);
        double ah = 0.128 * exp((17 - u) / 18);
        double bh = 4 / (1 + exp((40 - u) / 5));
        double an = 0.032 * (15 - u) / (exp((15 - u) / 5) - 1);
        double bn = 0.5 * exp((10 - u) / 40);
        double sodium = gNa[i] * m[i] * m[i] * m[i] * h[i];
        double potassium = gK[i] * n[i] * n[i] * n[i] * n[i];
        double g = sodium + potassium + gL[i];
        double rest = (sodium * ENa + potassium * EK + gL[i] * EL + current) / g;
        V[i] = rest + (V[i] - rest) * exp(-DT * g / C);
        m[i] = am / (am + bm) + (m[i] - am / (am + bm)) * exp(-DT * (am + bm));
        h[i] = ah / (ah + bh) + (h[i] - ah / (ah + bh)) * exp(-DT * (ah + bh));
        n[i] = an / (an + bn) + (n[i] - an / (an + bn)) * exp(-DT * (an + bn));
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
    int cells = argc > 1 ? atoi(argv[1]) : 1024, steps = argc > 2 ? atoi(argv[2]) : 1497;
    int runs = argc > 3 ? atoi(argv[3]) : 7;
    double *all = aligned_alloc(64, sizeof(double) * 8 * ((size_t)cells + 8));
    double *p[8];
    for (int k = 0; k < 8; k++) p[k] = all + k * ((cells + 7) / 8 * 8);
    double best = 1e300, sum = 0;
    for (int run = 0; run < runs; run++) {
        for (int i = 0; i < cells; i++) {
            double spread = (double)i / cells;
            p[0][i] = -65, p[1][i] = p[2][i] = p[3][i] = 0;
            p[4][i] = 0.01, p[5][i] = 18 + 4 * spread, p[6][i] = 6, p[7][i] = -63 + spread;
        }
        double start = now();
        for (int t = 0; t < steps; t++) step(cells, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], t > steps / 3 ? 2 : 0);
        double seconds = now() - start;
        if (seconds < best) best = seconds;
        sum = 0;
        for (int i = 0; i < cells; i++) sum += p[0][i];
    }
    printf("{\"cells\": %d, \"steps\": %d, \"ns\": %.3f, \"sum\": %.12g}\n", cells, steps, best * 1e9 / cells / steps, sum);
    return 0;
}
