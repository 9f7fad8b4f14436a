import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, STATES } from './condition.schema.ts';
import type { Evidence } from './diagram.ts';
import { ofPerson, UNPLACED, UNSTATED, type Variables } from './variables.ts';

const ANY_STATE = (1 << STATES.length) - 1;
const NOTHING = 1 << STATES.indexOf('ruled-out');

const possible = (state: AnswerState | undefined): number =>
  state === undefined || state === 'unknown' ? ANY_STATE : 1 << STATES.indexOf(state);

const isAbsent = (state: AnswerState | undefined): boolean => state === 'ruled-out' || state === 'no-evidence';

/** What the answers given leave possible of every variable. The first person is the one a rule is about. */
export function evidenceOf(variables: Variables, input: AdviceInput): Int32Array {
  const evidence = Int32Array.from(variables.sizes, (size) => (1 << size) - 1);
  const people = input.people ?? [];
  writeCase(evidence, variables, input);
  for (const [id, variable] of variables.factors) {
    const state = input.factors?.[id];
    evidence[variable] = isLeftToPeople(id, people.length) ? possibleBeside(state) : possible(state);
  }
  people.forEach((person, place) => {
    writePerson(evidence, variables, input, person, place);
  });
  return evidence;
}

function writeCase(evidence: Int32Array, variables: Variables, input: AdviceInput): void {
  if (input.nation !== undefined) evidence[variables.nation] = 1 << NATIONS.indexOf(input.nation);
  if (input.checks !== undefined) evidence[variables.checks] = 1 << CHECKS.indexOf(input.checks);
  const reports = input.earlierReports;
  if (typeof reports === 'number')
    evidence[variables.earlierReports] = bandsBetween(variables.reportBands, reports, reports);
  for (const [id, { variable, answers }] of variables.conditions)
    evidence[variable] = 1 << Math.max(0, answers.indexOf(input.conditions?.[id] ?? UNSTATED));
  for (const [name, { variable, answers, usual }] of variables.settings)
    evidence[variable] = 1 << Math.max(0, answers.indexOf(input.settings?.[name] ?? usual));
}

/**
 * What derives from ages, earlier reports or what is said of each person needs no answer for the case: unknown there adds
 * nothing to them. Concerns about a person derive from people only where there are any.
 */
const isLeftToPeople = (factor: string, people: number): boolean =>
  UNPLACED.has(factor) && (people > 0 || factor === 'under-13' || factor === 'persistent-behaviour');

const possibleBeside = (state: AnswerState | undefined): number =>
  state === undefined || state === 'unknown' ? NOTHING : possible(state);

function writePerson(
  evidence: Int32Array,
  variables: Variables,
  input: AdviceInput,
  person: AdvicePerson,
  place: number,
): void {
  const { block } = variables;
  const write = (offset: number, values: number): void => {
    evidence[ofPerson(variables, place, offset)] = values;
  };
  const [low, high] = agesOf(person);
  write(block.age, bandsBetween(variables.ageBands, low, high));
  if (person.identified !== undefined) write(block.identified, person.identified ? 0b10 : 0b01);
  if (person.parts !== undefined)
    for (const [part, offset] of block.parts) write(offset, person.parts.includes(part) ? 0b10 : 0b01);
  for (const [id, offset] of block.by) write(offset, possible(directed(input, person.by, id)));
  for (const [id, offset] of block.towards) write(offset, possible(directed(input, person.towards, id)));
  for (const [id, offset] of block.facts) write(offset, possible(person.facts?.[id] ?? inherited(input, id)));
}

/** Ruled-out, no-evidence and unknown hold in both directions for everyone who does not say otherwise. */
function directed(
  input: AdviceInput,
  said: Readonly<Record<string, AnswerState>> | undefined,
  factor: string,
): AnswerState | undefined {
  const own = said?.[factor];
  if (own !== undefined) return own;
  return UNPLACED.has(factor) ? 'ruled-out' : inherited(input, factor);
}

function inherited(input: AdviceInput, factor: string): AnswerState | undefined {
  const state = input.factors?.[factor];
  return isAbsent(state) ? state : undefined;
}

/** The lowest and the highest age a person may have had. */
export function agesOf({ age }: AdvicePerson): readonly [number, number] {
  if (age === undefined || age === 'unknown') return [0, Infinity];
  return typeof age === 'number' ? [age, age] : age;
}

function bandsBetween(bands: readonly number[], low: number, high: number): number {
  return bands.reduce((found, from, band) => {
    const until = bands[band + 1] ?? Infinity;
    return low < until && high >= from ? found | (1 << band) : found;
  }, 0);
}

/** The same evidence with another person first. */
export function rotated(variables: Variables, evidence: Evidence, person: number): Evidence {
  if (person === 0) return evidence;
  const { firstPerson, block } = variables;
  const turned = evidence.slice();
  const start = firstPerson + person * block.size;
  turned.copyWithin(firstPerson + block.size, firstPerson, start);
  turned.set(evidence.subarray(start, start + block.size), firstPerson);
  return turned;
}

/** Whom a place in rotated evidence belongs to. */
export function personAt(first: number, place: number): number {
  if (place === 0) return first;
  return place <= first ? place - 1 : place;
}
