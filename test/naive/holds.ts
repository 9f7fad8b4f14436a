// Whether a condition holds in one world: its words, read one after another.
import {
  STATES,
  type Condition,
  type PersonCondition,
  type Span,
  type State,
} from '../../src/policy/condition.schema.ts';
import { CONCERNS, HANDLING, type Body, type World } from './world.ts';

/** A world, and what is never unknown: what the decider has recorded, and what the force has signed. */
export interface Stated {
  readonly world: World;
  readonly condition: (id: string) => string;
  readonly setting: (name: string) => string | boolean | undefined;
}

export const isPresent = (state: State): boolean => state === 'suspected' || state === 'confirmed';

const inside = (span: Span, value: number) => value >= (span.from ?? 0) && value < (span.below ?? Infinity);

function isActor(body: Body): boolean {
  if (body.parts.some((part) => HANDLING.includes(part))) return true;
  for (const [id, state] of body.by) if (isPresent(state) && !CONCERNS.includes(id)) return true;
  return false;
}

function ofBody(condition: PersonCondition, body: Body): boolean {
  if ('all' in condition) return condition.all.every((each) => ofBody(each, body));
  if ('any' in condition) return condition.any.some((each) => ofBody(each, body));
  if ('not' in condition) return !ofBody(condition.not, body);
  if ('age' in condition) return inside(condition.age, body.age);
  if ('part' in condition) return body.parts.includes(condition.part);
  if ('actor' in condition) return isActor(body);
  if ('identified' in condition) return body.identified;
  return saidOf(condition, body);
}

const among = (said: ReadonlyMap<string, State>, ids: readonly string[], is: readonly State[]) =>
  ids.some((id) => is.includes(said.get(id) ?? 'ruled-out'));

function saidOf(condition: PersonCondition, body: Body): boolean {
  if ('by' in condition) return among(body.by, [condition.by], condition.is);
  if ('towards' in condition) return among(body.towards, [condition.towards], condition.is);
  if ('byAny' in condition) return among(body.by, condition.byAny, condition.is);
  if ('towardsAny' in condition) return among(body.towards, condition.towardsAny, condition.is);
  return 'fact' in condition ? among(body.facts, [condition.fact], condition.is) : true;
}

/** Had a part beyond telling, did anything, or had anything done to them. */
const isInvolved = (body: Body): boolean =>
  isActor(body) ||
  body.parts.includes('depicted') ||
  body.parts.includes('protected') ||
  [...body.towards].some(([id, state]) => !UNDIRECTED.includes(id) && levelOf(state) >= 2);

const UNDIRECTED = [...CONCERNS, 'persistent-behaviour'];
const levelOf = (state: State): number => STATES.indexOf(state);

/** A factor's state in the case: the highest of what is stated, what is said of anybody, and what is derived. */
export function effective(factor: string, world: World): State {
  let highest = 0;
  const say = (state: State = 'ruled-out') => {
    highest = Math.max(highest, STATES.indexOf(state));
  };
  say(world.factors.get(factor));
  for (const body of world.people) {
    say(body.by.get(factor));
    say(body.towards.get(factor));
    if (CONCERNS.includes(factor)) say(body.facts.get(factor));
    if (factor === 'under-13' && body.age < 13 && isInvolved(body)) say('confirmed');
    if (factor === 'adult-involved' && body.age >= 18 && isActor(body)) say('confirmed');
  }
  if (factor === 'persistent-behaviour' && world.earlierReports > 0) say('confirmed');
  return STATES[highest] ?? 'ruled-out';
}

/** Whether a condition holds with the person at a place as *this* one. */
export function holds(condition: Condition, who: number, stated: Stated): boolean {
  const { people } = stated.world;
  if ('all' in condition) return condition.all.every((each) => holds(each, who, stated));
  if ('any' in condition) return condition.any.some((each) => holds(each, who, stated));
  if ('not' in condition) return !holds(condition.not, who, stated);
  if ('this' in condition) return people.some((body, place) => place === who && ofBody(condition.this, body));
  if ('someOther' in condition) return people.some((body, place) => place !== who && ofBody(condition.someOther, body));
  if ('someone' in condition) return people.some((body) => ofBody(condition.someone, body));
  if ('everyone' in condition) return people.every((body) => ofBody(condition.everyone, body));
  return ofCase(condition, stated);
}

function ofCase(condition: Condition, { world, ...stated }: Stated): boolean {
  if ('factor' in condition) return condition.is.includes(effective(condition.factor, world));
  if ('checks' in condition) return condition.checks.some((each) => each === world.checks);
  if ('earlierReports' in condition) return inside(condition.earlierReports, world.earlierReports);
  if ('nation' in condition) return condition.nation === world.nation;
  if ('condition' in condition) return condition.is.includes(stated.condition(condition.condition));
  if (!('setting' in condition)) return true;
  return condition.is.some((each) => each === stated.setting(condition.setting));
}
