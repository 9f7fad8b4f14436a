import type { Advice, AdviceInput, AdvicePerson } from './advice.schema.ts';
import { STATES, type Condition, type Part, type PersonCondition, type Span, type State } from './condition.schema.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles, type Rule } from './policy.schema.ts';

// A second reading of the guidance, written apart from the first and as plainly as can be: it tries everything.

interface World {
  nation: string;
  checks: string;
  earlierReports: number;
  factors: Map<string, State>;
  people: Body[];
}

interface Body {
  age: number;
  identified: boolean;
  parts: readonly Part[];
  by: Map<string, State>;
  towards: Map<string, State>;
  facts: Map<string, State>;
}

interface Asked {
  files: PolicyFiles;
  input: AdviceInput;
  on: string;
}

const HANDLING: readonly Part[] = ['shared', 'received', 'passed-on', 'asked-for'];
const CONCERNS = ['under-13', 'capacity-concern', 'immediate-harm'];
const isPresent = (state: State): boolean => state === 'suspected' || state === 'confirmed';
const names = (files: PolicyFiles, kind: string) => files.facts.filter((f) => f.kind === kind).map((f) => f.id);

function product<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>((made, choice) => made.flatMap((one) => choice.map((next) => [...one, next])), [[]]);
}

const maps = (choices: readonly (readonly [string, readonly State[]])[]): Map<string, State>[] =>
  product(choices.map(([id, states]) => states.map((state) => [id, state] as const))).map((pairs) => new Map(pairs));

const subsets = (): Part[][] => {
  const all: Part[] = ['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected', 'reported'];
  return product(all.map((part) => [[], [part]]))
    .map((chosen) => chosen.flat())
    .filter((parts) => !(parts.includes('protected') && parts.some((part) => HANDLING.includes(part))));
};

/** Every way the facts may truly be, given what is known of them. */
function worlds({ files, input }: Asked): World[] {
  const people = input.people ?? [];
  const factors = names(files, 'factor').map((id): readonly [string, readonly State[]] => {
    const stated = input.factors?.[id];
    if (stated !== undefined && stated !== 'unknown') return [id, [stated]];
    const settled = id === 'under-13' || id === 'persistent-behaviour';
    const derives = stated === undefined && (settled || (CONCERNS.includes(id) && people.length > 0));
    return [id, derives ? ['ruled-out'] : STATES];
  });
  const bodies = product(people.map((person) => bodiesOf(files, input, person)));
  const made: World[] = [];
  for (const nation of input.nation === undefined ? ['england', 'wales'] : [input.nation])
    for (const checks of input.checks === undefined ? ['complete', 'outstanding', 'unavailable'] : [input.checks])
      for (const earlierReports of typeof input.earlierReports === 'number' ? [input.earlierReports] : [0, 1, 2, 3, 4])
        for (const states of maps(factors))
          for (const some of bodies) made.push({ nation, checks, earlierReports, factors: states, people: some });
  return made;
}

type Choices = readonly (readonly [string, readonly State[]])[];

function bodiesOf(files: PolicyFiles, input: AdviceInput, person: AdvicePerson): Body[] {
  const { ages, by, towards, facts } = choicesOf(files, input, person);
  const made: Body[] = [];
  for (const age of ages)
    for (const identified of person.identified === undefined ? [true, false] : [person.identified])
      for (const parts of person.parts === undefined ? subsets() : [person.parts])
        for (const done of maps(by))
          for (const suffered of maps(towards))
            for (const told of maps(facts))
              made.push({ age, identified, parts, by: done, towards: suffered, facts: told });
  return made;
}

