import {
  isRange,
  OpenRules,
  whatWouldChange,
  withinText,
  type Advice,
  type AnswerValue,
  type Prepared,
  type Question,
} from '../../policy/index.ts';
import { safetyFloor } from './advice-text.ts';
import { saidIn } from './example.words.ts';
import { placesOf } from './places.ts';
import type { Rule, Version } from './published.ts';
import { ruleLine } from './rules.view.ts';
import { answerWords, plain, responseWords, standingWords, titled } from './words.ts';

export interface Advised {
  readonly advice: Advice;
  readonly prepared: Prepared;
}

type Outcome = Advice['people'][number]['outcomes'][number];

const ORDER = ['available', 'needs-decision', 'not-yet', 'barred'] as const;

const rulesIn = (version: Version, ids: readonly string[]) => {
  const own: readonly Rule[] = version.policy.files.rules.filter(({ id }) => ids.includes(id));
  return own.map(ruleLine(version));
};

/** Rules as reasons; of one that stays open what is not known comes before it, for the rule alone would read as said of somebody. */
const reasonsIn = (version: Version, open: OpenRules, ids: readonly string[], ref: string | null) =>
  rulesIn(version, ids).map((rule) => {
    const unknown = open.of(rule.id, ref);
    return { ...rule, open: unknown === undefined ? undefined : unknown.slice(0, 1).toUpperCase() + unknown.slice(1) };
  });

/** What an open outcome needs, or why one is not open: to record what it needs would not open it. */
const besideTitle = ({ standing, needs }: Outcome, rules: readonly { readonly says: string }[]): string => {
  if (standing !== 'barred') return needs.length === 0 ? '' : `needs ${needs.map(plain).join(', ')}`;
  const more = rules.length > 1 ? ` (and ${rules.length - 1} more)` : '';
  return `${rules[0]?.says ?? ''}${more}`;
};

const outcomeRow = (version: Version, open: OpenRules, outcome: Outcome, ref: string) => {
  const { code, because } = outcome;
  const rules = reasonsIn(version, open, because, ref);
  return {
    code,
    title: version.policy.files.outcomes.find((each) => each.code === code)?.title ?? '',
    href: placesOf(version.id).outcome(code),
    beside: besideTitle(outcome, rules),
    rules,
  };
};

const personRow = (version: Version, open: OpenRules, person: Advice['people'][number]) => {
  const { ref, role, because, outcomes } = person;
  return {
    ref,
    role: titled(role),
    rules: reasonsIn(version, open, because, ref),
    standings: ORDER.flatMap((standing) => {
      const these = outcomes.filter((outcome) => outcome.standing === standing);
      return these.length === 0
        ? []
        : [
            {
              title: standingWords[standing],
              outcomes: these.map((outcome) => outcomeRow(version, open, outcome, ref)),
            },
          ];
    }),
  };
};

/** A question as people read it, and whether a child may be asked it. */
const questionWords = ({ id: version, policy: { files } }: Version, { person, fact }: Question) => {
  const id = fact.replace(/^(by|towards)\./u, '');
  const kinds = person === null || id !== fact ? ['factor', 'other'] : ['person-fact', 'other'];
  const known = files.facts.find((each) => each.id === id && kinds.includes(each.kind));
  const way = fact.startsWith('by.')
    ? ' Done by this person?'
    : fact.startsWith('towards.')
      ? ' Done towards this person?'
      : '';
  return {
    person,
    text: `${fact === 'parts' ? 'What part did this person have?' : (known?.question ?? titled(id))}${way}`,
    href: placesOf(version).fact(fact === 'parts' ? 'shared' : id),
    child: known?.mayAskChild === true ? 'It may be put to the child.' : 'It is not to be put to a child.',
  };
};

const MOST_CHANGES = 8;
/** Anybody may ask, without signing in: what takes long to work out is not worked out here. */
const EFFORT = 300_000;

