// Imports run one way (design, section 4). test/architecture proves that each rule can fail.
const steps = [
  'case',
  'report',
  'triage',
  'check',
  'safeguarding',
  'response',
  'referral',
  'decision',
  'outcome',
  'notice',
  'closing',
  'reconsideration',
  'disclosure',
  'retention',
  'transfer',
  'exchange',
  'caseload',
];
const overseers = [
  'source',
  'definition',
  'measure',
  'chart',
  'release',
  'foi',
  'comparison',
  'guidance',
  'split',
  'practice',
];

const inOrder = (layer, folders) =>
  // After the last folder comes none that it could import.
  folders.slice(0, -1).map((folder, i) => ({
    name: `${layer}-${folder}-imports-only-earlier-folders`,
    severity: 'error',
    from: { path: `^src/${layer}/${folder}/` },
    to: { path: `^src/${layer}/(${folders.slice(i + 1).join('|')})/` },
  }));

const through = (layer, ...others) => ({
  name: `${layer}-folders-are-entered-through-index`,
  severity: 'error',
  from: { path: `^src/${layer}/([^/]+)/` },
  to: {
    path: `^src/${layer}/([^/]+)/`,
    pathNot: [`^src/${layer}/$1/`, '/index\\.ts$', '/database/transaction\\.ts$', ...others],
  },
});

/** `execute` and `consult` (by their engine), the ledger's sequencer and verifier, health, the session store, tests. */
const holdersOfTransactions = [
  '^src/platform/command/engine\\.ts$',
  // A backup is taken, and put back, with no installation open.
  '^src/platform/database/backup\\.log\\.ts$',
  '^src/platform/ledger/(key-mark|sequencer|verify)\\.ts$',
  '^src/platform/health/force\\.health\\.ts$',
  '^src/platform/staff/session\\.store\\.ts$',
  '\\.test\\.ts$',
];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'policy-is-pure',
      severity: 'error',
      from: { path: '^src/policy/', pathNot: '\\.(test|make)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'policy-knows-nobody',
      severity: 'error',
      from: { path: '^src/policy/' },
      to: { path: '^src/', pathNot: '^src/policy/' },
    },
    {
      name: 'platform-knows-nobody',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'measure-is-pure',
      severity: 'error',
      from: { path: '^src/oversight/measure/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'casework-knows-no-oversight',
      severity: 'error',
      from: { path: '^src/casework/' },
      to: { path: '^src/oversight/' },
    },
    {
      name: 'only-main-cli-and-tests-import-the-top',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    ...inOrder('casework', steps),
    ...inOrder('oversight', overseers),
    {
      name: 'platform-is-entered-through-index',
      severity: 'error',
      from: { path: '^src/(casework|oversight)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/platform/[^/]+/',
        // A light entrance: a command that opens no database does not load what does.
        pathNot: ['^src/platform/[^/]+/index\\.ts$', '^src/platform/command/shell\\.ts$'],
      },
    },
    {
      name: 'oversight-enters-casework-through-index',
      severity: 'error',
      from: { path: '^src/oversight/' },
      to: { path: '^src/casework/', pathNot: '^src/casework/[^/]+/index\\.ts$' },
    },
    through('casework'),
    // A second entrance to own cases: a command that compares published tables loads nothing that opens a database.
    through('oversight', '^src/oversight/(source|definition|release)/own\\.ts$'),
    through('platform'),
    {
      name: 'policy-is-entered-through-index',
      severity: 'error',
      from: { path: '^src/(casework|oversight)/' },
      to: { path: '^src/policy/', pathNot: '^src/policy/index\\.ts$' },
    },
    {
      name: 'only-execute-consult-and-the-named-few-get-a-transaction',
      severity: 'error',
      from: { path: '^src/', pathNot: holdersOfTransactions },
      to: { path: '^src/platform/database/transaction\\.ts$' },
    },
    {
      name: 'only-the-database-folder-and-the-top-connect',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: ['^src/platform/database/', '\\.test\\.ts$'] },
      to: { path: '(^|/)node_modules/pg/', dependencyTypesNot: ['type-only'] },
    },
    {
      // Packing out somebody's workbook can be made to take time: never in the thread that serves everybody.
      name: 'workbooks-are-opened-by-their-worker-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/oversight/source/workbook\\.worker\\.ts$', '\\.(test|make)\\.ts$'] },
      to: { path: '^src/oversight/source/workbook-parts\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-the-program',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(test|make)\\.ts$' },
      to: { path: '(\\.(test|make)\\.ts$|^test/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
