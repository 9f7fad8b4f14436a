// One import against each rule of the architecture: which file would have it, what it would import, which rules it breaks.
const STEPS = [
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
] as const;
const OVERSEERS = [
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
] as const;

export interface Planted {
  readonly file: string;
  readonly imports: string;
  readonly breaks: readonly string[];
}

const inOrder = (layer: string, folders: readonly string[]): readonly Planted[] =>
  folders.slice(0, -1).map((folder, i) => ({
    file: `src/${layer}/${folder}/planted-order.ts`,
    imports: `../${folders[i + 1] ?? ''}/index.ts`,
    breaks: [`${layer}-${folder}-imports-only-earlier-folders`],
  }));

const TRANSACTION = 'only-execute-consult-and-the-named-few-get-a-transaction';

export const PLANTED: readonly Planted[] = [
  ...inOrder('casework', STEPS),
  ...inOrder('oversight', OVERSEERS),
  // A ring is told once, of the first file in it.
  { file: 'src/platform/clock/planted-a.ts', imports: './planted-b.ts', breaks: ['no-cycles'] },
  { file: 'src/platform/clock/planted-b.ts', imports: './planted-a.ts', breaks: [] },
  { file: 'src/platform/clock/planted-lost.ts', imports: './nowhere.ts', breaks: ['not-resolvable'] },
  { file: 'src/policy/planted-node.ts', imports: 'node:fs', breaks: ['policy-is-pure'] },
  { file: 'src/policy/planted-up.ts', imports: '../platform/clock/index.ts', breaks: ['policy-knows-nobody'] },
  { file: 'src/platform/clock/planted-up.ts', imports: '../../policy/index.ts', breaks: ['platform-knows-nobody'] },
  {
    file: 'src/platform/clock/planted-step.ts',
    imports: '../../casework/case/index.ts',
    breaks: ['platform-knows-nobody'],
  },
  { file: 'src/oversight/measure/planted-node.ts', imports: 'node:fs', breaks: ['measure-is-pure'] },
  {
    file: 'src/casework/case/planted-over.ts',
    imports: '../../oversight/measure/index.ts',
    breaks: ['casework-knows-no-oversight'],
  },
  {
    file: 'src/casework/case/planted-top.ts',
    imports: '../../permissions.ts',
    breaks: ['only-main-cli-and-tests-import-the-top'],
  },
  {
    file: 'src/casework/case/planted-deep.ts',
    imports: '../../platform/clock/inner.ts',
    breaks: ['platform-is-entered-through-index'],
  },
  {
    file: 'src/oversight/measure/planted-deep.ts',
    imports: '../../casework/decision/inner.ts',
    breaks: ['oversight-enters-casework-through-index'],
  },
  {
    file: 'src/casework/triage/planted-deep.ts',
    imports: '../report/inner.ts',
    breaks: ['casework-folders-are-entered-through-index'],
  },
  {
    file: 'src/oversight/measure/planted-side.ts',
    imports: '../source/inner.ts',
    breaks: ['oversight-folders-are-entered-through-index'],
  },
  {
    file: 'src/platform/command/planted-deep.ts',
    imports: '../clock/inner.ts',
    breaks: ['platform-folders-are-entered-through-index'],
  },
  {
    file: 'src/casework/triage/planted-policy.ts',
    imports: '../../policy/inner.ts',
    breaks: ['policy-is-entered-through-index'],
  },
  { file: 'src/platform/clock/planted-tx.ts', imports: '../database/transaction.ts', breaks: [TRANSACTION] },
  {
    file: 'src/casework/report/planted-tx.ts',
    imports: '../../platform/database/transaction.ts',
    breaks: [TRANSACTION, 'platform-is-entered-through-index'],
  },
  {
    file: 'src/casework/report/planted-connection.ts',
    imports: 'pg',
    breaks: ['only-the-database-folder-and-the-top-connect'],
  },
  {
    file: 'src/oversight/source/planted-parts.ts',
    imports: './workbook-parts.ts',
    breaks: ['workbooks-are-opened-by-their-worker-alone'],
  },
  {
    file: 'src/casework/report/planted-made.ts',
    imports: './report.make.ts',
    breaks: ['no-test-code-in-the-program'],
  },
  {
    file: 'src/casework/report/planted-test.ts',
    imports: '../../../test/database.ts',
    breaks: ['no-test-code-in-the-program'],
  },
];

/** What is there without any fault: every folder with an index and something behind it, and those who may. */
export const CLEAN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...STEPS.map((step) => `casework/${step}`),
      ...OVERSEERS.map((one) => `oversight/${one}`),
      'platform/clock',
      'platform/command',
      'platform/database',
      'policy',
    ].flatMap((folder) => [
      [`src/${folder}/index.ts`, `export * from './inner.ts';`],
      [`src/${folder}/inner.ts`, 'export const inner = 1;'],
    ]),
  ),
  'src/permissions.ts': `import './casework/case/index.ts'; export const permissions = {};`,
  'src/main.ts': `import './permissions.ts'; import './oversight/practice/index.ts'; import 'pg';`,
  'src/platform/database/transaction.ts': `import 'pg'; export const inForce = 1;`,
  'src/platform/command/engine.ts': `import '../database/transaction.ts';`,
  'src/oversight/source/workbook-parts.ts': 'export const parts = 1;',
  'src/oversight/source/workbook.worker.ts': `import './workbook-parts.ts';`,
  'src/oversight/source/workbook.ts': `import type { parts } from './workbook-parts.ts'; export type Parts = typeof parts;`,
  'src/casework/report/report.make.ts': 'export const made = 1;',
  'src/casework/report/report.test.ts': `import './report.make.ts'; import '../../../test/database.ts';`,
  'src/casework/caseload/allowed.ts': `import '../exchange/index.ts'; import '../../policy/index.ts'; import '../../platform/clock/index.ts';`,
  'src/oversight/practice/allowed.ts': `import '../../casework/decision/index.ts'; import '../comparison/index.ts';`,
  'test/database.ts': 'export const database = 1;',
};
