import { date } from '../../platform/web/index.ts';
import { CONFIDENCES, confidenceWords, listed, plain, titled } from './words.ts';
import { GIVES, KINDS, kindOf } from './gives.ts';
import type { Version } from './published.ts';
import { FIELDS, SECTIONS, STANDARD, type Attribute, type Section } from './transparency.fields.ts';

/** What is known of a field, and what the force has to add: what nobody here knows is never made up. */
export interface Entry {
  readonly says: readonly string[];
  readonly toFillIn?: string;
}

/** What the record is made from, beside the guidance itself. */
export interface Program {
  readonly version: string;
  /** Each role, and what it comes to do. */
  readonly roles: Readonly<Record<string, string>>;
}

const says = (...lines: readonly string[]): Entry => ({ says: lines });
const fillIn = (toFillIn: string, ...lines: readonly string[]): Entry => ({ says: lines, toFillIn });

type Entries = Readonly<Record<Attribute, Entry>>;
type Some<Names extends Attribute> = Pick<Entries, Names>;

const SUPPLIER = 'The force’s own contracts.';

const whoAndWhere = (
  today: string,
): Some<
  | 'standard_version'
  | 'organisation_type'
  | 'function'
  | 'capability'
  | 'task'
  | 'date_of_completion'
  | 'date_updated'
  | 'title'
  | 'organisation_name'
  | 'region'
  | 'one_sentence_description'
  | 'name'
  | 'website_url'
  | 'contact_email'
  | 'organisation_or_department'
  | 'team'
  | 'senior_responsible_owner'
  | 'external_supplier_involvement'
  | 'external_supplier'
  | 'companies_house_number'
  | 'external_supplier_role'
  | 'procurement_procedure_type'
  | 'data_access_terms'
> => ({
  standard_version: says(STANDARD.version),
  organisation_type: fillIn('As the repository of records lists it.', 'A territorial police force'),
  function: fillIn('As the repository of records lists it.', 'Policing; safeguarding of children'),
  capability: says('Rule-based advice; no learning, no prediction, no score'),
  task: says('Applies written guidance to recorded facts, and says which of its lines applied'),
  date_of_completion: fillIn('The day on which the force first published this record.'),
  date_updated: says(`${date(today)}: made anew from the program whenever it is opened`),
  title: says('Evenhand: advice on reports of a nude or semi-nude image of a child'),
  organisation_name: fillIn('The full name of the force.'),
  region: fillIn('The area of the force.', 'England and Wales'),
  one_sentence_description: says(
    'Advises officers and supervisors how written guidance applies to a report that a child made or shared a nude or semi-nude image, with every rule it used; people decide.',
  ),
  name: says('Evenhand'),
  website_url: fillIn('The public address of this site.', '/guidance'),
  contact_email: fillIn('A shared address of the team, never one person’s.'),
  organisation_or_department: fillIn('The full name of the force.'),
  team: fillIn('The team that answers for the guidance.'),
  senior_responsible_owner: fillIn('The role that answers for it.'),
  external_supplier_involvement: fillIn('Whether anybody outside the force installs, runs or maintains it.'),
  external_supplier: fillIn(SUPPLIER),
  companies_house_number: fillIn(SUPPLIER),
  external_supplier_role: fillIn(SUPPLIER),
  procurement_procedure_type: fillIn(SUPPLIER),
  data_access_terms: fillIn(SUPPLIER),
});

const count = (all: readonly unknown[], one: string): string => `${all.length} ${one}${all.length === 1 ? '' : 's'}`;

const rationale = ({
  id,
  policy: { files },
}: Version): Some<
  'description' | 'detailed_description' | 'scope' | 'benefit' | 'previous_process' | 'alternatives_considered'
> => ({
  description: says(
    'When the police are told of such an image they must record a crime. What they do next follows written guidance that forces have applied unevenly. Evenhand holds that guidance as data, applies it to the facts that are recorded, and shows the advice with its reasons.',
    'It is used so that a child in one force is treated as a child in the next would be, safeguarding first.',
  ),
  detailed_description: says(
    `Guidance ${id} is ${count(files.rules, 'rule')} over ${count(files.facts, 'fact')}, each a sentence with its source, owner and day of review. A rule gives one of: ${listed(KINDS.map((kind) => GIVES[kind].toLowerCase()))}.`,
    'Rules are compiled into a decision diagram, and advice holds for everything that an unknown could turn out to be: what is not known is never read as no. The same facts always give the same advice.',
  ),
  scope: says(
    `For reports in England and Wales under the guidance “${files.policy.title}”, in force from ${date(files.policy.inForceFrom)}.`,
    'Not for: deciding, scoring or predicting anything about a child or an officer; any imagery, which it never takes; cases in Scotland or Northern Ireland; any other crime.',
  ),
  benefit: says(
    'Every piece of advice names the rules and sources behind it; what would change it can be asked; what is promised of the rules is proved over all inputs and published.',
  ),
  previous_process: fillIn(
    'How the force decided before.',
    'Officers read the guidance themselves, each from their own copy.',
  ),
  alternatives_considered: says(
    'A trained model was ruled out: it could not say why, and would repeat past unevenness. Expressions in program code were ruled out: a policy owner could not read them.',
  ),
});

const process = ({
  roles,
}: Program): Some<
  | 'process_integration'
  | 'provided_information'
  | 'frequency_and_scale_of_usage'
  | 'human_decisions_and_review'
  | 'required_training'
  | 'appeals_and_review'
