import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { Advice } from '../../policy/index.ts';
import type { DecidedCategory, DecidedResponse, Departure } from '../response/index.ts';
import { standingOfNobody } from './standing.ts';
import type { Unfinished } from './unfinished.ts';

/** The heads under which a choice is reasoned (handbook 1.7: what one force weighs; design, section 6). */
export const HEADS = [
  'age',
  'antecedents',
  'severity',
  'spread',
  'understanding',
  'long-term-effect',
  'views',
] as const;
export type Head = (typeof HEADS)[number];

/** The formal ends of a crime, for which proportionate advice asks a reason (design, section 6). */
const FORMAL = ['1', '2', '3', '4', '23'];

/** The soft outcomes (design, section 6). */
const SOFT = ['8', '21', '22'];

export interface Choice {
  readonly crime: string;
  readonly outcome: string;
  /** Whose part the outcome is about; undefined for one that needs nobody. */
  readonly person: string | undefined;
  readonly departure: Departure | undefined;
}

/** What the decider records when an outcome is set; a condition left out is unstated. */
export type Conditions = Readonly<Partial<Record<string, string>>>;

export interface ProposeOutcome {
  readonly case: string;
  readonly choices: readonly Choice[];
  readonly conditions: Conditions;
  readonly reasons: Readonly<Record<Head, string>>;
  /** The digest of the facts that the proposer saw. */
  readonly seen: string;
}

/** What a supervisor decided on response and category, where one did. */
export interface SupervisorsDecided {
  readonly response: DecidedResponse | undefined;
  readonly category: DecidedCategory | undefined;
}

export interface DecisionState {
  /** Whether the guidance has every condition that was stated, with that answer. */
  readonly conditionsKnown: boolean;
  readonly proposal: string;
  readonly crimes: readonly string[];
  /** The child whom each crime is against, where somebody said so. */
  readonly against: ReadonlyMap<string, string>;
  /** The name that the advice uses for each person. */
  readonly refs: ReadonlyMap<string, string>;
  /** The children of whom nobody agreed that they have died. */
  readonly living: readonly string[];
  readonly basisDigest: string;
  readonly asked: unknown;
  readonly advice: Advice;
  readonly decided: SupervisorsDecided;
  /** What no decision can rest on. */
  readonly unfinished: readonly Unfinished[];
  readonly stage: 'open' | 'proposed' | 'approved' | 'closed';
}

export interface Proposed extends Choice {
  readonly standing: 'available' | 'needs-decision';
  readonly needs: readonly string[];
}

export interface OutcomeProposed {
  readonly type: 'OutcomeProposed';
  readonly case: string;
  readonly proposal: string;
  readonly at: Date;
  readonly by: string;
  readonly outcomes: readonly Proposed[];
  readonly reasons: ProposeOutcome['reasons'];
  readonly basisDigest: string;
  readonly asked: unknown;
  readonly advice: Advice;
}

export type DecisionRefusal =
  | { readonly code: 'NoSuchCondition' }
  | { readonly code: 'CrimeNotRecorded' }
  | { readonly code: 'CrimeWithoutOutcome'; readonly crimes: readonly string[] }
  | { readonly code: 'OutcomeOfNoCrime'; readonly crime: string }
  | { readonly code: 'CrimeAgainstThem'; readonly crime: string; readonly person: string; readonly outcome: string }
  | { readonly code: 'NotOpenForDecision'; readonly stage: DecisionState['stage'] }
  | { readonly code: 'FactsChanged' }
  | { readonly code: 'UnfinishedFirst'; readonly what: readonly Unfinished[] }
  | { readonly code: 'OutcomePersonNeeded'; readonly outcome: string }
  | { readonly code: 'DeathNotAgreed'; readonly person: string }
  | { readonly code: 'PersonNotInThisCase'; readonly person: string }
  | { readonly code: 'NoSuchOutcome'; readonly outcome: string }
  | { readonly code: 'OutcomeBarred'; readonly outcome: string; readonly because: readonly string[] }
  | {
      readonly code: 'OutcomeNotYet';
      readonly outcome: string;
      readonly because: readonly string[];
      readonly needs: readonly string[];
    }
  | { readonly code: 'DepartureReasonNeeded'; readonly outcome: string }
  | { readonly code: 'RecordedFirst'; readonly outcome: string; readonly needs: readonly string[] };

/** Outcomes that name nobody: no suspect is identified, or another body takes it on (handbook 3.5). */
export const NAMES_NOBODY = ['14', '18', '20'];

type Standing = Advice['people'][number]['outcomes'][number];

const findStanding = (state: DecisionState, choice: Choice): Result<Standing, DecisionRefusal> => {
  // A named person has to be linked to every outcome that needs a suspect (handbook 3.5): nobody at all would pass for
  // one.
  if (choice.person === undefined && !NAMES_NOBODY.includes(choice.outcome))
    return refused({ code: 'OutcomePersonNeeded', outcome: choice.outcome });
  const { people } = state.advice;
  const ref =
    choice.person === undefined ? standingOfNobody(people, choice.outcome)?.ref : state.refs.get(choice.person);
  const advised = people.find((person) => person.ref === ref);
  if (advised === undefined) return refused({ code: 'PersonNotInThisCase', person: choice.person ?? '' });
  const standing = advised.outcomes.find(({ code }) => code === choice.outcome);
  return standing === undefined ? refused({ code: 'NoSuchOutcome', outcome: choice.outcome }) : ok(standing);
};

