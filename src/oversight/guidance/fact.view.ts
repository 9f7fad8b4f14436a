import type { PageModel } from '../../platform/web/index.ts';
import { placesOf } from './places.ts';
import type { Fact, Version } from './published.ts';
import { readsOf } from './reads.ts';
import { answerers, cited } from './rule.view.ts';
import { ruleGroups } from './rules.view.ts';
import { answerWords, confidenceTag, kindWords, titled } from './words.ts';

const ORDER = ['factor', 'person-fact', 'part', 'other', 'condition'] as const satisfies readonly Fact['kind'][];

const factRow = ({ id, policy: { files } }: Version, fact: Fact) => ({
  id: fact.id,
  href: placesOf(id).fact(fact.id),
  kind: fact.kind,
  kindWords: kindWords[fact.kind],
  question: fact.question,
  help: fact.help,
  answers: fact.answers.map((answer) => (typeof answer === 'string' ? answerWords(answer) : answer.label)),
  mayAnswer: answerers(fact.whoMayAnswer),
  // A child is never questioned to fill a form: most facts are for others to find out (design, section 2).
  child: fact.mayAskChild ? 'A child may be asked' : 'Not to be put to a child',
  always:
    fact.floor === true
      ? 'Asked first, for every child: it is of the safety floor'
      : fact.always
        ? 'Asked in any case'
        : 'Asked where it can still change the advice, or is weighed',
  tag: confidenceTag(fact.confidence),
  paragraph: fact.paragraph,
  sources: cited(files, id, fact),
});

/** Every question that the guidance knows, by what it is asked of. */
export const factsPage = (version: Version): PageModel => ({
  title: 'Facts',
  version: version.id,
  places: placesOf(version.id),
  section: 'facts',
  groups: ORDER.map((kind) => ({
    kind,
    title: kindWords[kind],
    facts: version.policy.files.facts.filter((fact) => fact.kind === kind).map((fact) => factRow(version, fact)),
  })),
  back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
});

/** One fact, in every way in which it is asked, with the rules that turn on it. */
export const factPage = (version: Version, id: string): PageModel | undefined => {
  const { facts, rules } = version.policy.files;
  const asked = facts.filter((fact) => fact.id === id);
  if (asked.length === 0) return undefined;
  const turning = rules.filter((rule) => readsOf(rule).facts.includes(id));
  return {
    title: titled(id),
    version: version.id,
    places: placesOf(version.id),
    section: 'facts',
    asked: asked.map((fact) => factRow(version, fact)),
    count: turning.length,
    groups: ruleGroups(version, turning),
    back: { href: placesOf(version.id).facts, text: `Facts of ${version.id}` },
  };
};
