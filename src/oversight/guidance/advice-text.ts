import { isFloorAlone, withinText, type Advice, type PolicyFiles } from '../../policy/index.ts';

type PersonAdvice = Advice['people'][number];
type OutcomeAdvice = PersonAdvice['outcomes'][number];
type Question = NonNullable<Advice['nextQuestion']>;

const ORDER = ['available', 'needs-decision', 'not-yet', 'barred'] as const;
const STANDING_WORDS = {
  available: 'Open',
  'needs-decision': 'Open, once decided or recorded',
  'not-yet': 'Not yet',
  barred: 'Not open',
} as const;

/** The advice as a person reads it: what, then why, then who does what by when, then what to ask. */
export function adviceText(files: PolicyFiles, advice: Advice): string {
  const isSettled = advice.response !== 'not-yet-known' && advice.category !== 'not-yet-known';
  const lines = [
    `Guidance ${advice.policy.id}: ${files.policy.title}`,
    `Digest ${advice.policy.digest}`,
    'This is advice by written guidance on the facts as given. People decide.',
    '',
    `Response: ${words(advice.response)}`,
    `Category: ${words(advice.category)}`,
    `Repeated: ${advice.repeated === 'unknown' ? 'not yet known' : advice.repeated ? 'yes' : 'no'}`,
    ...reasons(files, advice.because, isSettled),
    ...advice.people.flatMap((person) => ['', ...personLines(files, person)]),
    ...section('What is to be done', dutyLines(advice)),
    ...section('What to weigh', remarkLines(advice.notes)),
    ...section('Warnings', remarkLines(advice.warnings)),
    ...section('Not known, and it matters', unknownLines(advice)),
    ...section(
      'First of all, of every child',
      safetyFloor(files, advice).map((each) => `  ${each}`),
    ),
    ...section('Ask next', advice.nextQuestion === null ? [] : [`  ${questionText(files, advice.nextQuestion)}`]),
  ];
  return printed(lines);
}

/** What is asked of every child before all else, and turns no advice: until it was answered, in the floor of each. */
export function safetyFloor({ facts }: PolicyFiles, { nextQuestion: next }: Advice): string[] {
  const isOpen = next !== null && facts.some(({ floor, id }) => floor === true && id === next.fact);
  return isOpen ? facts.filter(isFloorAlone).map(({ question }) => question) : [];
}

/** A ref is free text: a control character in it must not reach the terminal. */
export const printed = (lines: readonly string[]): string =>
  lines.map((line) => `${line.replace(/\p{Cc}/gu, '\uFFFD')}\n`).join('');

function reasons(files: PolicyFiles, ids: readonly string[], isSettled: boolean): string[] {
  const rules = files.rules.filter(({ id }) => ids.includes(id));
  const lead = isSettled ? 'because' : 'turns on';
  return rules.map(({ says, source, confidence }) => `  ${lead}: ${says} [${source}, ${confidence}]`);
}

function personLines(files: PolicyFiles, { ref, role, because, outcomes }: PersonAdvice): string[] {
  // Said once: repeated at each outcome, it would hide what only that one needs.
  const first = neededByAll(outcomes.filter(({ standing }) => standing !== 'barred'));
  return [
    `${ref}: ${words(role)}`,
    ...reasons(files, because, role !== 'not-yet-known'),
    ...(first.length === 0 ? [] : [`  Any outcome first needs: ${first.map(words).join(', ')}.`]),
    ...ORDER.flatMap((standing) => {
      const these = outcomes.filter((outcome) => outcome.standing === standing);
      return these.length === 0
        ? []
        : [`  ${STANDING_WORDS[standing]}:`, ...these.map((outcome) => outcomeLine(files, outcome, first))];
    }),
  ];
}

const neededByAll = (outcomes: readonly OutcomeAdvice[]): string[] =>
  (outcomes[0]?.needs ?? []).filter((need) => outcomes.every(({ needs }) => needs.includes(need)));

function outcomeLine(files: PolicyFiles, { code, standing, needs }: OutcomeAdvice, first: readonly string[]): string {
  const title = files.outcomes.find((outcome) => outcome.code === code)?.title ?? '';
  const own = standing === 'barred' ? [] : needs.filter((need) => !first.includes(need));
  return `    ${code.padStart(2)}  ${title}${own.length > 0 ? ` (needs: ${own.map(words).join(', ')})` : ''}`;
}

const dutyLines = (advice: Advice): string[] =>
  advice.duties.map(
    ({ id, person, owner, within }) => `  ${ofWhom(person)}${words(id)} (${words(owner)}, ${withinText(within)})`,
  );

/** One line for the case and one for each person: a list of hundreds would not be read. */
function unknownLines({ unknowns }: Advice): string[] {
  const people = [...new Set(unknowns.map(({ person }) => person))];
  return people.map((person) => {
    const facts = unknowns.filter((each) => each.person === person).map(({ fact }) => words(fact));
    return `  ${person === null ? 'The case: ' : ofWhom(person)}${facts.join(', ')}`;
  });
}

/** A question as the guidance words it. */
export function questionText(files: PolicyFiles, { person, fact }: Question): string {
  const id = fact.replace(/^(by|towards)\./u, '');
  const kinds = person === null || id !== fact ? ['factor', 'other'] : ['person-fact', 'other'];
  const known = files.facts.find((each) => each.id === id && kinds.includes(each.kind));
  const question = fact === 'parts' ? 'What part did this person have?' : (known?.question ?? words(fact));
  const direction = id === fact ? '' : fact.startsWith('by.') ? ' Done by this person?' : ' Done towards this person?';
  return `${ofWhom(person)}${question}${direction}${known?.mayAskChild === true ? '' : ' (not to be put to a child)'}`;
}

const remarkLines = (remarks: Advice['notes']): string[] =>
  remarks.map(({ person, says }) => `  ${ofWhom(person)}${says}`);
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];
const ofWhom = (person: string | null): string => (person === null ? '' : `${person}: `);
export const words = (id: string): string => id.replaceAll('-', ' ').replace(/^non /u, 'non-');
