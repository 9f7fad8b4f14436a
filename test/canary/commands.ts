// Every shell command, from the program itself, and which of them print of own cases.
import { join } from 'node:path';
import { Command } from 'commander';
import { commands } from '../../src/commands.ts';

const leavesOf = (command: Command, before: string): readonly string[] => {
  const name = before === '' ? command.name() : `${before} ${command.name()}`;
  return command.commands.length === 0 ? [name] : command.commands.flatMap((each) => leavesOf(each, name));
};

/** Every command there is, as it is typed. */
export const everyCommand = async (): Promise<readonly string[]> => {
  const program = new Command('evenhand');
  for (const load of new Set(Object.values(commands))) (await load())(program);
  return program.commands.flatMap((each) => leavesOf(each, '')).toSorted();
};

export type Ran = readonly string[] | 'opens no case' | 'has a test of its own';

const FILE = 'data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz';
const RATE = ['--offence', '86', '--numerator', '21', '--denominator', '21,1', '--basis', 'closed'];
const DAYS = ['--from', '2026-01-01', '--to', '2026-09-30'];
const OURS = ['--force', 'northmoor'];

/** How each is run with `npm run assure`; in `npm test` only what `OF_OWN_CASES` names, since each is a process. */
export const runsOf = (question: string, folder: string): Readonly<Record<string, Ran>> => ({
  ...{
    advise: 'opens no case',
    compare: 'opens no case',
    'force add': 'opens no case',
    start: 'opens no case',
    serve: 'opens no case',
  },
  ...{ 'staff start': 'opens no case', 'staff leave': 'opens no case', 'staff roles': 'opens no case' },
  ...{ 'staff rank': 'opens no case', import: 'opens no case', 'release verify': 'opens no case' },
  ...{ 'release attack': 'opens no case', 'policy take': 'opens no case', 'policy prove': 'opens no case' },
  ...{ 'policy questions': 'opens no case', 'ledger checkpoint': 'has a test of its own' },
  ...{ backup: 'has a test of its own', restore: 'has a test of its own' },
  claims: ['claims', '--json'],
  consistency: ['consistency', FILE, ...RATE],
  report: ['report', FILE, '--to', folder],
  'foi answer': ['foi', 'answer', question, ...OURS, ...DAYS, '--csv'],
  'foi ask': ['foi', 'ask', question, '--of', 'Kent'],
  'foi questions': ['foi', 'questions', '--json'],
  health: ['health'],
  'force list': ['force', 'list'],
  'ledger verify': ['ledger', 'verify', ...OURS],
  'policy backtest': ['policy', 'backtest', '2016-11', '--from', '2024-05', ...OURS, '--json'],
  'policy compare': ['policy', 'compare', '2016-11', '2024-05'],
  'policy export': ['policy', 'export', '2024-05', '--dmn'],
  'policy replay': ['policy', 'replay', ...OURS],
  'policy scenarios': ['policy', 'scenarios', '2024-05', '--csv'],
  'release make': ['release', 'make', ...OURS, '--definition', 'outcome-by-sex', ...DAYS, '--by', 'Sex', '--json'],
  sample: [
    'sample',
    ...OURS,
    '--for',
    'Southvale Police',
    '--from',
    '2026-01',
    '--to',
    '2026-09',
    '--out',
    join(folder, 'sample.jsonl'),
  ],
  split: ['split', ...OURS, '--from', '2026-01', '--to', '2026-09', '--json'],
  'staff list': ['staff', 'list', ...OURS],
});

/** Two that read every closed case and print what comes of it. */
export const OF_OWN_CASES: readonly string[] = ['foi answer', 'policy backtest'];
