import { tabOf } from '../case/index.ts';
import { ageOn, displayName, type Person } from '../../platform/person/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import { lineIn, type Settings } from '../../platform/setting/index.ts';
import { date, dateTime, type Form, type PageModel } from '../../platform/web/index.ts';
import { childlineNumber, reportRemoveAddress, complaintsRoute, forceNumber, whoIn } from '../report/index.ts';
import {
  BY_WHOM,
  hasCome,
  HOW,
  STILL_RIGHT,
  tellBy,
  WHOM,
  type ByWhom,
  type First,
  type How,
  type StillRight,
  type ToldRow,
  type Whom,
} from './notice.ts';
import type { ChildNotice, LetterPage, NoticesPage, NotTellingPage } from './notice-page.store.ts';
import { alsoToTell, isToldForChild, lastAnswer, REASONS, type Notice, type NotTellingReason } from './not-telling.ts';
import { ADULT, tellWithin } from './notice.setting.ts';
import { answersIn, textIn, weighedRows, wouldBeTold } from './weigh.view.ts';
import { isStep, labelOf, textOf } from './words.ts';

const choices = <Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, text: words[value] }));

export const whomWords: Readonly<Record<Whom, string>> = {
  child: 'The child',
  'parent-or-carer': 'A parent or carer, for the child',
  'safe-contact': 'The safe contact, for the child',
  professional: 'A professional, for the child',
};
const howWords: Readonly<Record<How, string>> = {
  'in-person': 'In person',
  telephone: 'By telephone',
  letter: 'By letter',
  'through-school': 'Through school or college',
  'through-social-care': 'Through children’s social care',
};
const byWhomWords: Readonly<Record<ByWhom, string>> = {
  me: 'Me',
  'another-officer': 'Another officer',
  school: 'School or college staff',
  'social-care': 'A social worker',
  'other-professional': 'Another professional',
};
const stillRightWords: Readonly<Record<StillRight, string>> = {
  yes: 'Yes, still right',
  no: 'No',
  'not-known': 'Not known',
};
export const reasonWords: Readonly<Record<NotTellingReason, string>> = {
  'danger-to-this-child': 'Telling would put this child in danger',
  'danger-to-another-child': 'Telling would put another child in danger',
  'nobody-safe-to-tell': 'There is nobody who can safely be told for this child',
  'cannot-be-found': 'The child cannot be found',
  'not-identified': 'The child is not identified',
  'enquiry-under-way': 'It would harm an enquiry that is under way',
  'asked-not-to-be-told': 'The child asked not to be told',
};

export const stateWords: Readonly<Record<Notice['state'], string>> = {
  'not-yet': 'Nothing decided yet',
  'decided-again': 'Decided again first',
  'to-tell': 'To tell',
  told: 'Told',
  'not-telling-proposed': 'Waits for a supervisor',
  'not-telling-approved': 'Not telling',
  'not-telling-again': 'A supervisor looks again',
};
const stateColours: Readonly<Record<Notice['state'], string>> = {
  'not-yet': 'govuk-tag--grey',
  'decided-again': 'govuk-tag--grey',
  'to-tell': 'govuk-tag--orange',
  told: 'govuk-tag--green',
  'not-telling-proposed': 'govuk-tag--yellow',
  'not-telling-approved': 'govuk-tag--purple',
  'not-telling-again': 'govuk-tag--red',
};

/** Who was told for a child is not the child, and what they passed on nobody wrote down. */
const tagOf = (notice: Notice) =>
  isToldForChild(notice)
    ? { text: 'Told to somebody for the child', classes: 'govuk-tag--turquoise' }
    : { text: stateWords[notice.state], classes: stateColours[notice.state] };

export const calledOf = (person: Person | undefined): string =>
  person === undefined || person.state === 'erased' ? 'a child whose record was erased' : displayName(person);

const ageOf = (person: Person | undefined, now: Date): number | undefined => {
  if (person === undefined || person.state === 'erased' || person.details.birthDate === undefined) return undefined;
  return ageOn(person.details.birthDate, londonDay(now));
};

/** By when a child is to be told, where it is due. */
export const dueAt = (
  notice: Notice,
  person: Person | undefined,
  { now, settings }: { readonly now: Date; readonly settings: Settings },
): Date | undefined =>
  notice.since === undefined || notice.state !== 'to-tell'
    ? undefined
    : tellBy(notice.since, ageOf(person, now), settings);

