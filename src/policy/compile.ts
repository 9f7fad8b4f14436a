import { Conditions } from './condition.ts';
import { Diagrams, type Diagram } from './diagram.ts';
import type { z } from 'zod';
import {
  CATEGORIES,
  RESPONSES,
  ROLES,
  STANDINGS,
  type Duty,
  type Effect,
  type Fact,
  type Outcome,
  type PolicyFiles,
  type Rule,
  type Within,
} from './policy.schema.ts';
import { namesOf, type Names } from './question.ts';
import { layOut, type Variables } from './variables.ts';

/** A rule in force, with where it holds. `level` is what it gives its outputs; 1 where there is nothing to outbid. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Where it stands among the rules in force. */
  readonly place: number;
  readonly diagram: Diagram;
  readonly level: number;
}

/** One thing that is advised: the highest level given by any of its rules. */
export interface Output {
  readonly diagram: Diagram;
  readonly rules: readonly CompiledRule[];
}

export interface CompiledDuty extends Output {
  readonly id: string;
  readonly about: Rule['about'];
  readonly owner: string;
  readonly within: Within;
  readonly raisedByUnknown: boolean;
  /** What of it falls due at an age that the person may have, by the rules that say so. */
  readonly atSomeAge: Output;
}

/** A version of the guidance made ready for one date and one number of people. */
export interface Compiled {
  readonly diagrams: Diagrams;
  readonly variables: Variables;
  readonly names: Names;
  readonly rules: readonly CompiledRule[];
  readonly outcomes: readonly Outcome[];
  readonly category: Output;
  readonly response: Output;
  readonly repeated: Diagram;
  /** For each place, where somebody else listed is an adult who acted. */
  readonly adultsBeside: readonly Diagram[];
  /** Of the first person, as are the standings and the duties about a person. */
  readonly role: Output;
  readonly roles: readonly (typeof ROLES)[number][];
  readonly standings: readonly (Output & { readonly code: string })[];
  readonly duties: readonly CompiledDuty[];
  readonly remarks: readonly CompiledRemark[];
  /** The facts that are asked of in any case. */
  readonly always: readonly Fact[];
}

export interface CompiledRemark {
  readonly kind: 'note' | 'warning';
  readonly says: string;
  readonly rule: CompiledRule;
}

export const holds = (on: string, thing: { readonly from: string; readonly until: string | null }): boolean =>
  thing.from <= on && (thing.until === null || on <= thing.until);

/** The in-scope outcome codes in force on a date. */
export const outcomesOn = (files: PolicyFiles, on: string): Outcome[] =>
  // By dates of their own: 22 began on 1 April 2019, within one version of the guidance (handbook 3.8).
  files.outcomes.filter((outcome) => outcome.status !== 'out-of-scope' && holds(on, outcome));

/**
 * The first day on which a version can be asked: its rules may hold before it is the one in force, so that one case can be
 * read under either version; before any of them holds it would say nothing, and least of all that a case is harmless.
 */
export const firstDayOf = ({ policy, rules }: PolicyFiles): string =>
  [policy.inForceFrom, ...rules.map(({ from }) => from)].reduce((one, other) => (one < other ? one : other));

interface Days {
  readonly from: readonly string[];
  readonly until: readonly string[];
}

const daysOf = new WeakMap<PolicyFiles, Days>();

/** What is in force on a date, by how many days there were on which something began or ended: all that a compilation depends on but the number of people. */
export function epoch(files: PolicyFiles, on: string): string {
  let known = daysOf.get(files);
  if (known === undefined) {
    const dated = [...files.rules, ...files.outcomes];
    const only = (days: readonly (string | null)[]) => [...new Set(days)].filter((day) => day !== null);
    known = { from: only(dated.map(({ from }) => from)), until: only(dated.map(({ until }) => until)) };
    daysOf.set(files, known);
  }
  const begun = known.from.filter((day) => day <= on).length;
  return `${begun} ${known.until.filter((day) => day < on).length}`;
}

