// What is promised, how it is tried at full strength, and in which pieces, so that a run that ends can go on.
export interface Piece {
  /** How many tries it adds to the claim. */
  readonly n: number;
  readonly seed: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Claim {
  readonly name: string;
  readonly says: string;
  /** The files of tests that try it. */
  readonly files: readonly string[];
  /** What N counts. */
  readonly of: string;
  readonly pieces: readonly Piece[];
}

const SEED = 20_261_122;

/** Properties, `times` as often as npm test tries them, in pieces of another seed each; `few` is what npm test tries. */
const properties = (few: number, times: number, pieces: number): readonly Piece[] =>
  Array.from({ length: pieces }, (_, piece) => {
    const n = few * times;
    // Some tests count on from their seed: a piece that began at the next one would try nearly all of them again.
    const seed = String(SEED + piece * n);
    return { n, seed, env: { EVENHAND_TIMES: String(times), EVENHAND_SEED: seed } };
  });

/** Without a seed, at its full extent. */
const once = (n: number): readonly Piece[] => [{ n, seed: 'none', env: { EVENHAND_TIMES: '1' } }];

const KILLS = 10;
/** About as many as there are rules of both versions and faults to plant in each: all of them are tried. */
const FAULTS = 2_688;

export const CLAIMS: readonly Claim[] = [
  {
    name: 'kills',
    says: 'after kill -9 under 16 writers everything acknowledged is there once, and the log verifies',
    files: ['test/crash.test.ts'],
    of: 'kills',
    pieces: Array.from({ length: 10 }, () => ({
      n: KILLS,
      seed: 'none',
      env: { EVENHAND_CRASH_ROUNDS: String(KILLS) },
    })),
  },
  {
    name: 'naive',
    says: 'the engine says of any rules and any facts, known or not, in every word what a second, plain evaluator gives that tries every answer; a turned rule is found',
    files: ['test/naive.test.ts'],
    of: 'random cases',
    // A piece takes about a minute, so that a run that is ended loses little.
    pieces: properties(10_000, 10, 100),
  },
  {
    name: 'decisions',
    says: 'a decision is what the advice says, and expands to it',
    files: ['src/policy/decide.test.ts'],
    of: 'random cases',
    pieces: properties(2 * 160 + 2 * 25 + 100, 50, 5),
  },
  {
    name: 'orders',
    says: 'no added factor or lower age lowers protection, and no vulnerability raises exposure, in either version',
    files: ['src/policy/real-policy.test.ts'],
    of: 'random pairs',
    pieces: properties(2 * (100 + 100 + 70 + 40), 20, 5),
  },
  {
    name: 'proofs',
    says: 'every statement about either version is proved over all inputs; what is proved of any number of people is what trying every case of a few shows',
    files: [
      'src/policy/prove.test.ts',
      'src/policy/proof-brute.test.ts',
      'src/policy/proof-decides.test.ts',
      'src/policy/lemma.test.ts',
      'src/policy/proof-unknown.test.ts',
      'src/policy/proof-questions.test.ts',
    ],
    of: 'random rules',
    pieces: properties(20 + 8 + 10 + 20, 10, 3),
  },
  {
    name: 'faults',
    says: 'of the faults planted in every rule of either version, each that anybody could notice is refuted by a statement or a scenario; the others are proved to change nothing',
    files: ['src/policy/mutant.test.ts'],
    of: 'planted faults',
    pieces: [0, 1].map((piece) => ({
      n: FAULTS,
      seed: String(SEED + piece * FAULTS),
      env: { EVENHAND_MUTANTS: String(FAULTS), EVENHAND_SEED: String(SEED + piece * FAULTS) },
    })),
  },
  {
    name: 'questions',
    says: 'an answer never gives advice that was not possible before, and questions come to an end',
    files: [
      'src/policy/next-question.test.ts',
      'src/policy/what-would-change.test.ts',
      'src/policy/change-real-policy.test.ts',
      'src/policy/every-outcome.test.ts',
      'src/policy/why-raised.test.ts',
      'src/policy/input.test.ts',
    ],
    of: 'random cases',
    pieces: properties(2 * (5 + 25) + 30 + 50 + 300, 12, 3),
  },
  {
    name: 'diagrams',
    says: 'a restricted diagram reaches exactly what is possible and tests exactly what matters',
    files: ['src/policy/diagram.test.ts'],
    of: 'random diagrams',
    pieces: properties(600, 30, 2),
  },
  {
    name: 'steps',
    says: 'the properties of every step of a case',
    files: [
      ...['report', 'floor', 'crime', 'contact', 'off-case'].map((name) => `src/casework/report/${name}.test.ts`),
      ...['people', 'answer', 'case-facts'].map((name) => `src/casework/triage/${name}.test.ts`),
      ...[
        'src/casework/case/case.test.ts',
        'src/casework/case/emergency.test.ts',
        'src/casework/caseload/obligation.test.ts',
        'test/untold-child.test.ts',
        'test/review-open.test.ts',
        'test/waiting.test.ts',
      ],
    ],
    of: 'times npm test',
    pieces: properties(1, 20, 2),
  },
  {
    name: 'people',
    says: 'sealing, tokens and mentions hold for any text, and imagery is refused at every door',
    files: [
      ...['seal', 'tokens', 'mention', 'candidates', 'name-pairs'].map((name) => `src/platform/person/${name}.test.ts`),
      'src/platform/web/imagery.test.ts',
      'src/platform/web/pointing.test.ts',
    ],
    of: 'times npm test',
    pieces: properties(1, 10, 2),
  },
  {
    name: 'recall',
    says: 'at least 98 % of people written as another would write them are offered, with at most five others each',
    files: ['src/platform/person/recall.test.ts'],
    of: 'pairs',
    pieces: [{ n: 20_000, seed: String(SEED), env: { EVENHAND_PAIRS: '20000' } }],
  },
  {
    name: 'scenarios',
    says: 'every scenario goes from its report to the end that a careful sergeant expects, at the pages and through the API',
    files: ['test/scenario/scenario-pages.test.ts', 'test/scenario/scenario-api.test.ts'],
    of: 'scenarios, each both ways',
    pieces: [{ n: 26, seed: 'none', env: { EVENHAND_TIMES: '2' } }],
  },
  {
    name: 'access',
    says: 'every route × role × relation is right both ways, and each planted fault is found',
    files: ['test/access-matrix.test.ts', 'test/rls.test.ts'],
    of: 'whole matrix',
    pieces: once(1),
  },
  {
    name: 'statistics',
    says: 'the statistics agree with R (lme4, metafor) on the shipped file and made ones, 1e-8 for closed forms and 1e-3 for fits',
    files: [
      ...['spread', 'funnel', 'overdispersion', 'interval', 'binomial', 'quadrature', 'chances', 'funnel-adjusted'].map(
        (name) => `src/oversight/measure/${name}.test.ts`,
      ),
      ...[
        'standardise',
        'many-forces',
        'adjusted-spread',
        'trend',
        'recoding',
        'censored',
        'rate',
        'few-forces',
        'cusum',
        'spread-slopes',
      ].map((name) => `src/oversight/measure/${name}.test.ts`),
      ...['comparison', 'consistency.cli'].map((name) => `src/oversight/comparison/${name}.test.ts`),
      ...['funnel-chart', 'drawing', 'silence-blocks'].map((name) => `src/oversight/chart/${name}.test.ts`),
    ],
    of: 'times npm test',
    pieces: properties(1, 5, 2),
  },
  {
    name: 'agreement',
    says: 'alpha and AC1 are as published and as R finds them by pairs of people; they keep their bounds, and names and order change nothing',
    files: ['src/oversight/measure/agreement.test.ts'],
    of: 'random sets of choices',
    pieces: properties(60 + 60 + 40, 50, 2),
  },
  {
    name: 'own counts',
    says: 'own cases counted by every stored definition are what counting invented cases by hand gives; planted faults are seen',
    files: [
      'src/oversight/definition/own-count.test.ts',
      'src/oversight/definition/stored.test.ts',
      'src/oversight/foi/foi-clock.test.ts',
      'src/oversight/foi/ask.test.ts',
    ],
    of: 'invented cases',
    pieces: properties(80 + 40 + 50 + 60, 25, 2),
  },
  {
    name: 'split',
    says: 'variation planted in facts, policy or people is found there, and its interval holds it',
    files: ['src/oversight/measure/split.test.ts'],
    of: 'nations of each kind',
    pieces: Array.from({ length: 10 }, (_, piece) => {
      const seed = String(SEED + piece);
      return { n: 100, seed, env: { EVENHAND_TIMES: '2', EVENHAND_SEED: seed } };
    }),
  },
  {
    name: 'nations',
    says: 'in nations made with a known spread 95 % intervals hold it in 93 to 97 %, every flag is false as seldom as promised, the headline announces no difference where there is none among 43, 20, 10 or 5 forces, and recoding is told from hardening',
    files: ['src/oversight/measure/simulation.test.ts', 'test/recoding-words.test.ts', 'test/headline.test.ts'],
    of: 'nations of each kind',
    pieces: [{ n: 1000, seed: '20261126', env: { EVENHAND_TIMES: '2', EVENHAND_SEED: '20261126' } }],
  },
  {
    name: 'canary',
    says: 'a canary in every personal field, through a whole case, is found in no file, log, address or backup, nor in anything that leaves by any route or command; no table that leaves holds a formula',
    files: ['src/platform/person/canary.test.ts', 'test/canary.test.ts', 'test/unpack.test.ts'],
    of: 'runs',
    // Twice is what tells it to take every way out, and to open tables elsewhere too.
    pieces: [{ n: 1, seed: 'none', env: { EVENHAND_TIMES: '2' } }],
  },
  {
    name: 'answers of forces',
    says: 'any table of known counts in any usual layout comes back count for count; no bytes throw, and none become a count; an encoded image cut into cells is found, and no real table is taken for one',
    files: [
      'src/oversight/source/cut-apart.property.test.ts',
      'src/oversight/source/grid.property.test.ts',
      'src/oversight/source/made-slow.test.ts',
      'src/oversight/source/prose.test.ts',
      'src/oversight/source/xlsx-text.test.ts',
      'src/oversight/source/gathered.test.ts',
      'src/oversight/source/returns.test.ts',
      'src/platform/web/upload.test.ts',
    ],
    of: 'random tables and texts',
    pieces: properties(60 + 300 + 500 + 500 + 300 + 60 + 60 + 60, 50, 2),
  },
  {
    name: 'official sources',
    says: 'a table says the same as CSV, Parquet and OpenDocument; parts add up to wholes; a later issue takes the place of an earlier, and what moved is all that moved; no fault in a file throws',
    files: [
      ...['arrests', 'outcomes-parquet', 'ods-text', 'restated', 'table'].map(
        (name) => `src/oversight/source/${name}.test.ts`,
      ),
      'src/oversight/comparison/revision.test.ts',
    ],
    of: 'random tables, cuts and issues',
    pieces: properties(20 + 40 + 60 + 100 + 12 + 190, 10, 2),
  },
  {
    name: 'downloads',
    says: 'no text that leaves in a file is taken for a formula, and it comes back as it was',
    files: ['src/oversight/release/download.test.ts'],
    of: 'random texts',
    pieces: properties(500, 20, 2),
  },
  {
    name: 'tables',
    says: 'of protected tables with margins no number below 10 is worked out to within 10, totals are within 5 and nine in ten large cells are kept; with the complementary step left out numbers are found exactly, by our attacker and by one that shares no code with it',
    files: [
      'src/oversight/release/attack.test.ts',
      'src/oversight/release/brute-force.test.ts',
      'src/oversight/release/cell-key.test.ts',
    ],
    of: 'tables, by each method',
    pieces: properties(12, 21, 4),
  },
  {
    name: 'sequences',
    says: 'of everything released in answer to 20 overlapping requests, cases coming in between and known to the attacker, no number is recovered; where none comes in, no group is narrowed either',
    files: ['src/oversight/release/sequence.test.ts'],
    of: 'sequences',
    pieces: properties(1, 100, 10),
  },
  {
    name: 'pinned',
    says: 'who knows the algorithm finds for each hidden number another table that gives the same release',
    files: ['src/oversight/release/pinned.test.ts'],
    of: 'tables',
    pieces: properties(12, 42, 2),
  },
];
