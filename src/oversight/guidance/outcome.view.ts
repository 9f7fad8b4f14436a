import type { PageModel } from '../../platform/web/index.ts';
import { outcomesOf } from './gives.ts';
import { placesOf } from './places.ts';
import type { Outcome, Version } from './published.ts';
import { cited, datesWords } from './rule.view.ts';
import { ruleLine } from './rules.view.ts';
import { confidenceTag, standingWords } from './words.ts';

const statusWords: Readonly<Record<Outcome['status'], string>> = {
  confirmed: 'Confirmed',
  unconfirmed: 'Held as unconfirmed: no published source settles it',
  'out-of-scope': 'Out of scope: never advised on here',
};

const formalWords: Readonly<Record<Outcome['formal'], string>> = {
  none: 'Not a formal outcome',
  caution: 'Formal: a caution',
  charge: 'Formal: a charge, or what counts as one',
};

const outcomeRow = ({ id, policy: { files } }: Version, outcome: Outcome) => ({
  code: outcome.code,
  title: outcome.title,
  href: placesOf(id).outcome(outcome.code),
  status: statusWords[outcome.status],
  formal: formalWords[outcome.formal],
  dates: datesWords(outcome),
  note: outcome.note,
  tag: confidenceTag(outcome.confidence),
  sources: cited(files, id, outcome),
  rules: files.rules.filter((rule) => outcomesOf(rule).includes(outcome.code)).length,
});

/** Every outcome code of a version, with its dates. */
export const outcomesPage = (version: Version): PageModel => ({
  title: 'Outcomes',
  version: version.id,
  places: placesOf(version.id),
  section: 'outcomes',
  rows: version.policy.files.outcomes.map((outcome) => outcomeRow(version, outcome)),
  back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
});

/** One code, with what opens it and what closes it. */
export const outcomePage = (version: Version, code: string): PageModel | undefined => {
  const { outcomes, rules } = version.policy.files;
  const found = outcomes.filter((outcome) => outcome.code === code);
  const [first] = found;
  if (first === undefined) return undefined;
  const own = rules.filter((rule) => outcomesOf(rule).includes(code));
  return {
    title: `Outcome ${code}: ${first.title}`,
    version: version.id,
    places: placesOf(version.id),
    section: 'outcomes',
    rows: found.map((outcome) => outcomeRow(version, outcome)),
    // The gravest first: a reader asks first what closes it.
    groups: ['barred', 'not-yet', 'needs-decision', 'available'].flatMap((standing) => {
      const these = own.filter(({ effect }) => 'standing' in effect && effect.standing === standing);
      return these.length === 0 ? [] : [{ title: standingWords[standing], rules: these.map(ruleLine(version)) }];
    }),
    back: { href: placesOf(version.id).outcomes, text: `Outcomes of ${version.id}` },
  };
};
