# Wavelet packets and analytic wavelets: writes test/data/wavelet/packets.json.
#
#     Rscript test/data/make/wavelet-packets.R > test/data/wavelet/packets.json
#
# waveslim's modwpt, three levels, circular; and its tables of Hilbert pairs (Selesnick 2001).
suppressMessages(library(waveslim))
set.seed(20263)
values <- round(50 + cumsum(rnorm(64)), 3)
levels <- 3
numbers <- function(v) paste0("[", paste(sprintf("%.17g", v), collapse = ","), "]")
rows <- function(m) paste0("[", paste(sapply(m, numbers), collapse = ",\n  "), "]")
deepest <- function(wf) modwpt(values, wf, levels)[paste0("w", levels, ".", 0:(2^levels - 1))]
pairs <- c("k3l3", "k3l5", "k4l2", "k4l4")
low <- function(name) rows(hilbert.filter(name)$lpf)
made <- paste0(R.version.string, ", waveslim ", packageVersion("waveslim"))
cat('{\n"made": "', made, '",\n"values": ', numbers(values), ',\n"modwpt": {\n', sep = "")
cat(paste0('"', c("haar", "d4", "d8"), '": ', sapply(c("haar", "d4", "d8"), function(wf) rows(deepest(wf))), collapse = ",\n"))
cat('\n},\n"pairs": {\n', paste0('"', pairs, '": ', sapply(pairs, low), collapse = ",\n"), "\n}\n}\n", sep = "")
