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

/** Concerns about a person are not conduct: saying that one lies "by" somebody does not make them an actor. */
export const NOT_CONDUCT: ReadonlySet<string> = new Set([...UNPLACED].filter((id) => id !== 'persistent-behaviour'));

/** The one factor that the people listed can show against what is said of the case, and that is done by one to another. */
export const ADULT = 'adult-involved';

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
  readonly unsaid: Unsaid;
  readonly said: ReadonlyMap<string, FactorPlace>;
}

/** What is so where nothing is said: copied, so that only what is said has to be read. */
export interface Unsaid {
  /** Of a case in which nobody is listed. */
  readonly evidence: Int32Array;
  /** The factors of the case that are nothing of their own where somebody is listed. */
  readonly ofPeople: readonly number[];
  /** In everybody’s block, what nobody does unless somebody says so. */
  readonly undone: readonly number[];
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

/** Where what is said of a factor of the case is written. */
export interface FactorPlace {
  readonly variable: number;
  /** In everybody’s block, the places at which what the case says is not there is not there either, unless they say otherwise. */
  readonly inherited: readonly number[];
}

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
  const { sizes: blockSizes, ...block } = blockOf(files, cuts.ages.length);
  // A block for each: what a rule asks of one person lies together, and the diagrams of quantifiers stay small.
  for (let person = 0; person < people; person += 1) sizes.push(...blockSizes);
  const anything = Int32Array.from(sizes, (size) => (1 << size) - 1);
  return {
    ...{ sizes, anything, nation, checks, earlierReports, conditions, settings, factors, people, firstPerson, block },
    ageBands: cuts.ages,
    reportBands: cuts.reports,
    unsaid: unsaidOf(anything, conditions, settings, factors, block),
    said: new Map([...factors].map(([id, variable]) => [id, { variable, inherited: inheritedBy(block, id) }])),
  };
}

/** What ages and earlier reports tell of a case, so that it need not be asked. */
const SETTLED: readonly string[] = ['under-13', 'persistent-behaviour'];
export const NOTHING = 1 << STATES.indexOf('ruled-out');

/**
 * Not stated is an answer of its own, no unknown: it stands for what the decider has still to record (design, section 6).
 * Nor is a setting ever unknown: what a force did not sign has its default. What derives from ages, earlier reports or what
 * is said of each person needs no answer for the case: left out, it adds nothing to them. Said to be unknown it may be
 * anything from what is derived upwards, for an answer may still come and a stated answer counts where it is higher.
 */
function unsaidOf(
  anything: Int32Array,
  conditions: Variables['conditions'],
  settings: Variables['settings'],
  factors: Variables['factors'],
  { by, towards }: Block,
): Unsaid {
  const evidence = anything.slice();
  for (const { variable, answers } of conditions.values()) evidence[variable] = 1 << answers.indexOf(UNSTATED);
  for (const { variable, answers, usual } of settings.values()) evidence[variable] = 1 << answers.indexOf(usual);
  for (const variable of SETTLED.flatMap((id) => factors.get(id) ?? [])) evidence[variable] = NOTHING;
  const unplaced = (places: ReadonlyMap<string, number>) => [...UNPLACED].flatMap((id) => places.get(id) ?? []);
  return { evidence, ofPeople: unplaced(factors), undone: [...unplaced(by), ...unplaced(towards)] };
}

/** What is not there nobody did; what is said of a case or of one person is done by nobody to anybody in any case. */
const inheritedBy = ({ by, towards, facts }: Block, id: string): number[] =>
  (UNPLACED.has(id) ? [facts] : [by, towards, facts]).flatMap((places) => places.get(id) ?? []);

/** The same, of which only some are read: what nothing asks is left as whatever it may be. */
export function askedOnly(variables: Variables, asked: ReadonlySet<number>): Variables {
  const { conditions, settings, said, firstPerson, people, block } = variables;
  const isAsked = ({ variable }: { readonly variable: number }): boolean => asked.has(variable);
  // Each person in turn is the first: what is asked of one of them is asked of everybody.
  const isAskedOf = (at: number): boolean =>
    Array.from({ length: people }, (_, person) => firstPerson + person * block.size + at).some((each) =>
      asked.has(each),
    );
  const only = <Of>(all: ReadonlyMap<string, Of>, isRead: (of: Of) => boolean) =>
    new Map([...all].filter(([, of]) => isRead(of)));
  const places = [...said].map(([id, { variable, inherited }]) => {
    return [id, { variable, inherited: inherited.filter(isAskedOf) }] as const;
  });
  return {
    ...variables,
    conditions: only(conditions, isAsked),
    settings: only(settings, isAsked),
    said: only(new Map(places), (each) => isAsked(each) || each.inherited.length > 0),
    block: {
      ...block,
      parts: new Map([...block.parts].filter(([, at]) => isAskedOf(at))),
      by: only(block.by, isAskedOf),
      towards: only(block.towards, isAskedOf),
      facts: only(block.facts, isAskedOf),
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
