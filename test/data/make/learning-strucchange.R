# Recursive residuals of a regression whose weights change halfway, by R's strucchange: the errors of
# forecasts one step ahead, each over its standard deviation but for that of the noise.
#
#   Rscript test/data/make/learning-strucchange.R > test/data/learning-strucchange.json
suppressMessages(library(strucchange))

set.seed(1937)
n <- 160
x <- round(cbind(rnorm(n), rt(n, 5)), 3)
slope <- ifelse(seq_len(n) > 80, -0.5, 1.2)
y <- round(0.3 + slope * x[, 1] + 0.4 * x[, 2] + rnorm(n, 0, 0.7), 3)
residuals <- recresid(y ~ x)

number <- function(x) paste(sprintf("%.17g", x), collapse = ", ")
rows <- apply(x, 1, function(row) sprintf("[%s]", number(row)))

cat(sprintf(
  '{\n "tool": "R %s, strucchange %s",\n "features": [%s],\n "targets": [%s],\n "residuals": [%s]\n}\n',
  getRversion(), packageVersion("strucchange"), paste(rows, collapse = ", "), number(y),
  number(residuals)
))