function choicesOf(files: PolicyFiles, input: AdviceInput, person: AdvicePerson) {
  const { age } = person;
  const range = typeof age === 'number' ? [age, age] : age === 'unknown' ? undefined : age;
  const [low, high] = range ?? [0, 25];
  const states = (said: AdvicePerson['by'], ids: readonly string[], isDirected: boolean): Choices =>
    ids.map((id) => {
      const own = said?.[id];
      if (own !== undefined) return [id, own === 'unknown' ? STATES : [own]];
      if (isDirected && [...CONCERNS, 'persistent-behaviour'].includes(id)) return [id, ['ruled-out']];
      const stated = input.factors?.[id];
      return [id, stated === 'ruled-out' || stated === 'no-evidence' ? [stated] : STATES];
    });
  const factors = names(files, 'factor');
  return {
    ages: Array.from({ length: (high ?? 0) - (low ?? 0) + 1 }, (_, more) => (low ?? 0) + more),
    by: states(person.by, factors, true),
    towards: states(person.towards, factors, true),
    facts: states(person.facts, names(files, 'person-fact'), false),
  };
}

/** About how many ways there are to try. */
export function ways(files: PolicyFiles, input: AdviceInput): number {
  const free = names(files, 'factor').filter((id) => (input.factors?.[id] ?? 'unknown') === 'unknown').length;
  return (input.people ?? []).reduce((found, person) => {
    const { ages, by, towards, facts } = choicesOf(files, input, person);
    const states = [...by, ...towards, ...facts].reduce((all, [, each]) => all * each.length, 1);
    return found * states * ages.length * (person.parts === undefined ? 72 : 1);
  }, 4 ** free);
}

const inside = (span: Span, value: number) => value >= (span.from ?? 0) && value < (span.below ?? Infinity);

