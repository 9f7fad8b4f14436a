# Writes expected-measures.json, which the tests compare against; they need no R.
# Debian 12: apt-get install r-base-core r-cran-lme4 r-cran-metafor r-cran-jsonlite; then, in this folder:
# Rscript expected-measures.R, and oxfmt expected-measures.json
suppressMessages({ library(lme4); library(metafor); library(jsonlite) })

all <- read.csv(gzfile("../../data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz"), na.strings = "NA",
                colClasses = c(offence_code = "character", outcome_type = "character"), encoding = "UTF-8")
stopifnot(nrow(all) == 132529)
codes <- c("86", "8R", "22B", "8L") # obscene publications, malicious communications, sexual activity with a child under 16, harassment
used <- all[all$offence_code %in% codes & all$outcome_type %in% c("21", "1"), ]
used$force_name <- factor(used$force_name)
used$offence_code <- factor(used$offence_code, codes)
closed <- "force_outcomes_recorded_in_quarter"
table_of <- function(type, by) {
  rows <- used[used$outcome_type == type, ]
  found <- tapply(rows[[closed]], rows[by], sum, na.rm = TRUE)
  found[is.na(found)] <- 0
  found
}
by_code <- list(y = table_of("21", c("force_name", "offence_code")))
by_code$n <- by_code$y + table_of("1", c("force_name", "offence_code"))
keep <- rowSums(by_code$n) > 0
by_code <- lapply(by_code, function(m) unname(m[keep, ]))

winsorise <- function(x) { q <- quantile(x, c(.1, .9), type = 7); pmin(q[[2]], pmax(q[[1]], x)) }
adjusted_funnel <- function(y, n) {
  p0 <- sum(y) / sum(n); i <- length(y)
  es <- escalc(measure = "PAS", xi = y, ni = n) # metafor's arcsine and its variance 1/4n
  z <- (y / n - p0) / sqrt(p0 * (1 - p0) / n)
  a <- (es$yi - asin(sqrt(p0))) / sqrt(es$vi)
  w <- 1 / es$vi
  phi <- max(1, mean(winsorise(z)^2))
  tau2 <- max(0, (i * mean(winsorise(a)^2) - (i - 1)) / (sum(w) - sum(w^2) / sum(w)))
  clip <- function(x) pmin(1, pmax(0, x))
  mult <- function(q) list(lower = clip(p0 - q * sqrt(phi * p0 * (1 - p0) / n)), upper = clip(p0 + q * sqrt(phi * p0 * (1 - p0) / n)))
  angle <- function(x) sin(pmin(pi / 2, pmax(0, x)))^2
  add <- function(q) list(lower = angle(asin(sqrt(p0)) - q * sqrt(es$vi + tau2)), upper = angle(asin(sqrt(p0)) + q * sqrt(es$vi + tau2)))
  list(y = y, n = n, statistic = i * mean(z^2), df = i - 1, p = pchisq(i * mean(z^2), i - 1, lower.tail = FALSE), phi = phi, tau2 = tau2,
       zMultiplicative = z / sqrt(phi), zAdditive = (es$yi - asin(sqrt(p0))) / sqrt(es$vi + tau2),
       multiplicative95 = mult(qnorm(.975)), multiplicative998 = mult(qnorm(.999)), additive95 = add(qnorm(.975)), additive998 = add(qnorm(.999)))
}

standardise <- function(y, n) {
  p <- colSums(y) / colSums(n); p[is.nan(p)] <- 0
  O <- rowSums(y); E <- as.vector(n %*% p); V <- as.vector(n %*% (p * (1 - p))); q <- qnorm(.975)
  list(y = y, n = n, observed = O, expected = E, variance = V, z = (O - E) / sqrt(V), ratio = O / E, share = O / E * sum(y) / sum(n),
       lower = pmax(0, (O - q * sqrt(V)) / E), upper = (O + q * sqrt(V)) / E,
       byarLower = ifelse(O == 0, 0, pmax(0, O * (1 - 1 / (9 * O) - q / (3 * sqrt(O)))^3) / E),
       byarUpper = (O + 1) * (1 - 1 / (9 * (O + 1)) + q / (3 * sqrt(O + 1)))^3 / E,
       exactLower = qchisq(.025, 2 * O) / 2 / E, exactUpper = qchisq(.975, 2 * O + 2) / 2 / E)
}

