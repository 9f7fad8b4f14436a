import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { CHECKS, NATIONS, STATES, type Part } from './condition.schema.ts';
import type { Evidence } from './diagram.ts';
import { ADULT, NOTHING, NOT_CONDUCT, ofPerson, type Variables } from './variables.ts';

const ANY_STATE = (1 << STATES.length) - 1;
const NO_EVIDENCE = 1 << STATES.indexOf('no-evidence');
const CONFIRMED = 1 << STATES.indexOf('confirmed');
const HANDLING: ReadonlySet<Part> = new Set(['shared', 'received', 'passed-on', 'asked-for']);
const PERSISTENT = 'persistent-behaviour';
const SUSPECTED = 1 << STATES.indexOf('suspected');

/** Told by comparing, which takes a part of the time of a table: a case of two people asks this a hundred times. */
function possible(state: AnswerState): number {
  if (state === 'ruled-out') return NOTHING;
  if (state === 'no-evidence') return NO_EVIDENCE;
  if (state === 'unknown') return ANY_STATE;
  return state === 'confirmed' ? CONFIRMED : SUSPECTED;
}

/**
 * What the answers given leave possible of every variable, written `into` what is given. The first person is the one a rule
 * is about.
 */
export function evidenceOf(variables: Variables, input: AdviceInput, into?: Int32Array): Int32Array {
  const evidence = statedOf(variables, input, into);
  const { factors, people } = input;
  if (factors !== undefined && people !== undefined && isDenied(factors[ADULT]))
    openAdult(evidence, variables, people, factors);
  return evidence;
}

/**
 * The same as it is said, before anybody’s age and part override what is said of the case. What is said is gone through, and
 * not what could be: to ask each object for what is not in it takes longest.
 */
export function statedOf(variables: Variables, input: AdviceInput, into?: Int32Array): Int32Array {
  const { unsaid } = variables;
  // A million cases in a row are laid out in one place: to make and throw away as many would take longer than to read them.
  if (into !== undefined) into.set(unsaid.evidence);
  const evidence = into ?? unsaid.evidence.slice();
  const people = input.people ?? [];
  if (people.length > 0) for (const variable of unsaid.ofPeople) evidence[variable] = NOTHING;
  for (let place = 0; place < people.length; place += 1) {
    const start = ofPerson(variables, place, 0);
    for (const at of unsaid.undone) evidence[start + at] = NOTHING;
  }
  writeCase(evidence, variables, input);
  // What is said of the case first: what somebody says of themselves is written over it.
  if (input.factors !== undefined) writeFactors(evidence, variables, input.factors, people.length);
  for (let place = 0; place < people.length; place += 1) {
    const person = people[place];
    if (person !== undefined) writePerson(evidence, variables, person, ofPerson(variables, place, 0));
  }
  return evidence;
}

function writeCase(evidence: Int32Array, variables: Variables, input: AdviceInput): void {
  const { nation, checks, earlierReports: reports, conditions, settings } = input;
  if (nation !== undefined) evidence[variables.nation] = 1 << NATIONS.indexOf(nation);
  if (checks !== undefined) evidence[variables.checks] = 1 << CHECKS.indexOf(checks);
  if (typeof reports === 'number')
    evidence[variables.earlierReports] = bandsBetween(variables.reportBands, reports, reports);
  if (conditions !== undefined) writeAnswers(evidence, variables.conditions, conditions);
  if (settings !== undefined) writeAnswers(evidence, variables.settings, settings);
}

type Answer = string | boolean;

function writeAnswers(
  evidence: Int32Array,
  places: ReadonlyMap<string, { readonly variable: number; readonly answers: readonly Answer[] }>,
  given: Readonly<Record<string, Answer>>,
): void {
  for (const id in given) {
    const [place, answer] = [places.get(id), given[id]];
    if (place !== undefined && answer !== undefined)
      evidence[place.variable] = 1 << Math.max(0, place.answers.indexOf(answer));
  }
}

type Said = Readonly<Record<string, AnswerState>>;

