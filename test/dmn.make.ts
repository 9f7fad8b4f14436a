// Runs the tables of an exported file as anybody else would: by what stands in the file, with somebody else's FEEL.
import type { ModdleElement } from 'dmn-moddle';
import { evaluate, unaryTest } from 'feelin';
import { z } from 'zod';
import { effective, isActor } from '../scripts/bench/neutral.ts';
import { feelName } from '../src/oversight/guidance/feel.ts';
import type { AdviceInput, AdvicePerson, PolicyFiles } from '../src/policy/index.ts';

type Context = Readonly<Record<string, unknown>>;

const Element = z.custom<ModdleElement>((value) => typeof value === 'object' && value !== null && '$type' in value);
const elements = (of: ModdleElement, name: string) => z.array(Element).parse(of.get(name) ?? []);
const element = (of: ModdleElement, name: string) => Element.parse(of.get(name));
const textOf = (of: ModdleElement, name = 'text') => z.string().parse(of.get(name));

interface Row {
  readonly entries: readonly string[];
  readonly outputs: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly hitPolicy: string;
  readonly inputs: readonly string[];
  /** Of the first output: the order in which one wins, and what stands where no row holds. */
  readonly order: readonly string[];
  readonly usual: string | undefined;
  readonly rows: readonly Row[];
}

/** Every decision of a file that was read. */
export const tablesIn = (definitions: ModdleElement): readonly Table[] =>
  elements(definitions, 'drgElement')
    .filter(({ $type }) => $type === 'dmn:Decision')
    .map((decision) => {
      const table = element(decision, 'decisionLogic');
      const [first] = elements(table, 'output');
      const answers = first?.get('outputValues');
      const usual = first?.get('defaultOutputEntry');
      return {
        name: textOf(decision, 'name'),
        hitPolicy: textOf(table, 'hitPolicy'),
        inputs: elements(table, 'input').map((input) => textOf(element(input, 'inputExpression'))),
        order: answers === undefined ? [] : textOf(Element.parse(answers)).split(', '),
        usual: usual === undefined ? undefined : textOf(Element.parse(usual)),
        rows: elements(table, 'rule').map((rule) => ({
          entries: elements(rule, 'inputEntry').map((entry) => textOf(entry)),
          outputs: elements(rule, 'outputEntry').map((entry) => textOf(entry)),
        })),
      };
    });

const told = new Map<string, boolean>();

/** Asked a few thousand times of a few hundred different cells. */
const isMet = (entry: string, value: unknown): boolean => {
  if (entry === '-') return true;
  const key = JSON.stringify([entry, value]);
  const met = told.get(key) ?? unaryTest(entry, { '?': value }).value === true;
  told.set(key, met);
  return met;
};

export type Read = (expression: string) => unknown;

/** Works out each head once for a case and person, however many tables ask it. */
export const reading = (context: Context): Read => {
  const known = new Map<string, unknown>();
  return (expression) => {
    if (!known.has(expression)) known.set(expression, evaluate(expression, context).value);
    return known.get(expression);
  };
};

/** What a table gives: every row that holds, or the one that wins by its hit policy. */
export const answerOf = (table: Table, read: Read): readonly (readonly string[])[] => {
  const values = table.inputs.map(read);
  const met = table.rows.filter(({ entries }) => entries.every((entry, place) => isMet(entry, values[place])));
  const given = met.map(({ outputs }) => outputs);
  if (table.hitPolicy === 'COLLECT') return given;
  const firsts = given.flatMap(([first]) => (first === undefined ? [] : [first]));
  const won = table.hitPolicy === 'FIRST' ? firsts[0] : table.order.find((each) => firsts.includes(each));
  return [[won ?? table.usual ?? 'null']];
};

const idsOf = ({ facts }: PolicyFiles, kind: string) => facts.filter((fact) => fact.kind === kind).map(({ id }) => id);
const named = <Value>(entries: readonly (readonly [string, Value])[]) =>
  Object.fromEntries(entries.map(([id, value]) => [feelName(id), value]));

const personContext = (files: PolicyFiles, person: AdvicePerson) => {
  const said = (kind: string, states: AdvicePerson['by']) =>
    named(idsOf(files, kind).map((id) => [id, states?.[id] ?? 'ruled-out'] as const));
  return {
    age: person.age,
    identified: person.identified,
    actor: isActor(person),
    parts: person.parts ?? [],
    by: said('factor', person.by),
    towards: said('factor', person.towards),
    facts: said('person-fact', person.facts),
  };
};

/** A case in which everything is known, as the file asks for it, with one person as the one it is about. */
export const contextOf = (files: PolicyFiles, input: AdviceInput, who: number): Context => {
  const people = (input.people ?? []).map((person) => personContext(files, person));
  return {
    nation: input.nation,
    checks: input.checks,
    earlier_reports: input.earlierReports,
    factors: named(idsOf(files, 'factor').map((id) => [id, effective(id, input)] as const)),
    conditions: named(idsOf(files, 'condition').map((id) => [id, input.conditions?.[id] ?? 'unstated'] as const)),
    settings: named(files.settings.map(({ name, default: usual }) => [name, input.settings?.[name] ?? usual] as const)),
    people,
    person: people[who],
    others: people.filter((_, place) => place !== who),
  };
};
