import type { Diagram } from './diagram.ts';
import { CATEGORIES, RESPONSES, ROLES, type Effect } from './policy.schema.ts';
import { holdsIn } from './proof-holds.ts';
import { CATEGORY, RESPONSE, ROLE, type Output } from './proof-output.ts';
import { everyOf, type Always, type Shown } from './proof-statement.ts';
import type { View } from './proof-view.ts';

const [PROPORTIONATE] = RESPONSES;
const [NON_AGGRAVATED] = CATEGORIES;
const [WITNESS] = ROLES;

/** A supervisor may decide that a case is aggravated, whatever else is known of it. */
const DECIDED = { condition: 'category-decision', is: ['aggravated'] };

/** What of which a rule gives the mildest; undefined where it gives something else. */
function mildestOf(effect: Effect): Output | undefined {
  if ('response' in effect && effect.response === PROPORTIONATE) return RESPONSE;
  if ('category' in effect && effect.category === NON_AGGRAVATED) return CATEGORY;
  return 'role' in effect && effect.role === WITNESS ? ROLE : undefined;
}

/** Where something else than the mildest is advised, and nobody decided it. */
function overridden(view: View, output: Output): Diagram {
  const { d } = view;
  const more = (of: Diagram) => d.map('is more', (level) => (level > 0 ? 1 : 0), of);
  if (output.of === 'response') return more(view.response);
  if (output.of === 'role') return view.people === 0 ? 0 : more(view.role);
  const isDecided = view.world.variables.conditions.has(DECIDED.condition) ? view.is(DECIDED) : 0;
  return d.and(more(view.category), d.not(isDecided));
}

/** “The response is proportionate” is read aloud as it is written: it has to be so wherever the sentence is. */
export const mildestHolds: Always = {
  of: 'every case',
  id: 'mildest-holds',
  says: 'Where a rule says that the response is proportionate, the case non-aggravated or somebody a witness, it is so: nothing overrides it, but what a supervisor decided of the category.',
  people: 1,
  orNobody: true,
  *breaches(view) {
    for (const rule of view.rules) {
      const output = mildestOf(rule.effect);
      if (output !== undefined)
        yield {
          what: `${rule.id}, which says “${rule.says}”`,
          of: [output],
          bad: everyOf(view, view.fires(rule), overridden(view, output)),
        };
    }
  },
  isBrokenBy: (shown) => {
    const { files, input } = shown;
    return files.rules
      .filter(({ from, until }) => from <= (input.on ?? '') && (until === null || (input.on ?? '') <= until))
      .some(({ effect, when }) => {
        const output = mildestOf(effect);
        return output !== undefined && holdsIn(when, shown) && isOverridden(output, shown);
      });
  },
};

function isOverridden(output: Output, { advice, input }: Shown): boolean {
  if (output.of === 'response') return advice.response !== PROPORTIONATE;
  if (output.of === 'role') return (advice.people[0]?.role ?? WITNESS) !== WITNESS;
  return advice.category !== NON_AGGRAVATED && input.conditions?.[DECIDED.condition] !== DECIDED.is[0];
}
