# Drawdown and Sharpe ratio by R's tseries, another author's implementation.
#
#   Rscript test/data/make/performance-tseries.R > test/data/performance-tseries.json
#
# tseries measures a drawdown in the unit of its series: of the logarithms of an equity curve it is
# the loss as a ratio, 1 - exp(-drawdown). Its Sharpe ratio takes differences: of summed returns.
suppressMessages(library(tseries))

set.seed(1911)
curves <- list(
  rising = round(100 * cumprod(1 + c(0, rnorm(299, 8e-4, 0.011))), 4),
  falling = round(250 * cumprod(1 + c(0, rt(199, 4) * 0.012 - 9e-4)), 4),
  ticks = 50 + cumsum(c(0, sample(c(-1, 0, 1), 159, replace = TRUE))) / 4,
  short = c(100, 104, 101, 99, 103, 108)
)

number <- function(x) paste(sprintf("%.17g", x), collapse = ", ")

rows <- sapply(names(curves), function(name) {
  equity <- curves[[name]]
  returns <- diff(equity) / head(equity, -1)
  fall <- maxdrawdown(log(equity))
  deepest <- 1 - exp(-fall$maxdrawdown)
  summed <- c(0, cumsum(returns))
  sprintf(
    '  "%s": {\n   "equity": [%s],\n   "maxDrawdown": %s,\n   "from": %d,\n   "trough": %d,\n   "sharpe": %s,\n   "sharpeOverRiskFree": %s\n  }',
    name, number(equity), number(deepest), fall$from[1] - 1, fall$to[1] - 1,
    number(sharpe(summed, scale = sqrt(252))), number(sharpe(summed, r = 1e-4, scale = sqrt(252)))
  )
})

cat(sprintf(
  '{\n "tool": "R %s, tseries %s",\n "periodsPerYear": 252,\n "riskFree": 0.0001,\n "curves": {\n%s\n }\n}\n',
  getRversion(), packageVersion("tseries"), paste(rows, collapse = ",\n")
))