# Deviance of lme4 itself, 25 nodes; the profile over the fixed effects is taken here, so that the boundary at 0 is exact.
adjusted_fit <- function(y, n) {
  d <- data.frame(y = as.vector(y), n = as.vector(n), g = factor(as.vector(row(y))), k = factor(as.vector(col(y))))
  d <- d[d$n > 0, ]
  control <- glmerControl(optimizer = "bobyqa", tolPwrss = 1e-10, optCtrl = list(rhoend = 1e-9, maxfun = 1e5))
  fit <- suppressMessages(glmer(cbind(y, n - y) ~ 0 + k + (1 | g), d, binomial, nAGQ = 25, control = control))
  sd <- getME(fit, "theta")[[1]]; beta <- unname(fixef(fit))
  form <- glFormula(cbind(y, n - y) ~ 0 + k + (1 | g), d, binomial, control = control)
  devfun <- do.call(mkGlmerDevfun, c(form, list(control = control)))
  invisible(optimizeGlmer(devfun))
  devfun <- updateGlmerDevfun(devfun, form$reTrms, nAGQ = 25)
  from <- beta
  profile <- function(s) {
    best <- minqa::bobyqa(from, function(b) devfun(c(s, b)), control = list(rhobeg = .05, rhoend = 1e-8, maxfun = 5000))
    from <<- best$par
    best$fval
  }
  top <- profile(sd) + qchisq(.95, 1)
  root <- function(a, b) uniroot(function(s) profile(s) - top, c(a, b), tol = 1e-7)$root
  lower <- if (profile(0) <= top) 0 else root(0, sd)
  # Not logLik(fit) against glm's: with more than one node lme4 leaves out a constant.
  lrt <- max(0, profile(0) - profile(sd))
  list(y = y, n = n, sd = sd, beta = beta, sdInterval = c(lower, root(sd, 3 * sd + 1)), statistic = lrt, p = pchisq(lrt, 1, lower.tail = FALSE) / 2,
       icc = sd^2 / (sd^2 + pi^2 / 3))
}

# Cox and Reid 1987: lme4's deviance plus the logarithm of its bend in the intercept.
few_fit <- function(y, n) {
  d <- data.frame(y, n, g = factor(seq_along(y)))
  control <- glmerControl(optimizer = "bobyqa", tolPwrss = 1e-9, check.response.not.const = "ignore")
  form <- glFormula(cbind(y, n - y) ~ 1 + (1 | g), d, binomial, control = control)
  devfun <- do.call(mkGlmerDevfun, c(form, list(control = control)))
  invisible(optimizeGlmer(devfun))
  devfun <- updateGlmerDevfun(devfun, form$reTrms, nAGQ = 25)
  profile <- function(s) {
    best <- optimize(function(b) devfun(c(s, b)), qlogis(sum(y) / sum(n)) + c(-1, 1) * (0.3 + s), tol = 1e-9)
    h <- 1e-2 # of the fourth order, so that the solver's own digits do not show
    at <- sapply(-2:2 * h, function(x) devfun(c(s, best$minimum + x)))
    best$objective + log(sum(c(-1, 16, -30, 16, -1) * at) / (12 * h^2) / 2)
  }
  top <- optimize(profile, c(0, 4), tol = 1e-7)
  root <- function(a, b) uniroot(function(s) profile(s) - top$objective - qchisq(.95, 1), c(a, b), tol = 1e-7)$root
  list(y = y, n = n, sd = top$minimum, sdInterval = c(if (profile(0) <= top$objective + qchisq(.95, 1)) 0 else root(0, top$minimum), root(top$minimum, 6)))
}

trend_of <- function(y, n, at = seq_along(y)) {
  fit <- glm(cbind(y, n - y) ~ at, binomial, control = glm.control(epsilon = 1e-15, maxit = 100))
  # glm's own is of the weights before its last step.
  x <- cbind(1, at - mean(at)); p <- fitted(fit); se <- sqrt(solve(t(x) %*% (x * n * p * (1 - p)))[2, 2])
  # prop.trend.test gives the square of z, without the sign.
  ca <- suppressWarnings(prop.trend.test(y, n, at))
  list(y = y, n = n, at = at, slope = coef(fit)[[2]], se = se, square = unname(ca$statistic), p = ca$p.value)
}

newcombe <- function(y1, n1, y2, n2) {
  w <- function(y, n) { q <- qnorm(.975); (2 * y + q^2 + c(-1, 1) * q * sqrt(q^2 + 4 * y * (1 - y / n))) / (2 * (n + q^2)) }
  d <- y2 / n2 - y1 / n1
  c(d - sqrt((y2 / n2 - w(y2, n2)[1])^2 + (w(y1, n1)[2] - y1 / n1)^2), d + sqrt((w(y2, n2)[2] - y2 / n2)^2 + (y1 / n1 - w(y1, n1)[1])^2))
}
# Ends of the part taken up by search over every λ, not by the quadratic.
taken_up <- function(one, two) {
  m <- function(v) { p <- (v + 2 / 3) / (sum(v) + 2); list(p = p, v = (diag(p) - outer(p, p)) / (sum(v) + 2)) }
  a <- m(one); b <- m(two)
  t <- function(l) { k <- c(l, 1, 0); sum(k * (b$p - a$p)) / sqrt(c(k %*% (a$v + b$v) %*% k)) }
  c(uniroot(function(l) t(l) - qnorm(.975), c(-20, (b$p[2] - a$p[2]) / (a$p[1] - b$p[1])), tol = 1e-13)$root,
    uniroot(function(l) t(l) + qnorm(.975), c((b$p[2] - a$p[2]) / (a$p[1] - b$p[1]), 40), tol = 1e-13)$root)
}

