// Advice a second a core from facts that were read, and what becomes of it with three and ten times the rules.
import { deepStrictEqual } from 'node:assert';
import { Adviser, type AdviceInput, type Policy } from '../../src/policy/index.ts';
import { coreTimed, median, type Print } from './figure.ts';

const ROUNDS = 9;

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

const measured = (policy: Policy, cases: readonly AdviceInput[], today: string) => {
  const adviser = new Adviser([policy], () => '');
  const made = adviser.decider(cases[0] ?? {}, { today });
  if (!made.ok) throw new Error('refused');
  const decider = made.value;
  const laid = cases.map((input) => decider.lay(input));
  const decideAll = (times: number) => () => {
    for (let time = 0; time < times; time += 1) for (const facts of laid) decider.decideOn(facts);
  };
  const expanded = laid.slice(0, 20);
  const expandAll = () => {
    for (const facts of expanded) decider.decideOn(facts).expand();
  };
  for (const facts of laid.slice(0, 20))
    deepStrictEqual(
      decider.decideOn(facts).people.map(({ role }) => role),
      decider
        .decideOn(facts)
        .expand()
        .people.map(({ role }) => role),
    );
  decideAll(100)();
  expandAll();
  const layAll = () => {
    for (const input of cases) decider.lay(input);
  };
  return {
    decided: rateOf(200 * laid.length, decideAll(200)),
    read: rateOf(cases.length, layAll),
    whole: rateOf(expanded.length, expandAll),
  };
};

export const measureRules = (policy: Policy, cases: readonly AdviceInput[], today: string, print: Print): void => {
  const once = measured(policy, cases, today);
  print({
    ...{ name: 'advice a second a core from facts that were read', n: ROUNDS * 200 * cases.length, unit: 'a second' },
    ...{ value: once.decided, wanted: { atLeast: 1_000_000 } },
    says:
      `Of a core’s own time, the median of ${ROUNDS} rounds, ${policy.files.rules.length} rules, two people; every rule’s status can be had of each. ` +
      `Reading a facts object into what is possible is apart: ${once.read.toFixed(0)} a second.`,
  });
  print({
    ...{ name: 'advice a second a core, fully expanded', n: ROUNDS * 20, unit: 'a second' },
    ...{ value: once.whole, wanted: { atLeast: 100_000 } },
    says: 'Every rule fired, failed or undecided, for each person, with reasons, duties and what is still to be asked, as objects.',
  });
  for (const times of [3, 10]) {
    const more = measured(multiplied(policy, times), cases, today);
    print({
      ...{
        name: `advice a second with ${times} times the rules, beside once`,
        n: ROUNDS * 200 * cases.length,
        unit: '×',
      },
      value: more.decided / once.decided,
      says: `${more.decided.toFixed(0)} for ${once.decided.toFixed(0)} a second; fully expanded ${more.whole.toFixed(0)} for ${once.whole.toFixed(0)}.`,
    });
  }
};
