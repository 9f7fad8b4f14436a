import { type Advice, type Policy } from '../../policy/index.ts';
import { RulesRead } from './advice-rule.view.ts';
import { askedWords } from './answer.words.ts';
import { categoryWords, responseWords, roleWords, standingWords } from './advice.words.ts';
import { bySubject } from './read-once.view.ts';
import { needWords } from './stated.view.ts';

/** Advice to be read: of a case, or of a standard case that is decided for practice. */
export interface AdviceRead {
  readonly advice: Advice;
  readonly policy: Policy;
  /** What somebody is called on the page, by the name that the advice uses; null is the case. */
  readonly nameOf: (ref: string | null) => string;
  /** Where *why not* is asked of a person; of a case (null) for the response. */
  readonly whyNot: (question: string, ref: string | null) => string | undefined;
  /** What was done to somebody, as recorded, and what nobody has said yet: a child may be harmed and have taken part too. */
  readonly harmed?: (ref: string) => readonly string[];
}

export const outcomeTitle = ({ files }: Policy, code: string): string =>
  files.outcomes.find((one) => one.code === code)?.title ?? code;

export const questionText = (policy: Policy, fact: string): string =>
  policy.files.facts.find(({ id }) => id === fact)?.question ?? fact.replaceAll('-', ' ');

/** In the order of their codes, a charge and a caution last: what is read first is not what seldom fits a child (handbook 3.6). */
export const formalLast = <Coded extends { readonly code: string }>(
  { files }: Policy,
  outcomes: readonly Coded[],
): readonly Coded[] => {
  const isFormal = ({ code }: Coded): boolean => files.outcomes.find((one) => one.code === code)?.formal !== 'none';
  return [...outcomes.filter((one) => !isFormal(one)), ...outcomes.filter(isFormal)];
};

/** A supervisor decides first that it fits this child: the guidance asks it where it normally does not. */
const isNormallyDisproportionate = ({ needs, standing }: Advice['people'][number]['outcomes'][number]): boolean =>
  standing === 'needs-decision' && needs.includes('formal-action-decision');

/** What every outcome needs, said once for all of them. */
export const ALWAYS: readonly string[] = ['rationale', 'people-told', 'second-person'];

const personAdvice = (
  { policy, nameOf, whyNot, harmed }: AdviceRead,
  rules: RulesRead,
  person: Advice['people'][number],
) => {
  const because = person.because.map((id) => rules.of(id, person.ref));
  const outcomes = formalLast(policy, person.outcomes).map((outcome) => ({
    code: outcome.code,
    title: outcomeTitle(policy, outcome.code),
    standing: isNormallyDisproportionate(outcome)
      ? 'Normally out of proportion: open only where a supervisor decides that it fits'
      : standingWords[outcome.standing],
    state: outcome.standing,
    needs: outcome.needs
      .filter((need) => !ALWAYS.includes(need))
      .map(needWords)
      .join(', '),
    because: outcome.because.map((id) => rules.of(id, person.ref)),
    // A page of its own: which rules, what is still to be recorded, and what would change it.
    why: whyNot(`outcome/${outcome.code}`, person.ref),
  }));
  return {
    name: nameOf(person.ref),
    role: roleWords[person.role],
    otherRoles: (['witness', 'victim', 'person-involved', 'suspect'] as const)
      .filter((role) => role !== person.role)
      .map((role) => ({ text: roleWords[role], href: whyNot(`role/${role}`, person.ref) })),
    because: because.filter((rule) => rule.open === undefined),
    // Said of nobody: each is the rule that stays open, and no reason that was found.
    stillOpen: because.filter((rule) => rule.open !== undefined),
    open: outcomes.filter(({ state }) => state === 'available' || state === 'needs-decision'),
    closed: outcomes.filter(({ state }) => state === 'not-yet' || state === 'barred'),
    harmed: harmed?.(person.ref) ?? [],
  };
};

const conditions = new WeakMap<Policy['files'], string>();

/** The conditions of every rule that gives more than a duty or a remark, as one text: written once for a version, and not for each page. */
const conditionsBeyondDuties = (files: Policy['files']): string => {
  const known = conditions.get(files);
  if (known !== undefined) return known;
  const beyond = files.rules.filter(
    ({ effect }) => !('duty' in effect) && !('note' in effect) && !('warning' in effect),
  );
  const text = JSON.stringify(beyond.map(({ when }) => when));
  conditions.set(files, text);
  return text;
};

/** Whether an answer about a person moves what is to be done for them, and never the response, the category, a role or an outcome. */
const movesDutiesAlone = ({ files }: Policy, { person, fact }: Advice['unknowns'][number]): boolean =>
  person !== null &&
  files.facts.some(({ id, kind }) => id === fact && kind === 'person-fact') &&
  !conditionsBeyondDuties(files).includes(`"${fact}"`);

/** A note or a warning, with whom it is about. */
const remarkLine =
  ({ nameOf }: AdviceRead) =>
  ({ says, person }: Advice['notes'][number]): string =>
    `${person === null ? '' : `${nameOf(person)}: `}${says}`;

/** Who answers for a note says what it is about, in the order in which it is needed. */
const ABOUT: readonly (readonly [owner: string, title: string])[] = [
  ['safeguarding-lead', 'Keeping children safe, and talking with them'],
  ['policy-owner', 'What to weigh for each child'],
  ['force-crime-registrar', 'Recording, outcomes and what follows them'],
];

/** A score of notes in one list would be read by nobody: they are opened by what they are about. */
const notes = (read: AdviceRead) => {
  const owners = new Map(read.policy.files.rules.map(({ id, owner }) => [id, owner] as const));
  return ABOUT.flatMap(([, title], place) => {
    const own = read.advice.notes.filter(({ id }) => {
      const found = ABOUT.findIndex(([each]) => each === owners.get(id));
      return (found < 0 ? ABOUT.length - 1 : found) === place;
    });
    return own.length === 0 ? [] : [{ title, lines: own.map(remarkLine(read)) }];
  });
};

/** The advice as it is read: the rules behind it, their sources, and what would change it. */
export const adviceModel = (read: AdviceRead) => {
  const { advice, policy, nameOf, whyNot } = read;
  const rules = new RulesRead(read);
  const lineOf = ({ person, fact }: Advice['unknowns'][number]) => ({
    whose: nameOf(person),
    question: askedWords(policy.files, fact, person === null),
  });
  const ofDuties = advice.unknowns.filter((unknown) => movesDutiesAlone(policy, unknown)).map(lineOf);
  const ofStanding = advice.unknowns.filter((unknown) => !movesDutiesAlone(policy, unknown)).map(lineOf);
  return {
    policy: policy.files.policy,
    digest: advice.policy.digest.slice(0, 16),
    response: responseWords[advice.response],
    whyNotProportionate: advice.response === 'proportionate' ? undefined : whyNot('response/proportionate', null),
    category: categoryWords[advice.category],
    because: advice.because.map((id) => rules.of(id, null)),
    people: advice.people.map((person) => personAdvice(read, rules, person)),
    change: ofStanding.map(({ whose, question }) => `${whose}: ${question}`),
    changing: bySubject(ofStanding),
    changingDuties: { count: ofDuties.length, groups: bySubject(ofDuties) },
    warnings: advice.warnings.map(remarkLine(read)),
    notes: notes(read),
  };
};