wilson <- expand.grid(n = c(1, 2, 5, 17, 335, 1920, 1e5, 1e7), share = c(0, 1e-4, .02, .3, .5, .9, 1))
wilson <- unique(transform(wilson, y = round(n * share))[, c("y", "n")])
ends <- t(mapply(function(y, n) as.numeric(prop.test(y, n, correct = FALSE)$conf.int), wilson$y, wilson$n))
wilson$lower <- ends[, 1]; wilson$upper <- ends[, 2]

two_sided <- expand.grid(n = c(1, 2, 7, 40, 335, 1e4, 1e7), p0 = c(1e-4, .03, .38, .5, .68, .99))
two_sided <- do.call(rbind, lapply(seq_len(nrow(two_sided)), function(i) with(two_sided[i, ], {
  y <- unique(c(0, n, qbinom(c(1e-8, .01, .2, .5, .9, .999), n, p0)))
  data.frame(y = y, n = n, p0 = p0, p = sapply(y, function(k) binom.test(k, n, p0)$p.value))
})))

chi <- expand.grid(df = c(1, 2, 3, 7, 42, 43, 1001), p = c(1e-12, 1e-5, .01, .5, .99))
chi <- transform(chi, x = qchisq(p, df, lower.tail = FALSE)); chi$above <- pchisq(chi$x, chi$df, lower.tail = FALSE)
poisson <- data.frame(y = c(0, 1, 2, 9, 10, 57, 1234, 1e5, 1e7))
poisson <- transform(poisson, lower = qchisq(.025, 2 * y) / 2, upper = qchisq(.975, 2 * y + 2) / 2)
normal <- data.frame(z = c(-9, -3.1, -1, 0, .3, 1.96, 5, 9, 30)); normal$above <- pnorm(normal$z, lower.tail = FALSE)

y86 <- by_code$y[, 1]; n86 <- by_code$n[, 1]; y86 <- y86[n86 > 0]; n86 <- n86[n86 > 0]
p_values <- mapply(function(y, n) binom.test(y, n, sum(y86) / sum(n86))$p.value, y86, n86)
# The same in strata: lme4's deviance plus the log-determinant of its bend in all of them, of the second order in two directions at once.
few_adjusted_fit <- function(y, n) {
  d <- data.frame(y = as.vector(y), n = as.vector(n), g = factor(as.vector(row(y))), k = factor(as.vector(col(y))))
  d <- d[d$n > 0, ]
  control <- glmerControl(optimizer = "bobyqa", tolPwrss = 1e-10, check.response.not.const = "ignore")
  form <- glFormula(cbind(y, n - y) ~ 0 + k + (1 | g), d, binomial, control = control)
  devfun <- do.call(mkGlmerDevfun, c(form, list(control = control)))
  invisible(optimizeGlmer(devfun))
  devfun <- updateGlmerDevfun(devfun, form$reTrms, nAGQ = 25)
  from <- qlogis((tapply(d$y, d$k, sum) + .5) / (tapply(d$n, d$k, sum) + 1))
  bend <- function(f, at, h) {
    k <- length(at); m <- matrix(0, k, k); e <- diag(h, k)
    for (i in 1:k) m[i, i] <- sum(c(-1, 16, -30, 16, -1) * sapply(-2:2, function(x) f(at + x * e[i, ]))) / (12 * h^2)
    mixed <- function(i, j, h) { a <- e[i, ] / e[1, 1] * h; b <- e[j, ] / e[1, 1] * h; (f(at + a + b) - f(at + a - b) - f(at - a + b) + f(at - a - b)) / (4 * h^2) }
    # Richardson: of the fourth order, as the others.
    for (i in seq_len(k - 1)) for (j in (i + 1):k) m[i, j] <- m[j, i] <- (4 * mixed(i, j, h) - mixed(i, j, 2 * h)) / 3
    m
  }
  profile <- function(s) {
    f <- function(b) devfun(c(s, b))
    best <- minqa::bobyqa(from, f, control = list(rhobeg = .1, rhoend = 1e-8, maxfun = 20000))
    best$fval + as.numeric(determinant(bend(f, best$par, 1e-2) / 2)$modulus)
  }
  top <- optimize(profile, c(0, 4), tol = 1e-6)
  root <- function(a, b) uniroot(function(s) profile(s) - top$objective - qchisq(.95, 1), c(a, b), tol = 1e-6)$root
  list(y = y, n = n, sd = top$minimum, sdInterval = c(if (profile(0) <= top$objective + qchisq(.95, 1)) 0 else root(0, top$minimum), root(top$minimum, 6)))
}

