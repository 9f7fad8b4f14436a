import { restsOn, type Change, type RuleStanding } from '../../policy/index.ts';
import { nameOf } from '../report/index.ts';
import { categoryWords, responseWords, roleWords, standingWords } from './advice.words.ts';
import { answerWords, questionWords } from './answer.words.ts';
import { needWords } from './stated.view.ts';
import type { WhyNotPage } from './why-not.store.ts';

const WORDS: Readonly<Record<string, string>> = {
  ...{ ...responseWords, ...categoryWords, ...roleWords, ...standingWords },
  raised: 'Owed',
  'not-raised': 'Not owed',
};

/** What is advised, in words. */
export const valueWords = (value: string): string => WORDS[value] ?? needWords(value);

const STATUS: Readonly<Record<RuleStanding['status'], string>> = {
  fired: 'Applies',
  failed: 'Does not apply',
  undecided: 'Not known whether it applies',
};

/** A rule with its source, and whether it applies here. */
export const ruleRow = ({ advised }: WhyNotPage, { rule: id, says, gives, status }: RuleStanding) => {
  const { files } = advised.policy;
  const rule = files.rules.find((each) => each.id === id);
  return {
    says,
    gives: valueWords(gives),
    status: STATUS[status],
    source: rule === undefined ? '' : restsOn(files, rule),
  };
};

/** A set of answers, each after its question. */
export const changeRow = (page: WhyNotPage, { becomes, revises, answers }: Change) => ({
  becomes: valueWords(becomes),
  revises,
  answers: answers.map(({ person, fact, anyOf }) => {
    const known = page.advised.basis.facts.people.find(({ ref }) => ref === person);
    const whose = known === undefined ? '' : `${nameOf(page, known.person)}: `;
    // Where a question has several answers of its own, met and not met stand for none of them.
    const own = anyOf.filter((answer) => answer !== 'met' && answer !== 'not-met');
    const answers = (own.length > 1 ? own : anyOf).map(answerWords).join(' or ');
    return `${whose}${questionWords(page.advised.policy.files, fact, person === null)} ${answers}`;
  }),
});
