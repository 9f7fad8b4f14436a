import { isInvolved, mayBeInvolved } from '../../policy/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import { MOST_YEARS } from './age-span.ts';
import { alikeOf } from './alike.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Guidance } from './guidance.ts';
import { directedQuestions, everyQuestion, openQuestions, type TriageQuestion } from './question.ts';
import type { Statement } from './statement.ts';
import type { TriagePage } from './triage-page.store.ts';
import { ageText, conductText, hrefOf, partText } from './triage.view.ts';
import { weighingList } from './weighing.view.ts';
import { ADULT_INVOLVED, isAdultListed, isOvertaken } from './worked-out.ts';
import { enquirerWords, fromWhomWords, stateWords, wayWords } from './triage.words.ts';

const statementOf = (page: TriagePage, { fact, person, about }: TriageQuestion): Statement | undefined =>
  page.facts.stated.find(
    (each) => each.fact === fact && each.person === (person?.person ?? null) && each.direction === about,
  );

/** `asked` are the factors of the guidance: what nobody answered of them is not known, and rules nobody out. */
const underThirteen = ({ people, factors }: CaseFacts, asked: readonly string[]): string => {
  const spanOf = ({ age }: CaseFacts['people'][number]) => (age === 'unknown' ? [0, MOST_YEARS] : [age].flat());
  const spans = people.filter((person) => mayBeInvolved(person, factors, asked)).map(spanOf);
  const isUnder = (person: CaseFacts['people'][number]) => (spanOf(person).at(-1) ?? MOST_YEARS) < 13;
  if (people.some((person) => isUnder(person) && isInvolved(person))) return 'Confirmed';
  return spans.every(([lowest = 0]) => lowest >= 13) ? 'Ruled out' : 'Not known';
};

const repeated = ({ earlierReports: earlier }: CaseFacts): string => {
  if (earlier === 'unknown') return 'Not known';
  return earlier === 0 ? 'Ruled out' : 'Confirmed';
};

const ADULT_WORKED_OUT = 'Confirmed: somebody listed was 18 or older, and took part';

/** What was answered before and is overtaken: it is kept, and says nothing of who is known by now. */
const overtakenText = (facts: CaseFacts): string => {
  const before = facts.stated.find((each) => each.fact === ADULT_INVOLVED && isOvertaken(facts, each));
  return before === undefined
    ? ''
    : `. “${stateWords[before.state]}” was answered before somebody listed was known to be one: it stands for nobody any more`;
};

/** That an adult is involved, where it is worked out; undefined where it is not. */
export const adultWorkedOut = (facts: CaseFacts): string | undefined =>
  isAdultListed(facts) ? `${ADULT_WORKED_OUT}${overtakenText(facts)}` : undefined;

/** As the guidance works it out (design, section 6). */
const derivedText = ({ facts }: TriagePage, { fact }: TriageQuestion, asked: readonly string[]): string => {
  if (fact === 'under-13') return `${underThirteen(facts, asked)}, from the ages`;
  return fact === 'persistent-behaviour'
    ? `${repeated(facts)}, from the earlier reports`
    : (adultWorkedOut(facts) ?? '');
};

/** What was answered of the case, and somebody is said otherwise of since or before: kept, and read of nobody. */
const deniedText = (page: TriagePage, question: TriageQuestion): string => {
  const said = statementOf(page, question);
  return said === undefined || !isOvertaken(page.facts, said)
    ? ''
    : `, by what is said of a person. “${stateWords[said.state]}” was answered of the case: it stands for nobody any more`;
};

const valueOf = (page: TriagePage, question: TriageQuestion, asked: readonly string[]): string => {
  const { about, person, state, isDerived, isAnswered } = question;
  if (isDerived) return derivedText(page, question, asked);
  if (!isAnswered) return 'Not asked yet';
  if (about === 'age' && person !== undefined) return ageText(person.age);
  if (about === 'parts' && person !== undefined) return partText(person.parts);
  if (about === 'identified') return person?.identified === true ? 'Yes, by name' : 'No';
  if (about === 'earlierReports') return String(page.facts.earlierReports).replace('unknown', 'Not known');
  return state === undefined ? 'Not known' : `${stateWords[state]}${deniedText(page, question)}`;
};

const directionWords: Readonly<Record<string, string>> = { by: 'Done by', towards: 'Done towards' };

const keyOf = (page: TriagePage, { about, fact, person, text }: TriageQuestion): string => {
  const asked = text?.question ?? (about === 'parts' ? 'What part did this person have?' : fact);
  const way = directionWords[about];
  return way === undefined || person === undefined ? asked : `${asked} ${way} ${nameOf(page, person.person)}`;
};