interface Row {
  readonly key: string;
  readonly value: string;
}

type Recorded = Pick<Notice, 'told' | 'notTelling'>;

const wasErased = 'whose record was erased';

/** Who exactly was told for the child, where it was asked. */
const whoWords = ({ toldPerson, toldPassage }: ToldRow, { people, passages }: NoticesPage): string => {
  if (typeof toldPerson === 'string') {
    const found = people.get(toldPerson);
    return found === undefined || found.state === 'erased' ? ` (${wasErased})` : ` (${displayName(found)})`;
  }
  if (typeof toldPassage !== 'string') return '';
  const found = passages.get(toldPassage);
  return found?.state === 'readable' ? ` (${found.text})` : ` (${wasErased})`;
};

const toldRows = (notice: Recorded, page: NoticesPage): readonly Row[] =>
  notice.told.map((row) => ({
    key: dateTime(row.toldAt),
    value: `${whomWords[row.whom]}${whoWords(row, page)}, ${howWords[row.how].toLowerCase()}, recorded by ${page.staff.get(row.recordedBy) ?? 'somebody who left'}`,
  }));

const notTellingRows = (notice: Recorded, staff: ReadonlyMap<string, string>): readonly Row[] => {
  const row = notice.notTelling;
  if (row === undefined) return [];
  const answer = lastAnswer(row);
  const answered =
    answer === undefined
      ? []
      : [
          {
            key: answer.answer === 'approved' ? 'Approved' : 'Returned',
            value: `${staff.get(answer.by) ?? 'Somebody who left'}, ${dateTime(answer.at)}`,
          },
        ];
  return [
    { key: 'Reason not to tell', value: reasonWords[row.reason] },
    { key: 'Proposed', value: `${staff.get(row.proposedBy) ?? 'Somebody who left'}, ${dateTime(row.proposedAt)}` },
    ...answered,
    { key: 'To be reviewed', value: date(row.reviewOn) },
  ];
};

const workingDays = (days: number): string => `${days} working ${days === 1 ? 'day' : 'days'}`;

/** By the settings in force, as the deadline is: a hint that says another time is worse than none. */
const withinWords = (settings: Settings): string =>
  `${workingDays(tellWithin(undefined, settings))} with enhanced rights, which this force gives every child; ${workingDays(tellWithin(ADULT, settings))} for who is known to be an adult by now`;

/** A deadline at midnight belongs to the day that it ends. */
const lastDay = (deadline: Date): string => date(new Date(deadline.getTime() - 1));

const LOOKS_AGAIN = 'This child is not told until a supervisor has looked again';

/** Why a reason not to tell is to be looked at again, and what follows for the child. */
const warningOf = ({ state, reviewDue }: Notice): string | undefined => {
  if (state === 'not-telling-again')
    return reviewDue
      ? `A supervisor agreed that telling is a danger, and its day of review has come. ${LOOKS_AGAIN}: it is in their queue; send the reason as it is now if more is known.`
      : `There is more to tell since a supervisor agreed that telling is a danger. ${LOOKS_AGAIN}: send the reason as it is now.`;
  if (!reviewDue) return undefined;
  return state === 'not-telling-proposed'
    ? 'Nobody answered before its day that telling is a danger. This child is not told until a supervisor has.'
    : 'The reason not to tell was to be reviewed by now: this child is due again.';
};

const card = (page: NoticesPage, notice: Notice) => {
  const person = page.people.get(notice.person);
  const at = `/cases/${page.file.case}/notices/${notice.person}`;
  const due = dueAt(notice, person, page);
  const proposal = notice.notTelling;
  return {
    name: calledOf(person),
    tag: tagOf(notice),
    due:
      due === undefined
        ? undefined
        : { day: lastDay(due), overdue: page.now >= due, within: withinWords(page.settings) },
    contradicts: page.contradicting.has(notice.person)
      ? `/cases/${page.file.case}/children/${notice.person}/floor`
      : undefined,
    warning: warningOf(notice),
    again: notice.state === 'not-telling-again',
    rows: [...toldRows(notice, page), ...notTellingRows(notice, page.staff)],
    tell: notice.state === 'to-tell' ? `${at}/tell` : undefined,
    tellToo:
      alsoToTell(notice).length === 0
        ? undefined
        : {
            href: `${at}/tell`,
            text: isToldForChild(notice)
              ? 'Record that the child was told themselves'
              : 'Record that somebody else was told too',
          },
    propose: notice.state === 'to-tell' || notice.state === 'not-telling-again' ? `${at}/not-telling` : undefined,
    weigh:
      proposal !== undefined && notice.state.startsWith('not-telling')
        ? `${at}/not-telling/${proposal.notTelling}`
        : undefined,
    // Also once told: who was told by word of mouth may want it on paper.
    letter: notice.state === 'to-tell' || notice.state === 'told' ? `${at}/letter?for=child` : undefined,
  };
};

