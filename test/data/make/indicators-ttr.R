# Indicator fixtures from R's TTR, another author's implementation in another language.
#
#   Rscript test/data/make/indicators-ttr.R      (needs r-cran-ttr; writes test/data/indicators/*.ttr.json)
#
# Each column carries the call that made it, as text that was evaluated. `TTR` marks a single
# TTR function; `TTR parts` marks a composition of TTR's moving averages and windows.
suppressMessages({
  library(xts)
  library(TTR)
})

here <- normalizePath(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))))
folder <- file.path(here, "..", "indicators")

read <- function(name) {
  rows <- read.csv(file.path(folder, name))
  index <- as.POSIXct(rows$time / 1000, origin = "1970-01-01", tz = "UTC")
  xts(rows[, c("open", "high", "low", "close", "volume")], index, tzone = "UTC")
}

columns <- list()
bars <- NULL
scope <- NULL

load <- function(name) {
  columns <<- list()
  bars <<- read(name)
  names <- c("open", "high", "low", "close", "volume")
  scope <<- new.env()
  for (field in names) {
    x <- bars[, field]
    colnames(x) <- NULL
    assign(field, x, scope)
  }
  with(scope, {
    OHLC <- cbind(open, high, low, close)
    HLC <- cbind(high, low, close)
    HL <- cbind(high, low)
    typical <- (high + low + close) / 3
    hl2 <- (high + low) / 2
  })
}

# One result, or one column per output of it; the call is evaluated as it is recorded.
put <- function(name, call, tool = "TTR", note = "", outputs = NULL) {
  value <- eval(parse(text = call), scope)
  value <- as.matrix(if (is.xts(value)) coredata(value) else value)
  if (nrow(value) != nrow(bars)) stop(name, ": ", nrow(value), " rows")
  if (ncol(value) > 1 && is.null(outputs)) outputs <- colnames(value)
  for (j in seq_len(ncol(value))) {
    id <- if (ncol(value) == 1) name else paste0(name, ".", outputs[j])
    columns[[id]] <<- list(call = call, tool = tool, note = note, values = value[, j])
  }
}
parts <- function(name, call, note = "") put(name, call, "TTR parts", note)

number <- function(x) ifelse(is.finite(x), formatC(x, digits = 15, format = "g", width = 1), "null")
quoted <- function(x) paste0('"', gsub('"', '\\"', gsub("\\", "\\\\", x, fixed = TRUE), fixed = TRUE), '"')

save <- function(name, series) {
  versions <- c(R = R.version.string)
  for (package in c("TTR", "xts", "zoo")) versions[package] <- as.character(packageVersion(package))
  made <- paste(quoted(names(versions)), quoted(versions), sep = ": ", collapse = ", ")
  lines <- vapply(names(columns), function(id) {
    column <- columns[[id]]
    note <- if (column$note == "") "" else paste0(', "note": ', quoted(column$note))
    paste0("  ", quoted(id), ': {"tool": ', quoted(column$tool), ', "call": ', quoted(column$call), note,
      ', "values": [', paste(number(column$values), collapse = ","), "]}")
  }, "")
  writeLines(c("{", paste0('"script": "test/data/make/indicators-ttr.R", "series": ', quoted(series), ","),
    paste0('"versions": {', made, "},"), '"columns": {', paste(lines, collapse = ",\n"), "}", "}"),
    file.path(folder, name))
  cat(name, length(columns), "columns,", file.size(file.path(folder, name)), "bytes\n")
}

