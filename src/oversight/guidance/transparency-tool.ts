import { date } from '../../platform/web/index.ts';
import { confidenceWords } from '../../policy/index.ts';
import { GIVES, KINDS, kindOf } from './gives.ts';
import type { Version } from './published.ts';
import { count, fillIn, says, type EntriesOf, type Program } from './transparency-entry.ts';
import { CONFIDENCES, listed, plain } from './words.ts';

const owners = ({ policy: { files } }: Version): string =>
  listed([...new Set(files.rules.map(({ owner }) => plain(owner)))].toSorted());

const nextReview = ({ policy: { files } }: Version): string =>
  files.rules.map(({ review }) => review).toSorted()[0] ?? files.policy.inForceFrom;

/** What it is made of, and what is shown of how well it does. */
export const toolEntries = (
  version: Version,
  program: Program,
): EntriesOf<'tool'> & Omit<EntriesOf<'model'>, 'datasets' | 'dataset_purposes'> => ({
  system_architecture: says(
    `A web application on the force’s own PostgreSQL database, program version ${program.version}. The rules are files beside it; the part that applies them reads no database and no network.`,
  ),
  phase: fillIn('Idea, design, pilot, production or retired.'),
  maintenance: says(
    `Each rule has an owner (${owners(version)}) and a day by which it is read again: the next is ${date(nextReview(version))}. A published version is never changed: a change is a new version.`,
  ),
  models: says('One, rule-based. Nothing in it is learned, trained or statistical.'),
  model_name: says(version.policy.files.policy.title),
  model_version: says(`${version.id}, digest ${version.digest}`),
  model_task: says('To say what the written guidance gives for the facts of one case.'),
  model_input: says(
    `Answers to any of ${count(version.policy.files.facts, 'fact')} of the guidance, listed with their questions at /guidance/${version.id}/facts; the day; ${count(version.policy.files.settings, 'setting')} that the force has signed. No names and no free text.`,
  ),
  model_output: says(
    ...KINDS.map(
      (kind) => `${GIVES[kind]}: ${version.policy.files.rules.filter((rule) => kindOf(rule) === kind).length} rules`,
    ),
  ),
  model_architecture: says(
    'Conditions in a small closed grammar, compiled into a reduced decision diagram a version. No expressions are evaluated and no code is generated.',
  ),
  model_performance: says(
    `What is promised of the rules is proved over every input, for any number of people, with the digest: /guidance/${version.id}/proofs. Among it: that sex, ethnicity, force, school and reporter are not read; that nobody under 10 is a suspect; that a child’s youth or vulnerability never makes things harsher for that child.`,
    ...CONFIDENCES.map(
      (each) =>
        `${confidenceWords[each]} (${each}): ${version.policy.files.rules.filter(({ confidence }) => confidence === each).length} of ${version.policy.files.rules.length} rules`,
    ),
  ),
});