const rowsOfDead = (page: NoticesPage, person: string): readonly Row[] => {
  const notice = page.recordedOfDead.get(person);
  return notice === undefined ? [] : [...toldRows(notice, page), ...notTellingRows(notice, page.staff)];
};

/** Every child of the case, and where telling them stands. */
export const noticesPage = (page: NoticesPage): PageModel => ({
  title: 'Telling the children',
  reference: page.file.reference,
  cards: page.notices.map((notice) => card(page, notice)),
  deaths: page.deaths.map(({ person, family }) => ({
    name: calledOf(page.people.get(person)),
    family: family ?? 'What was written was erased.',
    rows: rowsOfDead(page, person),
  })),
  back: { href: `/cases/${page.file.case}` },
});

/** Whether there is an outcome to tell of, and not only a step on the way to one. */
const isDecided = ({ due }: Notice): boolean => due.some(({ words }) => !isStep(words));

const wordsOf = (notice: Notice) => {
  // Told to somebody, the same words may be given to somebody else. Of several interviews one sentence: whose they were is
  // nothing to tell.
  const given = alsoToTell(notice).length > 0 ? notice.due : notice.owed;
  const owed = [...new Set(given.map(({ words }) => words))];
  // Read out one after the other: what they share is said once.
  return owed.map((words, place) => {
    const before = owed.slice(0, place).flatMap(textOf);
    const sentences = textOf(words).filter((sentence) => !before.includes(sentence));
    return { id: words, label: labelOf(words), sentences };
  });
};

const ofChild = ({ file, person, child }: ChildNotice, title: string) => ({
  title,
  tab: tabOf(title, file, child === undefined ? [] : [child], person),
  name: calledOf(child),
  reference: file.reference,
  version: file.version,
  floor: `/cases/${file.case}/children/${person}/floor`,
  at: `/cases/${file.case}/notices/${person}`,
  back: { href: `/cases/${file.case}/notices` },
});

/** Why there is nothing to tell a child now: that nothing is left is said only of one who was told. */
const nothingWords: Readonly<Record<Exclude<Notice['state'], 'to-tell'>, string>> = {
  'not-yet': 'There is nothing to tell this child now: no outcome is approved yet. A child is told once one is.',
  'decided-again':
    'It is decided again first: more is known since what was decided, and nobody is told of it meanwhile. Once it is decided anew, or upheld, this child is to be told.',
  told: 'What was decided was told. There is nothing left to tell now.',
  'not-telling-proposed': 'A reason not to tell this child waits for a supervisor. Nobody is told meanwhile.',
  'not-telling-approved':
    'A supervisor approved a reason not to tell this child. It stands until its day of review; then the child is to be told, or, of a danger in telling, a supervisor looks again first.',
  'not-telling-again':
    'A supervisor looks again at the reason not to tell this child: telling was a danger, and there is more to tell, or its day of review has come. Nobody is told meanwhile.',
};

const TOLD_FOR_CHILD =
  'Somebody was told for this child, as the notices say. That the child was told themselves is not recorded.';

const nothingToTell = (notice: Notice): string | undefined => {
  if (isToldForChild(notice)) return TOLD_FOR_CHILD;
  return notice.state === 'to-tell' ? undefined : nothingWords[notice.state];
};

/** What is recorded beside a telling that there was. */
const tooText = (notice: Notice): string | undefined => {
  if (alsoToTell(notice).length === 0) return undefined;
  return isToldForChild(notice)
    ? `${TOLD_FOR_CHILD} Once they are, record it here, beside what is recorded.`
    : 'The child was told. That somebody else was told too is recorded here, beside it.';
};

/** A danger in telling that is looked at again may be proposed anew: there is more to tell. */
const nothingToWeigh = (notice: Notice): string | undefined =>
  notice.state === 'not-telling-again' ? undefined : nothingToTell(notice);