load("bars.csv")
# moving averages
put("sma20", "SMA(close, n = 20)")
put("ema20", "EMA(close, n = 20)", note = "seed: mean of the first n")
put("rma14", "EMA(close, n = 14, wilder = TRUE)", note = "seed: mean of the first n; gain 1/n")
put("wma20", "WMA(close, n = 20)")
put("dema20", "DEMA(close, n = 20)")
parts("tema20", "3 * EMA(close, 20) - 3 * EMA(EMA(close, 20), 20) + EMA(EMA(EMA(close, 20), 20), 20)")
put("hma9", "HMA(close, n = 9)", note = "floors n/2 and sqrt(n)")
put("hma14", "HMA(close, n = 14)", note = "floors n/2 and sqrt(n)")
put("vwma20", "VWMA(close, volume, n = 20)")
put("alma21", "ALMA(close, n = 21, offset = 0.85, sigma = 6)", note = "floors offset * (n - 1), whole here")
put("evwma20", "EVWMA(close, volume, n = 20)")
put("zlema20", "ZLEMA(close, n = 20)", note = "lag (n + 1) / 2, seeded by the plain mean: differs")
parts("zlema20b", "EMA(2 * close - lag(close, 9), n = 20)")
parts("t3", "{ e <- close; l <- list(); for (k in 1:6) { e <- EMA(e, 5); l[[k]] <- e }; b <- 0.7; (1+b)^3*l[[3]] - 3*b*(1+b)^2*l[[4]] + 3*b^2*(1+b)*l[[5]] - b^3*l[[6]] }")
parts("volumeSma20", "SMA(volume, n = 20)")
put("gmma", "GMMA(close)[, c(1, 7, 12)]", outputs = c("3", "30", "60"))
# oscillators of one price
put("rsi14", "RSI(close, n = 14)")
parts("stochRsi.k", "{ r <- RSI(close, 14); SMA(100 * (r - runMin(r, 14)) / (runMax(r, 14) - runMin(r, 14)), 3) }")
parts("stochRsi.d", "{ r <- RSI(close, 14); SMA(SMA(100 * (r - runMin(r, 14)) / (runMax(r, 14) - runMin(r, 14)), 3), 3) }")
put("macd", "MACD(close, nFast = 12, nSlow = 26, nSig = 9, percent = FALSE)", outputs = c("macd", "signal"),
  note = "three EMAs, each seeded by the mean of its own first n")
