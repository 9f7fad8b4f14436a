import type { Version } from './published.ts';
import { count, fillIn, says, type EntriesOf } from './transparency-entry.ts';

/** What could go wrong, and what is done about it. */
export const riskEntries = ({ policy: { files } }: Version): EntriesOf<'risks'> => ({
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
