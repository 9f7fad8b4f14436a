# Writes pooled.json: 95 % intervals of pooled shares by lme4's conditional variances. In this folder: Rscript pooled.R, and oxfmt pooled.json
library(lme4)
library(jsonlite)

interval <- function(y, n) {
  data <- data.frame(y, n, g = factor(seq_along(y)))
  fit <- suppressMessages(glmer(cbind(y, n - y) ~ 1 + (1 | g), data, binomial, nAGQ = 25,
    control = glmerControl(optimizer = "bobyqa", check.response.not.const = "ignore", optCtrl = list(rhoend = 1e-10, maxfun = 1e5))))
  effects <- ranef(fit, condVar = TRUE)$g
  half <- qnorm(.975) * sqrt(attr(effects, "postVar")[1, 1, ])
  middle <- fixef(fit)[[1]] + effects[[1]]
  list(y = y, n = n, lower = plogis(middle - half), upper = plogis(middle + half))
}

real <- fromJSON("expected.json", simplifyDataFrame = FALSE)$real[[1]]
set.seed(21)
n <- c(3, 9, 40, 200, 1500, 6, 77)
write_json(list(interval(real$y, real$n), interval(rbinom(7, n, plogis(rnorm(7))), n)), "pooled.json", digits = 12, auto_unbox = TRUE)