const enquiryText = (page: TriagePage, { how }: Statement): string | undefined => {
  if (how === null) return undefined;
  const passage = page.passages.get(how.passage);
  const words = passage?.state === 'readable' ? passage.text : 'The words were erased.';
  return `${wayWords[how.way]}, by: ${enquirerWords[how.byWhom]}. ${words}`;
};

/** What a child or a record said before: taken back, it is still seen. */
const takenBackText = ({ takenBack }: Statement): string | undefined =>
  takenBack === undefined
    ? undefined
    : `“${stateWords[takenBack.state]}”${takenBack.fromWhom === null ? '' : `, from: ${fromWhomWords[takenBack.fromWhom]}`}`;

/** From whom an answer is, and what stands behind it. */
const behind = (page: TriagePage, statement: Statement) => {
  const { fromWhom, onFloor, onConference = false, inPlaceOf } = statement;
  const against = statement.against ?? (inPlaceOf?.state === 'unknown' ? undefined : inPlaceOf?.state);
  return {
    from: fromWhom === null ? undefined : fromWhomWords[fromWhom],
    enquiry: enquiryText(page, statement),
    ...{ onFloor, onConference },
    takenBack: takenBackText(statement),
    against: against === undefined ? undefined : stateWords[against].toLowerCase(),
  };
};

/** One answer as pages show it: with from whom, and what stands behind it. */
const rowOf = (page: TriagePage, question: TriageQuestion, asked: readonly string[]) => {
  // What is worked out is from nobody: whoever answered otherwise before is not named as having said it.
  const said = question.isDerived ? undefined : statementOf(page, question);
  const statement = said === undefined || isOvertaken(page.facts, said) ? undefined : said;
  return {
    key: keyOf(page, question),
    value: valueOf(page, question, asked),
    ...(statement === undefined ? {} : behind(page, statement)),
    isDerived: question.isDerived,
    isAnswered: question.isAnswered,
    href: question.isDerived ? undefined : `${hrefOf(page.file.case, question)}?to=answers`,
  };
};

const groupsOf = (guidance: Guidance, page: TriagePage, questions: readonly TriageQuestion[]) => {
  const asked = guidance.facts.flatMap(({ kind, id }) => (kind === 'factor' ? [id] : []));
  return [undefined, ...page.facts.people].flatMap((person) => {
    const own = questions.filter((question) => question.person?.person === person?.person);
    if (own.length === 0) return [];
    const title = person === undefined ? 'The case' : nameOf(page, person.person);
    return [{ title, rows: own.map((question) => rowOf(page, question, asked)) }];
  });
};

// Shown to who answered too, not only to a supervisor: a hint to look again, no mark against anybody.
const alikeText = (page: TriagePage) =>
  alikeOf(page.facts).map(({ person, state, facts, by, isAll }) => ({
    whose: person === null ? 'the case' : nameOf(page, person),
    text: `${isAll ? 'All ' : ''}${facts.length} answers are “${stateWords[state]}”, from the same source, given by ${page.staff.get(by) ?? 'one person'}`,
  }));

/** What was stated of what is weighed, behind all that a rule may read. */
const weighedGroup = (guidance: Guidance, page: TriagePage) => {
  const rows = weighingList(guidance, page).first.filter(({ isAnswered }) => isAnswered);
  return rows.length === 0 ? [] : [{ title: 'Weighed before a decision', rows }];
};

const all = (guidance: Guidance, page: TriagePage): readonly TriageQuestion[] => [
  ...everyQuestion(guidance, page.facts),
  ...directedQuestions(guidance, page.facts),
];

/** Check answers: everything answered or worked out, with the way to change it. */
export const answersPage = (guidance: Guidance, page: TriagePage): PageModel => ({
  title: 'Check what is known',
  reference: page.file.reference,
  case: page.file.case,
  open: openQuestions(guidance, page.facts).length,
  conduct: conductText(page),
  groups: [
    ...groupsOf(
      guidance,
      page,
      all(guidance, page).filter(({ isAnswered, isDerived }) => isAnswered || isDerived),
    ),
    ...weighedGroup(guidance, page),
  ],
  alike: alikeText(page),
  back: { href: `/cases/${page.file.case}/triage`, text: 'Back to triage' },
});

/** Every question there is, answered or not: for who wants to say more than is asked. */
export const questionsPage = (guidance: Guidance, page: TriagePage): PageModel => ({
  title: 'Every question',
  reference: page.file.reference,
  case: page.file.case,
  groups: groupsOf(guidance, page, all(guidance, page)),
  back: { href: `/cases/${page.file.case}/triage`, text: 'Back to triage' },
});
