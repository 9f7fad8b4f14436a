# Writes agreement.json: alpha, AC1 and the difference between groups of invented choices, straight from their definitions
# by pairs of people, which is not how the program works them out. Debian 12: r-base-core, r-cran-jsonlite.
# In this folder: Rscript agreement.R, and oxfmt agreement.json
library(jsonlite)
set.seed(20261126)

pairs_in <- function(values) if (length(values) < 2) NULL else t(combn(length(values), 2))

# Krippendorff 2011: 1 - Do/De, with each pair of a unit weighing 1/(m - 1), against all pairs of values whatever their unit.
alpha_by_pairs <- function(units) {
  units <- Filter(function(v) length(v) >= 2, units)
  all <- unlist(units)
  n <- length(all)
  seen <- sum(sapply(units, function(v) { p <- pairs_in(v); 2 * sum(v[p[, 1]] != v[p[, 2]]) / (length(v) - 1) })) / n
  p <- t(combn(n, 2))
  1 - seen / mean(all[p[, 1]] != all[p[, 2]])
}

# Gwet 2008, equations 16 to 18.
ac1_by_pairs <- function(units) {
  agreed <- mean(sapply(Filter(function(v) length(v) >= 2, units), function(v) { p <- pairs_in(v); mean(v[p[, 1]] == v[p[, 2]]) }))
  used <- sort(unique(unlist(units)))
  share <- sapply(used, function(k) mean(sapply(units, function(v) mean(v == k))))
  chance <- sum(share * (1 - share)) / (max(2, length(used)) - 1)
  (agreed - chance) / (1 - chance)
}

apart <- function(units, groups) {
  found <- do.call(rbind, lapply(seq_along(units), function(u) {
    p <- pairs_in(units[[u]])
    if (is.null(p)) NULL else data.frame(alike = units[[u]][p[, 1]] == units[[u]][p[, 2]], same = groups[[u]][p[, 1]] == groups[[u]][p[, 2]])
  }))
  mean(found$alike[found$same]) - mean(found$alike[!found$same])
}

jackknife <- function(n, f) {
  left <- sapply(seq_len(n), function(out) f(setdiff(seq_len(n), out)))
  sqrt((n - 1) / n * sum((left - mean(left))^2))
}

invented <- function(n, people, categories, missing, like) {
  truth <- sample(categories, n, replace = TRUE)
  sets <- lapply(seq_len(n), function(u) {
    here <- which(runif(people) >= missing)
    if (length(here) == 0) here <- 1
    list(choice = ifelse(runif(length(here)) < like, truth[u], sample(categories, length(here), replace = TRUE)), group = (here - 1) %% 3 + 1)
  })
  units <- lapply(sets, `[[`, "choice")
  groups <- lapply(sets, `[[`, "group")
  list(categories = categories, units = units, groups = groups,
       alpha = alpha_by_pairs(units), ac1 = ac1_by_pairs(units), apart = apart(units, groups),
       alphaError = jackknife(n, function(keep) alpha_by_pairs(units[keep])),
       ac1Error = jackknife(n, function(keep) ac1_by_pairs(units[keep])),
       apartError = jackknife(n, function(keep) apart(units[keep], groups[keep])))
}

sets <- list(invented(20, 6, 3, 0, .7), invented(24, 9, 5, .3, .5), invented(12, 5, 2, .5, .9), invented(30, 8, 6, .2, 0), invented(16, 12, 4, .1, .95))
write(toJSON(list(made = R.version.string, sets = sets), digits = NA, auto_unbox = TRUE), "agreement.json")
