import { Condition, STATES, type PersonCondition } from './condition.schema.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type Effect, type PolicyFiles, type Rule } from './policy.schema.ts';
import { answersOf, idsOfKind, within } from './variables.ts';

/** A copy of a version with one fault planted in one of its rules. */
export interface Mutant {
  readonly name: string;
  readonly fault: Fault;
  readonly rule: string;
  readonly files: PolicyFiles;
  /** The rule as it is in the copy; none where it was dropped. */
  readonly planted: Rule | undefined;
}

type Fault = (typeof FAULTS)[number];
type AnyCondition = Condition | PersonCondition;
type Pick = (size: number) => number;

/** What is done to a rule. */
const FAULTS = [
  ...['drop the rule', 'flip the condition', 'flip a part', 'drop a part', 'swap a factor', 'move an age'],
  ...['change the states', 'change an answer', 'change the level', 'drop an outcome', 'change the act'],
] as const;

/** The same numbers from the same seed: a linear congruential generator is random enough to choose a place. */
function picking(seed: number): Pick {
  let state = seed >>> 0;
  return (size) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
}

/** For each rule, each fault that can be planted in it, at a place that the seed chooses. */
export function* mutantsOf(files: PolicyFiles, seed: number): Generator<Mutant> {
  const pick = picking(seed);
  for (const [place, rule] of files.rules.entries())
    for (const fault of FAULTS) {
      const planted = plant(files, rule, fault, pick);
      if (planted === 'no place') continue;
      const rules = files.rules.flatMap((each, at) => (at !== place ? [each] : planted === undefined ? [] : [planted]));
      yield { name: `${fault}: ${rule.id}`, fault, rule: rule.id, files: { ...files, rules }, planted };
    }
}

function plant(files: PolicyFiles, rule: Rule, fault: Fault, pick: Pick): Rule | undefined | 'no place' {
  if (fault === 'drop the rule') return undefined;
  if (fault === 'flip the condition') return { ...rule, when: { not: rule.when } };
  const effect = effectWith(rule.effect, fault, pick, files);
  if (effect !== undefined) return { ...rule, effect };
  const change = changes(files, pick)[fault];
  if (change === undefined) return 'no place';
  const places = placesIn(rule.when, (part) => part).filter(({ one }) => change(one) !== undefined);
  const chosen = places[pick(places.length)];
  return chosen === undefined ? 'no place' : { ...rule, when: Condition.parse(chosen.put(change(chosen.one))) };
}

const other = <Each>(all: readonly Each[], one: Each, pick: Pick): Each =>
  all[(all.indexOf(one) + 1 + pick(all.length - 1)) % all.length] ?? one;

function effectWith(effect: Effect, fault: Fault, pick: Pick, files: PolicyFiles): Effect | undefined {
  if (fault === 'change the act' && 'duty' in effect) {
    const owners = [...new Set(files.rules.flatMap((rule) => ('duty' in rule.effect ? [rule.effect.duty.owner] : [])))];
    return { duty: { ...effect.duty, owner: other(owners, effect.duty.owner, pick) } };
  }
  if (fault === 'drop an outcome' && 'standing' in effect && effect.outcomes.length > 1) {
    const place = pick(effect.outcomes.length);
    return { ...effect, outcomes: effect.outcomes.filter((_, each) => each !== place) };
  }
  if (fault !== 'change the level') return undefined;
  if ('response' in effect) return { response: other(RESPONSES, effect.response, pick) };
  if ('category' in effect) return { category: other(CATEGORIES, effect.category, pick) };
  if ('standing' in effect) return { ...effect, standing: other(STANDINGS, effect.standing, pick) };
  if (!('role' in effect)) return undefined;
  const ranks = new Map(files.rules.flatMap(({ effect: each }) => ('role' in each ? [[each.rank, each.role]] : [])));
  const rank = other([...ranks.keys()], effect.rank, pick);
  return { role: ranks.get(rank) ?? effect.role, rank };
}

/** What one part of a condition becomes; undefined where the fault has no place. */
type Change = (condition: AnyCondition) => unknown;

function changes(files: PolicyFiles, pick: Pick): Partial<Record<Fault, Change>> {
  const [factors, facts] = [idsOfKind(files, 'factor'), idsOfKind(files, 'person-fact')];
  return {
    'flip a part': (one) => ('not' in one ? one.not : { not: one }),
    'drop a part': (one) => dropped(one, pick),
    'swap a factor': (one) => swapped(one, factors, facts, pick),
    'move an age': (one) => moved(one, pick),
    'change the states': (one) => restated(one, pick),
    'change an answer': (one) => answered(one, files, pick),
  };
}

