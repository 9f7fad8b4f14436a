import type { Diagram } from './diagram.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type Rule } from './policy.schema.ts';
import { canBe, has, type OfVersion } from './proof-statement.ts';
import { ofOutcome } from './proof-turned.ts';
import type { View } from './proof-view.ts';

/** One thing of which the highest rule wins, and the level that a rule gives it. */
interface Giving {
  readonly name: string;
  readonly diagram: (view: View) => Diagram;
  readonly levelOf: (view: View, rule: Rule) => number;
  readonly isIn: (view: View) => boolean;
}

const always = (): boolean => true;

/** What of which the highest wins a rule gives, and gives to it. */
function givingsOf({ effect }: Rule): readonly Giving[] {
  if ('response' in effect) return [RESPONSE_GIVEN];
  if ('category' in effect) return [CATEGORY_GIVEN];
  if ('role' in effect) return [ROLE_GIVEN];
  return 'standing' in effect ? effect.outcomes.map(standingGiven) : [];
}

const RESPONSE_GIVEN: Giving = {
  name: 'the response',
  diagram: (view) => view.response,
  levelOf: (_, { effect }) => ('response' in effect ? RESPONSES.indexOf(effect.response) : -1),
  isIn: always,
};
const CATEGORY_GIVEN: Giving = {
  name: 'the category',
  diagram: (view) => view.category,
  levelOf: (_, { effect }) => ('category' in effect ? CATEGORIES.indexOf(effect.category) : -1),
  isIn: always,
};
const ROLE_GIVEN: Giving = {
  name: 'the role',
  diagram: (view) => view.role,
  levelOf: ({ roles }, { effect }) => ('role' in effect ? roles.indexOf(effect.role) : -1),
  isIn: always,
};
const standingGiven = (code: string): Giving => ({
  name: ofOutcome(code),
  diagram: (view) => view.standing(code),
  levelOf: (_, { effect }) =>
    'standing' in effect && effect.outcomes.includes(code) ? STANDINGS.indexOf(effect.standing) : -1,
  isIn: (view) => has(view, code),
});

/** A rule that another always overrides is a sentence that is read aloud and is never so. */
export const everyRuleDecides: OfVersion = {
  of: 'the version',
  id: 'every-rule-decides',
  says: 'Every rule on response, category, role or an outcome decides something: of each thing that it is about, in some case, what it gives is what the advice comes to, and no rule says that an outcome is available, which it is wherever none says otherwise.',
  people: 1,
  lacks: (views) => (views[0]?.files.rules ?? []).flatMap((rule) => undecided(views, rule)),
};

function undecided(all: readonly View[], rule: Rule): string[] {
  const views = all.filter((view) => view.rules.includes(rule) && canBe(view.world, view.fires(rule)));
  const { effect, id, says } = rule;
  if ('standing' in effect && effect.standing === STANDINGS[0] && views.length > 0)
    return [`The rule ${id} decides nothing: an outcome is available wherever no rule says otherwise. “${says}”`];
  return givingsOf(rule).flatMap((giving) => {
    const inForce = views.filter(giving.isIn);
    const [first] = inForce;
    if (first === undefined || inForce.some((view) => decides(view, rule, giving))) return [];
    return [
      `The rule ${id} never decides ${giving.name}: ${overridersOf(first, rule, giving)} gives more wherever it fires. “${says}”`,
    ];
  });
}

const decides = (view: View, rule: Rule, { diagram, levelOf }: Giving): boolean => {
  const level = levelOf(view, rule);
  const isIt = view.d.map(`is ${level}`, (value) => (value === level ? 1 : 0), diagram(view));
  return canBe(view.world, view.d.and(view.fires(rule), isIt));
};

/** One rule that overrides it everywhere, or else as few as together do. */
function overridersOf(view: View, rule: Rule, { levelOf }: Giving): string {
  const { d, world } = view;
  const level = levelOf(view, rule);
  const higher = view.rules.filter((other) => levelOf(view, other) > level);
  const leftBy = (some: readonly Rule[]) =>
    d.and(view.fires(rule), d.not(d.any(some.map((other) => view.fires(other)))));
  const alone = higher.find((other) => !canBe(world, leftBy([other])));
  if (alone !== undefined) return alone.id;
  const needed = higher.reduce((some, other) => {
    const without = some.filter((each) => each !== other);
    return canBe(world, leftBy(without)) ? some : without;
  }, higher);
  return `one of ${needed.map(({ id }) => id).join(', ')}`;
}
