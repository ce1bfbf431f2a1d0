# Writes test/data/correlation-waveslim.json: correlations by scale with their intervals.
# Run: Rscript test/data/make/correlation-waveslim.R test/data/correlation-waveslim.json
suppressMessages(library(waveslim))
set.seed(20000101)
a <- round(cumsum(rnorm(200)), 4)
b <- round(0.5 * a + cumsum(rnorm(200)), 4)
number <- function(x) ifelse(is.finite(x), formatC(x, digits = 15, format = "g", width = 1), "null")
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
scales <- function(wavelet, levels) {
  free <- function(x) brick.wall(modwt(x, wavelet, levels), wavelet)
  found <- wave.correlation(free(a), free(b), length(a))[1:levels, ]
  paste0("[", paste(apply(found, 1, list_of), collapse = ","), "]")
}
out <- paste0(
  '{"tools":{"R":"', getRversion(), '","waveslim":"', packageVersion("waveslim"), '"},',
  '"a":', list_of(a), ',"b":', list_of(b), ',',
  '"haar":', scales("haar", 4), ',"d4":', scales("d4", 3), "}"
)
writeLines(out, commandArgs(TRUE)[1])