put("ppo", "MACD(close, nFast = 12, nSlow = 26, nSig = 9, percent = TRUE)", outputs = c("ppo", "signal"))
put("pvo", "MACD(volume, nFast = 12, nSlow = 26, nSig = 9, percent = TRUE)", outputs = c("pvo", "signal"))
parts("apo", "EMA(close, 12) - EMA(close, 26)")
put("roc10", "100 * ROC(close, n = 10, type = 'discrete')")
put("momentum10", "momentum(close, n = 10)")
put("cmo14", "CMO(close, n = 14)")
put("trix15", "TRIX(close, n = 15)[, 1]")
parts("trix15signal", "EMA(TRIX(close, n = 15)[, 1], 9)", "TRIX's own signal ignores nSig and uses n")
parts("tsi.tsi", "{ m <- momentum(close); 100 * EMA(EMA(m, 25), 13) / EMA(EMA(abs(m), 25), 13) }")
parts("tsi.signal", "{ m <- momentum(close); EMA(100 * EMA(EMA(m, 25), 13) / EMA(EMA(abs(m), 25), 13), 13) }")
parts("kst.kst", "{ r <- function(n) 100 * ROC(close, n, type = 'discrete'); SMA(r(10), 10) + 2 * SMA(r(15), 10) + 3 * SMA(r(20), 10) + 4 * SMA(r(30), 15) }")
parts("kst.signal", "{ r <- function(n) 100 * ROC(close, n, type = 'discrete'); SMA(SMA(r(10), 10) + 2 * SMA(r(15), 10) + 3 * SMA(r(20), 10) + 4 * SMA(r(30), 15), 9) }")
put("kstLog", "KST(close)", outputs = c("kst", "signal"), note = "rates of change are logarithmic: differs")
put("dpo21", "DPO(close, n = 21, shift = -11)", note = "shift -11 takes the mean of 11 bars ago; the default looks ahead")
parts("coppock", "WMA(100 * (ROC(close, 14, type = 'discrete') + ROC(close, 11, type = 'discrete')), 10)")
put("percentRank101", "runPercentRank(close / lag(close), n = 101, exact.multiplier = 0)", note = "counts the current one: times 101/100 is the share of the 100 before it")
parts("connorsRsi", "{ s <- rep(0, NROW(close)); d <- sign(as.numeric(momentum(close))); for (i in 2:length(s)) s[i] <- if (d[i] == 0) 0 else if (d[i] * s[i - 1] > 0) s[i - 1] + d[i] else d[i]; (RSI(close, 3) + RSI(s, 2) + 101 * runPercentRank(close / lag(close), n = 101, exact.multiplier = 0)) / 3 }")
put("vhf28", "VHF(close, n = 28)")
put("cti20", "CTI(close, n = 20)", note = "Spearman")
put("tdi20", "TDI(close, n = 20)", outputs = c("tdi", "di"))
# oscillators of bars
put("stoch", "stoch(HLC, nFastK = 14, nFastD = 3, nSlowD = 3)", outputs = c("fastK", "fastD", "slowD"), note = "0 to 1")
put("wpr14", "WPR(HLC, n = 14)", note = "0 to 1, positive")
put("cci20", "CCI(HLC, n = 20)")
parts("awesome", "SMA(hl2, 5) - SMA(hl2, 34)")
put("ultimate", "ultimateOscillator(HLC, n = c(7, 14, 28))")
parts("elderBull13", "high - EMA(close, 13)")
parts("elderBear13", "low - EMA(close, 13)")
parts("mass", "{ e <- EMA(high - low, 9); runSum(e / EMA(e, 9), 25) }")
put("smi", "SMI(HLC, n = 13, nFast = 2, nSlow = 25, nSig = 9)", outputs = c("smi", "signal"), note = "first bars use the bar's own range: seed differs")
parts("smiStrict", "{ h <- runMax(high, 13); l <- runMin(low, 13); 200 * EMA(EMA(close - (h + l) / 2, 25), 2) / EMA(EMA(h - l, 25), 2) }")
# trend
put("adx14", "ADX(HLC, n = 14)", outputs = c("plusDi", "minusDi", "dx", "adx"))
put("aroon14", "aroon(HL, n = 14)", outputs = c("up", "down", "oscillator"))
put("sar", "SAR(HL, accel = c(0.02, 0.2))", note = "other timing and clipping: differs")
parts("ichimoku", "{ m <- function(n) DonchianChannel(HL, n)[, 2]; x <- cbind(m(9), m(26), (m(9) + m(26)) / 2, m(52)); y <- cbind(x, lag(x[, 3:4], 25)); colnames(y) <- c('conversion', 'base', 'leadA', 'leadB', 'spanA', 'spanB'); y }")
parts("vortexPlus14", "runSum(abs(high - lag(low)), 14) / runSum(ATR(HLC)[, 'tr'], 14)")
parts("vortexMinus14", "runSum(abs(low - lag(high)), 14) / runSum(ATR(HLC)[, 'tr'], 14)")
parts("choppiness14", "100 * log10(runSum(ATR(HLC)[, 'tr'], 14) / (runMax(high, 14) - runMin(low, 14))) / log10(14)")
parts("chandelierLong", "runMax(high, 22) - 3 * ATR(HLC, 22)[, 'atr']")
parts("chandelierShort", "runMin(low, 22) + 3 * ATR(HLC, 22)[, 'atr']")
parts("chandeKrollShort", "runMax(runMax(high, 10) - ATR(HLC, 10)[, 'atr'], 9)")
parts("chandeKrollLong", "runMin(runMin(low, 10) + ATR(HLC, 10)[, 'atr'], 9)")
# channels and ranges
put("bb20", "BBands(close, n = 20, sd = 2)", note = "population standard deviation")
put("atr14", "ATR(HLC, n = 14)[, 1:2]", outputs = c("tr", "atr"), note = "bar 0 has no true range; Wilder")
parts("natr14", "100 * ATR(HLC, 14)[, 'atr'] / close")
put("donchian20", "DonchianChannel(HL, n = 20)")
put("keltner20", "keltnerChannels(HLC, n = 20, atr = 2)", note = "EMA of the typical price, ATR(n)")
parts("keltnerMiddle", "EMA(close, 20)")
parts("keltnerUpper", "EMA(close, 20) + 2 * ATR(HLC, 10)[, 'atr']")
parts("squeezeOn", "{ b <- BBands(close, 20); w <- 1.5 * SMA(ATR(HLC)[, 'tr'], 20); m <- SMA(close, 20); (b[, 'dn'] > m - w & b[, 'up'] < m + w) * 1 }")
parts("squeezeMomentum", "{ x <- close - ((runMax(high, 20) + runMin(low, 20)) / 2 + SMA(close, 20)) / 2; 3 * WMA(x, 20) - 2 * SMA(x, 20) }", "the end point of a least-squares line is 3 WMA - 2 SMA")
parts("ulcer14", "sqrt(SMA((100 * (close / runMax(close, 14) - 1))^2, 14))")
put("pbands20", "PBands(close, n = 20)")
put("snr14", "SNR(HLC, 14)")
put("chaikinVolatility10", "chaikinVolatility(HL, n = 10)", note = "a fraction")
# statistics
put("runSum20", "runSum(close, 20)")
put("runMax20", "runMax(high, 20)")
put("runMin20", "runMin(low, 20)")
put("runMedian20", "runMedian(close, 20)")
put("runMedian9", "runMedian(close, 9)")
put("runMad20", "runMAD(close, 20, constant = 1)")
put("runMeanDeviation20", "runMAD(close, 20, center = SMA(close, 20), stat = 'mean')")
put("runSd20", "runSD(close, 20)", note = "sample")
put("runVar20", "runVar(close, n = 20)", note = "sample")
put("runCov20", "runCov(close, volume, 20)", note = "sample")
put("runCor20", "runCor(close, volume, 20)")
put("beta20", "runCov(close, open, 20) / runVar(open, n = 20)", note = "slope of close on open")
put("volClose21", "volatility(OHLC, n = 21, calc = 'close', N = 252)", note = "n - 1 = 20 log returns, sample")
put("volParkinson20", "volatility(OHLC, n = 20, calc = 'parkinson', N = 252)")
put("volGarmanKlass20", "volatility(OHLC, n = 20, calc = 'garman.klass', N = 252)")
put("volRogersSatchell20", "volatility(OHLC, n = 20, calc = 'rogers.satchell', N = 252)")
put("volGkYz20", "volatility(OHLC, n = 20, calc = 'gk.yz', N = 252)")
put("volYangZhang20", "volatility(OHLC, n = 20, calc = 'yang.zhang', N = 252)")
# volume
put("obv", "OBV(close, volume)")
put("adl", "chaikinAD(HLC, volume)")
put("williamsAd", "williamsAD(HLC)")
put("cmf20", "CMF(HLC, volume, n = 20)")
parts("chaikinOscillator", "EMA(chaikinAD(HLC, volume), 3) - EMA(chaikinAD(HLC, volume), 10)")
put("mfi14", "MFI(HLC, volume, n = 14)")
parts("forceIndex13", "EMA(momentum(close) * volume, 13)")
put("emv14", "EMV(HL, volume, n = 14)[, 'maEMV']", note = "volume divided by 10000")
parts("anchoredVwap", "cumsum(typical * volume) / cumsum(volume)")
# optional kinds
parts("relativeVolatility", "{ s <- runSD(close, 10, sample = FALSE); up <- momentum(close) > 0; u <- EMA(s * up, 14); d <- EMA(s * !up, 14); 100 * u / (u + d) }")
parts("relativeVigor", "{ w <- function(x) x / 6 + lag(x) / 3 + lag(x, 2) / 3 + lag(x, 3) / 6; SMA(w(close - open), 10) / SMA(w(high - low), 10) }")
parts("klinger", "{ v <- volume * ifelse(momentum(typical) >= 0, 1, -1); EMA(v, 34) - EMA(v, 55) }")
parts("waveTrend", "{ a <- typical - EMA(typical, 10); EMA(a / (0.015 * EMA(abs(a), 10)), 21) }")
parts("waveTrendSignal", "{ a <- typical - EMA(typical, 10); SMA(EMA(a / (0.015 * EMA(abs(a), 10)), 21), 4) }")
save("bars.ttr.json", "bars.csv")

load("flat.csv")
put("rsi14", "RSI(close, n = 14)")
put("cmo14", "CMO(close, n = 14)")
put("macd", "MACD(close, percent = FALSE)", outputs = c("macd", "signal"))
put("cci20", "CCI(HLC, n = 20)")
put("bb20", "BBands(close, n = 20, sd = 2)")
put("donchian20", "DonchianChannel(HL, n = 20)")
put("atr14", "ATR(HLC, n = 14)[, 1:2]", outputs = c("tr", "atr"))
put("aroon14", "aroon(HL, n = 14)", outputs = c("up", "down", "oscillator"))
put("obv", "OBV(close, volume)")
put("adl", "chaikinAD(HLC, volume)")
put("mfi14", "MFI(HLC, volume, n = 14)", note = "50 where no flow: differs")
put("runMedian20", "runMedian(close, 20)")
put("runMad20", "runMAD(close, 20, constant = 1)")
save("flat.ttr.json", "flat.csv")