export function compile(files: PolicyFiles, on: string, people: number): Compiled {
  const inForce = files.rules.filter((rule) => holds(on, rule));
  const ranks = rankedRoles(inForce);
  const variables = layOut(files, people);
  const diagrams = new Diagrams(variables.sizes, Math.max(STANDINGS.length, ranks.length) + 1);
  const conditions = new Conditions(diagrams, variables);
  const rules = inForce.map((rule, place) => ({
    rule,
    place,
    diagram: conditions.diagram(rule.when),
    level: levelOf(rule.effect, ranks),
  }));
  const outcomes = outcomesOn(files, on);
  const output = (bearing: (effect: Effect) => boolean): Output =>
    highest(
      diagrams,
      rules.filter(({ rule }) => bearing(rule.effect)),
    );
  const role = output((effect) => 'role' in effect);
  const compiled = {
    diagrams,
    variables,
    names: namesOf(variables),
    rules,
    outcomes,
    category: output((effect) => 'category' in effect),
    response: output((effect) => 'response' in effect),
    // A flag beside the category: a case can be repeated and aggravated at once (handbook 2.2).
    repeated: diagrams.map('present', (state) => (state >= 2 ? 1 : 0), conditions.effective('persistent-behaviour')),
    adultsBeside: conditions.adultsBeside(),
    role: {
      rules: role.rules.map((each) => ({ ...each, level: firstOfRole(ranks, each.level) })),
      diagram: diagrams.map('role', (rank) => firstOfRole(ranks, rank), role.diagram),
    },
    roles: ranks.map(({ role: each }) => each),
    standings: outcomes.map(({ code }) => ({
      code,
      ...output((effect) => 'standing' in effect && effect.outcomes.includes(code)),
    })),
    duties: duties(files, diagrams, rules),
    remarks: rules.flatMap(remarkOf),
    // The safety floor comes before anything else, wherever the facts have it (design, section 3).
    always: [
      ...files.facts.filter(({ floor }) => floor),
      ...files.facts.filter(({ always, floor }) => always && !floor),
    ],
  };
  diagrams.seal();
  return compiled;
}

export interface Ranked {
  readonly role: (typeof ROLES)[number];
  readonly rank: number;
}

/** Rank by rank, lowest first; the first is what a person is called when no rule says otherwise. */
export function rankedRoles(rules: readonly Rule[]): Ranked[] {
  const found = new Map<number, Ranked>([[0, { role: 'witness', rank: 0 }]]);
  for (const { effect } of rules) if ('role' in effect) found.set(effect.rank, effect);
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}

/** Two ranks of one role are one answer. */
export const firstOfRole = (ranks: readonly Ranked[], level: number): number =>
  ranks.findIndex((each) => each.role === ranks[level]?.role);

export function levelOf(effect: Effect, ranks: readonly Ranked[]): number {
  if ('response' in effect) return RESPONSES.indexOf(effect.response);
  if ('category' in effect) return CATEGORIES.indexOf(effect.category);
  if ('role' in effect) return ranks.findIndex((each) => each.rank === effect.rank);
  return 'standing' in effect ? STANDINGS.indexOf(effect.standing) : 1;
}

const highest = (diagrams: Diagrams, rules: readonly CompiledRule[]): Output => ({
  rules,
  diagram: diagrams.any(
    rules.map(({ diagram, level }) => diagrams.map(`level ${level}`, (fired) => fired * level, diagram)),
  ),
});

function duties(files: PolicyFiles, diagrams: Diagrams, rules: readonly CompiledRule[]): CompiledDuty[] {
  const raised = new Map<
    string,
    { rules: CompiledRule[]; duty: Omit<CompiledDuty, 'diagram' | 'rules' | 'atSomeAge'> }
  >();
  for (const compiled of rules) {
    const { effect, about } = compiled.rule;
    if (!('duty' in effect)) continue;
    const { id, owner } = effect.duty;
    const duty = {
      id,
      about,
      owner,
      within: spanOf(files, effect.duty.within),
      raisedByUnknown: effect.duty.raisedByUnknown === true,
    };
    // Two rules that ask the same of the same owner by the same time are one duty with two reasons.
    const key = JSON.stringify(duty);
    const known = raised.get(key);
    if (known === undefined) raised.set(key, { rules: [compiled], duty });
    else known.rules.push(compiled);
  }
  return [...raised.values()].map((each) => ({
    ...each.duty,
    ...highest(diagrams, each.rules),
    atSomeAge: highest(diagrams, each.rules.filter(isByAge)),
  }));
}

/** Of the case nobody’s age is meant. */
const isByAge = ({ rule: { about, effect } }: CompiledRule): boolean =>
  about === 'person' && 'duty' in effect && effect.duty.raisedByUnknown === 'age';

function remarkOf(rule: CompiledRule): CompiledRemark[] {
  const { effect } = rule.rule;
  if ('note' in effect) return [{ kind: 'note', says: effect.note, rule }];
  return 'warning' in effect ? [{ kind: 'warning', says: effect.warning, rule }] : [];
}

/** A period's id stands for its span. */
export function spanOf(files: PolicyFiles, within: z.infer<typeof Duty>['within']): Within {
  if (typeof within !== 'string') return within;
  return files.periods.find((period) => period.id === within)?.within ?? 'now';
}
