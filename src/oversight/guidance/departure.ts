import { isInvolved, type PolicyFiles } from '../../policy/index.ts';
import { DEPARTURES, standingOfNobody, type Departure } from '../../casework/decision/index.ts';
import { heldBack, shownCount, type Shown } from '../release/index.ts';
import { titled } from './words.ts';

/** What the advice said of an outcome, as far as a departure from it is counted. */
interface AdvisedOutcome {
  readonly code: string;
  readonly standing?: string;
  readonly because: readonly string[];
  readonly needs: readonly string[];
}

interface Directed {
  readonly age?: number | readonly [number, number] | 'unknown' | undefined;
  readonly parts?: readonly string[] | undefined;
  readonly by?: Readonly<Record<string, string>> | undefined;
  readonly towards?: Readonly<Record<string, string>> | undefined;
}

/** One case whose newest proposal departs from the advice. There is no place in it for who proposed, or for which case it is. */
export interface DepartedCase {
  readonly policy: string;
  readonly advice: {
    readonly response: string;
    readonly because: readonly string[];
    readonly people: readonly {
      readonly ref: string;
      readonly role?: string;
      readonly outcomes: readonly AdvisedOutcome[];
    }[];
  };
  readonly asked: {
    readonly factors?: Readonly<Record<string, string>> | undefined;
    readonly people?: readonly Directed[] | undefined;
    readonly earlierReports?: number | 'unknown' | undefined;
    readonly checks?: string | undefined;
  };
  readonly chosen: readonly {
    readonly outcome: string;
    readonly departure: Departure;
    readonly ref: string | undefined;
  }[];
}

type Chosen = DepartedCase['chosen'][number];

/** What a supervisor decides before an outcome that is a departure: that it is right at all, or that formal action is. */
const DECIDED_FIRST: readonly string[] = ['supervisor-decision', 'formal-action-decision'];

const advisedOf = ({ advice }: DepartedCase, { outcome, ref }: Chosen): AdvisedOutcome | undefined =>
  // As casework read it when it was chosen: an outcome that names nobody is of nobody who happens to be listed first.
  ref === undefined
    ? standingOfNobody(advice.people, outcome)?.outcome
    : advice.people.find((person) => person.ref === ref)?.outcomes.find(({ code }) => code === outcome);

/**
 * The rules that a choice departs from: those that asked for a supervisor's decision first, on the outcome or on formal
 * action; for a formal end against proportionate advice, those that gave the response; against what a supervisor decided, those that response and category
 * rested on.
 */
export function departedFrom(files: PolicyFiles, departed: DepartedCase, choice: Chosen): readonly string[] {
  const { advice } = departed;
  const ruleOf = (id: string) => files.rules.find((rule) => rule.id === id);
  const asking = (advisedOf(departed, choice)?.because ?? []).filter((id) => {
    const effect = ruleOf(id)?.effect;
    return (
      effect !== undefined &&
      'standing' in effect &&
      effect.needs?.some((need) => DECIDED_FIRST.includes(need)) === true
    );
  });
  const isFormal = files.outcomes.some(({ code, formal }) => code === choice.outcome && formal !== 'none');
  const response =
    isFormal && advice.response === 'proportionate'
      ? advice.because.filter((id) => 'response' in (ruleOf(id)?.effect ?? {}))
      : [];
  const found = [...asking, ...response];
  return found.length > 0 ? found : advice.because;
}

const isPresent = (state: string | undefined): boolean => state === 'suspected' || state === 'confirmed';

const presentIn = ({ factors, people = [] }: DepartedCase['asked']): readonly string[] => {
  const stated = [factors ?? {}, ...people.flatMap(({ by, towards }) => [by ?? {}, towards ?? {}])];
  return [...new Set(stated.flatMap((all) => Object.keys(all).filter((id) => isPresent(all[id]))))];
};

const agesOf = ({ age = 'unknown' }: Directed): readonly [number, number] =>
  age === 'unknown' ? [0, 120] : typeof age === 'number' ? [age, age] : age;

const HANDLING = ['shared', 'received', 'passed-on', 'asked-for'];

const acted = ({ parts = [], by = {} }: Directed): boolean =>
  parts.some((part) => HANDLING.includes(part)) || Object.values(by).some(isPresent);

/** What the guidance derives from ages (design, section 6): nobody states it, and rules turn on it all the same. */
const derivedIn = ({ people = [] }: DepartedCase['asked']): readonly string[] => [
  ...(people.some((person) => agesOf(person)[0] >= 18 && acted(person)) ? ['adult-involved'] : []),
  ...(people.some((person) => agesOf(person)[1] < 13 && isInvolved(person)) ? ['under-13'] : []),
];

