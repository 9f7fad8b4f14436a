import { z } from 'zod';
import type { PageModel } from '../../platform/web/index.ts';
import { besides } from './besides.view.ts';
import { placesOf } from './places.ts';
import type { Rule, Version } from './published.ts';
import { ruleGroups } from './rules.view.ts';
import { listed } from './words.ts';

export const ChangesQuery = z.object({
  from: z.string().max(40).default(''),
  to: z.string().max(40).default(''),
});
export type ChangesQuery = z.infer<typeof ChangesQuery>;

/** What a rule can be otherwise in, in the words of its page. */
const FIELDS = [
  ['when', 'when it holds'],
  ['effect', 'what it gives'],
  ['about', 'whom it is about'],
  ['source', 'its source'],
  ['paragraph', 'the paragraph it rests on'],
  ['confidence', 'how sure it is'],
  ['reading', 'how a doubt was read'],
  ['owner', 'its owner'],
  ['review', 'its day of review'],
  ['from', 'its first day'],
  ['until', 'its last day'],
  ['examples', 'its examples'],
] as const satisfies readonly (readonly [keyof Rule, string])[];

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const otherwise = (before: Rule, after: Rule): readonly string[] =>
  FIELDS.flatMap(([field, text]) => (isSame(before[field], after[field]) ? [] : [text]));

const changedRules = (from: Version, to: Version) =>
  to.policy.files.rules.flatMap((after) => {
    const before = from.policy.files.rules.find(({ id }) => id === after.id);
    if (before === undefined) return [];
    const other = otherwise(before, after);
    const isReworded = before.says !== after.says;
    if (!isReworded && other.length === 0) return [];
    return [
      {
        id: after.id,
        // Both sentences, even where one word is other: a reader has to see which.
        before: before.says,
        after: after.says,
        isReworded,
        review: `by ${after.review} instead of ${before.review}`,
        other: listed(other),
        hrefBefore: placesOf(from.id).rule(after.id),
        href: placesOf(to.id).rule(after.id),
      },
    ];
  });

const REVIEW = 'its day of review';

/** A line a day: a rule that is only to be read again by another day says what it said. */
const daysOf = (rules: ReturnType<typeof changedRules>) =>
  [...Map.groupBy(rules, ({ review }) => review)].map(([days, of]) => ({ days, count: of.length }));

const without = <Item>(all: readonly Item[], others: readonly Item[], id: (item: Item) => string): readonly Item[] => {
  const known = new Set(others.map(id));
  return all.filter((item) => !known.has(id(item)));
};

const idOf = ({ id }: { readonly id: string }): string => id;

/** What changed from one version to another; undefined where one of them is not there. */
export function changesPage(versions: readonly Version[], query: ChangesQuery): PageModel | undefined {
  // By default what is newest, beside what it took the place of.
  const [newest, before] = versions;
  const to = query.to === '' ? newest : versions.find(({ id }) => id === query.to);
  const from = query.from === '' ? (before ?? newest) : versions.find(({ id }) => id === query.from);
  if (to === undefined || from === undefined) return undefined;
  const changed = changedRules(from, to);
  const rulesOf = (version: Version) => version.policy.files.rules;
  const [added, dropped] = [without(rulesOf(to), rulesOf(from), idOf), without(rulesOf(from), rulesOf(to), idOf)];
  return {
    title: 'What changed',
    from: from.id,
    to: to.id,
    options: versions.map(({ id }) => ({ value: id, text: `Guidance ${id}` })),
    counts: {
      added: added.length,
      dropped: dropped.length,
      reworded: changed.filter(({ isReworded }) => isReworded).length,
      other: changed.filter(({ isReworded }) => !isReworded).length,
    },
    added: ruleGroups(to, added),
    dropped: ruleGroups(from, dropped),
    reworded: changed.filter(({ isReworded }) => isReworded),
    // By what is other in them: a new day of review in all rules is one line, not two hundred.
    otherwise: [
      ...Map.groupBy(
        changed.filter(({ isReworded }) => !isReworded),
        ({ other }) => other,
      ),
    ].map(([what, rules]) => ({
      what,
      count: rules.length,
      days: what === REVIEW ? daysOf(rules) : [],
      rules: what === REVIEW ? [] : rules,
    })),
    besides: besides(from, to),
    back: { href: '/guidance', text: 'All guidance' },
  };
}
