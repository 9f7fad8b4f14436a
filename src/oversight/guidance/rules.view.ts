import { z } from 'zod';
import type { PageModel } from '../../platform/web/index.ts';
import { confidenceWords } from '../../policy/index.ts';
import { GIVES, KINDS, kindOf, outcomesOf } from './gives.ts';
import { placesOf } from './places.ts';
import { sourcesOf, type Rule, type Version } from './published.ts';
import { readsOf } from './reads.ts';
import { CONFIDENCES, confidenceTag, titled } from './words.ts';

const choice = z.string().max(80).default('');

/** What the list of rules is narrowed to; an empty choice narrows nothing. */
export const RulesQuery = z.object({
  gives: choice,
  fact: choice,
  outcome: choice,
  source: choice,
  confidence: choice,
});
export type RulesQuery = z.infer<typeof RulesQuery>;

const wanted =
  (query: RulesQuery) =>
  (rule: Rule): boolean =>
    (query.gives === '' || kindOf(rule) === query.gives) &&
    (query.fact === '' || readsOf(rule).facts.includes(query.fact)) &&
    (query.outcome === '' || outcomesOf(rule).includes(query.outcome)) &&
    (query.source === '' || sourcesOf(rule).includes(query.source)) &&
    (query.confidence === '' || rule.confidence === query.confidence);

/** A rule as a line of a list: its sentence is the link, since nobody knows rules by their ids. */
export const ruleLine = (version: Version) => (rule: Rule) => ({
  id: rule.id,
  href: placesOf(version.id).rule(rule.id),
  says: rule.says,
  tag: confidenceTag(rule.confidence),
});

/** Rules by what they give, each group with its number. */
export const ruleGroups = (version: Version, rules: readonly Rule[]) =>
  KINDS.flatMap((kind) => {
    const own = rules.filter((rule) => kindOf(rule) === kind);
    return own.length === 0 ? [] : [{ kind, title: GIVES[kind], rules: own.map(ruleLine(version)) }];
  });

const ANY = { value: '', text: 'Any' };

const optionsOf = ({ policy: { files } }: Version) => {
  const read = new Set(files.rules.flatMap((rule) => readsOf(rule).facts));
  const ruled = new Set(files.rules.flatMap(outcomesOf));
  const cited = new Set(files.rules.flatMap(sourcesOf));
  const facts = [...new Set(files.facts.map(({ id }) => id))].filter((id) => read.has(id));
  return {
    gives: [ANY, ...KINDS.map((kind) => ({ value: kind, text: GIVES[kind] }))],
    fact: [ANY, ...facts.map((id) => ({ value: id, text: titled(id) }))],
    outcome: [
      ANY,
      ...files.outcomes
        .filter(({ code }) => ruled.has(code))
        .map(({ code, title }) => ({ value: code, text: `${code} ${title}` })),
    ],
    source: [
      ANY,
      ...files.sources
        .filter(({ id }) => cited.has(id))
        .map(({ id, title }) => ({ value: id, text: `${id} ${title}` })),
    ],
    confidence: [ANY, ...CONFIDENCES.map((each) => ({ value: each, text: `${each}: ${confidenceWords[each]}` }))],
  };
};

/** Every rule of a version, or those that a reader asks for. */
export const rulesPage = (version: Version, query: RulesQuery): PageModel => {
  const { rules } = version.policy.files;
  const found = rules.filter(wanted(query));
  return {
    title: 'Rules',
    version: version.id,
    places: placesOf(version.id),
    section: 'rules',
    query,
    options: optionsOf(version),
    found: found.length,
    all: rules.length,
    groups: ruleGroups(version, found),
    back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
  };
};
