import { date, dateTime, type PageModel } from '../../platform/web/index.ts';
import { knownWords, nameOf } from '../report/index.ts';
import { measureRows } from './measure.view.ts';
import { nationNote, referredToWords } from './nation.view.ts';
import { NEXT_STEPS, type NextStep } from './next-step.ts';
import type { OwnWordsRow } from './own-words.store.ts';
import { HEARD, THROUGH, type Heard, type Through } from './own-words.ts';
import type { ChildPage, ReferralPage, SafeguardingPage } from './safeguarding-page.store.ts';
import { concernOf, type Care, type Concern } from './concern.ts';
import { askedBecause, type AskedBecause, type ReferralOwed } from './owed.ts';
import { awaitsNextStep, lacksEnquiryDay, mayHaveNextStep, type SafeguardingRow } from './safeguarding.store.ts';
import { doorsFor, type SafeguardingDecision } from './safeguarding.ts';
import { standingOfDecision, type DecisionStanding } from './stands.ts';

export const safeguardingWords: Readonly<Record<SafeguardingDecision, string>> = {
  referred: 'Referred',
  'strategy-discussion': 'Strategy discussion',
  'considered-not-referred': 'Considered, not referred',
};

export const heardWords: Readonly<Record<Heard, string>> = {
  said: 'The child has said',
  'would-not-say': 'The child would rather not say',
  'not-yet-heard': 'Not yet heard',
};

const throughWords: Readonly<Record<Through, string>> = {
  child: 'The child, in their own words',
  'parent-or-carer': 'A parent or carer',
  school: 'School or college staff',
  'social-care': 'Social care staff',
  advocate: 'An advocate for the child',
};

const careWords: Readonly<Record<Care, string>> = {
  'in-care': 'In care',
  'on-plan': 'On a child protection plan',
  'not-known': 'Not known whether in care or on a plan',
  neither: 'Neither in care nor on a plan',
};

/** Why a supervisor is asked not to refer, as decisions and rulings say it. */
export const askedBecauseWords: Readonly<Record<AskedBecause, string>> = {
  'in-care': 'the child is in care',
  'on-plan': 'the child is on a child protection plan',
  'referral-owed': 'the guidance asks for a referral to the local authority or a strategy discussion for this child',
  'danger-at-home': 'somebody at home may be a danger to the child',
  'not-known': 'it is not known whether the child is in care or on a plan',
};

const supervisorWords: Readonly<Record<SafeguardingRow['supervisor'], string>> = {
  'not-needed': 'Not needed',
  asked: 'Asked, not yet decided',
  agreed: 'Agreed',
  returned: 'Returned: decide again',
};

const nextStepWords: Readonly<Record<NextStep, string>> = {
  assessment: 'An assessment',
  'strategy-discussion': 'A strategy discussion',
  'early-help': 'Early help, or another service',
  'no-further-action': 'Nothing further by them',
};

interface Row {
  readonly key: string;
  readonly value: string;
}

const ERASED = 'What was written was erased';

const textOf = (page: SafeguardingPage, passage: string | null): string | undefined => {
  if (passage === null) return undefined;
  const found = page.passages.get(passage);
  return found?.state === 'readable' ? found.text : ERASED;
};

const rows = (of: readonly (readonly [string, string | undefined])[]): readonly Row[] =>
  of.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));

const staffName = (page: SafeguardingPage, id: string | null): string =>
  id === null ? 'nobody' : (page.staff.get(id) ?? id);

const NOT_HEARD: Readonly<Partial<Record<OwnWordsRow['standing'], string>>> = {
  asked: 'Asked whether the child may go unheard, not yet answered',
  agreed: 'Agreed',
  returned: 'Returned: the child is to be heard',
  'through-home':
    'Not counted as heard: it is from a parent or carer, and somebody at home may be a danger. Have the child heard by somebody else',
};

const notHeardText = (page: SafeguardingPage, { standing, answeredBy }: OwnWordsRow): string | undefined => {
  const words = NOT_HEARD[standing];
  return words === undefined || answeredBy === null ? words : `${words}: ${staffName(page, answeredBy)}`;
};

/** Of a child of whom no words are recorded; of one who has died there are none to come. */
export const unheardWords = (died: boolean): string => (died ? 'Nothing was recorded' : heardWords['not-yet-heard']);

