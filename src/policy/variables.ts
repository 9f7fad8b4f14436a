import { CHECKS, NATIONS, PARTS, STATES, type Condition, type Part, type PersonCondition } from './condition.schema.ts';
import type { PolicyFiles } from './policy.schema.ts';

export const UNSTATED = 'unstated';

/** Said of a case or of one person: nobody does them to anybody unless somebody says so (design, section 6). */
export const UNPLACED: ReadonlySet<string> = new Set([
  'under-13',
  'persistent-behaviour',
  'capacity-concern',
  'immediate-harm',
]);

/** The numbers of the variables: those of the case first, then a block for each person, so quantifiers stay small. */
export interface Variables {
  readonly sizes: readonly number[];
  /** Every value of every variable, as bits: what is possible before anything is answered. To be copied, never written. */
  readonly anything: Int32Array;
  /** The lowest age, and the lowest number of earlier reports, of each band in which no rule can tell two apart. */
  readonly ageBands: readonly number[];
  readonly reportBands: readonly number[];
  readonly nation: number;
  readonly checks: number;
  readonly earlierReports: number;
  readonly conditions: ReadonlyMap<string, OfCondition>;
  /** Signed by the force, never unknown; variables all the same, so that one compilation serves every force. */
  readonly settings: ReadonlyMap<string, OfSetting>;
  readonly factors: ReadonlyMap<string, number>;
  readonly people: number;
  readonly firstPerson: number;
  readonly block: Block;
  readonly slots: Slots;
}

interface OfCondition {
  readonly variable: number;
  readonly answers: readonly string[];
}

interface OfSetting {
  readonly variable: number;
  readonly answers: readonly (string | boolean)[];
  readonly usual: string | boolean;
}

/** An id of the guidance and where its answers lie: its variable, or its place in a person's block. */
export interface Slot {
  readonly id: string;
  readonly at: number;
  /** See `UNPLACED`. */
  readonly isUnplaced: boolean;
}

/** The same once more as lists, which are quicker to read from end to end than maps. */
export interface Slots {
  readonly conditions: readonly (OfCondition & { readonly id: string })[];
  readonly settings: readonly (OfSetting & { readonly id: string })[];
  readonly factors: readonly Slot[];
  readonly parts: readonly { readonly part: Part; readonly at: number }[];
  readonly by: readonly Slot[];
  readonly towards: readonly Slot[];
  readonly facts: readonly Slot[];
}

const listed = (places: ReadonlyMap<string, number>): Slot[] =>
  [...places].map(([id, at]) => ({ id, at, isUnplaced: UNPLACED.has(id) }));

const named = <Of extends object>(all: ReadonlyMap<string, Of>): (Of & { readonly id: string })[] =>
  [...all].map(([id, of]) => ({ id, ...of }));

/** Where a person's variables lie, counted from the start of their block. */
export interface Block {
  readonly size: number;
  readonly age: number;
  readonly identified: number;
  readonly parts: ReadonlyMap<Part, number>;
  readonly by: ReadonlyMap<string, number>;
  readonly towards: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, number>;
}

export const ofPerson = (variables: Variables, person: number, offset: number): number =>
  variables.firstPerson + person * variables.block.size + offset;

export const idsOfKind = (files: PolicyFiles, kind: string): string[] =>
  files.facts.filter((fact) => fact.kind === kind).map((fact) => fact.id);

export function answersOf(files: PolicyFiles, condition: string): string[] {
  const fact = files.facts.find((each) => each.kind === 'condition' && each.id === condition);
  return (fact?.answers ?? []).map((answer) => (typeof answer === 'string' ? answer : answer.id));
}

/** `also` is what else is asked of people beside the rules, so that its ages are told apart too. */
export function layOut(files: PolicyFiles, people: number, also: readonly Condition[] = []): Variables {
  // No rule can tell two ages of one band apart, so that a person's age is a handful of answers and not 121.
  const cuts = cutPoints([...files.rules.map((rule) => rule.when), ...also]);
  const sizes: number[] = [];
  const add = (size: number): number => sizes.push(size) - 1;
  const nation = add(NATIONS.length);
  const checks = add(CHECKS.length);
  const earlierReports = add(cuts.reports.length);
  const conditions = new Map(
    idsOfKind(files, 'condition').map((id) => {
      const answers = [UNSTATED, ...answersOf(files, id).filter((answer) => answer !== UNSTATED)];
      return [id, { variable: add(answers.length), answers }] as const;
    }),
  );
  // Variables all the same, and never unknown: one compilation serves every force.
  const settings = new Map(
    files.settings.map(({ name, answers, default: usual }) => [
      name,
      { variable: add(answers.length), answers, usual },
    ]),
  );
  const factors = new Map(idsOfKind(files, 'factor').map((id) => [id, add(STATES.length)]));
  const firstPerson = sizes.length;
  const block = blockOf(files, cuts.ages.length);
  // A block for each: what a rule asks of one person lies together, and the diagrams of quantifiers stay small.
  for (let person = 0; person < people; person += 1) sizes.push(...block.sizes);
  return {
    sizes,
    anything: Int32Array.from(sizes, (size) => (1 << size) - 1),
    ageBands: cuts.ages,
    reportBands: cuts.reports,
    nation,
    checks,
    earlierReports,
    conditions,
    settings,
    factors,
    people,
    firstPerson,
    block,
    slots: {
      conditions: named(conditions),
      settings: named(settings),
      factors: listed(factors),
      parts: [...block.parts].map(([part, at]) => ({ part, at })),
      by: listed(block.by),
      towards: listed(block.towards),
      facts: listed(block.facts),
    },
  };
}

function blockOf(files: PolicyFiles, ageBands: number): Block & { sizes: readonly number[] } {
  const sizes: number[] = [];
  const add = (size: number): number => sizes.push(size) - 1;
  const each = (ids: readonly string[]) => new Map(ids.map((id) => [id, add(STATES.length)]));
  const age = add(ageBands);
  const identified = add(2);
  const parts = new Map(PARTS.map((part) => [part, add(2)]));
  const factors = idsOfKind(files, 'factor');
  const [by, towards, facts] = [each(factors), each(factors), each(idsOfKind(files, 'person-fact'))];
  return { size: sizes.length, sizes, age, identified, parts, by, towards, facts };
}

interface Cuts {
  readonly ages: readonly number[];
  readonly reports: readonly number[];
}

/** 13 and 18 are cuts even where no rule names them, and so is one earlier report: three factors derive from them. */
function cutPoints(conditions: readonly Condition[]): Cuts {
  const ages = new Set([0, 13, 18]);
  const reports = new Set([0, 1]);
  const seen: (Condition | PersonCondition)[] = [...conditions];
  for (const condition of seen) {
    seen.push(...within(condition));
    const [cuts, span] =
      'age' in condition
        ? [ages, condition.age]
        : 'earlierReports' in condition
          ? [reports, condition.earlierReports]
          : [ages, {}];
    if (span.from !== undefined) cuts.add(span.from);
    if (span.below !== undefined) cuts.add(span.below);
  }
  const sorted = (cuts: Set<number>) => [...cuts].filter((cut) => cut >= 0 && cut <= 120).sort((a, b) => a - b);
  return { ages: sorted(ages), reports: sorted(reports) };
}

/** The conditions directly inside one. */
export function within(condition: Condition | PersonCondition): readonly (Condition | PersonCondition)[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  if ('this' in condition) return [condition.this];
  if ('someOther' in condition) return [condition.someOther];
  if ('someone' in condition) return [condition.someone];
  return 'everyone' in condition ? [condition.everyone] : [];
}
