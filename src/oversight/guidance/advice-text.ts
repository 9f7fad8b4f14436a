import { isFloorAlone, OpenRules, withinText, type Advice, type PolicyFiles } from '../../policy/index.ts';
import { askedPlain, plain } from './words.ts';

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

/** The advice as a person reads it: what, then why, then who does what by when, then what to ask; what is only weighed, which is long, last. */
export function adviceText(files: PolicyFiles, advice: Advice): string {
  const reasons = new Reasons(files, advice);
  const lines = [
    `Guidance ${advice.policy.id}: ${files.policy.title}`,
    `Digest ${advice.policy.digest}`,
    'This is advice by written guidance on the facts as given. People decide.',
    '',
    `Response: ${plain(advice.response)}`,
    `Category: ${plain(advice.category)}`,
    `Repeated: ${advice.repeated === 'unknown' ? 'not yet known' : advice.repeated ? 'yes' : 'no'}`,
    ...reasons.of(advice.because, null, '  '),
    ...advice.people.flatMap((person) => ['', ...personLines(files, reasons, person)]),
    ...section('Warnings', remarkLines(advice.warnings)),
    ...section('What is to be done', dutyLines(advice)),
    ...section('Not known, and it matters', unknownLines(advice)),
    ...section(
      'First of all, of every child',
      safetyFloor(files, advice).map((each) => `  ${each}`),
    ),
    ...section('Ask next', advice.nextQuestion === null ? [] : [`  ${questionText(files, advice.nextQuestion)}`]),
    ...section('What to weigh', remarkLines(advice.notes)),
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

/** Rules as reasons; of one that stays open what is not known comes first, for the rule alone would read as said of somebody. */
class Reasons {
  readonly #files: PolicyFiles;
  readonly #open: OpenRules;

  constructor(files: PolicyFiles, advice: Advice) {
    this.#files = files;
    this.#open = new OpenRules(files, advice, (ref) => ref ?? 'the case');
  }

  of(ids: readonly string[], ref: string | null, indent: string): string[] {
    const rules = this.#files.rules.filter(({ id }) => ids.includes(id));
    return rules.flatMap(({ id, says, source, confidence }) => {
      const open = this.#open.of(id, ref);
      const rule = `${says} [${source}, ${confidence}]`;
      return open === undefined
        ? [`${indent}because: ${rule}`]
        : [`${indent}${capital(open)}.`, `${indent}  It turns on this rule: ${rule}`];
    });
  }

  isOpen = (id: string, ref: string): boolean => this.#open.of(id, ref) !== undefined;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function personLines(files: PolicyFiles, reasons: Reasons, person: PersonAdvice): string[] {
  const { ref, role, because, outcomes } = person;
  // Said once: repeated at each outcome, it would hide what only that one needs.
  const first = neededByAll(outcomes.filter(({ standing }) => standing !== 'barred'));
  return [
    `${ref}: ${plain(role)}`,
    ...reasons.of(because, ref, '  '),
    ...(first.length === 0 ? [] : [`  Any outcome first needs: ${first.map(plain).join(', ')}.`]),
    ...ORDER.flatMap((standing) => {
      const these = outcomes.filter((outcome) => outcome.standing === standing);
      return these.length === 0
        ? []
        : [`  ${STANDING_WORDS[standing]}:`, ...outcomeLines(files, reasons, { ref, these, first })];
    }),
  ];
}

const neededByAll = (outcomes: readonly OutcomeAdvice[]): string[] =>
  (outcomes[0]?.needs ?? []).filter((need) => outcomes.every(({ needs }) => needs.includes(need)));

interface Listed {
  readonly ref: string;
  readonly these: readonly OutcomeAdvice[];
  readonly first: readonly string[];
}

/** Outcomes that one set of rules shuts, or keeps open, together: the rules are told once, after them. */
function outcomeLines(files: PolicyFiles, reasons: Reasons, { ref, these, first }: Listed): string[] {
  const reasonsOf = ({ standing, because }: OutcomeAdvice): readonly string[] => {
    if (standing === 'barred') return because;
    // What is only to be recorded is told as what it needs.
    return standing === 'not-yet' ? because.filter((id) => reasons.isOpen(id, ref)) : [];
  };
  return [...Map.groupBy(these, (outcome) => JSON.stringify(reasonsOf(outcome))).values()].flatMap((alike) => [
    ...alike.map((outcome) => outcomeLine(files, outcome, first)),
    ...reasons.of(alike[0] === undefined ? [] : reasonsOf(alike[0]), ref, '        '),
  ]);
}

function outcomeLine(files: PolicyFiles, { code, standing, needs }: OutcomeAdvice, first: readonly string[]): string {
  const title = files.outcomes.find((outcome) => outcome.code === code)?.title ?? '';
  const own = standing === 'barred' ? [] : needs.filter((need) => !first.includes(need));
  return `    ${code.padStart(2)}  ${title}${own.length > 0 ? ` (needs: ${own.map(plain).join(', ')})` : ''}`;
}

const dutyLines = (advice: Advice): string[] =>
  advice.duties.map(
    ({ id, person, owner, within }) => `  ${ofWhom(person)}${plain(id)} (${plain(owner)}, ${withinText(within)})`,
  );

/** One line for the case and one for each person: a list of hundreds would not be read. */
function unknownLines({ unknowns }: Advice): string[] {
  const people = [...new Set(unknowns.map(({ person }) => person))];
  return people.map((person) => {
    const facts = unknowns.filter((each) => each.person === person).map(({ fact }) => askedPlain(fact));
    return `  ${person === null ? 'The case: ' : ofWhom(person)}${facts.join(', ')}`;
  });
}

/** A question as the guidance words it. */
export function questionText(files: PolicyFiles, { person, fact }: Question): string {
  const id = fact.replace(/^(by|towards)\./u, '');
  const kinds = person === null || id !== fact ? ['factor', 'other'] : ['person-fact', 'other'];
  const known = files.facts.find((each) => each.id === id && kinds.includes(each.kind));
  const question = fact === 'parts' ? 'What part did this person have?' : (known?.question ?? plain(fact));
  const direction = id === fact ? '' : fact.startsWith('by.') ? ' Done by this person?' : ' Done towards this person?';
  return `${ofWhom(person)}${question}${direction}${known?.mayAskChild === true ? '' : ' (not to be put to a child)'}`;
}

const remarkLines = (remarks: Advice['notes']): string[] =>
  remarks.map(({ person, says }) => `  ${ofWhom(person)}${says}`);
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];
const ofWhom = (person: string | null): string => (person === null ? '' : `${person}: `);