const ownWordsRows = (page: SafeguardingPage, person: string, died = false): readonly Row[] => {
  const own = page.ownWords.get(person);
  if (own === undefined) return rows([['Heard', unheardWords(died)]]);
  return rows([
    ['Heard', own.heard === 'said' ? undefined : heardWords[own.heard]],
    ['Wishes', textOf(page, own.wishes)],
    ['How they are', textOf(page, own.howTheyAre)],
    ['Heard from', own.through === null ? undefined : throughWords[own.through]],
    ['Not heard because', textOf(page, own.why)],
    [own.standing === 'through-home' ? 'Counts' : 'Supervisor', notHeardText(page, own)],
    ['Supervisor’s reason', textOf(page, own.answerPassage)],
  ]);
};

/** Whether triage and conferences add nothing to what the floor says of care and plans. */
const isAlike = (page: SafeguardingPage, person: string): boolean =>
  concernOf(page.floors.get(person)).care === page.concerns.get(person)?.care;

const careRows = (page: SafeguardingPage, person: string): readonly Row[] => {
  const floor = page.floors.get(person);
  if (floor === undefined) return rows([['Care and plan', 'Not known: the safety floor is not walked']]);
  return rows([
    ['In care', knownWords[floor.inCare]],
    ['On a plan', knownWords[floor.onPlan]],
    [
      'With triage and conferences',
      isAlike(page, person) ? undefined : careWords[page.concerns.get(person)?.care ?? 'not-known'],
    ],
  ]);
};

const whatOf = (page: SafeguardingPage, row: SafeguardingRow): string => {
  if (row.strategy !== null) return row.strategy === 'held' ? 'Held' : 'Asked for';
  return row.to.map((to) => referredToWords[page.nation][to]).join('; ');
};

const nextStepText = (row: SafeguardingRow): string | undefined => {
  if (row.nextStep !== null) return nextStepWords[row.nextStep];
  return awaitsNextStep(row) ? 'Not known: the local authority has not told it' : undefined;
};

const supervisorText = (page: SafeguardingPage, row: SafeguardingRow): string | undefined => {
  if (row.supervisor === 'not-needed') return undefined;
  const who = staffName(page, row.supervisor === 'asked' ? row.asked : row.answeredBy);
  return `${supervisorWords[row.supervisor]}: ${who}`;
};

/** The sentence of the guidance stands where it is owed for what is known now. */
const whyAsked = (page: SafeguardingPage, row: SafeguardingRow): string | undefined => {
  if (row.askedBecause === null) return undefined;
  const says = row.askedBecause === 'referral-owed' ? page.owed.get(row.person)?.says : undefined;
  return `Because ${askedBecauseWords[row.askedBecause]}${says === undefined ? '' : `: ${says}`}`;
};

const standingIn = (page: SafeguardingPage, person: string): DecisionStanding =>
  standingOfDecision(page.decisions.get(person), page.owed.get(person));

/** All but what stands, and what a supervisor has to answer first. */
const isToDecide = (page: SafeguardingPage, person: string): boolean =>
  !['stands', 'asked'].includes(standingIn(page, person));

/** Nobody should think that a partner knows of it because it was saved. */
const notSentText = ({ partners: { form } }: SafeguardingPage): string =>
  `Not by this program: it is recorded here, and goes on ${form === '' ? 'the force’s own form, by its own route' : form}`;

/** Of what others followed, and of the dead, nothing is decided again. */
const isOutdated = (page: SafeguardingPage, row: SafeguardingRow): boolean =>
  page.decisions.get(row.person)?.safeguarding === row.safeguarding && standingIn(page, row.person) === 'outdated';

const learntSince = (page: SafeguardingPage, row: SafeguardingRow): string | undefined => {
  if (!isOutdated(page, row)) return undefined;
  const says = page.owed.get(row.person)?.says;
  return `More is known of this child than this rests on: decide again${says === undefined ? '' : `. ${says}`}`;
};

const decisionRows = (page: SafeguardingPage, row: SafeguardingRow): readonly Row[] =>
  rows([
    ['Learnt since', learntSince(page, row)],
    ['What is done', safeguardingWords[row.decision]],
    [row.decision === 'referred' ? 'To' : 'Discussion', whatOf(page, row) === '' ? undefined : whatOf(page, row)],
    ['Sent', row.decision === 'referred' ? notSentText(page) : undefined],
    ['Because', textOf(page, row.reasonPassage)],
    ['Decided', `${dateTime(row.at)}, ${staffName(page, row.by)}`],
    ['Next step', nextStepText(row)],
    ['Supervisor', supervisorText(page, row)],
    ['A supervisor is asked', whyAsked(page, row)],
    ['Supervisor’s reason', textOf(page, row.answerPassage)],
  ]);

