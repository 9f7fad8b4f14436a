import { HOME_OFFICE, type DefinedBasis, type Definition } from '../definition/index.ts';
import { whoIsCounted } from './rates.view.ts';

interface Formula {
  readonly name: string;
  readonly formula: string;
  readonly source: string;
}

interface MethodPart {
  readonly id: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly formulas: readonly Formula[];
}

const f = (name: string, formula: string, source: string): Formula => ({ name, formula, source });

/** How every figure of a comparison is come by: the formula, and who gave it. */
const METHOD: readonly MethodPart[] = [
  {
    id: 'counts',
    title: 'What is counted',
    says: [
      'A count is of one force, period, offence, age, unit (crimes, people, arrests, reports) and basis. Counts of two units are never added up and never divide: an arrest is of a person, an outcome is of a crime, and one case can be both.',
      'Closed: outcomes given in the period, whenever the offence was recorded. Recorded: outcomes, so far, of the offences recorded in the period; recent quarters hold fewer because their cases are open. The two are never mixed.',
      'All assigned outcomes leave out type 0 (not yet assigned) and the rows 1A, 2A and 3A, which repeat what 1, 2 and 3 hold.',
      'A count below 0 in a quarter is a published correction and is kept; a year’s total below 0 is an error of the source and nothing is compared on it.',
      'Missing is not 0. A force with a missing count in what is asked is left out and named, with where the count is missing.',
    ],
    formulas: [],
  },
  {
    id: 'forces',
    title: 'Spread and funnel',
    says: [
      'The headline is the spread between forces, not how many stand out: that grows with the number of cases.',
      'The median odds ratio is never below 1, so that being above 1 proves nothing: its interval does. Read it as: of two forces taken at random, the odds in the higher are typically so many times those in the lower.',
      'The limits of the funnel say between which shares a force of that size would lie by chance, were all alike. A force is flagged by the exact chance of a count as far out as its own, at most 2.5% and 0.1% on its side: limits drawn between whole counts would flag oftener by chance than they say. They are not widened by the variation that is there: that would hide the finding. What widened limits would leave is stated in words.',
    ],
    formulas: [
      f('Share', 'p = y / n; overall p₀ = Σy / Σn, of the forces compared', 'by definition'),
      f(
        'Exact interval',
        'from qbeta(α/2; y, n−y+1) to qbeta(1−α/2; y+1, n−y)',
        'Clopper and Pearson 1934, Biometrika 26:404',
      ),
      f(
        'Funnel limits',
        'r = least integer with P(R ≤ r) ≥ a under Bin(n, p₀); limit (r − (P(R ≤ r) − a)/P(R = r))/n; a = .025, .975, .001, .999',
        'Spiegelhalter 2005, Statistics in Medicine 24:1185, A.1.1',
      ),
      f(
        'Spread',
        'logit pᵢ = b₀ + uᵢ, uᵢ ~ N(0, σ²), maximum likelihood by adaptive Gauss–Hermite quadrature; profile-likelihood interval of σ',
        'Pinheiro and Bates 1995, JCGS 4:12; Venzon and Moolgavkar 1988, Applied Statistics 37:87',
      ),
      f(
        'Spread of fewer than twenty forces',
        'the same, the profile less half the logarithm of the information of b₀ (in cases of the same ages: of its determinant for βₖ)',
        'Cox and Reid 1987, JRSS B 49:1',
      ),
      f(
        'Whether there is any spread',
        'twice the gain in log likelihood over σ = 0, on ½χ²(1); forces are said to differ below p = 0.0001 alone',
        'Self and Liang 1987, JASA 82:605',
      ),
      f(
        'Hidden small counts',
        'each anywhere between its ends: all lowest, all highest, every force farthest from the share of all, and nearest to it; from the least to the greatest of the four, and their 95% intervals together',
        'Manski 2003, Partial Identification of Probability Distributions, 1',
      ),
      f('Median odds ratio', 'exp(√2 · 0.6745 · σ)', 'Larsen and Merlo 2005, American Journal of Epidemiology 161:81'),
      f('Middle 80%', 'plogis(b₀ ± 1.2816 σ)', 'the same'),
      f(
        'Part that lies between forces',
        'latent intraclass correlation σ²/(σ² + π²/3), and the same of both ends of the interval of σ: π²/3 is what varies from case to case on the logit scale, and no share of children',
        'Merlo 2006, Journal of Epidemiology and Community Health 60:290',
      ),
      f(
        '10th and 90th percentile',
        'type 7 quantiles of the shares as recorded, and their ratio, from ten forces on',
        'Hyndman and Fan 1996, American Statistician 50:361',
      ),
      f(
        'In cases of the same ages',
        'logit pᵢₖ = βₖ + uᵢ, a fixed effect for each band of age k; of one force O/E, E = Σ nᵢₖpₖ, ± 1.96·√V/E with V = Σ nᵢₖpₖ(1 − pₖ)',
        'Larsen and Merlo 2005; Breslow and Day 1987, Statistical Methods in Cancer Research II, 2.3',
      ),
      f('z', '(p − p₀) / √(p₀(1 − p₀)/n)', 'Spiegelhalter 2005, Statistics in Medicine 24:1185'),
      f(
        'Over-dispersion',
        'φ = mean z²; τ² on the arcsine scale, Winsorised at 10%',
        'Spiegelhalter 2005, Quality and Safety in Health Care 14:347; 2012, JRSS A 175:1',
      ),
      f(
        'Many tests',
        'the largest k with p₍ₖ₎ ≤ k·q/m, q = 5%; p exact and two-sided: the chances no greater than the observed one, summed',
        'Benjamini and Hochberg 1995, JRSS B 57:289; Blaker 2000, Canadian Journal of Statistics 28:783',
      ),
    ],
  },
  {
    id: 'pooled',
    title: 'Pooled shares',
    says: [
      'A force with few cases has a share that chance throws far about. Pooling draws it towards the overall share, the more the fewer its cases and the smaller the spread. It is an estimate, not what was recorded; both are drawn.',
      'Forces stand in the order of their names. In an order by value most places are chance, and a reader takes them for merit.',
    ],
    formulas: [
      f('Pooled share', 'plogis(b₀ + mode of uᵢ given yᵢ)', 'Pinheiro and Bates 1995, JCGS 4:12'),
      f(
        'Its interval',
        'logit ± 1.96 / √(n·p(1 − p) + 1/σ²), given b₀ and σ',
        'Bates et al. 2015, Journal of Statistical Software 67(1), 5.1',
      ),
    ],
  },
  {
    id: 'mix',
    title: 'What cases came to',
    says: [
      'All outcomes of a force beside each other, as parts of a whole: where Outcome 21 is rare, another code may stand in its place. A type that no row of the source has is not given, which is not 0.',
    ],
    formulas: [],
  },
  {
    id: 'trend',
    title: 'Over time',
    says: [
      'Shares of the forces that have a figure, or no case, in every period, with exact intervals; the spread in each period with its own.',
      'No line is drawn across a day from which counts mean something else. Breaks and known gaps are data, each with its source and how sure it is.',
      'The recoding alarm: a fall in the share of 21 that 22, 20 or 8 has taken up is called recoding, not hardening. It is said where the 95% interval of the fall lies below 0 and that of the part taken up lies above one half. That none of it is a harder hand is said only where all of it may have been taken up, charges and cautions did not rise beyond chance, and the 95% interval of their part of the fall ends below a quarter.',
    ],
    formulas: [
      f(
        'Slope',
        'logit p = b₀ + b₁·t by maximum likelihood, Wald’s interval of exp(b₁), from five periods on; test of Cochran and Armitage',
        'McCullagh and Nelder 1989, 2.5; Armitage 1955, Biometrics 11:375',
      ),
      f(
        'Does the spread shrink',
        'logit p = b₀ + u + (b₁ + v)·t, u and v normal and correlated, from twenty forces and five periods on; ratio of the last SD to the first, Wald’s interval on the log scale',
        'Pinheiro and Bates 1995, JCGS 4:12; Stram and Lee 1994, Biometrics 50:1171',
      ),
      f('Change of a share', 'hybrid score interval', 'Newcombe 1998, Statistics in Medicine 17:873, method 10'),
      f(
        'Part taken up',
        'rise of the takers over the fall of 21, with Fieller’s interval',
        'Fieller 1954, JRSS B 16:175',
      ),
    ],
  },
  {
    id: 'rates',
    title: 'Per 1,000 people aged 10 to 17',
    says: [
      'The count of the numerator over the residents of the force’s area aged 10 to 17 in the middle of 2019.',
      'British Transport Police has no residents and no rate; few of those whom the City of London’s police meet live there.',
    ],
    formulas: [
      f('Interval', 'exact Poisson: from qgamma(α/2; y) to qgamma(1−α/2; y+1)', 'Garwood 1936, Biometrika 28:437'),
    ],
  },
  {
    id: 'silence',
    title: 'Who is silent',
    says: [
      'Each force that was asked, by period: answered, refused (with the section), no answer, withheld, not held, not given. Silence is no 0 and not at random, so that whatever is measured is of those who answered.',
    ],
    formulas: [f('Why it matters', 'nonresponse bias', 'Groves 2006, Public Opinion Quarterly 70:646')],
  },
  {
    id: 'split',
    title: 'What differences go with',
    says: [
      'Of one force or several: decided cases, each with the pattern of its facts, the setting that held, the force and a code for who decided. Facts and policy have the variance of their part of the linear predictor over the cases, and half each of what they share; people that of forces and officers together. The three shares add to one.',
      'It is of records: facts that were not recorded, or recorded otherwise by who decided, count as people. No effect of a person or of a force is kept.',
      'Too few to say below 200 cases, ten people, and two people a force where there are several.',
    ],
    formulas: [
      f(
        'Split',
        'logit p = b + pattern + setting + force + person; forces and people normal about 0, by adaptive quadrature; patterns and settings held back by a normal of SD 3',
        'Pinheiro and Bates 1995, JCGS 4:12',
      ),
      f(
        'Interval of a share',
        'basic bootstrap on the log odds, the same cases decided anew 200 times as fitted',
        'Davison and Hinkley 1997, Bootstrap Methods and their Application, 5.2',
      ),
    ],
  },
  {
    id: 'each',
    title: 'Each force',
    says: [
      'A force’s own figures beside the 10th and the 90th percentile of all forces (type 7), from ten forces on; never the least and the greatest, which the smallest forces decide. No rank, no score and no colour of good or bad: whether a share is high or low by itself says nothing of how a child was treated.',
    ],
    formulas: [
      f(
        'Did it change',
        'two binomial CUSUM charts, W = y·log(p₁/p₀) + (n − y)·log((1 − p₁)/(1 − p₀)) for odds doubled and halved, p₀ of the first half of its periods, from eight periods on; limits by simulation, one false signal in 100 periods',
        'Steiner et al. 2000, Biostatistics 1:441',
      ),
    ],
  },
];

