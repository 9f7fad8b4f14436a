import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, STATES } from './condition.schema.ts';
import type { Evidence } from './diagram.ts';
import { ofPerson, UNSTATED, type Slot, type Variables } from './variables.ts';

const ANY_STATE = (1 << STATES.length) - 1;
const NOTHING = 1 << STATES.indexOf('ruled-out');

/** Looked up rather than searched for: a case of two people asks this a hundred and fifty times. */
const POSSIBLE: Readonly<Record<AnswerState, number>> = {
  'ruled-out': 1 << STATES.indexOf('ruled-out'),
  'no-evidence': 1 << STATES.indexOf('no-evidence'),
  suspected: 1 << STATES.indexOf('suspected'),
  confirmed: 1 << STATES.indexOf('confirmed'),
  unknown: ANY_STATE,
};

const possible = (state: AnswerState | undefined): number => (state === undefined ? ANY_STATE : POSSIBLE[state]);

const isAbsent = (state: AnswerState | undefined): boolean => state === 'ruled-out' || state === 'no-evidence';

/** What the answers given leave possible of every variable, written `into` what is given. The first person is the one a rule is about. */
export function evidenceOf(variables: Variables, input: AdviceInput, into?: Int32Array): Int32Array {
  // A million cases in a row are laid out in one place: to make and throw away as many would take longer than to read them.
  if (into !== undefined) into.set(variables.anything);
  const evidence = into ?? variables.anything.slice();
  const people = input.people ?? [];
  writeCase(evidence, variables, input);
  const inherited = writeFactors(evidence, variables, input.factors ?? {}, people.length > 0);
  for (let place = 0; place < people.length; place += 1) {
    const person = people[place];
    if (person !== undefined) writePerson(evidence, variables, input, person, place, inherited);
  }
  return evidence;
}

function writeCase(evidence: Int32Array, variables: Variables, input: AdviceInput): void {
  if (input.nation !== undefined) evidence[variables.nation] = 1 << NATIONS.indexOf(input.nation);
  if (input.checks !== undefined) evidence[variables.checks] = 1 << CHECKS.indexOf(input.checks);
  const reports = input.earlierReports;
  if (typeof reports === 'number')
    evidence[variables.earlierReports] = bandsBetween(variables.reportBands, reports, reports);
  // Not stated is an answer of its own, no unknown: it stands for what the decider has still to record (design, section
  // 6).
  for (const { id, variable, answers } of variables.slots.conditions)
    evidence[variable] = 1 << Math.max(0, answers.indexOf(input.conditions?.[id] ?? UNSTATED));
  // Nor is a setting ever unknown: what a force did not sign has its default.
  for (const { id, variable, answers, usual } of variables.slots.settings)
    evidence[variable] = 1 << Math.max(0, answers.indexOf(input.settings?.[id] ?? usual));
}

type Said = Readonly<Record<string, AnswerState>>;
const NOTHING_SAID: Said = {};

/**
 * Writes what is said of the case; gives, in the order of the factors, what it leaves possible in either direction for
 * everyone who does not say otherwise: ruled-out, no-evidence and unknown hold, and nobody does the unplaced to anybody.
 */
function writeFactors(evidence: Int32Array, { slots }: Variables, said: Said, hasPeople: boolean): Int32Array {
  const inherited = new Int32Array(slots.factors.length);
  for (let place = 0; place < slots.factors.length; place += 1) {
    const slot = slots.factors[place];
    if (slot === undefined) continue;
    const state = said[slot.id];
    evidence[slot.at] = isLeftToPeople(slot, hasPeople, state) ? NOTHING : possible(state);
    inherited[place] = slot.isUnplaced ? NOTHING : possible(absent(state));
  }
  return inherited;
}

/** What ages and earlier reports tell of a case, so that it need not be asked. */
const SETTLED: readonly string[] = ['under-13', 'persistent-behaviour'];

/**
 * What derives from ages, earlier reports or what is said of each person needs no answer for the case: left out, it adds
 * nothing to them. Said to be unknown it may be anything from what is derived upwards, for an answer may still come and
 * a stated answer counts where it is higher (design, section 6).
 */
const isLeftToPeople = ({ id, isUnplaced }: Slot, hasPeople: boolean, state: AnswerState | undefined): boolean =>
  state === undefined && isUnplaced && (SETTLED.includes(id) || hasPeople);

function writePerson(
  evidence: Int32Array,
  variables: Variables,
  input: AdviceInput,
  person: AdvicePerson,
  place: number,
  inherited: Int32Array,
): void {
  const { block, slots } = variables;
  const start = ofPerson(variables, place, 0);
  evidence[start + block.age] = agesLeft(variables, person);
  if (person.identified !== undefined) evidence[start + block.identified] = person.identified ? 0b10 : 0b01;
  // A list of parts is whole: what is not in it was no part. No list leaves each of them open.
  if (person.parts !== undefined)
    for (const { part, at } of slots.parts) evidence[start + at] = person.parts.includes(part) ? 0b10 : 0b01;
  writeDirected(evidence, start, slots.by, person.by ?? NOTHING_SAID, inherited);
  writeDirected(evidence, start, slots.towards, person.towards ?? NOTHING_SAID, inherited);
  const facts = person.facts ?? NOTHING_SAID;
  for (const { id, at } of slots.facts) evidence[start + at] = possible(facts[id] ?? absent(input.factors?.[id]));
}

/** The factors of a direction are listed as those of the case are. */
function writeDirected(evidence: Int32Array, start: number, slots: readonly Slot[], said: Said, inherited: Int32Array) {
  for (let place = 0; place < slots.length; place += 1) {
    const slot = slots[place];
    if (slot === undefined) continue;
    const own = said[slot.id];
    evidence[start + slot.at] = own === undefined ? (inherited[place] ?? ANY_STATE) : possible(own);
  }
}

const absent = (state: AnswerState | undefined): AnswerState | undefined => (isAbsent(state) ? state : undefined);

function agesLeft({ ageBands }: Variables, person: AdvicePerson): number {
  const [low, high] = agesOf(person);
  return bandsBetween(ageBands, low, high);
}

/** The lowest and the highest age a person may have had. */
export function agesOf({ age }: AdvicePerson): readonly [number, number] {
  if (age === undefined || age === 'unknown') return [0, Infinity];
  return typeof age === 'number' ? [age, age] : age;
}

function bandsBetween(bands: readonly number[], low: number, high: number): number {
  let found = 0;
  for (let band = 0; band < bands.length; band += 1) {
    const [from, until] = [bands[band] ?? 0, bands[band + 1] ?? Infinity];
    if (low < until && high >= from) found |= 1 << band;
  }
  return found;
}

/** The same evidence with another person first, written `into` what is given. */
export function rotated(variables: Variables, evidence: Evidence, person: number, into?: Evidence): Evidence {
  if (person === 0) return evidence;
  const { firstPerson, block } = variables;
  into?.set(evidence);
  const turned = into ?? evidence.slice();
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