/** Nobody of the case is chosen of themselves: who it was may be none of them. */
const othersIn = ({ others }: ChildNotice) => [
  { value: '', text: 'Nobody of this case' },
  ...[...others].flatMap(([value, person]) =>
    person.state === 'erased' ? [] : [{ value, text: displayName(person) }],
  ),
];

/** In the words that were recorded: nobody else passes as the safe contact. */
const contactsIn = ({ contact }: ChildNotice) => whoIn(contact?.may ?? '').map((name) => ({ value: name, text: name }));

/** The safe contact first, then the words, then what is recorded. */
export const tellPage = (page: ChildNotice): PageModel => {
  const too = alsoToTell(page.notice);
  const nothing = too.length > 0 ? undefined : nothingToTell(page.notice);
  return {
    ...ofChild(
      page,
      `Tell ${calledOf(page.child)} ${isDecided(page.notice) ? 'what was decided' : 'what the police have done'}`,
    ),
    isSettled: page.contact === undefined || nothing !== undefined,
    nothing,
    // Of what is a danger whoever would tell is to know which, and who agreed.
    reasons: page.notice.state.startsWith('not-telling') ? notTellingRows(page.notice, page.staff) : [],
    note: tooText(page.notice),
    contact: page.contact,
    first: firstLinks(page.file.case, page.first),
    words: wordsOf(page.notice),
    choices: {
      whom: choices(too.length > 0 ? too : WHOM, whomWords),
      how: choices(HOW, howWords),
      byWhom: choices(BY_WHOM, byWhomWords),
      stillRight: choices(STILL_RIGHT, stillRightWords),
      others: othersIn(page),
      contacts: [{ value: '', text: 'Not the safe contact' }, ...contactsIn(page)],
    },
  };
};

const firstLinks = (id: string, first: readonly First[]) =>
  first.map(({ says, place }) => ({ says, href: `/cases/${id}/${place}` }));

/** In place of a letter: what comes before anybody is contacted. It names nobody, as nothing is printed. */
export const letterFirstPage = (
  { case: id, person }: { readonly case: string; readonly person: string },
  first: readonly First[],
): PageModel => ({
  title: 'No letter yet',
  first: firstLinks(id, first),
  tell: `/cases/${id}/notices/${person}/tell`,
  back: { href: `/cases/${id}/notices` },
});

export const proposePage = (page: ChildNotice): PageModel => ({
  ...ofChild(page, `Propose not to tell ${calledOf(page.child)} for now`),
  isSettled: nothingToWeigh(page.notice) !== undefined,
  nothing: nothingToWeigh(page.notice),
  reasons: choices(REASONS, reasonWords),
});

/** What a supervisor weighs; `mayAnswer` is never true of the proposer, nor of who works the case or did. */
export const notTellingPage = (page: NotTellingPage, form: Form, mayAnswer: boolean): PageModel => {
  return {
    ...ofChild(page, `Not telling ${calledOf(page.child)}`),
    form,
    rows: notTellingRows(page.notice, page.staff),
    known: weighedRows(page),
    words: wouldBeTold(page),
    caseHref: `/cases/${page.file.case}`,
    why: textIn(page, page.row.passage),
    answered: answersIn(page),
    approved: page.notice.place === 'approved',
    // Renewed, a danger has another day; the others end by theirs.
    dayCame: hasCome(page.row.reviewOn, page.now),
    mayAnswer: mayAnswer && page.notice.place !== undefined,
  };
};

/** What a child, or who may be told for them, is handed: their own part in plain words, and nobody else's. */
export const letterPage = (page: LetterPage): PageModel => ({
  ...ofChild(page, isDecided(page.notice) ? 'What the police decided' : 'What the police have done so far'),
  today: page.now,
  forText: whomWords[page.for],
  forChild: page.for === 'child',
  // A label of the record is no way to address a child.
  isNamed: page.child !== undefined && page.child.state === 'named',
  mustNot: page.contact?.mustNot ?? '',
  recipients: choices(WHOM, whomWords).map(({ value, text }) => ({ text, value, current: value === page.for })),
  childline: lineIn(page.settings, childlineNumber),
  removal: lineIn(page.settings, reportRemoveAddress),
  number: lineIn(page.settings, forceNumber),
  complaints: lineIn(page.settings, complaintsRoute),
  // Several outcomes share sentences: a letter that says a thing twice reads as two things.
  sentences: [...new Set(page.notice.due.flatMap(({ words }) => textOf(words)))],
});
