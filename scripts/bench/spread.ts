// The spread between forces with its profile interval, beside lme4 on the same counts, in turns; where R is, and said where it is not.
import { spawnSync } from 'node:child_process';
import { fitSpread, type Observed } from '../../src/oversight/measure/index.ts';
import { expected, groupsOf } from '../../test/consistency/expected.ts';
import { coreTimed, median, type Print } from './figure.ts';

const ROUNDS = 5;
/** Within one process of R, which has then loaded and compiled what it needs. */
const TIMES = 3;

/** As little as R can do: 25 nodes as ours, and the profile of the SD alone. Prints seconds of a core for each fit. */
const script = (groups: readonly Observed[]): string => `
suppressMessages(library(lme4))
d <- data.frame(y = c(${groups.map(({ y }) => y).join(',')}), n = c(${groups.map(({ n }) => n).join(',')}))
d$g <- factor(seq_along(d$y))
fit <- function() {
  m <- glmer(cbind(y, n - y) ~ 1 + (1 | g), d, binomial, nAGQ = 25)
  suppressMessages(confint(m, parm = "theta_", method = "profile"))
}
ends <- fit()
took <- sapply(1:${TIMES}, function(i) sum(system.time(fit())[1:2]))
cat(ends, took)
`;

interface Answered {
  readonly ends: readonly number[];
  readonly took: readonly number[];
}

const askR = (groups: readonly Observed[]): Answered | string => {
  const { stdout, stderr, status, error } = spawnSync('Rscript', ['-e', script(groups)], { encoding: 'utf8' });
  if (error !== undefined) return 'Rscript is not on this machine';
  if (status !== 0) return `R has no lme4: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  const numbers = stdout.trim().split(/\s+/).map(Number);
  return { ends: numbers.slice(0, 2), took: numbers.slice(2) };
};

export const measureSpread = (print: Print): void => {
  const set = expected.real[0];
  if (set === undefined) throw new Error('test/consistency/expected.json holds no set');
  const groups = groupsOf(set);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let ends: readonly number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const answered = askR(groups);
    if (typeof answered === 'string') {
      process.stdout.write(`  spread beside lme4: not measured, ${answered}\n`);
      return;
    }
    ends = answered.ends;
    theirs.push(...answered.took.map((seconds) => seconds * 1000));
    // As R is asked once before it is timed, so are we.
    if (round === 0) fitSpread(groups);
    for (let time = 0; time < TIMES; time++) ours.push(coreTimed(() => fitSpread(groups)));
  }
  const fit = fitSpread(groups);
  const own =
    fit.kind === 'fitted' ? fit.spread.sdInterval.map((end) => end?.toFixed(3) ?? 'none').join(' to ') : fit.why;
  print({
    ...{ name: 'spread with its profile interval, lme4 over ours', n: ROUNDS * TIMES, unit: '×' },
    value: median(theirs) / median(ours),
    wanted: { atLeast: 10 },
    says:
      `lme4 ${median(theirs).toFixed(0)} ms, ours ${median(ours).toFixed(1)} ms of a core, ${groups.length} forces; the interval ` +
      `${own}, by lme4 ${ends.map((end) => end.toFixed(3)).join(' to ')}. R profiles the SD alone, with its packages loaded.`,
  });
};