/** What is said of the case: that it is not there holds for everyone who does not say otherwise. */
function writeFactors(evidence: Int32Array, variables: Variables, said: Said, people: number): void {
  for (const id in said) {
    const place = variables.said.get(id);
    const state = said[id];
    if (place === undefined || state === undefined) continue;
    const left = possible(state);
    evidence[place.variable] = left;
    if (left !== NOTHING && left !== NO_EVIDENCE) continue;
    for (const at of place.inherited)
      for (let person = 0; person < people; person += 1) evidence[ofPerson(variables, person, at)] = left;
  }
}

const isDenied = (state: AnswerState | undefined): boolean => state === 'ruled-out' || state === 'no-evidence';

/**
 * A stated answer never lowers a derived one (design, section 6): where somebody else listed may be an adult who acted, that
 * no adult was involved answers for nobody what was done to them. Who is an adult is told by each person’s own age.
 */
function openAdult(evidence: Int32Array, variables: Variables, people: readonly AdvicePerson[], said: Said): void {
  const at = variables.block.towards.get(ADULT);
  if (at === undefined) return;
  let [first, acting] = [-1, 0];
  for (let place = 0; place < people.length; place += 1) {
    const person = people[place];
    if (person === undefined || !mayBeAdultActor(variables, person, said)) continue;
    acting += 1;
    first = place;
  }
  if (acting === 0) return;
  for (let place = 0; place < people.length; place += 1) {
    const isBeside = acting > 1 || place !== first;
    // What is said of their own stands, whatever is said of the case.
    if (isBeside && people[place]?.towards?.[ADULT] === undefined) evidence[ofPerson(variables, place, at)] = ANY_STATE;
  }
}

function mayBeAdultActor({ factors }: Variables, person: AdvicePerson, said: Said): boolean {
  if (agesOf(person)[1] < 18) return false;
  const { parts, by } = person;
  if (parts === undefined || parts.some((part) => HANDLING.has(part))) return true;
  for (const id of factors.keys()) {
    if (NOT_CONDUCT.has(id)) continue;
    // What nobody does unless somebody says so is left out by saying nothing; else the case may answer for everybody.
    const state = by?.[id] ?? (id === PERSISTENT ? 'ruled-out' : said[id]);
    if (!isDenied(state)) return true;
  }
  return false;
}

function writePerson(evidence: Int32Array, variables: Variables, person: AdvicePerson, start: number): void {
  const { block } = variables;
  evidence[start + block.age] = agesLeft(variables, person);
  if (person.identified !== undefined) evidence[start + block.identified] = person.identified ? 0b10 : 0b01;
  // A list of parts is whole: what is not in it was no part. No list leaves each of them open.
  if (person.parts !== undefined)
    for (const [part, at] of block.parts) evidence[start + at] = person.parts.includes(part) ? 0b10 : 0b01;
  if (person.by !== undefined) writeStates(evidence, start, block.by, person.by);
  if (person.towards !== undefined) writeStates(evidence, start, block.towards, person.towards);
  if (person.facts !== undefined) writeStates(evidence, start, block.facts, person.facts);
}

function writeStates(evidence: Int32Array, start: number, places: ReadonlyMap<string, number>, said: Said): void {
  for (const id in said) {
    const at = places.get(id);
    const state = said[id];
    if (at !== undefined && state !== undefined) evidence[start + at] = possible(state);
  }
}

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

/**
 * Puts a person first in evidence that has the one listed before them first: to change places with whoever is first is all
 * that the next turn takes.
 */
export function turnTo({ firstPerson, block }: Variables, evidence: Evidence, person: number): void {
  if (person === 0) return;
  const start = firstPerson + person * block.size;
  for (let at = 0; at < block.size; at += 1) {
    const own = evidence[start + at] ?? 0;
    evidence[start + at] = evidence[firstPerson + at] ?? 0;
    evidence[firstPerson + at] = own;
  }
}

/** Whom a place in rotated evidence belongs to. */
export function personAt(first: number, place: number): number {
  if (place === 0) return first;
  return place <= first ? place - 1 : place;
}
