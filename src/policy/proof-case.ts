import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS, STATES, type State } from './condition.schema.ts';
import { type Known, plainOf, ageIn } from './proof-plain.ts';
import { ADULT, ofPerson, UNPLACED, type Variables } from './variables.ts';

const SETTLED: readonly string[] = ['under-13', 'persistent-behaviour'];

export const REFS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A case in which everything is known, as it can be pasted: it says all that the plain case would leave to be asked. */
export function inputOf(variables: Variables, known: Known, on: string): AdviceInput {
  const plain = plainOf(variables);
  const value = (variable: number): number => known.get(variable) ?? plain(variable);
  const factors = Object.fromEntries([...variables.factors].map(([id, variable]) => [id, stateAt(value(variable))]));
  const settings = [...variables.settings].filter(([, { variable }]) => value(variable) !== plain(variable));
  const conditions = [...variables.conditions].filter(([, { variable }]) => value(variable) !== 0);
  return {
    nation: NATIONS[value(variables.nation)] ?? 'england',
    on,
    ...(settings.length === 0
      ? {}
      : {
          settings: Object.fromEntries(
            settings.map(([name, { variable, answers }]) => [name, answers[value(variable)] ?? '']),
          ),
        }),
    ...(conditions.length === 0
      ? {}
      : {
          conditions: Object.fromEntries(
            conditions.map(([id, { variable, answers }]) => [id, answers[value(variable)] ?? '']),
          ),
        }),
    people: Array.from({ length: variables.people }, (_, place) => personAt(variables, value, place, factors)),
    factors,
    checks: CHECKS[value(variables.checks)] ?? 'complete',
    earlierReports: variables.reportBands[value(variables.earlierReports)] ?? 0,
  };
}

const stateAt = (value: number): State => STATES[value] ?? 'ruled-out';

type Factors = Readonly<Record<string, AnswerState>>;

function personAt(
  variables: Variables,
  value: (variable: number) => number,
  place: number,
  factors: Factors,
): AdvicePerson {
  const { block } = variables;
  const at = (offset: number): number => value(ofPerson(variables, place, offset));
  // What is said of nobody in particular already stands for each person who says nothing else.
  const ofCase = (id: string) => (UNPLACED.has(id) ? 'ruled-out' : factors[id]);
  // Of an adult it answers for nobody where somebody else listed may be one: what is so is said of each.
  const isAdultBeside = others(variables, place).some(
    (start) => (variables.ageBands[value(start + block.age)] ?? 0) >= 18,
  );
  return {
    ref: REFS[place] ?? `P${place}`,
    age: ageIn(variables.ageBands, at(block.age)),
    identified: at(block.identified) === 1,
    parts: partsOf(PARTS.filter((part) => at(block.parts.get(part) ?? 0) === 1)),
    facts: stated(block.facts, at, (id) => (SETTLED.includes(id) ? undefined : factors[id])),
    by: stated(block.by, at, ofCase),
    towards: stated(block.towards, at, (id) => (id === ADULT && isAdultBeside ? undefined : ofCase(id))),
  };
}

/** Where everybody else’s variables begin. */
const others = (variables: Variables, place: number): number[] =>
  Array.from({ length: variables.people }, (_, other) => ofPerson(variables, other, 0)).filter(
    (start) => start !== ofPerson(variables, place, 0),
  );

/** Only what is not already so by what is said of the case. */
function stated(
  offsets: ReadonlyMap<string, number>,
  at: (offset: number) => number,
  inherited: (id: string) => AnswerState | undefined,
): Record<string, State> {
  const all = [...offsets].map(([id, offset]) => [id, stateAt(at(offset))] as const);
  const isSaid = (state: AnswerState | undefined) => state === 'ruled-out' || state === 'no-evidence';
  return Object.fromEntries(all.filter(([id, state]) => !isSaid(inherited(id)) || inherited(id) !== state));
}

const HANDLING = ['shared', 'received', 'passed-on', 'asked-for'];

/** Beside one of the four, `protected` is read as not there, and cannot be written. */
const partsOf = (parts: readonly (typeof PARTS)[number][]) =>
  parts.filter((part) => part !== 'protected' || !parts.some((each) => HANDLING.includes(each)));
