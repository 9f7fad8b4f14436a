# Writes expected.json, which the tests compare against; they need no R.
# Debian 12: apt-get install r-base-core r-cran-lme4 r-cran-jsonlite; then, in this folder: Rscript expected.R, and oxfmt expected.json
library(lme4)
library(jsonlite)

table86 <- {
  all <- read.csv(gzfile("../../data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz"), na.strings = "NA",
                  colClasses = c(offence_code = "character", outcome_type = "character"), encoding = "UTF-8")
  stopifnot(nrow(all) == 132529)
  all[all$offence_code == "86", ]
}
columns <- c(closed = "force_outcomes_recorded_in_quarter", recorded = "force_outcomes_for_offences_recorded_in_quarter")

counted <- function(types, basis) {
  rows <- if (identical(types, "assigned")) !(table86$outcome_type %in% c("0", "1A", "2A", "3A")) else table86$outcome_type %in% types
  forces <- factor(table86$force_name)
  as.vector(tapply(ifelse(rows, table86[[columns[[basis]]]], 0), forces, sum, na.rm = TRUE))
}

# Spiegelhalter 2005, Statistics in Medicine 24:1185, appendix A.1.1.
limit <- function(a, n, p0) {
  r <- qbinom(a, n, p0)
  alpha <- (pbinom(r, n, p0) - a) / dbinom(r, n, p0)
  pmin(1, pmax(0, (r - alpha) / n))
}
winsorise <- function(x) { q <- quantile(x, c(.1, .9), type = 7); pmin(q[[2]], pmax(q[[1]], x)) }

dispersion <- function(y, n) {
  p0 <- sum(y) / sum(n)
  z <- (y / n - p0) / sqrt(p0 * (1 - p0) / n)
  a <- (asin(sqrt(y / n)) - asin(sqrt(p0))) * 2 * sqrt(n)
  w <- 4 * n
  i <- length(y)
  list(z = z, phi = mean(z^2), phiWinsorised = mean(winsorise(z)^2),
       tau2 = max(0, (i * mean(winsorise(a)^2) - (i - 1)) / (sum(w) - sum(w^2) / sum(w))))
}

# Likelihood of lme4 itself, 25 nodes; the profile over its intercept is taken here, so that the boundary at 0 is exact.
spread <- function(y, n) {
  data <- data.frame(y, n, g = factor(seq_along(y)))
  control <- glmerControl(optimizer = "bobyqa", check.response.not.const = "ignore", tolPwrss = if (max(n) < 1e5) 1e-9 else 1e-5, optCtrl = list(rhoend = 1e-10, maxfun = 1e5))
  fit <- suppressMessages(glmer(cbind(y, n - y) ~ 1 + (1 | g), data, binomial, nAGQ = 25, control = control))
  sd <- getME(fit, "theta")[[1]]
  b0 <- fixef(fit)[[1]]
  form <- glFormula(cbind(y, n - y) ~ 1 + (1 | g), data, binomial, control = control)
  devfun <- do.call(mkGlmerDevfun, c(form, list(control = control)))
  invisible(optimizeGlmer(devfun))
  devfun <- updateGlmerDevfun(devfun, form$reTrms, nAGQ = 25)
  profile <- function(s) optimize(function(b) devfun(c(s, b)), b0 + c(-1, 1) * (0.3 + s), tol = 1e-9)$objective
  top <- profile(sd) + qchisq(.95, 1)
  root <- function(from, to) uniroot(function(s) profile(s) - top, c(from, to), tol = 1e-8)$root
  lower <- if (profile(0) <= top || sd < 1e-4) 0 else root(0, sd)
  upper <- root(max(sd, 1e-4), max(20 * sd, 4))
  list(sd = sd, b0 = b0, sdInterval = c(lower, upper), mor = exp(sqrt(2) * qnorm(.75) * sd),
       range80 = plogis(b0 + c(-1, 1) * qnorm(.9) * sd), pooled = unname(fitted(fit)))
}

