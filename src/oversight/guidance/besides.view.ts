import { valueText } from '../../platform/setting/index.ts';
import { withinText, confidenceWords, titlesOf, type PolicyFiles } from '../../policy/index.ts';
import type { Version } from './published.ts';
import { answerWords } from './words.ts';

/** One thing of a version beside its rules: what it is called, and each of its fields in words. */
interface Entry {
  readonly id: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
}

const NONE = 'None';
const written = (text: string | null | undefined): string =>
  text === undefined || text === null || text === '' ? NONE : text;
const yesOrNo = (is: boolean): string => (is ? 'Yes' : 'No');
const joined = (all: readonly string[]): string => written(all.join(', '));

const factsOf = (files: PolicyFiles): readonly Entry[] =>
  files.facts.map((fact) => ({
    id: `fact ${fact.kind} ${fact.id}`,
    text: fact.question,
    fields: {
      'the question': fact.question,
      'the help': written(fact.help),
      'its answers': joined(fact.answers.map((each) => (typeof each === 'string' ? answerWords(each) : each.label))),
      'who may answer': joined(fact.whoMayAnswer.map(answerWords)),
      'whether a child may be asked': yesOrNo(fact.mayAskChild),
      'whether it is always asked': yesOrNo(fact.always),
      'whether it is of the safety floor': yesOrNo(fact.floor === true),
      'its source': `${titlesOf(files, fact.source)}: ${fact.paragraph}`,
      'how sure it is': confidenceWords[fact.confidence],
    },
  }));

const outcomesOf = (files: PolicyFiles): readonly Entry[] =>
  files.outcomes.map((outcome) => ({
    id: `outcome ${outcome.code}`,
    text: `Outcome ${outcome.code}: ${outcome.title}`,
    fields: {
      'the title': outcome.title,
      'its first day': outcome.from,
      'its last day': written(outcome.until),
      'how it is held': answerWords(outcome.status),
      'formal action': outcome.formal,
      'its source': titlesOf(files, outcome.source),
      'how sure it is': confidenceWords[outcome.confidence],
      'the note': written(outcome.note),
    },
  }));

const settingsOf = (files: PolicyFiles): readonly Entry[] =>
  files.settings.map((setting) => ({
    id: `setting ${setting.name}`,
    text: `Setting “${setting.label}”`,
    fields: {
      'what it asks': setting.label,
      // First of what can change without a word of a rule: it decides wherever a force has signed nothing.
      'what stands where a force has signed none': valueText(setting.default),
      'its answers': joined(setting.answers.map((answer) => valueText(answer))),
      'the note': written(setting.note),
      'the rules that it can weaken': written(
        files.rules
          .filter(({ id }) => setting.weakens?.includes(id) === true)
          .map(({ says }) => says)
          .join(' '),
      ),
      'its source': titlesOf(files, setting.source),
      'how sure it is': confidenceWords[setting.confidence],
    },
  }));

const NATIONS = { both: 'England and Wales', england: 'England', wales: 'Wales' } as const;
export const nationWords = (nation: keyof typeof NATIONS): string => NATIONS[nation];

const periodsOf = (files: PolicyFiles): readonly Entry[] =>
  files.periods.map((period) => ({
    id: `period ${period.id}`,
    text: `Timescale “${period.title}”`,
    fields: {
      'the title': period.title,
      'the limit': withinText(period.within),
      'where it holds': nationWords(period.nation),
      'its source': titlesOf(files, period.source),
      'how sure it is': confidenceWords[period.confidence],
      'the note': written(period.note),
    },
  }));

const pointsOf = ({ disagreements }: PolicyFiles): readonly Entry[] =>
  disagreements.map((each) => ({
    id: `point ${each.id}`,
    text: `Where sources disagree: ${each.point}`,
    fields: {
      'the point': each.point,
      'what sources say': each.positions.map(({ says, source }) => `${says} (${source})`).join(' '),
      'what is used': each.used,
      'how sure it is': confidenceWords[each.confidence],
    },
  }));

const sourcesOf = (files: PolicyFiles): readonly Entry[] =>
  files.sources.map((source) => ({
    id: `source ${source.id}`,
    text: `Source ${source.id}: ${source.title}`,
    fields: {
      'the title': source.title,
      'who published it': source.body,
      'the year': written(source.year === null ? null : String(source.year)),
      'where it is': written(source.url),
      'how much of it was read': source.extent,
    },
  }));

/** What a version says of itself: proofs are of it, and advice rests on it as on a rule. */
const headOf = ({ policy }: PolicyFiles): readonly Entry[] => [
  {
    id: 'head',
    text: 'What the version says of itself',
    fields: {
      'the title': policy.title,
      'its note': written(policy.note),
      'duties that are opposites': joined((policy.opposites ?? []).map((pair) => pair.join(' and '))),
      'where it exposes a child more than another version': joined(
        (policy.exposesMore ?? []).map(({ than, situation }) => `${situation} (than ${than})`),
      ),
      'who finds out what is not known': written(policy.findOut?.owner),
      'by when it is found out': written(policy.findOut?.within),
      'what is said of finding out': written(policy.findOut?.says),
    },
  },
];

const entriesOf = ({ policy: { files } }: Version): readonly Entry[] =>
  [headOf, settingsOf, factsOf, outcomesOf, periodsOf, pointsOf, sourcesOf].flatMap((read) => read(files));

const without = (all: readonly Entry[], others: readonly Entry[]): readonly string[] => {
  const known = new Set(others.map(({ id }) => id));
  return all.filter(({ id }) => !known.has(id)).map(({ text }) => text);
};

const changedIn = (earlier: readonly Entry[], later: readonly Entry[]) =>
  later.flatMap(({ id, text, fields }) => {
    const was = earlier.find((each) => each.id === id)?.fields;
    if (was === undefined) return [];
    const differs = Object.entries(fields)
      .filter(([what, after]) => was[what] !== after)
      .map(([what, after]) => ({ what, before: was[what] ?? NONE, after }));
    return differs.length === 0 ? [] : [{ text, differs }];
  });

/** What changed from one version to another beside its rules: what was added, dropped, and keeps its id but not its words. */
export const besides = (from: Version, to: Version) => {
  const [earlier, later] = [entriesOf(from), entriesOf(to)];
  return {
    added: without(later, earlier),
    dropped: without(earlier, later),
    changed: changedIn(earlier, later),
  };
};
