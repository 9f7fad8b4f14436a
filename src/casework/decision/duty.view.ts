import { nameOf } from '../report/index.ts';
import { doneByWords } from '../response/index.ts';
import type { DecisionPage } from './decision-page.store.ts';
import type { Duty } from './duty.ts';
import { dutyTitle } from './duty.words.ts';

const stateOf = ({ state, discharge, overdue, atOnce }: Duty) => {
  const late = atOnce === true ? 'Due now' : 'Overdue';
  if (state === 'open')
    return { text: overdue ? late : 'Not yet', classes: overdue ? 'govuk-tag--orange' : 'govuk-tag--blue' };
  if (discharge?.notIdentified === true)
    return { text: 'Cannot be done yet: not identified', classes: 'govuk-tag--yellow' };
  if (state === 'not-done') return { text: 'Not done, with a reason', classes: 'govuk-tag--yellow' };
  const by = discharge === undefined || discharge.by === null ? '' : `: ${doneByWords[discharge.by].toLowerCase()}`;
  return { text: `Done${by}`, classes: 'govuk-tag--green' };
};

/** What the guidance asks to be done, how it stands, and where it is done: a line for each duty with everybody it is for. */
export const dutyLines = (page: DecisionPage) => {
  const lines = page.duties.map((duty) => ({
    id: duty.id,
    title: dutyTitle(duty.id),
    what: duty.says,
    by: duty.owner.replaceAll('-', ' '),
    at: duty.at,
    state: stateOf(duty),
    isOpen: duty.state === 'open',
    overdue: duty.overdue,
    whom: duty.person === undefined ? 'The case' : nameOf(page, duty.person),
    href: `/cases/${page.file.case}/${duty.place}`,
  }));
  const sameAct = ({ what, at, state }: (typeof lines)[number]): string =>
    `${what}|${at?.toISOString() ?? ''}|${state.text}`;
  return [...Map.groupBy(lines, sameAct).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, whom: same.map(({ whom, href }) => ({ name: whom, href })) }];
  });
};
