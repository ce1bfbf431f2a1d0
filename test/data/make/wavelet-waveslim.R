# waveslim's view: writes test/data/wavelet/waveslim.json.
#
#     Rscript test/data/make/wavelet-waveslim.R > test/data/wavelet/waveslim.json
#
# modwt and mra (periodic and reflection) and unbiased wavelet variance with its interval (eta3),
# whole for one short series; haar and d4 are tabulated to 15 digits there, d8 to 9.
suppressMessages(library(waveslim))
set.seed(20261)
values <- round(50 + cumsum(rnorm(64)), 3)
levels <- 3
numbers <- function(v) paste0("[", paste(sprintf("%.17g", v), collapse = ","), "]")
rows <- function(m) paste0("[", paste(sapply(m, numbers), collapse = ",\n  "), "]")
one <- function(wf) {
  variance <- wave.variance(brick.wall(modwt(values, wf, levels), wf), "eta3", 0.025)[1:levels, ]
  paste0('"', wf, '": {\n "modwt": ', rows(modwt(values, wf, levels)),
    ',\n "reflection": ', rows(modwt(values, wf, levels, "reflection")),
    ',\n "mra": ', rows(mra(values, wf, levels)),
    ',\n "mraReflection": ', rows(mra(values, wf, levels, boundary = "reflection")),
    ',\n "variance": ', rows(list(variance$wavevar, variance$lower, variance$upper)), "\n}")
}
made <- paste0(R.version.string, ", waveslim ", packageVersion("waveslim"))
cat('{\n"made": "', made, '",\n"values": ', numbers(values), ",\n", sep = "")
cat('"wavelets": {\n', paste(sapply(c("haar", "d4", "d8"), one), collapse = ",\n"), "\n}\n}\n", sep = "")
