# Writes expected-split.json, which the tests compare against; they need no R.
# Debian 12: apt-get install r-base-core r-cran-lme4 r-cran-jsonlite; then, in this folder: Rscript expected-split.R, and oxfmt expected-split.json
suppressMessages({ library(lme4); library(jsonlite) })

made <- function(seed, forces, people, cases, patterns, settings, sd) {
  set.seed(seed)
  d <- expand.grid(case = seq_len(cases), person = seq_len(people), force = seq_len(forces))
  d$pattern <- sample(length(patterns), nrow(d), TRUE)
  d$setting <- ifelse((d$case > cases / 2) == (d$force %% 2 == 0), 1, 2)
  u <- rnorm(forces, 0, sd[1]); v <- matrix(rnorm(forces * people, 0, sd[2]), forces)
  d$y <- rbinom(nrow(d), 1, plogis(.3 + patterns[d$pattern] + settings[d$setting] + u[d$force] + v[cbind(d$force, d$person)]))
  cells <- aggregate(cbind(y, n = 1) ~ force + person + pattern + setting, d, sum)
  cells[order(cells$force, cells$person), ]
}

# Integral within integral, by R's own adaptive rule; no binomial coefficients.
log_likelihood <- function(cells, b0, patterns, settings, sd) {
  sum(sapply(split(cells, cells$force), function(f) {
    people <- split(f, f$person)
    inner <- function(u) prod(sapply(people, function(p) {
      eta <- b0 + patterns[p$pattern] + settings[p$setting] + sd[1] * u
      integrate(function(v) sapply(v, function(x) exp(sum(p$y * (eta + sd[2] * x) - p$n * log1p(exp(eta + sd[2] * x)))) * dnorm(x)),
                -9, 9, rel.tol = 1e-10)$value * 1e4
    })) # so that the product does not run out of digits
    log(integrate(function(u) sapply(u, inner) * dnorm(u), -9, 9, rel.tol = 1e-9)$value) - length(people) * log(1e4)
  }))
}

small <- made(3, 4, 3, 12, c(-.8, .1, .9), c(-.3, .3), c(.6, .4))
at <- list(intercept = .2, patterns = c(-.7, 0, .8), settings = c(-.2, .25), forceSd = .55, personSd = .45)
large <- made(5, 10, 6, 40, c(-1.2, -.4, .2, 1.4), c(-.4, .4), c(.5, .4))
fit <- glmer(cbind(y, n - y) ~ factor(pattern) + factor(setting) + (1 | force / person), large, binomial)
deviations <- sqrt(unlist(lapply(VarCorr(fit), function(v) v[1])))

# Groups that differ in level and in slope; many cases each, so that Laplace's approximation is all but exact.
sloped <- local({
  set.seed(4); groups <- 30; t <- 0:5
  u <- rnorm(groups, 0, .7); v <- -.08 * u + rnorm(groups, 0, .05)
  d <- expand.grid(at = t, group = seq_len(groups)); d$n <- sample(80:400, nrow(d), TRUE)
  d$y <- rbinom(nrow(d), d$n, plogis(.3 + .05 * d$at + u[d$group] + v[d$group] * d$at)); d$x <- (d$at - 2.5) / 2.5
  m <- glmer(cbind(y, n - y) ~ x + (x | group), d, binomial, control = glmerControl(optimizer = "bobyqa"))
  alike <- glmer(cbind(y, n - y) ~ x + (1 | group), d, binomial)
  v <- VarCorr(m)$group
  list(at = d$at, group = d$group, y = d$y, n = d$n, slope = fixef(m)[[2]] / 2.5, slopeSd = sqrt(v[2, 2]) / 2.5,
       first = sqrt(c(c(1, -1) %*% v %*% c(1, -1))), last = sqrt(c(c(1, 1) %*% v %*% c(1, 1))),
       statistic = 2 * (as.numeric(logLik(m)) - as.numeric(logLik(alike))))
})
write(toJSON(list(
  sloped = sloped,
  made = paste(R.version.string, "lme4", packageVersion("lme4")),
  small = list(cells = small, at = at, logLikelihood = log_likelihood(small, at$intercept, at$patterns, at$settings, c(at$forceSd, at$personSd))),
  large = list(cells = large, patterns = unname(fixef(fit)[2:4]), setting = fixef(fit)[[5]], forceSd = deviations[["force"]], personSd = deviations[["person:force"]])),
  auto_unbox = TRUE, digits = NA, rownames = FALSE), "expected-split.json")