> => ({
  process_integration: says(
    'Advice stands beside the case. An officer records facts with from whom each is known, makes everyone safe, runs checks, and proposes an outcome; a supervisor approves or returns it, never their own.',
    'The response and category that the guidance leaves open are a supervisor’s to decide.',
  ),
  provided_information: says(
    'Response and category; for each person a role and how each outcome stands; what is to be done, by whom and by when; what is not known and matters; what to weigh. Each with the rules that gave it.',
  ),
  frequency_and_scale_of_usage: fillIn('Cases and decisions in a year.'),
  human_decisions_and_review: says(
    'Every decision is a person’s. What departs from the advice is given a reason, and is counted by rule, never by officer. What the guidance bars cannot be chosen; what waits can be chosen once it is finished.',
    ...Object.entries(roles).map(([role, does]) => `${titled(role)}: ${does}.`),
  ),
  required_training: fillIn('What the force asks of those who use it.'),
  appeals_and_review: fillIn(
    'How to complain to the force, and to whom after that.',
    'Each child is told what was decided, in plain words. A decision can be reconsidered for reasons that are listed; the earlier one stays on record. A stored decision is replayed to the letter, with its guidance and digest.',
  ),
});

const owners = ({ policy: { files } }: Version): string =>
  listed([...new Set(files.rules.map(({ owner }) => plain(owner)))].toSorted());

const nextReview = ({ policy: { files } }: Version): string =>
  files.rules.map(({ review }) => review).toSorted()[0] ?? files.policy.inForceFrom;

const tool = (
  version: Version,
  program: Program,
): Some<
  | 'system_architecture'
  | 'phase'
  | 'maintenance'
  | 'models'
  | 'model_name'
  | 'model_version'
  | 'model_task'
  | 'model_input'
  | 'model_output'
  | 'model_architecture'
  | 'model_performance'
> => ({
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

const NO_DATA = 'None: no data about people was used to make the rules.';

const data = ({
  id,
  policy: { files },
}: Version): Some<
  | 'datasets'
  | 'dataset_purposes'
  | 'source_data_name'
  | 'data_modality'
  | 'data_description'
  | 'data_quantities'
  | 'sensitive_attributes'
  | 'data_completeness_and_representativeness'
  | 'source_data_url'
  | 'data_collection'
  | 'data_cleaning'
  | 'data_sharing_agreements'
  | 'data_access_and_storage'
> => ({
  datasets: says(
    NO_DATA,
    `The rules were written by people from ${count(files.sources, 'published source')}, listed at /guidance/${id}/sources.`,
  ),
  dataset_purposes: says(
    'None was used for training, validation or testing. Invented cases, one on each side of every rule’s line, test the rules.',
  ),
  source_data_name: says('The facts of the case in hand, as recorded by the force'),
  data_modality: says('Answers chosen from lists. Never an image, sound, video or document.'),
  data_description: says(
    'What is known of a report, each answer with from whom it is known and when: who had which part, what was done by and towards whom, ages on the day, background checks, what is recorded when an outcome is decided.',
  ),
  data_quantities: says('One case at a time. Nothing of a case changes the rules.'),
  sensitive_attributes: says(
    'Read: ages, and whether each child may be vulnerable, which raises what is to be done for that child and nothing else.',
    'Not read: sex and ethnicity, which may be recorded to test equal treatment; religion; sexual orientation, but for the risk to a child of being outed, which raises protection only.',
  ),
  data_completeness_and_representativeness: says(
    'What is not known stays not known, and advice says what turns on it. There is no population that it would have to represent.',
  ),
  source_data_url: says('Not public: it is about children. The rules are, whole: /guidance'),
  data_collection: says(
    'By officers in the course of the case, from those who report, parents, records and partners. It is no interview of a child: each fact says whether it may be put to one.',
  ),
  data_cleaning: says('None. Two answers that disagree are shown as a warning, and people settle it.'),
  data_sharing_agreements: fillIn('The agreements under which partners give and receive facts of a case.'),
  data_access_and_storage: fillIn(
    'Periods of retention, and the controller.',
    'In the force’s own database. Names and free text are sealed with a key for each person, kept apart; erasing the key erases the person. Who may see what is one table in the program; every look and every change is logged in a ledger that cannot be altered unseen.',
  ),
});

const risks = ({ policy: { files } }: Version): Some<'impact_assessment' | 'risks_and_mitigations'> => ({
  impact_assessment: fillIn(
    'The force’s data protection, equality and child rights impact assessments, with their dates.',
  ),
  risks_and_mitigations: says(
    'Advice taken for a decision: every page says that people decide; a departure needs a reason and no more.',
    'A rule that is wrong or out of date: each names its source, how sure it is, and a day to be read again; rules departed from often are shown to their owner.',
    `Sources that are silent or differ: ${count(files.settings, 'setting')} are the force’s to sign, by two people, and what each can weaken is listed and proved.`,
    'What is not known read as no: advice is worked out over all that it could be.',
    'A child questioned to fill a form: facts are what is known already, and most may not be put to a child.',
    'A version that differs from what was published: the digest stands on every page and with every decision.',
  ),
});

export interface TransparencyField extends Entry {
  readonly number: string;
  readonly attribute: string;
  readonly name: string;
  readonly tier: string;
  readonly section: Section;
}

/** The record, from the guidance in force and the program as they are. */
export function transparencyRecord(version: Version, program: Program, today: string): readonly TransparencyField[] {
  const entries: Entries = {
    ...whoAndWhere(today),
    ...rationale(version),
    ...process(program),
    ...tool(version, program),
    ...data(version),
    ...risks(version),
  };
  return FIELDS.map(({ number, attribute, name, section }) => ({
    ...{ number, attribute, name, section },
    tier: /^Tier \d/u.exec(SECTIONS[section])?.[0] ?? 'none',
    ...entries[attribute],
  }));
}