const valueWords = (value: AnswerValue): string => {
  if (isRange(value))
    return value[1] === null
      ? `${value[0]} or more`
      : value[0] === value[1]
        ? String(value[0])
        : `${value[0]} to ${value[1]}`;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? answerWords(value) : value.map(titled).join(', ') || 'None';
};

/** What is asked, before whom it is asked of: the words of its question, never its name in the guidance. */
const changeWords = ({ policy: { files } }: Version, fact: string, person: string | null): string => {
  const [, way, id = fact] = /^(by|towards|parts)\.(.+)$/u.exec(fact) ?? [];
  if (fact === 'parts' || way === 'parts') return `Part in it${fact === 'parts' ? '' : `: ${plain(id)}`}`;
  const kinds = person === null || way !== undefined ? ['factor', 'other'] : ['person-fact', 'other'];
  return files.facts.find((each) => each.id === id && kinds.includes(each.kind))?.question ?? titled(id);
};

/** The smallest sets of answers that make one thing another, a few of them: the whole list helps nobody to read. */
const changesOf = (version: Version, { prepared }: Advised, of: 'response' | 'category') => {
  const found = whatWouldChange(prepared, { of }, { most: MOST_CHANGES, effort: EFFORT });
  const shown = found?.changes ?? [];
  return {
    of,
    isTooMuch: found?.inAll === null,
    more: Math.max(0, (found?.inAll ?? 0) - shown.length),
    shown: shown.map(({ becomes, answers }) => ({
      becomes: (of === 'response' ? responseWords[becomes] : undefined) ?? titled(becomes),
      answers: answers.map(({ person, fact, anyOf }) => {
        const [, way] = /^(by|towards|parts)\.(.+)$/u.exec(fact) ?? [];
        const whom = person === null ? '' : `, ${way === undefined || way === 'parts' ? 'of' : way} ${person}`;
        return `${changeWords(version, fact, person)}${whom}: ${anyOf.map(valueWords).join(' or ')}`;
      }),
    })),
  };
};

const remarks = (version: Version, all: Advice['notes']) =>
  all.map(({ person, says, because }) => ({ person, says, rules: rulesIn(version, because) }));

const unknownsOf = (version: Version, { unknowns }: Advice) =>
  [...new Set(unknowns.map(({ person }) => person))].map((person) => ({
    title: person ?? 'The case',
    questions: unknowns.filter((each) => each.person === person).map((each) => questionWords(version, each)),
  }));

/** The advice in the order in which it is read: what, why, who does what by when, what is not known. */
export const adviceModel = (version: Version, advised: Advised) => {
  const { advice, prepared } = advised;
  const isSettled = advice.response !== 'not-yet-known' && advice.category !== 'not-yet-known';
  const open = new OpenRules(version.policy.files, advice, (ref) => ref ?? 'the case');
  return {
    version: version.id,
    digest: advice.policy.digest,
    said: saidIn(prepared.input),
    response: responseWords[advice.response],
    category: titled(advice.category),
    repeated: advice.repeated === 'unknown' ? 'Not yet known' : advice.repeated ? 'Yes' : 'No',
    lead: isSettled ? 'Because' : 'What it rests on or still turns on',
    rules: reasonsIn(version, open, advice.because, null),
    people: advice.people.map((person) => personRow(version, open, person)),
    duties: advice.duties.map(({ id, person, owner, within, because }) => ({
      title: titled(id),
      person: person ?? 'The case',
      owner: plain(owner),
      when: withinText(within),
      rules: rulesIn(version, because),
    })),
    notes: remarks(version, advice.notes),
    warnings: remarks(version, advice.warnings),
    unknowns: unknownsOf(version, advice),
    floor: safetyFloor(version.policy.files, advice),
    next: advice.nextQuestion === null ? undefined : questionWords(version, advice.nextQuestion),
    changes: (['response', 'category'] as const).map((of) => changesOf(version, advised, of)),
  };
};
