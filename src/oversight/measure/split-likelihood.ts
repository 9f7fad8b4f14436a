import { gaussHermite } from './quadrature.ts';
import type { SplitCell, SplitCells } from './split-cells.ts';

/** Log odds: an intercept, the patterns, the settings; and how far forces, and people within a force, lie apart. */
export interface SplitParameters {
  readonly intercept: number;
  readonly patterns: readonly number[];
  readonly settings: readonly number[];
  readonly forceSd: number;
  readonly personSd: number;
}

/** The log likelihood and its slope, in the order intercept, patterns, settings, SD of forces, SD of people. */
export interface SplitSlope {
  readonly logLikelihood: number;
  readonly slope: Float64Array;
}

export interface Rule {
  readonly nodes: Float64Array;
  readonly logWeights: Float64Array;
}

export function ruleOf(size: number): Rule {
  const rule = size === 1 ? [{ x: 0, logWeight: Math.log(Math.PI) / 2 }] : gaussHermite(size);
  return {
    nodes: Float64Array.from(rule, ({ x }) => x),
    logWeights: Float64Array.from(rule, ({ logWeight }) => logWeight),
  };
}

/** A person's part of the joint mode: where they are, how sharply, and how that moves with their force. */
interface Place {
  at: number;
  bend: number;
  cross: number;
}

interface Mode {
  force: number;
  bend: number;
  readonly people: readonly Place[];
}

type Person = readonly SplitCell[];

const etaOf = ({ intercept, patterns, settings }: SplitParameters, { pattern, setting }: SplitCell): number =>
  intercept + (patterns[pattern] ?? 0) + (settings[setting] ?? 0);

const chanceOf = (eta: number): number => {
  const e = Math.exp(-Math.abs(eta));
  return eta >= 0 ? 1 / (1 + e) : e / (1 + e);
};

interface Pull {
  readonly score: number;
  readonly information: number;
}

function pullOf(person: Person, parameters: SplitParameters, shift: number): Pull {
  let [score, information] = [0, 0];
  for (const cell of person) {
    const p = chanceOf(etaOf(parameters, cell) + shift);
    score += cell.y - cell.n * p;
    information += cell.n * p * (1 - p);
  }
  return { score, information };
}

/** One Newton step of a force and its people together; each person is met only by their own and their force's, so that no matrix is solved. */
function step(people: readonly Person[], parameters: SplitParameters, mode: Mode): number {
  const { forceSd, personSd } = parameters;
  let [rise, bend] = [-mode.force, 1];
  const moves = people.map((person, i) => {
    const place = mode.people[i];
    if (place === undefined) return { own: 0, place };
    const { score, information } = pullOf(person, parameters, forceSd * mode.force + personSd * place.at);
    place.bend = 1 + personSd * personSd * information;
    place.cross = forceSd * personSd * information;
    const own = personSd * score - place.at;
    rise += forceSd * score - (place.cross * own) / place.bend;
    bend += forceSd * forceSd * information - (place.cross * place.cross) / place.bend;
    return { own, place };
  });
  const move = Math.max(-1, Math.min(1, rise / bend));
  mode.force += move;
  mode.bend = bend;
  let most = Math.abs(move);
  for (const { own, place } of moves) {
    if (place === undefined) continue;
    const shift = Math.max(-1, Math.min(1, (own - place.cross * move) / place.bend));
    place.at += shift;
    most = Math.max(most, Math.abs(shift));
  }
  return most;
}

function modeOf(people: readonly Person[], parameters: SplitParameters): Mode {
  const mode: Mode = { force: 0, bend: 1, people: people.map(() => ({ at: 0, bend: 1, cross: 0 })) };
  for (let count = 0; count < 50; count++) if (step(people, parameters, mode) < 1e-7) break;
  return mode;
}

/** Sums over the nodes of one person, while their force stays at one node. */
interface PersonSums {
  readonly log: number;
  /** E(score) of each cell, and E(own place × score). */
  readonly scores: Float64Array;
  readonly inPersonSd: number;
}

/** The joint log density of a person at one place, and the score of each of their cells there. */
function personAt(
  person: Person,
  parameters: SplitParameters,
  shift: number,
  at: number,
  scores: Float64Array,
): number {
  let log = -(at * at) / 2;
  for (const [c, cell] of person.entries()) {
    const eta = etaOf(parameters, cell) + shift + parameters.personSd * at;
    const e = Math.exp(-Math.abs(eta));
    log += cell.y * eta - cell.n * ((eta > 0 ? eta : 0) + Math.log1p(e));
    scores[c] = cell.y - cell.n * (eta >= 0 ? 1 / (1 + e) : e / (1 + e));
  }
  return log;
}

