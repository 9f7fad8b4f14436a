import { nameOf } from '../report/index.ts';
import { whoseIn } from './known.view.ts';
import { CHILD_ALARMS, childAlarms, childAlarmWords } from '../safeguarding/index.ts';
import { adultText } from '../triage/index.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { isExcepted, type Unfinished } from './unfinished.ts';
import { placeOfUnfinished, unfinishedWords } from './unfinished.view.ts';

const ALARMS: readonly Unfinished['what'][] = CHILD_ALARMS;

/** What endangers a child stands in the order in which it is asked, whoever it is about. */
const ORDER: readonly string[] = CHILD_ALARMS.map((alarm) => childAlarmWords[alarm]);

/** One line for each thing, with everybody it is about and the way to where it is put right. */
const linesOf = (page: DecisionPage, items: readonly Unfinished[]) =>
  [...Map.groupBy(items, ({ what }) => what)].map(([what, of]) => ({
    text: unfinishedWords[what],
    whom: of.map((item) => ({
      name: whoseIn(page, item) ?? 'The case',
      href: `/cases/${page.file.case}${placeOfUnfinished(item)}`,
    })),
  }));

/** What stands before the first part of the page: every alarm, and what an outcome waits for. What is chosen is said nowhere in it. */
export const inShort = (page: DecisionPage) => {
  const { basis, unfinished } = page.advised;
  const alarms = page.parties
    .filter(({ isChild }) => isChild)
    .flatMap(({ person }) => childAlarms(basis, person).map((what) => ({ what, subject: person })));
  const before = unfinished.filter(({ what }) => !ALARMS.includes(what));
  const ages = basis.facts.people.flatMap(({ person, age }) => {
    const isListed = page.parties.some((one) => one.person === person && one.kind === 'child');
    const text = adultText(age, isListed);
    return text === undefined ? [] : [{ name: nameOf(page, person), text }];
  });
  return {
    // A slip in an age, or in what somebody is listed as, turns the whole advice.
    ages,
    alarms: linesOf(page, alarms).toSorted((a, b) => ORDER.indexOf(a.text) - ORDER.indexOf(b.text)),
    before: linesOf(page, before),
    // Nothing is missing by the word of a supervisor, which is not that nothing is.
    excepted: isExcepted(basis),
  };
};