quarters <- {
  rows <- used[used$offence_code == "86", ]
  count <- function(type) { m <- tapply(ifelse(rows$outcome_type %in% type, rows[[closed]], 0), rows[c("force_name", "financial_quarter")], sum, na.rm = TRUE); m[is.na(m)] <- 0; m }
  y <- count("21"); n <- count(c("21", "1"))
  fit <- apply(y > 0, 1, sum) > 1 & apply(y < n, 1, sum) > 1 & apply(n > 0, 1, all)
  lapply(unname(which(fit)), function(i) trend_of(unname(y[i, ]), unname(n[i, ])))
}
glmm <- suppressWarnings(rma.glmm(measure = "PLO", xi = y86, ni = n86, nAGQ = 25))

sets <- list(y86 = list(y86, n86), alike = list(c(10, 20, 30), c(100, 200, 300)), "zeros and ones" = list(c(0, 12, 5, 0, 8, 3, 30), c(9, 12, 11, 1, 8, 40, 31)),
             millions = list(c(3e6, 3.1e6, 2.9e6, 2e6, 3.3e6), c(1e7, 1e7, 1e7, 5e6, 1e7)), two = list(c(3, 9), c(20, 14)), wide = list(c(0, 1, 9, 30, 2), c(1, 1, 10, 31, 400)))
made <- list(y = matrix(c(0, 3, 9, 1, 0, 7, 4, 4, 0, 30, 2, 1, 5, 0, 8), 5), n = matrix(c(4, 8, 9, 1, 0, 20, 9, 5, 0, 41, 30, 22, 17, 6, 40), 5))
alike <- list(y = matrix(rep(c(10, 30), each = 6), 6), n = matrix(rep(c(100, 60), each = 6), 6))
wy <- list(c(540, 6, 7), c(629, 12, 12), c(600, 60, 13))

write(toJSON(list(
  made = paste(R.version.string, "lme4", packageVersion("lme4"), "metafor", packageVersion("metafor")),
  wilson = wilson, twoSided = two_sided, chiSquared = chi, poisson = poisson, normal = normal,
  funnels = Map(function(set, name) c(list(name = name), adjusted_funnel(set[[1]], set[[2]])), unname(sets), names(sets)),
  standardised = list(standardise(by_code$y, by_code$n), standardise(made$y, made$n)),
  adjusted = list(adjusted_fit(by_code$y, by_code$n), adjusted_fit(made$y, made$n)), alike = alike,
  few = list(few_fit(c(9, 20, 31), c(20, 60, 50)), few_fit(c(3, 9, 12, 30, 22), c(20, 14, 40, 41, 60)), few_fit(y86, n86)),
  fewAdjusted = list(few_adjusted_fit(by_code$y[1:5, ], by_code$n[1:5, ]), few_adjusted_fit(made$y, made$n), few_adjusted_fit(matrix(c(9, 20, 31, 4, 6, 12), 3), matrix(c(20, 60, 50, 11, 9, 40), 3))),
  discovery = list(p = p_values, adjusted = p.adjust(p_values, "BH")),
  trends = c(quarters, list(trend_of(c(540, 629, 600), c(553, 653, 673), 2019:2021), trend_of(c(0, 1, 0, 3), c(9, 1, 4, 8)), trend_of(c(3e6, 2.9e6, 2.7e6), rep(1e7, 3), c(1, 2, 5)))),
  glmm = list(y = y86, n = n86, sd = sqrt(glmm$tau2), b0 = as.numeric(glmm$beta)),
  percentiles = list(shares = y86 / n86, low = quantile(y86 / n86, .1, names = FALSE), high = quantile(y86 / n86, .9, names = FALSE)),
  recoding = list(list(from = 2019, to = 2021, fall = newcombe(540, 553, 600, 673), takenUp = taken_up(wy[[1]], wy[[3]])),
                  list(from = 2019, to = 2020, fall = newcombe(540, 553, 629, 653), takenUp = NULL),
                  list(from = 2020, to = 2021, fall = newcombe(629, 653, 600, 673), takenUp = taken_up(wy[[2]], wy[[3]])))),
  auto_unbox = TRUE, digits = NA, rownames = FALSE, null = "null"), "expected-measures.json")