function dropped(one: AnyCondition, pick: Pick): unknown {
  const without = <Each>(all: readonly Each[]): Each[] => {
    const place = pick(all.length);
    return all.filter((_, each) => each !== place);
  };
  if ('all' in one && one.all.length > 1) return { all: without(within(one)) };
  if ('any' in one && one.any.length > 1) return { any: without(within(one)) };
  if ('byAny' in one && one.byAny.length > 1) return { ...one, byAny: without(one.byAny) };
  if ('towardsAny' in one && one.towardsAny.length > 1) return { ...one, towardsAny: without(one.towardsAny) };
  return undefined;
}

function swapped(one: AnyCondition, factors: readonly string[], facts: readonly string[], pick: Pick): unknown {
  const replaced = (ids: readonly string[]): string[] => {
    const place = pick(ids.length);
    const rest = factors.filter((id) => !ids.includes(id));
    return ids.map((id, each) => (each === place ? (rest[pick(rest.length)] ?? id) : id));
  };
  if ('factor' in one) return { ...one, factor: other(factors, one.factor, pick) };
  if ('by' in one) return { ...one, by: other(factors, one.by, pick) };
  if ('towards' in one) return { ...one, towards: other(factors, one.towards, pick) };
  if ('fact' in one) return { ...one, fact: other(facts, one.fact, pick) };
  if ('byAny' in one) return { ...one, byAny: replaced(one.byAny) };
  return 'towardsAny' in one ? { ...one, towardsAny: replaced(one.towardsAny) } : undefined;
}

function moved(one: AnyCondition, pick: Pick): unknown {
  const by = pick(2) === 0 ? 1 : -1;
  if ('age' in one) return { age: spanMoved(one.age, by) };
  return 'earlierReports' in one ? { earlierReports: spanMoved(one.earlierReports, 1) } : undefined;
}

const spanMoved = (
  { from, below }: { readonly from?: number | undefined; readonly below?: number | undefined },
  by: number,
) => ({
  ...(from === undefined ? {} : { from: from + by }),
  ...(below === undefined ? {} : { below: below + by }),
});

function restated(one: AnyCondition, pick: Pick): unknown {
  if (!('factor' in one || 'by' in one || 'towards' in one || 'fact' in one || 'byAny' in one || 'towardsAny' in one))
    return undefined;
  const state = STATES[pick(STATES.length)] ?? 'confirmed';
  const without = one.is.filter((each) => each !== state);
  const is = without.length === one.is.length ? [...one.is, state] : without;
  return { ...one, is: is.length === 0 ? [state] : is };
}

function answered(one: AnyCondition, files: PolicyFiles, pick: Pick): unknown {
  if ('checks' in one) return { checks: one.checks.includes('complete') ? ['outstanding'] : ['complete'] };
  if ('nation' in one) return { nation: one.nation === 'england' ? 'wales' : 'england' };
  if ('identified' in one) return { not: one };
  if ('setting' in one) {
    const answers = files.settings.find(({ name }) => name === one.setting)?.answers ?? [];
    return { ...one, is: [other(answers, one.is[0] ?? '', pick)] };
  }
  return 'condition' in one ? otherAnswer(one, files, pick) : undefined;
}

function otherAnswer(one: Extract<AnyCondition, { condition: unknown }>, files: PolicyFiles, pick: Pick): unknown {
  const answers = ['unstated', ...answersOf(files, one.condition)];
  const answer = answers[pick(answers.length)] ?? 'unstated';
  const without = one.is.filter((each) => each !== answer);
  const is = without.length === one.is.length ? [...one.is, answer] : without;
  return { ...one, is: is.length === 0 ? [other(answers, answer, pick)] : is };
}

interface Place {
  readonly one: AnyCondition;
  /** The whole condition with another part in this place. */
  readonly put: (part: unknown) => unknown;
}

/** Every part of a condition, itself the first. */
function placesIn(one: AnyCondition, put: Place['put']): Place[] {
  const parts = within(one);
  const name = (['all', 'any', 'not', 'this', 'someOther', 'someone', 'everyone'] as const).find((each) => each in one);
  if (name === undefined) return [{ one, put }];
  const isList = name === 'all' || name === 'any';
  const inside = parts.flatMap((part, place) =>
    placesIn(part, (next) => put({ [name]: isList ? parts.map((each, at) => (at === place ? next : each)) : next })),
  );
  return [{ one, put }, ...inside];
}
