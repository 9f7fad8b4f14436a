/** P(a standard normal ≤ this) = 0.75, as in the median odds ratio. */
export const NORMAL_75 = 0.6744897501960817;

/** P(a standard normal ≤ this) = 0.9: ends of the middle 80 %. */
export const NORMAL_90 = 1.2815515655446004;

/** The 95 % point of chi-squared on one degree of freedom. */
export const CHI_SQUARED_1_95 = 3.841458820694124;

/** The logistic function, without overflow at either end. */
export const plogis = (x: number): number => {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
};

export const logit = (p: number): number => Math.log(p / (1 - p));

/** log(1 + e^x), without overflow. Mächler 2012, *Accurately computing log(1 − exp(−|a|))*, eq. 10. */
export const log1pexp = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