const BY_DAY: Readonly<Record<DefinedBasis, string>> = {
  closed: 'On the closed basis.',
  recorded:
    'On the recorded basis, on which recent periods are still being filled: of the published table, which has both, nothing is said of time on it.',
  'not-stated': 'The source does not say by which day outcomes were counted.',
};

/** What is said of the source that was asked alone, by the part that it belongs to: of another it would be false. */
function ownOf(definition: Definition | null): ReadonlyMap<string, string> {
  if (definition === null)
    return new Map([
      ['counts', 'The ages are those that the source gives, and stand beside every figure.'],
      ['trend', 'On the closed basis, where the source has one.'],
      ['rates', 'Whether those whom the source counts are of the same ages is said with the rates.'],
    ]);
  const { told, basis, scope } = definition;
  const ages =
    told === HOME_OFFICE
      ? 'The published table has no ages and goes no finer than code 86: it is no measure of what happens to children.'
      : `The source’s ages are: ${scope.ages}. It counts ${scope.unit}.`;
  return new Map([
    ['counts', ages],
    ['trend', BY_DAY[basis]],
    ['rates', whoIsCounted(definition)],
  ]);
}

export type Method = readonly MethodPart[];

/** How every figure is come by, of the definition that was asked; of none, what holds of every source. */
export function methodFor(definition: Definition | null): Method {
  const own = ownOf(definition);
  return METHOD.map((part) => {
    const says = own.get(part.id);
    return says === undefined ? part : { ...part, says: [...part.says, says] };
  });
}

interface SourceLine {
  readonly what: string;
  readonly publisher: string;
  readonly licence: string;
}

/** What is shown comes from these; digests and vintages stand beside every figure and in data/README.md. */
export const SOURCES: readonly SourceLine[] = [
  {
    what: 'Police recorded crime and outcomes open data, year ending March 2019, first issue',
    publisher: 'Home Office',
    licence: 'Open Government Licence v3.0',
  },
  {
    what: 'Police powers and procedures, arrests open data, 2006/07 to 2017/18',
    publisher: 'Home Office',
    licence: 'Open Government Licence v3.0',
  },
  {
    what: 'Population aged 10 to 17 by police force area, mid-2019',
    publisher: 'Office for National Statistics',
    licence: 'Open Government Licence v3.0',
  },
];