const nextStepAt = ({ file }: SafeguardingPage, safeguarding: string): string =>
  `/cases/${file.case}/safeguarding/${safeguarding}/next-step`;

const putRight = (enquiryOn: string): string => `Put right the day on which the enquiry began (${date(enquiryOn)})`;

const childAt = (page: SafeguardingPage, person: string): string => `/cases/${page.file.case}/children/${person}`;

const childCard = (page: SafeguardingPage, person: string) => {
  const decision = page.decisions.get(person);
  const own = page.ownWords.get(person);
  return {
    name: nameOf(page, person),
    ownWords: ownWordsRows(page, person),
    care: careRows(page, person),
    measures: measureRows(page, person),
    decision: decision === undefined ? [] : decisionRows(page, decision),
    isToDecide: isToDecide(page, person),
    notHeardAt: own?.standing === 'asked' ? `/cases/${page.file.case}/own-words/${own.ownWords}/answer` : undefined,
    ownWordsAt: `${childAt(page, person)}/own-words`,
    decideAt: `${childAt(page, person)}/safeguarding`,
    nextStepAt:
      decision !== undefined && mayHaveNextStep(decision) ? nextStepAt(page, decision.safeguarding) : undefined,
    nextStepAct: decision === undefined ? '' : nextStepAct(decision),
    enquiriesBefore: page.enquiriesBefore
      .filter((one) => one.person === person)
      .map(({ safeguarding, enquiryOn, at }) => ({
        href: nextStepAt(page, safeguarding),
        act: `${putRight(enquiryOn)}, by the decision of ${dateTime(at)}`,
      })),
    answerAt:
      decision?.supervisor === 'asked'
        ? `/cases/${page.file.case}/safeguarding/${decision.safeguarding}/answer`
        : undefined,
  };
};

/** What a child who has died said, and what was decided for them: nothing of it is asked or done any more. */
const deadCard = (page: SafeguardingPage, person: string) => {
  const decision = page.decisionsOfDead.get(person);
  return {
    name: nameOf(page, person),
    ownWords: ownWordsRows(page, person, true),
    decision: decision === undefined ? [] : decisionRows(page, decision),
  };
};

/** Safeguarding of every child, children in their order; in each: own words, care and plan, the decision. */
export const safeguardingPage = (page: SafeguardingPage): PageModel => ({
  title: 'Safeguarding',
  isSupervisor: page.isSupervisor,
  reference: page.file.reference,
  note: nationNote[page.nation],
  missing: page.children.filter(({ person }) => isToDecide(page, person)).length,
  children: page.children.map(({ person }) => childCard(page, person)),
  died: page.died.map(({ person }) => deadCard(page, person)),
  back: { href: `/cases/${page.file.case}`, text: 'Go to the case' },
});

/** The page that comes next: each child's own words and then the decision, child by child. */
export const nextOf = (page: SafeguardingPage): string => {
  for (const { person } of page.children) {
    // A child's own words come before what is decided about them.
    if (!page.ownWords.has(person)) return `${childAt(page, person)}/own-words`;
    if (isToDecide(page, person)) return `${childAt(page, person)}/safeguarding`;
  }
  return `/cases/${page.file.case}/safeguarding`;
};

const back = (page: SafeguardingPage) => ({ href: `/cases/${page.file.case}/safeguarding`, text: 'Safeguarding' });

/** Why a supervisor is asked unless the child is referred. */
const asksWords = (concern: Concern, owed: ReferralOwed | undefined): string | undefined => {
  const because = askedBecause(concern, owed);
  if (because === undefined) return undefined;
  if (because === 'danger-at-home') return 'Somebody at home may be a danger to this child.';
  return because === 'referral-owed' ? owed?.says : `${careWords[because]}.`;
};

const isAdult = ({ children, person }: ChildPage): boolean =>
  children.some((party) => party.person === person && party.isAdultNow);

