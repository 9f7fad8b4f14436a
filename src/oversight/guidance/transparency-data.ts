import type { Version } from './published.ts';
import { count, fillIn, says, type EntriesOf } from './transparency-entry.ts';

const NO_DATA = 'None: no data about people was used to make the rules.';

/** What it reads of a case; no data about people made it. */
export const dataEntries = ({
  id,
  policy: { files },
}: Version): EntriesOf<'data'> & Pick<EntriesOf<'model'>, 'datasets' | 'dataset_purposes'> => ({
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
