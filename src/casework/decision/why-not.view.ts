import type { PageModel } from '../../platform/web/index.ts';
import type { Change, RuleStanding } from '../../policy/index.ts';
import { nameOf } from '../report/index.ts';
import { categoryWords, responseWords, roleWords, standingWords } from './advice.words.ts';
import { answerWords, questionWords } from './answer.words.ts';
import { needWords } from './decision.view.ts';
import type { WhyNotPage } from './why-not.store.ts';

const WORDS: Readonly<Record<string, string>> = {
  ...{ ...responseWords, ...categoryWords, ...roleWords, ...standingWords },
  raised: 'Owed',
  'not-raised': 'Not owed',
};

const valueWords = (value: string): string => WORDS[value] ?? needWords(value);

const titleOf = ({ asked: { of, what } }: WhyNotPage): string => {
  if (of === 'outcome') return `Why not Outcome ${what}?`;
  return of === 'duty' ? `Why is “${needWords(what)}” not owed?` : `Why not “${valueWords(what).toLowerCase()}”?`;
};

const STATUS: Readonly<Record<RuleStanding['status'], string>> = {
  fired: 'Applies',
  failed: 'Does not apply',
  undecided: 'Not known whether it applies',
};

const ruleRow = ({ advised }: WhyNotPage, { rule: id, says, gives, status }: RuleStanding) => {
  const { rules, sources } = advised.policy.files;
  const rule = rules.find((each) => each.id === id);
  const source = sources.find((each) => each.id === rule?.source)?.title ?? rule?.source ?? '';
  return {
    says,
    gives: valueWords(gives),
    status: STATUS[status],
    source: `${source}, ${rule?.paragraph ?? ''} [${rule?.confidence ?? ''}]`,
  };
};

const changeRow = (page: WhyNotPage, { becomes, answers }: Change) => ({
  becomes: valueWords(becomes),
  answers: answers.map(({ person, fact, anyOf }) => {
    const known = page.advised.basis.facts.people.find(({ ref }) => ref === person);
    const whose = known === undefined ? '' : `${nameOf(page, known.person)}: `;
    // Where a question has answers of its own, met and not met stand for none of them.
    const own = anyOf.filter((answer) => answer !== 'met' && answer !== 'not-met');
    const answers = (own.length === 0 ? anyOf : own).map(answerWords).join(' or ');
    return `${whose}${questionWords(page.advised.policy.files, fact, person === null)} ${answers}`;
  }),
});

const MOST_SHOWN = 10;

/** Which rules stand against it, what is still to be recorded, and what would change it. */
export const whyNotModel = (page: WhyNotPage): PageModel => {
  const { why, asked, file, advised } = page;
  const outcome = advised.policy.files.outcomes.find(({ code }) => asked.of === 'outcome' && code === asked.what);
  const rules = (bearing: RuleStanding['bearing']) =>
    why.rules.filter((rule) => rule.bearing === bearing).map((rule) => ruleRow(page, rule));
  return {
    title: titleOf(page),
    reference: file.reference,
    name: asked.person === 'case' ? 'The case' : nameOf(page, asked.person),
    what: outcome === undefined ? undefined : `Outcome ${outcome.code}: ${outcome.title}`,
    value: valueWords(why.value),
    isSo: why.wanted.includes(why.value),
    against: rules('against'),
    // No rule opens an outcome: it is open where none shuts it.
    gives: asked.of === 'outcome' ? [] : rules('for'),
    needs: why.needs.map(needWords),
    changes: why.changes.slice(0, MOST_SHOWN).map((change) => changeRow(page, change)),
    inAll: why.inAll,
    more: (why.inAll ?? 0) > Math.min(why.changes.length, MOST_SHOWN),
    policy: advised.policy.files.policy,
    back: { href: `/cases/${file.case}/decision`, text: 'Go to the decision' },
  };
};
