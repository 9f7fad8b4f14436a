import type { PageModel } from '../../platform/web/index.ts';
import { date } from '../../platform/web/index.ts';
import type { PolicyFiles } from '../../policy/index.ts';
import { conditionWords, type Told } from './condition.words.ts';
import { exampleOf } from './example.words.ts';
import { givesWords, outcomesOf } from './gives.ts';
import { placesOf } from './places.ts';
import { sourcesOf, type Rule, type Version } from './published.ts';
import { readsOf } from './reads.ts';
import { confidenceTag, plain, titled } from './words.ts';

/** From when until when something holds, in words. */
export const datesWords = ({ from, until }: { readonly from: string; readonly until: string | null }): string =>
  until === null ? `from ${date(from)}` : `from ${date(from)} until ${date(until)}`;

/** The sources that something cites, with what they are called. */
export const cited = (files: PolicyFiles, version: string, each: { readonly source: string }) =>
  sourcesOf(each).map((id) => ({
    id,
    title: files.sources.find((source) => source.id === id)?.title ?? id,
    href: placesOf(version).source(id),
  }));

const questionOf = (files: PolicyFiles, id: string): string =>
  files.facts.find((fact) => fact.id === id)?.question ?? titled(id);

const labelOf = (files: PolicyFiles, name: string): string =>
  files.settings.find((setting) => setting.name === name)?.label ?? name;

/** A condition with what each setting of the force is called, in place of its name. */
export const withLabels = (files: PolicyFiles, { text, parts }: Told): Told => ({
  text: files.settings.reduce((all, { name, label }) => all.replace(` ${name} `, ` “${label}” `), text),
  parts: parts.map((part) => withLabels(files, part)),
});

const labelled = (files: PolicyFiles, rows: ReturnType<typeof exampleOf>): ReturnType<typeof exampleOf> =>
  rows.map(({ key, value }) => ({
    key: files.settings.find(({ name }) => key === `Setting ${name}`)?.label ?? key,
    value,
  }));

const rests = ({ id, policy: { files } }: Version, rule: Rule) => {
  const places = placesOf(id);
  const reads = readsOf(rule);
  return {
    facts: reads.facts.map((fact) => ({ id: fact, text: questionOf(files, fact), href: places.fact(fact) })),
    settings: reads.settings.map((name) => ({ id: name, text: labelOf(files, name), href: places.setting(name) })),
  };
};

const outcomesWith = ({ id, policy: { files } }: Version, rule: Rule) =>
  outcomesOf(rule).map((code) => ({
    code,
    title: files.outcomes.find((outcome) => outcome.code === code)?.title ?? '',
    href: placesOf(id).outcome(code),
  }));

/** One rule: its sentence first, then all that a reader may ask of it. */
export function rulePage(version: Version, rule: Rule): PageModel {
  const { files } = version.policy;
  return {
    title: rule.says,
    version: version.id,
    places: placesOf(version.id),
    section: 'rules',
    id: rule.id,
    tag: confidenceTag(rule.confidence),
    cited: cited(files, version.id, rule),
    paragraph: rule.paragraph,
    reading: rule.reading,
    owner: titled(rule.owner),
    review: rule.review,
    dates: datesWords(rule),
    about: rule.about === 'case' ? 'The case as a whole' : 'Each person in the case, one at a time',
    gives: givesWords(files, rule),
    outcomes: outcomesWith(version, rule),
    when: [withLabels(files, conditionWords(rule.when))],
    rests: rests(version, rule),
    fires: labelled(files, exampleOf(rule.examples.fires)),
    fails: labelled(files, exampleOf(rule.examples.fails)),
    weakenedBy: files.settings
      .filter(({ weakens }) => weakens?.includes(rule.id) === true)
      .map(({ name, label }) => ({ name: label, href: placesOf(version.id).setting(name) })),
    back: { href: placesOf(version.id).rules, text: `Rules of ${version.id}` },
  };
}

/** Who may answer, in words that fit in a sentence. */
export const answerers = (ids: readonly string[]): string => ids.map(plain).join(', ');
