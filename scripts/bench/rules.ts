// Advice a second a core from facts that were read, and what becomes of it with three and ten times the rules.
import { deepStrictEqual } from 'node:assert';
import { Adviser, type AdviceInput, type Decider, type Policy } from '../../src/policy/index.ts';
import { coreTimed, median, type Print } from './figure.ts';

const ROUNDS = 9;
/** Until everything that is run often has been compiled for it. */
const WARMING = 60;

/** Those that are asked again and again, and others of which each is asked once. */
export interface Cases {
  readonly cases: readonly AdviceInput[];
  readonly once: readonly AdviceInput[];
}

/** As many times the rules: each copy asks for one earlier report more, so that no two of them are one. */
const multiplied = ({ files }: Policy, times: number): Policy => ({
  files: {
    ...files,
    rules: Array.from({ length: times }, (_, copy) =>
      files.rules.map((rule) => ({
        ...rule,
        id: copy === 0 ? rule.id : `${rule.id}.${copy}`,
        when: copy === 0 ? rule.when : { all: [rule.when, { earlierReports: { from: copy } }] },
      })),
    ).flat(),
  },
});

const rateOf = (n: number, work: () => unknown): number =>
  median(Array.from({ length: ROUNDS }, () => (1000 * n) / coreTimed(work)));

/** Asked once each, and never before. */
const rateOnce = (decider: Decider, once: readonly AdviceInput[]): number => {
  const laid = once.map((input) => decider.lay(input));
  const took = coreTimed(() => {
    for (const facts of laid) decider.expandOn(facts);
  });
  return (1000 * laid.length) / took;
};

const measured = (policy: Policy, { cases, once }: Cases, today: string) => {
  const adviser = new Adviser([policy], () => '');
  const made = adviser.decider(cases[0] ?? {}, { today });
  if (!made.ok) throw new Error('refused');
  const decider = made.value;
  const laid = cases.map((input) => decider.lay(input));
  const decideAll = (times: number) => () => {
    for (let time = 0; time < times; time += 1) for (const facts of laid) decider.decideOn(facts);
  };
  const expandAll = () => {
    for (const facts of laid) decider.expandOn(facts);
  };
  for (const facts of laid.slice(0, 20)) {
    const advised = adviser.advise(facts.input, { today });
    deepStrictEqual(decider.expandOn(facts), advised.ok ? advised.value : undefined);
  }
  decideAll(100)();
  for (let time = 0; time < WARMING; time += 1) expandAll();
  const layAll = () => {
    for (const input of cases) decider.lay(input);
  };
  return {
    decided: rateOf(200 * laid.length, decideAll(200)),
    read: rateOf(cases.length, layAll),
    whole: rateOf(5 * laid.length, () => {
      for (let time = 0; time < 5; time += 1) expandAll();
    }),
    once: rateOnce(decider, once),
  };
};

export const measureRules = (policy: Policy, given: Cases, today: string, print: Print): void => {
  const { cases } = given;
  const once = measured(policy, given, today);
  print({
    ...{ name: 'advice a second a core from facts that were read', n: ROUNDS * 200 * cases.length, unit: 'a second' },
    ...{ value: once.decided, wanted: { atLeast: 1_000_000 } },
    says:
      `Of a core’s own time, the median of ${ROUNDS} rounds, ${policy.files.rules.length} rules, two people; every rule’s status can be had of each. ` +
      `Reading a facts object into what is possible is apart: ${once.read.toFixed(0)} a second.`,
  });
  print({
    ...{ name: 'advice a second a core, fully expanded', n: ROUNDS * 5 * cases.length, unit: 'a second' },
    ...{ value: once.whole, wanted: { atLeast: 100_000 } },
    says:
      `Every rule fired or failed, for each person, with reasons, needs, duties, notes and what is still to be asked, as objects beside the facts and answers they rest on; ${cases.length} cases in turn. ` +
      'Asked for at once, without a decision first. Nothing is kept of a case. Shared by all answers, and frozen: the line that one rule gives about one person (its trace, its note, its duty where no other rule raises it), and lists of reasons and of needs where the same rules fired. Which rules fired is worked out anew for each case, and so is which lines its lists hold. Where something that matters is open, it is worked out as `advise` does.',
  });
  print({
    ...{ name: 'the same of cases of which each is asked once', n: given.once.length, unit: 'a second' },
    value: once.once,
    says: 'In one pass, of any answers whatever, which are more varied than those of real cases: most lists are new, and so is what the machine itself has to bring from memory.',
  });
  for (const times of [3, 10]) {
    const more = measured(multiplied(policy, times), given, today);
    print({
      ...{
        name: `advice a second with ${times} times the rules, beside once`,
        n: ROUNDS * 200 * cases.length,
        unit: '×',
      },
      value: more.decided / once.decided,
      says: `${more.decided.toFixed(0)} for ${once.decided.toFixed(0)} a second; fully expanded ${more.whole.toFixed(0)} for ${once.whole.toFixed(0)}, asked once ${more.once.toFixed(0)} for ${once.once.toFixed(0)}.`,
    });
  }
};