/** Whether a supervisor decided otherwise: a soft end against a full investigation or an aggravated category, a formal one against a proportionate response. */
const isAgainst = ({ response, category }: SupervisorsDecided, code: string): boolean => {
  if (FORMAL.includes(code)) return response === 'proportionate';
  return (
    SOFT.includes(code) && (response === 'full-investigation' || (category === 'aggravated' && response === undefined))
  );
};

/** In what a choice is other than advised or decided: a formal end where the advice is proportionate, or what a supervisor has to decide first. */
export type DepartsBy = 'formal-end' | 'supervisor-undecided' | 'decided-otherwise';

export const departsBy = (
  { advice, decided }: Pick<DecisionState, 'advice' | 'decided'>,
  { code, needs }: Pick<Standing, 'code' | 'needs'>,
): DepartsBy | undefined => {
  if (advice.response === 'proportionate' && FORMAL.includes(code)) return 'formal-end';
  if (needs.includes('supervisor-decision') || needs.includes('formal-action-decision')) return 'supervisor-undecided';
  return isAgainst(decided, code) ? 'decided-otherwise' : undefined;
};

/** Whether a choice is other than advised or decided. */
export const departs = (
  state: Pick<DecisionState, 'advice' | 'decided'>,
  standing: Pick<Standing, 'code' | 'needs'>,
): boolean => departsBy(state, standing) !== undefined;

/** What comes with the ruling or after it: reasons stand in the proposal, and an approval is the supervisor's own decision. */
export const WITH_OR_AFTER: readonly string[] = [
  'rationale',
  'people-told',
  'second-person',
  'registrar-decision',
  'supervisor-decision',
  'formal-action-decision',
];

/** The outcome for a person who has died (handbook 3.5). */
export const HAS_DIED = '5';

const decideChoice = (state: DecisionState, choice: Choice): Result<Proposed, DecisionRefusal> => {
  const found = findStanding(state, choice);
  if (!found.ok) return found;
  const { standing, because, needs } = found.value;
  // Refused, not warned of: an outcome that the guidance rules out (handbook 3.6) is nobody's to choose.
  if (standing === 'barred') return refused({ code: 'OutcomeBarred', outcome: choice.outcome, because });
  // With what it waits for, so that the proposer can go and finish it.
  if (standing === 'not-yet') return refused({ code: 'OutcomeNotYet', outcome: choice.outcome, because, needs });
  // Nobody alive is written of as having died; and once it is agreed, no letter of it goes to the child.
  if (choice.outcome === HAS_DIED && choice.person !== undefined && state.living.includes(choice.person))
    return refused({ code: 'DeathNotAgreed', person: choice.person });
  if (departs(state, found.value) && choice.departure === undefined)
    return refused({ code: 'DepartureReasonNeeded', outcome: choice.outcome });
  // What has to be recorded first is refused here: a supervisor would otherwise return every such proposal for it.
  const first = needs.filter((need) => !WITH_OR_AFTER.includes(need));
  if (first.length > 0) return refused({ code: 'RecordedFirst', outcome: choice.outcome, needs: first });
  return ok({ ...choice, standing, needs });
};

const checkCrimes = (state: DecisionState, { choices }: ProposeOutcome): DecisionRefusal | undefined => {
  if (state.crimes.length === 0) return { code: 'CrimeNotRecorded' };
  const chosen = choices.map((choice) => choice.crime);
  // One outcome for each crime (handbook 2.3: every recorded crime must be given one), none forgotten and none twice.
  const missing = state.crimes.filter((crime) => !chosen.includes(crime));
  if (missing.length > 0) return { code: 'CrimeWithoutOutcome', crimes: missing };
  const foreign = chosen.find((crime, i) => !state.crimes.includes(crime) || chosen.indexOf(crime) !== i);
  if (foreign !== undefined) return { code: 'OutcomeOfNoCrime', crime: foreign };
  // Nobody is recorded as having done what was done to them (handbook 2.2, 3.2).
  const harmed = choices.find(({ crime, person }) => person !== undefined && state.against.get(crime) === person);
  if (harmed?.person === undefined) return undefined;
  const { crime, person, outcome } = harmed;
  return { code: 'CrimeAgainstThem', crime, person, outcome };
};

/**
 * Proposes one outcome for each crime. What the guidance bars is refused, what waits for something is refused with what it
 * waits for, and anything else is the proposer's own choice, reasoned.
 */
export const decideProposal = (
  state: DecisionState,
  input: ProposeOutcome,
  { actor, now }: Moment,
): Result<readonly OutcomeProposed[], DecisionRefusal> => {
  if (state.stage !== 'open') return refused({ code: 'NotOpenForDecision', stage: state.stage });
  if (!state.conditionsKnown) return refused({ code: 'NoSuchCondition' });
  // Chosen on what the proposer read: facts that changed meanwhile have to be read before they are decided on.
  if (input.seen !== state.basisDigest) return refused({ code: 'FactsChanged' });
  const fault = checkCrimes(state, input);
  if (fault !== undefined) return refused(fault);
  const outcomes: Proposed[] = [];
  for (const choice of input.choices) {
    const decided = decideChoice(state, choice);
    if (!decided.ok) return decided;
    outcomes.push(decided.value);
  }
  // After the choices: one that the guidance bars is not mended by finishing a step.
  if (state.unfinished.length > 0) return refused({ code: 'UnfinishedFirst', what: state.unfinished });
  const { proposal, basisDigest, asked, advice } = state;
  return ok([
    {
      type: 'OutcomeProposed',
      case: input.case,
      proposal,
      at: now,
      by: actor.staff,
      outcomes,
      reasons: input.reasons,
      basisDigest,
      asked,
      advice,
    },
  ]);
};
