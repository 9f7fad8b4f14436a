import { date, type PageModel } from '../../platform/web/index.ts';
import { nameOf, type Party } from '../report/index.ts';
import { RESPONSIBILITY } from './age-span.ts';
import type { Age, CaseFacts, PersonFacts } from './case-facts.ts';
import { dayLeftText } from './day-left.store.ts';
import type { Guidance } from './guidance.ts';
import { ADULT } from './may-be-child.ts';
import { harmQuestions, offeredQuestions, openQuestions, type TriageQuestion } from './question.ts';
import type { TriagePage } from './triage-page.store.ts';
import { weighingList } from './weighing.view.ts';

const at = (page: TriagePage): string => `/cases/${page.file.case}`;

/** Where a question is answered. */
export const hrefOf = (id: string, { about, fact, person }: TriageQuestion): string => {
  if (person === undefined) return about === 'case' ? `/cases/${id}/facts/${fact}` : `/cases/${id}/earlier-reports`;
  const of = `/cases/${id}/people/${person.person}`;
  if (about === 'age' || about === 'parts') return `${of}/${about === 'age' ? 'age' : 'part'}`;
  return about === 'identified' ? `${of}/search` : `${of}/facts/${about}/${fact}`;
};

const years = (age: number): string => (age === 1 ? '1 year' : `${age} years`);

export const ageText = (age: Age): string => {
  if (age === 'unknown') return 'Not known';
  if (typeof age === 'number') return years(age);
  return age[1] >= 120 ? `${age[0]} or older` : `${age[0]} to ${years(age[1])}`;
};

/** Nobody under ten on the day is a suspect, and nobody who may be is treated as one (handbook 6.9). */
export const responsibilityText = (age: Age): string | undefined => {
  if (age === 'unknown') return undefined;
  const [lowest, highest] = typeof age === 'number' ? [age, age] : age;
  // Said beside the age, before any answer about conduct is given (handbook 2.4).
  if (highest < RESPONSIBILITY)
    return 'Under 10 on the day: below the age of criminal responsibility, never a suspect.';
  return lowest < RESPONSIBILITY ? 'May have been under 10 on the day, and is then never a suspect.' : undefined;
};

/** Who was listed as a child and is stated to be an adult turns the whole advice: a slip has to be seen. */
export const adultText = (age: Age, isListedAsChild: boolean): string | undefined => {
  const lowest = typeof age === 'number' ? age : age === 'unknown' ? 0 : age[0];
  return isListedAsChild && lowest >= ADULT
    ? 'Listed as a child, and an adult on the day. If that is right, nothing needs doing; if not, put the age right.'
    : undefined;
};

const partWords: Readonly<Record<string, string>> = {
  depicted: 'Is the one in the image',
  shared: 'Shared it first',
  received: 'Received it',
  'passed-on': 'Passed it on',
  'asked-for': 'Asked for it',
  protected: 'Handled it only to report or to protect',
  reported: 'Only told somebody',
};

export const partText = (parts: PersonFacts['parts']): string =>
  parts === undefined ? 'Not known' : parts.map((part) => partWords[part] ?? part).join('. ');

const identifiedText = ({ identified }: PersonFacts): string => {
  if (identified === undefined) return 'Not said yet';
  return identified ? 'Yes, by name' : 'No';
};

const has = ({ asked }: CaseFacts, person: string | null, fact: string): boolean =>
  asked.some((each) => each.person === person && each.fact === fact);

const turnedText = ({ isChild, kind }: Party): string | undefined =>
  isChild && kind !== 'child'
    ? 'May be under 18 by what is known, and is looked after as a child of this case: safety floor, own words, safeguarding, telling.'
    : undefined;

/** Said wherever such an age is read: the guidance is given everything between the two. */
export const EXCLUDED =
  'The date of birth and the age that was stated exclude each other. Until one of them is put right, everything between is taken as possible, and nobody as an adult by it.';

