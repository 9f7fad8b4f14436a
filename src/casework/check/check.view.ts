import type { PageModel } from '../../platform/web/index.ts';
import { FLOOR_FROM_WHOM, fromWhomWords, nameOf } from '../report/index.ts';
import type { CheckPage, OneCheck } from './check-page.store.ts';
import type { System } from './check.setting.ts';
import {
  RESULTS,
  WHY_UNAVAILABLE,
  type CheckResult,
  type CheckRow,
  type Checks,
  type WhyDue,
  type WhyUnavailable,
} from './check.ts';

export const systemWords: Readonly<Record<System, string>> = {
  pnc: 'Police National Computer (PNC)',
  pnd: 'Police National Database (PND)',
  local: 'Local police systems',
  mash: 'Partners, through MASH',
};

export const checkResultWords: Readonly<Record<CheckResult | 'not-run', string>> = {
  'not-run': 'Not run',
  running: 'Running',
  'no-trace': 'No trace',
  'trace-not-relevant': 'Trace, not relevant',
  'trace-relevant': 'Trace, relevant',
  unavailable: 'Unavailable',
};

const unavailableWords: Readonly<Record<WhyUnavailable, string>> = {
  'system-down': 'The system is down',
  'no-access': 'Nobody on duty has access to it',
  'no-answer': 'Asked, and no answer yet',
  'too-little-known': 'Too little is known to search by',
  'not-offered': 'This partner does not offer it',
};

const dueWords = ({ recheckAfterDays }: Checks['setting']): Readonly<Record<WhyDue, string>> => ({
  'not-run': 'To be run',
  'new-party': 'To be run: this person is new in the case',
  'new-place': 'To be run: this place is new in the case',
  running: 'Record its result when it comes',
  'details-changed': 'Run again: what is known of this person has changed',
  'grown-old': `Run again: the last was ${recheckAfterDays} days ago or more`,
  'before-outcome': 'Try again before an outcome',
});

export const checkStateWords: Readonly<Record<Checks['state'], string>> = {
  complete: 'Every check that has to be done is done.',
  outstanding: 'Checks are outstanding. An outcome waits for them; making anyone safe does not.',
  unavailable: 'Nothing is outstanding, but a check is unavailable. A supervisor may grant an exception.',
};

const TAG: Readonly<Record<CheckRow['result'], string>> = {
  'not-run': 'govuk-tag--grey',
  running: 'govuk-tag--blue',
  'no-trace': 'govuk-tag--green',
  'trace-not-relevant': 'govuk-tag--green',
  'trace-relevant': 'govuk-tag--orange',
  unavailable: 'govuk-tag--yellow',
};

const placeText = (page: CheckPage, subject: string): string => {
  const place = page.places.find((one) => one.place === subject);
  const passage = place === undefined ? undefined : page.passages.get(place.passage);
  return passage?.state === 'readable' ? passage.text : 'what was written of it was erased';
};

const calledIn = (page: CheckPage, row: Pick<CheckRow, 'kind' | 'subject' | 'position'>): string =>
  // A place by its number: where it is may be a child's home, and is read where it is needed only.
  row.kind === 'person' ? nameOf(page, row.subject) : `Place ${row.position}`;

const hrefOf = (page: CheckPage, row: CheckRow): string =>
  `/cases/${page.file.case}/checks/${row.subject}/${row.system}`;

const rowModel = (page: CheckPage, row: CheckRow) => ({
  system: systemWords[row.system],
  wherePossible: row.need === 'where-possible',
  result: checkResultWords[row.result],
  tag: TAG[row.result],
  why: row.unavailable === undefined ? undefined : unavailableWords[row.unavailable],
  reference: row.reference,
  ranAt: row.ranAt,
  by: row.by === undefined ? undefined : (page.staff.get(row.by) ?? row.by),
  due: row.due === undefined ? undefined : dueWords(page.checks.setting)[row.due],
  href: hrefOf(page, row),
});

/** What was said of places where none is listed; nothing where one is, since its own table says it. */
const placesModel = ({ noPlace, staff, checks }: CheckPage) => ({
  isDue: checks.placesSince !== undefined,
  // Shown beside a duty that came back too: what was said before a child came in is still what was said.
  said:
    noPlace === undefined || checks.places === 'listed'
      ? undefined
      : { from: fromWhomWords[noPlace.fromWhom], by: staff.get(noPlace.by) ?? noPlace.by, at: noPlace.at },
});

/** The list of what is to be checked: one table, a group of rows for each person and place. */
export const checksPage = (page: CheckPage): PageModel => {
  const groups = Map.groupBy(page.checks.rows, (row) => row.subject);
  return {
    title: 'Background checks',
    reference: page.file.reference,
    file: page.file,
    state: page.checks.state,
    stateText: checkStateWords[page.checks.state],
    outstanding: page.checks.outstanding.length,
    places: placesModel(page),
    subjects: [...groups.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const where = first.kind === 'place' ? placeText(page, first.subject) : undefined;
      return [{ name: calledIn(page, first), where, rows: rows.map((row) => rowModel(page, row)) }];
    }),
    notes: page.checks.setting.systems.map(({ system, need, note }) => ({ name: systemWords[system], need, note })),
    mashContact: page.checks.setting.mashContact,
    back: { href: `/cases/${page.file.case}`, text: 'Go to the case' },
  };
};

const choices = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, text: words[value] }));

/** To record the result of one check. */
export const oneCheckPage = (page: OneCheck): PageModel => ({
  title: `${systemWords[page.row.system]}: ${calledIn(page, page.row)}`,
  results: choices(RESULTS, checkResultWords),
  reasons: choices(WHY_UNAVAILABLE, unavailableWords),
  where: page.row.kind === 'place' ? placeText(page, page.row.subject) : undefined,
  mashContact: page.row.system === 'mash' ? page.checks.setting.mashContact : '',
  back: { href: `/cases/${page.file.case}/checks`, text: 'Background checks' },
});

/** To add a place. */
export const placePage = (page: CheckPage): PageModel => ({
  title: 'Add a place to check',
  children: page.parties
    .filter(({ isChild }) => isChild)
    .map(({ person }) => ({ value: person, text: nameOf(page, person) })),
  back: { href: `/cases/${page.file.case}/checks`, text: 'Background checks' },
});

/** To say that no place is known. */
export const noPlacePage = (page: CheckPage): PageModel => ({
  title: 'No place to check is known',
  fromWhom: choices(FLOOR_FROM_WHOM, fromWhomWords),
  back: { href: `/cases/${page.file.case}/checks`, text: 'Background checks' },
});