function isActor(body: Body): boolean {
  const conduct = [...body.by].some(([id, state]) => isPresent(state) && !CONCERNS.includes(id));
  return conduct || body.parts.some((part) => HANDLING.includes(part));
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

function saidOf(condition: PersonCondition, body: Body): boolean {
  const among = (said: Map<string, State>, ids: readonly string[], is: readonly State[]) =>
    ids.some((id) => is.includes(said.get(id) ?? 'ruled-out'));
  if ('by' in condition) return among(body.by, [condition.by], condition.is);
  if ('towards' in condition) return among(body.towards, [condition.towards], condition.is);
  if ('byAny' in condition) return among(body.by, condition.byAny, condition.is);
  if ('towardsAny' in condition) return among(body.towards, condition.towardsAny, condition.is);
  return 'fact' in condition ? among(body.facts, [condition.fact], condition.is) : true;
}

function effective(factor: string, world: World): State {
  const said: State[] = [world.factors.get(factor) ?? 'ruled-out'];
  for (const body of world.people) {
    for (const told of [body.by, body.towards]) said.push(told.get(factor) ?? 'ruled-out');
    if (CONCERNS.includes(factor)) said.push(body.facts.get(factor) ?? 'ruled-out');
    if (derivesFrom(factor, body)) said.push('confirmed');
  }
  if (factor === 'persistent-behaviour' && world.earlierReports > 0) said.push('confirmed');
  return STATES[Math.max(...said.map((state) => STATES.indexOf(state)))] ?? 'ruled-out';
}

const derivesFrom = (factor: string, body: Body): boolean =>
  factor === 'under-13' ? body.age < 13 : factor === 'adult-involved' && body.age >= 18 && isActor(body);

function holds(condition: Condition, world: World, who: number, asked: Asked): boolean {
  const again = (each: Condition) => holds(each, world, who, asked);
  const { people } = world;
  if ('all' in condition) return condition.all.every(again);
  if ('any' in condition) return condition.any.some(again);
  if ('not' in condition) return !again(condition.not);
  if ('this' in condition) return people.some((body, place) => place === who && ofBody(condition.this, body));
  if ('someOther' in condition) return people.some((body, place) => place !== who && ofBody(condition.someOther, body));
  if ('someone' in condition) return people.some((body) => ofBody(condition.someone, body));
  if ('everyone' in condition) return people.every((body) => ofBody(condition.everyone, body));
  return ofCase(condition, world, asked);
}

function ofCase(condition: Condition, world: World, { files, input }: Asked): boolean {
  if ('factor' in condition) return condition.is.includes(effective(condition.factor, world));
  if ('checks' in condition) return condition.checks.some((each) => each === world.checks);
  if ('earlierReports' in condition) return inside(condition.earlierReports, world.earlierReports);
  if ('nation' in condition) return condition.nation === world.nation;
  if ('condition' in condition) return condition.is.includes(input.conditions?.[condition.condition] ?? 'unstated');
  if (!('setting' in condition)) return true;
  const usual = files.settings.find(({ name }) => name === condition.setting)?.default;
  return condition.is.some((each) => each === (input.settings?.[condition.setting] ?? usual));
}

/** What is advised when nothing is unknown, as text by output; and which rules fire. */
function inWorld(world: World, asked: Asked): Map<string, string> {
  const said = new Map<string, string>();
  const { files, on } = asked;
  const rules = files.rules.filter((rule) => rule.from <= on && (rule.until === null || on <= rule.until));
  const fires = (rule: Rule, who: number) => holds(rule.when, world, who, asked);
  const highest = (levels: readonly number[]) => Math.max(0, ...levels);
  const cases = rules.filter((rule) => rule.about === 'case');
  for (const rule of cases) said.set(`trace ${rule.id} null`, String(fires(rule, 0)));
  const category = cases
    .filter((r) => fires(r, 0))
    .flatMap(({ effect: e }) => ('category' in e ? [CATEGORIES.indexOf(e.category)] : []));
  const response = cases
    .filter((r) => fires(r, 0))
    .flatMap(({ effect: e }) => ('response' in e ? [RESPONSES.indexOf(e.response)] : []));
  said.set('category', CATEGORIES[highest(category)] ?? '');
  said.set('response', RESPONSES[highest(response)] ?? '');
  said.set('repeated', String(isPresent(effective('persistent-behaviour', world))));
  for (const { effect: e } of cases.filter((r) => fires(r, 0)))
    if ('duty' in e) said.set(`duty null ${e.duty.id}`, 'raised');
  world.people.forEach((_, who) => {
    const ref = asked.input.people?.[who]?.ref ?? '';
    const fired = rules.filter((rule) => fires(rule, who));
    for (const rule of rules.filter((each) => each.about === 'person'))
      said.set(`trace ${rule.id} ${ref}`, String(fired.includes(rule)));
    const roles = fired.flatMap(({ effect }) => ('role' in effect ? [effect] : []));
    said.set(`role ${ref}`, roles.sort((a, b) => b.rank - a.rank)[0]?.role ?? 'witness');
    for (const { code } of files.outcomes) {
      const levels = fired.flatMap(({ effect: e }) =>
        'standing' in e && e.outcomes.includes(code) ? [STANDINGS.indexOf(e.standing)] : [],
      );
      said.set(`standing ${ref} ${code}`, STANDINGS[highest(levels)] ?? '');
    }
    for (const { about, effect: e } of fired)
      if (about === 'person' && 'duty' in e) said.set(`duty ${ref} ${e.duty.id}`, 'raised');
  });
  return said;
}

/** For each output, everything that it could be, sorted. */
export function everyAnswer(asked: Asked): Map<string, string[]> {
  const all = worlds(asked).map((world) => inWorld(world, asked));
  const keys = new Set(all.flatMap((one) => [...one.keys()]));
  return new Map([...keys].map((key) => [key, [...new Set(all.map((one) => one.get(key) ?? 'not raised'))].sort()]));
}

/** What the engine says of the same outputs; a disagreement is `null`. */
export function saidBy(advice: Advice): Map<string, string | null> {
  const one = (text: string): string | null => (text === 'not-yet-known' || text === 'unknown' ? null : text);
  const truth = { fired: 'true', failed: 'false', undecided: null } as const;
  return new Map<string, string | null>([
    ['category', one(advice.category)],
    ['response', one(advice.response)],
    ['repeated', one(String(advice.repeated))],
    ...advice.trace.map(({ rule, person, status }) => [`trace ${rule} ${person ?? 'null'}`, truth[status]] as const),
    ...advice.people.map(({ ref, role }) => [`role ${ref}`, one(role)] as const),
    ...advice.people.flatMap(({ ref, outcomes }) =>
      outcomes.map(({ code, standing }) => [`standing ${ref} ${code}`, standing] as const),
    ),
  ]);
}
