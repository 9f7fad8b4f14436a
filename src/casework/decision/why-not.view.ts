import type { PageModel } from '../../platform/web/index.ts';
import type { RuleStanding } from '../../policy/index.ts';
import { nameOf } from '../report/index.ts';
import { needWords } from './stated.view.ts';
import { changeRow, ruleRow, valueWords } from './why-not.words.ts';
import type { WhyNotPage } from './why-not.store.ts';

const titleOf = ({ asked: { of, what } }: WhyNotPage): string => {
  if (of === 'outcome') return `Why not Outcome ${what}?`;
  return of === 'duty' ? `Why is “${needWords(what)}” not owed?` : `Why not “${valueWords(what).toLowerCase()}”?`;
};

/** What a duty is owed by, where it is. */
const raisedBy = (page: WhyNotPage) => {
  const { asked, why } = page;
  return asked.of === 'duty' && why.value === 'raised'
    ? why.rules.filter(({ rule }) => why.because.includes(rule)).map((rule) => ruleRow(page, rule))
    : [];
};

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
    waits: why.waits,
    value: valueWords(why.value),
    isSo: why.wanted.includes(why.value),
    raisedBy: raisedBy(page),
    against: rules('against'),
    // No rule opens an outcome: it is open where none shuts it.
    gives: asked.of === 'outcome' ? [] : rules('for'),
    needs: why.needs.map(needWords),
    changes: why.ways.slice(0, MOST_SHOWN).map((change) => changeRow(page, change)),
    inAll: why.inAll,
    more: (why.inAll ?? 0) > Math.min(why.ways.length, MOST_SHOWN),
    policy: advised.policy.files.policy,
    back: { href: `/cases/${file.case}/decision`, text: 'Go to the decision' },
  };
};
