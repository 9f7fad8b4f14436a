// What is advised of a number of people, as lists of the rules that bear on each thing; read off the files, word for word.
import {
  CATEGORIES,
  RESPONSES,
  ROLES,
  STANDINGS,
  type PolicyFiles,
  type Rule,
} from '../../src/policy/policy.schema.ts';
import type { DutyAdvice } from '../../src/policy/advice.schema.ts';

/** One thing advised of the case or of one person: the highest level of the rules that fire. */
export interface Output {
  readonly who: number;
  readonly rules: readonly { readonly rule: Rule; readonly level: number }[];
  /** Only category and role are not what questions are asked for. */
  readonly isPressing: boolean;
}

export interface DutyOutput extends Output {
  readonly duty: Pick<DutyAdvice, 'id' | 'owner' | 'within'>;
  readonly isRaisedByUnknown: boolean;
  /** Those that raise it where only the person’s age is not known. */
  readonly byAge: readonly Rule[];
}

export interface Outputs {
  readonly category: Output;
  readonly response: Output;
  readonly duties: readonly DutyOutput[];
  readonly people: readonly {
    readonly role: Output;
    readonly standings: readonly (Output & { readonly code: string })[];
    readonly duties: readonly DutyOutput[];
  }[];
  /** The words that the levels of a role stand for. */
  readonly roles: readonly (typeof ROLES)[number][];
}

const isOn = (on: string, thing: { readonly from: string; readonly until: string | null }) =>
  thing.from <= on && (thing.until === null || on <= thing.until);

export const rulesOn = ({ rules }: PolicyFiles, on: string): readonly Rule[] => rules.filter((rule) => isOn(on, rule));

const bearing = (rules: readonly Rule[], levelOf: (rule: Rule) => number | undefined): Output['rules'] =>
  rules.flatMap((rule) => {
    const level = levelOf(rule);
    return level === undefined ? [] : [{ rule, level }];
  });

/** By rank, and then by the first place that a word has: two ranks of one role are one answer. */
function rolesOf(rules: readonly Rule[]) {
  const ranked = rules.flatMap(({ effect }) => ('role' in effect ? [effect] : [])).sort((a, b) => a.rank - b.rank);
  const words: (typeof ROLES)[number][] = ['witness', ...ranked.map(({ role }) => role)];
  const ranks = [0, ...ranked.map(({ rank }) => rank)];
  return { words, levelOf: (rank: number) => ranks.indexOf(rank) };
}

function dutiesOf(files: PolicyFiles, rules: readonly Rule[], about: Rule['about'], who: number): DutyOutput[] {
  const found = new Map<string, { duty: DutyOutput['duty']; isRaisedByUnknown: boolean; rules: Rule[] }>();
  for (const rule of rules) {
    if (rule.about !== about || !('duty' in rule.effect)) continue;
    const { id, owner, within, raisedByUnknown = false } = rule.effect.duty;
    const span = typeof within === 'string' ? files.periods.find((each) => each.id === within)?.within : within;
    const duty = { id, owner, within: span ?? 'now' };
    const isRaisedByUnknown = raisedByUnknown === true;
    const key = JSON.stringify([duty, isRaisedByUnknown]);
    const known = found.get(key) ?? { duty, isRaisedByUnknown, rules: [] };
    known.rules.push(rule);
    found.set(key, known);
  }
  return [...found.values()].map((each) => ({
    ...each,
    who,
    rules: each.rules.map((rule) => ({ rule, level: 1 })),
    byAge: each.rules.filter(
      ({ effect }) => about === 'person' && 'duty' in effect && effect.duty.raisedByUnknown === 'age',
    ),
    isPressing: true,
  }));
}

export function outputsOf(files: PolicyFiles, on: string, people: number): Outputs {
  const rules = rulesOn(files, on);
  const roles = rolesOf(rules);
  const codes = files.outcomes
    .filter((each) => each.status !== 'out-of-scope' && isOn(on, each))
    .map(({ code }) => code);
  const ofCase = (isPressing: boolean, levelOf: (rule: Rule) => number | undefined): Output => ({
    ...{ who: 0, isPressing },
    rules: bearing(rules, levelOf),
  });
  return {
    category: ofCase(false, ({ effect: e }) => ('category' in e ? CATEGORIES.indexOf(e.category) : undefined)),
    response: ofCase(true, ({ effect: e }) => ('response' in e ? RESPONSES.indexOf(e.response) : undefined)),
    duties: dutiesOf(files, rules, 'case', 0),
    people: Array.from({ length: people }, (_, who) => ({
      role: {
        ...{ who, isPressing: false },
        rules: bearing(rules, ({ effect: e }) => ('role' in e ? roles.levelOf(e.rank) : undefined)),
      },
      standings: codes.map((code) => ({
        ...{ who, code, isPressing: true },
        rules: bearing(rules, ({ effect: e }) =>
          'standing' in e && e.outcomes.includes(code) ? STANDINGS.indexOf(e.standing) : undefined,
        ),
      })),
      duties: dutiesOf(files, rules, 'person', who),
    })),
    roles: roles.words,
  };
}