/** What a case is like, in words: never an age, and nothing that is said of one child alone. */
const factsOf = ({ asked, chosen }: DepartedCase): readonly string[] => [
  ...new Set([...presentIn(asked), ...derivedIn(asked)].map((id) => `${titled(id)} is present`)),
  ...(typeof asked.earlierReports === 'number' && asked.earlierReports > 0 ? ['There were earlier reports'] : []),
  ...(asked.checks === undefined ? [] : [`The background checks are ${asked.checks}`]),
  ...[...new Set(chosen.map(({ outcome }) => outcome))].map((code) => `Outcome ${code} was chosen`),
];

/** A rule that was departed from, as it may be shown: by rule and reason, never by officer, small counts held back. */
export interface RuleDepartures {
  readonly policy: string;
  readonly rule: string;
  readonly shown: string;
  /** How many cases, where there are enough to be told. */
  readonly cases: Shown;
  readonly reasons: readonly { readonly departure: Departure; readonly cases: Shown }[];
  readonly inCommon: readonly string[];
}

interface Counted {
  readonly policy: string;
  readonly rule: string;
  readonly cases: readonly { readonly facts: readonly string[]; readonly reasons: ReadonlySet<Departure> }[];
}

const inEach = ([first, ...rest]: Counted['cases']): readonly string[] =>
  (first?.facts ?? []).filter((fact) => rest.every(({ facts }) => facts.includes(fact)));

function shownOf({ policy, rule, cases }: Counted, least: number): RuleDepartures {
  const isShown = cases.length >= least;
  const counts = DEPARTURES.map((departure) => cases.filter(({ reasons }) => reasons.has(departure)).length);
  const shown = heldBack(counts, least);
  return {
    policy,
    rule,
    shown: shownCount(cases.length, least),
    cases: isShown ? cases.length : null,
    // Of a few cases not even which reasons there were: that alone could tell of one.
    reasons: isShown ? DEPARTURES.map((departure, place) => ({ departure, cases: shown[place] ?? null })) : [],
    inCommon: isShown ? inEach(cases) : [],
  };
}

/** One decision of a supervisor against the advice, with the rules that had given it. There is no place in it for who decided, or in which case. */
export interface Ruling {
  readonly policy: string;
  readonly rules: readonly string[];
  readonly departure: Departure;
  readonly value: string;
}

/** One case, and by rule the reasons for which it was departed from. */
interface Reasoned {
  readonly policy: string;
  readonly facts: readonly string[];
  readonly reasons: ReadonlyMap<string, ReadonlySet<Departure>>;
}

/** Each rule with the cases that depart from it: the most departed from first, a case once a rule. */
const byRule = (cases: readonly Reasoned[], least: number): readonly RuleDepartures[] => {
  const counted = new Map<string, Counted>();
  for (const { policy, facts, reasons: own } of cases)
    for (const [rule, reasons] of own) {
      const key = `${policy} ${rule}`;
      const before = counted.get(key)?.cases ?? [];
      counted.set(key, { policy, rule, cases: [...before, { facts, reasons }] });
    }
  // Those held back by name and not by number: their order would give the number away.
  return [...counted.values()]
    .map((each) => shownOf(each, least))
    .toSorted(
      (a, b) => (b.cases ?? 0) - (a.cases ?? 0) || `${a.policy} ${a.rule}`.localeCompare(`${b.policy} ${b.rule}`),
    );
};

/** What officers departed from when they proposed an outcome. */
export function countDepartures(
  cases: readonly DepartedCase[],
  filesOf: (policy: string) => PolicyFiles | undefined,
  least: number,
): readonly RuleDepartures[] {
  const reasoned = cases.flatMap((departed): readonly Reasoned[] => {
    const files = filesOf(departed.policy);
    if (files === undefined) return [];
    const reasons = new Map<string, Set<Departure>>();
    for (const choice of departed.chosen)
      for (const rule of departedFrom(files, departed, choice))
        reasons.set(rule, (reasons.get(rule) ?? new Set<Departure>()).add(choice.departure));
    return [{ policy: departed.policy, facts: factsOf(departed), reasons }];
  });
  return byRule(reasoned, least);
}

/** What supervisors decided against, of response and category: by the rules that had advised otherwise. */
export const countRulings = (rulings: readonly Ruling[], least: number): readonly RuleDepartures[] =>
  byRule(
    rulings.map(({ policy, rules, departure, value }) => ({
      policy,
      facts: [`A supervisor decided: ${value.replaceAll('-', ' ')}`],
      reasons: new Map(rules.map((rule) => [rule, new Set([departure])])),
    })),
    least,
  );

/** A year of whole months with the present one: `from` its first day, `until` the day of asking. */
export function periodOf(today: string): { readonly from: string; readonly until: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const months = year * 12 + (month - 1) - 11;
  const from = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return { from, until: today };
}