const total = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

function personSums(
  person: Person,
  parameters: SplitParameters,
  shift: number,
  { bend, centre }: { readonly bend: number; readonly centre: number },
  rule: Rule,
): PersonSums {
  const scale = Math.SQRT2 / Math.sqrt(bend);
  const places = rule.nodes.map((x) => centre + scale * x);
  const scores = Array.from(places, () => new Float64Array(person.length));
  const logs = rule.logWeights.map(
    (logWeight, m) => logWeight + personAt(person, parameters, shift, places[m] ?? 0, scores[m] ?? new Float64Array()),
  );
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const mass = total(weights);
  const mean = new Float64Array(person.length);
  let inPersonSd = 0;
  for (const [m, own] of scores.entries()) {
    const weight = (weights[m] ?? 0) / mass;
    inPersonSd += weight * (places[m] ?? 0) * total(own);
    for (const [c, score] of own.entries()) mean[c] = (mean[c] ?? 0) + weight * score;
  }
  return { log: top + Math.log(mass * scale) - Math.log(2 * Math.PI) / 2, scores: mean, inPersonSd };
}

interface ForceNode {
  readonly at: number;
  readonly log: number;
  readonly people: readonly PersonSums[];
}

function forceNode(
  people: readonly Person[],
  parameters: SplitParameters,
  mode: Mode,
  x: number,
  logWeight: number,
  inner: Rule,
): ForceNode {
  const scale = Math.SQRT2 / Math.sqrt(mode.bend);
  const at = mode.force + scale * x;
  let log = logWeight - (at * at) / 2 + Math.log(scale) - Math.log(2 * Math.PI) / 2;
  const sums = people.map((person, i) => {
    const place = mode.people[i] ?? { at: 0, bend: 1, cross: 0 };
    // Where a person most likely is, given their force, moves with it: to first order that needs no search.
    const centre = place.at - (place.cross / place.bend) * (at - mode.force);
    const found = personSums(person, parameters, parameters.forceSd * at, { bend: place.bend, centre }, inner);
    log += found.log;
    return found;
  });
  return { at, log, people: sums };
}

function addForce(people: readonly Person[], parameters: SplitParameters, rules: Rules, slope: Float64Array): number {
  const mode = modeOf(people, parameters);
  const nodes = Array.from(rules.outer.nodes, (x, i) =>
    forceNode(people, parameters, mode, x, rules.outer.logWeights[i] ?? 0, rules.inner),
  );
  const top = Math.max(...nodes.map(({ log }) => log));
  const mass = nodes.reduce((sum, { log }) => sum + Math.exp(log - top), 0);
  const [atForce, atPerson] = [slope.length - 2, slope.length - 1];
  const add = (at: number, value: number): void => {
    slope[at] = (slope[at] ?? 0) + value;
  };
  for (const node of nodes) {
    const weight = Math.exp(node.log - top) / mass;
    for (const [i, person] of people.entries()) {
      const sums = node.people[i];
      if (sums === undefined) continue;
      let all = 0;
      for (const [c, { pattern, setting }] of person.entries()) {
        const score = weight * (sums.scores[c] ?? 0);
        all += score;
        add(1 + pattern, score);
        add(1 + parameters.patterns.length + setting, score);
      }
      add(0, all);
      add(atForce, all * node.at);
      add(atPerson, weight * sums.inPersonSd);
    }
  }
  return top + Math.log(mass);
}

export interface Rules {
  readonly outer: Rule;
  readonly inner: Rule;
}

/**
 * The marginal log likelihood of nested random intercepts, people within forces, by adaptive Gauss–Hermite quadrature in two
 * levels (Pinheiro and Chao 2006, JCGS 15:58): nodes about the joint mode of each force and its people. Slopes by Fisher's
 * identity. With one node each it is Laplace's approximation.
 */
export function splitSlope({ forces }: SplitCells, parameters: SplitParameters, rules: Rules): SplitSlope {
  const slope = new Float64Array(3 + parameters.patterns.length + parameters.settings.length);
  let logLikelihood = 0;
  for (const people of forces) logLikelihood += addForce(people, parameters, rules, slope);
  return { logLikelihood, slope };
}