/** What has to be seen of an age: too young for anything, an adult among the children, or a child among the others. */
const warningOf = ({ parties }: TriagePage, { person, age, agesExclude }: PersonFacts): string | undefined => {
  const party = parties.find((one) => one.person === person);
  const own = party === undefined ? undefined : (adultText(age, party.kind === 'child') ?? turnedText(party));
  // Both are said where both are so: what endangers nobody must not hide what protects a child.
  const said = [agesExclude === true ? EXCLUDED : undefined, responsibilityText(age), own].filter(
    (text) => text !== undefined,
  );
  return said.length === 0 ? undefined : said.join(' ');
};

/** Not the only child of the case, and not recorded as having died: these stay. */
const isSpare = ({ parties }: TriagePage, { isChild, died }: Party): boolean =>
  !died && (!isChild || parties.filter((one) => one.isChild || one.died).length > 1);

const personCard = (page: TriagePage, person: PersonFacts) => {
  const of = `${at(page)}/people/${person.person}`;
  const isSaid = (fact: string): boolean => has(page.facts, person.person, fact);
  return {
    name: nameOf(page, person.person),
    ref: person.ref,
    warning: warningOf(page, person),
    offAt: page.parties.some((one) => one.person === person.person && one.kind !== 'reporter' && isSpare(page, one))
      ? `${of}/take-off`
      : undefined,
    rows: [
      {
        key: 'Known who it is',
        value: identifiedText(person),
        href: person.identified === true ? `${of}/name` : `${of}/search`,
        verb: person.identified === true ? 'Change' : 'Search and name',
      },
      {
        key: 'Part',
        value: isSaid('parts') ? partText(person.parts) : 'Not asked yet',
        href: `${of}/part`,
        verb: isSaid('parts') ? 'Change' : 'Say',
      },
      {
        key: 'Age on the day',
        value: isSaid('age') ? ageText(person.age) : 'Not asked yet',
        href: `${of}/age`,
        verb: isSaid('age') ? 'Change' : 'Say',
      },
    ],
  };
};

export const conductText = ({ conduct }: TriagePage): string => {
  if (!conduct.isStated) return 'Not asked yet';
  const { day } = conduct;
  if (day === undefined) return 'Not known';
  return day.earliest === day.latest ? date(day.earliest) : `Between ${date(day.earliest)} and ${date(day.latest)}`;
};

const earlierText = ({ facts }: TriagePage): string => {
  if (!has(facts, null, 'earlierReports')) return 'Not asked yet';
  return facts.earlierReports === 'unknown' ? 'Not known' : String(facts.earlierReports);
};

const questionLink = (page: TriagePage, question: TriageQuestion) => ({
  text: `${question.person === undefined ? '' : `${nameOf(page, question.person.person)}: `}${question.text?.question ?? question.fact}`,
  href: hrefOf(page.file.case, question),
});

/** How far triage has come: who is concerned, what is known of each, and the way to the next question. */
export const triagePage = (guidance: Guidance, page: TriagePage): PageModel => ({
  title: 'Triage',
  reference: page.file.reference,
  case: page.file.case,
  open: openQuestions(guidance, page.facts).length,
  offered: offeredQuestions(guidance, page.facts).map((question) => questionLink(page, question)),
  harm: harmQuestions(guidance, page.facts).map((question) => questionLink(page, question)),
  daysLeft: page.daysLeft.map(dayLeftText),
  weighed: weighingList(guidance, page),
  rows: [
    {
      key: 'When it happened',
      value: conductText(page),
      href: `${at(page)}/conduct-day`,
      verb: page.conduct.isStated ? 'Change' : 'Say',
    },
    {
      key: 'Earlier reports',
      value: earlierText(page),
      href: `${at(page)}/earlier-reports`,
      verb: has(page.facts, null, 'earlierReports') ? 'Change' : 'Say',
    },
  ],
  people: page.facts.people.map((person) => personCard(page, person)),
  reporters: page.parties
    .filter(({ kind, person }) => kind === 'reporter' && !page.facts.people.some((each) => each.person === person))
    .map(({ person }) => ({ name: nameOf(page, person), href: `${at(page)}/people/${person}/part` })),
  back: { href: at(page), text: 'Go to the case' },
});