export const childSafeguardingPage = (page: ChildPage): PageModel => {
  const concern = page.concerns.get(page.person) ?? concernOf(undefined);
  const owed = page.owed.get(page.person);
  const isAdultNow = isAdult(page);
  return {
    title: `Safeguarding decision for ${nameOf(page, page.person)}`,
    note: nationNote[page.nation],
    known: [...ownWordsRows(page, page.person), ...careRows(page, page.person)],
    isAdultNow,
    partners: page.partners,
    // Said before the choice is made: who is refused afterwards has already decided.
    asksSupervisor: asksWords(concern, owed),
    to: doorsFor({ isAdultNow }).map((value) => ({ value, text: referredToWords[page.nation][value] })),
    supervisors: page.supervisors.map(({ staff, name }) => ({ value: staff, text: name })),
    back: back(page),
  };
};

export const ownWordsPage = (page: ChildPage): PageModel => ({
  title: `In their own words: ${nameOf(page, page.person)}`,
  heard: HEARD.map((value) => ({ value, text: heardWords[value] })),
  through: THROUGH.map((value) => ({ value, text: throughWords[value] })),
  back: back(page),
});

const nextStepAct = (row: SafeguardingRow): string => {
  if (row.nextStep !== 'assessment') return 'Record the next step of the local authority';
  return lacksEnquiryDay(row) ? 'Add the day on which the enquiry began' : putRight(row.enquiryOn ?? '');
};

export const nextStepPage = (page: ReferralPage): PageModel => {
  const row = page.referral;
  return {
    title: `What will the local authority do for ${nameOf(page, page.person)}?`,
    known: decisionRows(page, row),
    // A conference counts from it in both nations, an assessment in Wales alone.
    enquiryHint:
      page.nation === 'wales'
        ? 'Leave it empty if they have not said: the assessment is then counted from the referral, the earliest that it can be.'
        : 'Leave it empty if none began, or they have not said.',
    steps: NEXT_STEPS.filter((value) => row.nextStep !== 'assessment' || value === 'assessment').map((value) => ({
      value,
      text: nextStepWords[value],
    })),
    back: back(page),
  };
};

export const answerPage = (page: ChildPage): PageModel => {
  const row = page.decisions.get(page.person);
  return {
    title: `Not referred to the local authority: ${nameOf(page, page.person)}`,
    known: [
      ...ownWordsRows(page, page.person),
      ...careRows(page, page.person),
      ...(row === undefined ? [] : decisionRows(page, row)),
    ],
    mayAnswer: page.isSupervisor,
    question: 'Do you agree not to refer this child to the local authority?',
    returned: 'I return it: decide again',
    back: back(page),
  };
};

export const notHeardPage = (page: ChildPage): PageModel => ({
  title: `Not heard: ${nameOf(page, page.person)}`,
  known: [...ownWordsRows(page, page.person), ...careRows(page, page.person)],
  mayAnswer: page.isSupervisor,
  question: 'Do you agree that it is decided without this child’s words?',
  returned: 'I return it: the child is to be heard',
  back: back(page),
});

const childAnswer = (page: SafeguardingPage, person: string, row: SafeguardingRow | undefined) => {
  const own = page.ownWords.get(person);
  const text = (passage: string | null): string | null => textOf(page, passage) ?? null;
  return {
    person,
    care: page.concerns.get(person)?.care ?? 'not-known',
    referralOwed: page.owed.get(person)?.says ?? null,
    ownWords:
      own === undefined
        ? null
        : { ...own, wishes: text(own.wishes), howTheyAre: text(own.howTheyAre), why: text(own.why) },
    decision:
      row === undefined
        ? null
        : { ...row, isOutdated: isOutdated(page, row), reason: text(row.reasonPassage), at: row.at.toISOString() },
    enquiriesBefore: page.enquiriesBefore
      .filter((one) => one.person === person)
      .map(({ safeguarding, at, enquiryOn }) => ({ safeguarding, at: at.toISOString(), enquiryOn })),
    measures: page.measures
      .filter((one) => one.person === person)
      .map(({ measure, since }) => ({ measure, since: since.toISOString() })),
  };
};

/** For programs: the sealed words in plain, for who may read them. */
export const safeguardingAnswer = (page: SafeguardingPage) => ({
  nation: page.nation,
  children: page.children.map(({ person }) => childAnswer(page, person, page.decisions.get(person))),
  died: page.died.map(({ person }) => childAnswer(page, person, page.decisionsOfDead.get(person))),
});
