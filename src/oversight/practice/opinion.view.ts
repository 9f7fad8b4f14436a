import { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { heads, headWords, outcomeTitle, recordedView } from '../../casework/decision/index.ts';
import { freshForm, turnLinks, type Form, type PageModel } from '../../platform/web/index.ts';
import type { Policy } from '../../policy/index.ts';
import { placesOf } from '../guidance/index.ts';
import type { Figures } from './agreement.ts';
import { LEAST_PAIRS, opinionAgreement, type DecidedTwice } from './opinion-agreement.ts';
import type { BlindCase, OpinionsRead, PanelRead } from './opinion-page.store.ts';
import { MEASURES, choiceWords, coefficientWords, percent } from './practice.words.ts';
import { UNABLE } from './round.ts';
import type { Pair } from './second-opinion.rows.ts';
import { FINDINGS, RULE } from './second-opinion.ts';
import { findingWords, OPINION_DEFINITION } from './second-opinion.words.ts';
import { outcomesOf } from './standard-case.ts';

const AT = '/practice/opinions';
const BACK = { href: AT, text: 'Second opinions' };

const because = z.array(z.string());
/** What is read of a stored advice, whatever version of its shape it has. */
const Behind = z.looseObject({
  because,
  people: z.array(z.looseObject({ outcomes: z.array(z.looseObject({ because })) })),
});

/** The rules that an advice rested on: those of the response, and those that said how its outcomes stand. */
const rulesBehind = ({ advice }: Pair): readonly string[] => {
  const read = Behind.parse(JSON.parse(advice));
  const standing = read.people.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.because));
  return [...new Set([...read.because, ...standing])];
};

/** Rules in the order of the newest guidance, and after them those that only an older version has. */
const ruleOrder = (versions: readonly Policy[]): readonly string[] => [
  ...new Set(
    versions
      .toSorted((a, b) => (a.files.policy.inForceFrom < b.files.policy.inForceFrom ? 1 : -1))
      .flatMap(({ files }) => files.rules.map(({ id }) => id)),
  ),
];

const decidedTwice = (pair: Pair): DecidedTwice => ({
  first: pair.first,
  second: pair.second,
  rules: rulesBehind(pair),
  finding: pair.finding,
  findingRule: pair.rule,
});

/** The agreement of every case that was decided twice. */
export const agreementOver = (versions: readonly Policy[], pairs: readonly Pair[]) =>
  opinionAgreement(pairs.map(decidedTwice), ruleOrder(versions));

const figuresView = (figures: Figures) => ({
  cases: figures.cases,
  alike: percent(figures.alike),
  alpha: coefficientWords(figures.alpha),
  ac1: coefficientWords(figures.ac1),
});

const has = ({ roles }: Actor, ...some: readonly string[]): boolean => roles.some((role) => some.includes(role));

/** What waits for the reader, and what is told of all: never which case, and never which of its choices was first. */
export const opinionsPage = (
  actor: Actor,
  versions: readonly Policy[],
  read: OpinionsRead,
  form: Form = freshForm(),
): PageModel => {
  const agreement = agreementOver(versions, read.pairs);
  const ruleView = (rule: string) => {
    const version = versions.findLast(({ files }) => files.rules.some(({ id }) => id === rule));
    const says = version?.files.rules.find(({ id }) => id === rule)?.says ?? rule;
    return { says, href: placesOf(version?.files.policy.id ?? '').rule(rule) };
  };
  return {
    title: 'Second opinions',
    form,
    reads: has(actor, 'officer', 'supervisor'),
    draws: has(actor, 'analyst', 'policy-owner'),
    sits: has(actor, 'registrar', 'policy-owner'),
    open: read.open === undefined ? undefined : `${AT}/${read.open}`,
    isWaiting: read.isWaiting,
    drawn: read.draws.rows,
    ...turnLinks(read.draws, AT, 'drawn'),
    rule: RULE,
    definition: OPINION_DEFINITION,
    measures: MEASURES,
    least: LEAST_PAIRS,
    // Below the least not even how many there are by choice: a single one could be known for its case.
    cases: agreement.cases,
    overall: agreement.overall === undefined ? undefined : figuresView(agreement.overall),
    rules: agreement.byRule.map(({ rule, figures }) => ({ ...ruleView(rule), ...figuresView(figures) })),
    findings: agreement.findings.map(({ finding, cases }) => ({
      text: findingWords[finding],
      cases: cases === null ? 'too few to say' : String(cases),
    })),
    findingRules: agreement.findingRules.map(({ rule, cases }) => ({ ...ruleView(rule), cases })),
    toFind: read.pairs.filter(({ finding }) => finding === null).map(({ opinion }) => `${AT}/${opinion}/panel`),
    back: { href: '/practice', text: 'Practice' },
  };
};

const ofRecord = ({ input, policy }: Pick<BlindCase, 'input' | 'policy'>) =>
  recordedView({ input, policy, from: 'the record' });

/** A drawn case for its reader, on the parts of the decision page that say what is known. */
export const blindPage = ({ opinion, input, policy, isMet }: BlindCase, form: Form = freshForm()): PageModel => ({
  title: 'A second opinion',
  form,
  at: `${AT}/${opinion}`,
  isMet,
  policy: policy.files.policy,
  ...ofRecord({ input, policy }),
  outcomes: [
    ...outcomesOf(policy).map(({ code, title }) => ({ value: code, text: `${code}: ${title}` })),
    { divider: 'or' },
    { value: UNABLE, text: 'I am unable to decide' },
  ],
  heads: heads.map(({ head, text, hint }) => ({ value: head, text, hint: { text: hint } })),
  back: BACK,
});

/** A case that was decided twice, for the panel. */
export const panelPage = (read: PanelRead, form: Form = freshForm()): PageModel => {
  const { opinion, policy, first, second, finding, rule } = read;
  const titles = new Map(outcomesOf(policy).map(({ code }) => [code, outcomeTitle(policy, code)] as const));
  return {
    title: 'A case that was decided twice',
    form,
    at: `${AT}/${opinion}/panel`,
    ...ofRecord(read),
    first: choiceWords(first, titles),
    second: choiceWords(second, titles),
    heads: read.heads.map((head) => headWords[head]),
    why: read.why,
    hasPart: read.hasPart,
    finding: finding === null ? undefined : findingWords[finding],
    found: policy.files.rules.find(({ id }) => id === rule)?.says,
    findings: FINDINGS.map((value) => ({ value, text: findingWords[value] })),
    rules: [
      { value: '', text: 'No rule' },
      ...policy.files.rules
        .filter(
          ({ effect }) => 'response' in effect || 'category' in effect || 'role' in effect || 'standing' in effect,
        )
        .map(({ id, says }) => ({ value: id, text: says.length > 110 ? `${says.slice(0, 107)}…` : says })),
    ],
    back: BACK,
  };
};