described <- function(y, n) {
  p0 <- sum(y) / sum(n)
  c(list(y = y, n = n, overall = p0,
         lower = ifelse(y == 0, 0, qbeta(.025, y, n - y + 1)), upper = ifelse(y == n, 1, qbeta(.975, y + 1, n - y)),
         lower95 = limit(.025, n, p0), upper95 = limit(.975, n, p0),
         lower998 = limit(.001, n, p0), upper998 = limit(.999, n, p0)),
    dispersion(y, n), spread(y, n))
}

real <- list()
for (basis in names(columns)) for (denominator in c("21,1", "assigned")) {
  types <- if (denominator == "assigned") "assigned" else strsplit(denominator, ",")[[1]]
  y <- counted("21", basis)
  n <- counted(types, basis)
  real[[length(real) + 1]] <- c(
    list(basis = basis, denominator = denominator, forces = levels(factor(table86$force_name))[n > 0],
         excluded = I(levels(factor(table86$force_name))[n == 0])),
    described(y[n > 0], n[n > 0]))
}

synthetic <- list(
  "within chance" = list(y = c(10, 11, 9, 10, 12, 9, 10, 10, 11, 8), n = c(rep(100, 9), 90)),
  two = list(y = c(3, 9), n = c(20, 14)),
  "zeros and ones" = list(y = c(0, 12, 5, 0, 8, 3, 30), n = c(9, 12, 11, 1, 8, 40, 31)),
  "single cases among others" = list(y = c(1, 0, 1, 7, 30, 2), n = c(1, 1, 1, 10, 41, 20)),
  sparse = list(y = c(0, 0, 1, 0, 2, 0, 0, 3), n = c(400, 320, 500, 120, 260, 90, 700, 310)),
  millions = list(y = c(3e6, 3.1e6, 2.9e6, 2e6, 3.3e6), n = c(1e7, 1e7, 1e7, 5e6, 1e7)),
  "a rare outcome" = list( # code 5D of the same file, 21 of all assigned, closed
    y = c(0, 0, 0, 0, 1, 0, 5, 4, 2, 0, 5, 0, 0, 1, 19, 0, 3, 0, 5, 7, 41, 2, 0, 0, 3, 0, 0, 5, 1, 1, 0, 7, 0, 1, 0, 0, 0, 14, 0, 2, 0, 1, 0, 0),
    n = c(570, 310, 115, 384, 349, 176, 190, 530, 802, 182, 200, 134, 1129, 231, 2741, 285, 958, 294, 863, 1263, 1146, 351, 253, 23, 1246, 4701, 283, 423, 72, 386, 834, 640, 1016, 1580, 533, 301, 176, 542, 305, 295, 551, 2692, 1736, 152)),
  "narrow spread" = list(y = c(51, 47, 55, 44, 60, 49, 50, 52, 39, 53), n = rep(100, 10)))

chances <- expand.grid(n = c(1, 2, 5, 17, 40, 335, 1920, 1e5, 1e7), p = c(1e-6, .003, .1, .38, .5, .68, .97, .999999))
chances <- do.call(rbind, lapply(seq_len(nrow(chances)), function(i) {
  at <- unique(qbinom(c(1e-6, .001, .025, .3, .5, .9, .975, .999, 1 - 1e-9), chances$n[i], chances$p[i]))
  data.frame(r = at, n = chances$n[i], p = chances$p[i], cdf = pbinom(at, chances$n[i], chances$p[i]),
             above = pbinom(at, chances$n[i], chances$p[i], lower.tail = FALSE), pmf = dbinom(at, chances$n[i], chances$p[i]))
}))
exact <- expand.grid(n = c(1, 2, 5, 17, 335, 1920, 1e5, 1e7), share = c(0, 1e-4, .02, .3, .5, .9, 1))
exact <- unique(transform(exact, y = round(n * share))[, c("y", "n")])
exact$lower <- ifelse(exact$y == 0, 0, qbeta(.025, exact$y, exact$n - exact$y + 1))
exact$upper <- ifelse(exact$y == exact$n, 1, qbeta(.975, exact$y + 1, exact$n - exact$y))

write(toJSON(list(
  made = paste(R.version.string, "lme4", packageVersion("lme4")), real = real,
  synthetic = Map(function(set, name) c(list(name = name), described(set$y, set$n)), unname(synthetic), names(synthetic)),
  binomial = chances, exact = exact), auto_unbox = TRUE, digits = NA, rownames = FALSE), "expected.json")
