// Advice per second from a facts object that was read, beside other engines on the same rules.
import { deepStrictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Adviser, type AdviceInput, type Decision } from '../../src/policy/index.ts';
import { CATEGORIES, RESPONSES, STANDINGS } from '../../src/policy/policy.schema.ts';
import { anyKnown, realPolicy } from '../../src/policy/real-policy.make.ts';
import { feel, jsonRules, zen, type OtherEngine } from './engines.ts';
import { median, megabytes, timed, type Print } from './figure.ts';
import { measureRules } from './rules.ts';
import { PEOPLE, plainFacts, plainRules, type PlainRule } from './neutral.ts';

const TODAY = '2026-11-22';
const CASES = 200;
const ONCE = 4000;
const ROUNDS = 7;
const SEED = 20_261_122;

interface Told {
  readonly response: string | undefined;
  readonly category: string | undefined;
  readonly people: readonly { readonly role: string; readonly standings: readonly (string | undefined)[] }[];
}

const highest = (levels: readonly number[]): number => Math.max(0, ...levels);

/** What rules that fired come to: the highest of what they give. */
const toldBy = (rules: readonly PlainRule[], fired: ReadonlySet<string>, codes: readonly string[]): Told => {
  const firing = rules.filter(({ key }) => fired.has(key));
  const effectsOn = (who: number) => firing.filter((one) => one.who === who).map(({ rule }) => rule.effect);
  const ofCase = effectsOn(0);
  return {
    response: RESPONSES[highest(ofCase.flatMap((e) => ('response' in e ? [RESPONSES.indexOf(e.response)] : [])))],
    category: CATEGORIES[highest(ofCase.flatMap((e) => ('category' in e ? [CATEGORIES.indexOf(e.category)] : [])))],
    people: PEOPLE.map((who) => {
      const effects = effectsOn(who);
      const roles = effects.flatMap((e) => ('role' in e ? [e] : [])).sort((a, b) => b.rank - a.rank);
      const standings = codes.map(
        (code) =>
          STANDINGS[
            highest(
              effects.flatMap((e) =>
                'standing' in e && e.outcomes.includes(code) ? [STANDINGS.indexOf(e.standing)] : [],
              ),
            )
          ],
      );
      return { role: roles[0]?.role ?? 'witness', standings };
    }),
  };
};

const bare = ({ response, category, people }: Decision): Told => ({
  response,
  category,
  people: people.map(({ role, standings }) => ({ role, standings })),
});

const policy = realPolicy('2024-05', readFileSync);
const adviser = new Adviser([policy], (text) => createHash('sha256').update(text).digest('hex'));

/** Cases of two people in which all is known, read from JSON as they would be. */
const makeCases = (count: number, seed: number): readonly AdviceInput[] => {
  const made: readonly unknown[] = fc
    .sample(anyKnown(policy), { numRuns: 4 * count, seed })
    .filter(({ people }) => people?.length === PEOPLE.length)
    .slice(0, count)
    .map((input): unknown => JSON.parse(JSON.stringify(input)));
  return made.map((input) => {
    const prepared = adviser.prepare(input, { today: TODAY });
    if (!prepared.ok) throw new Error('a made case was refused');
    return prepared.value.input;
  });
};

/** As a force has signed them, once. */
const signed = (input: AdviceInput): AdviceInput => ({ ...input, settings: {} });

/** Several at once, so that an engine with threads of its own can use them. */
const TOGETHER = 16;
const askAll = async ({ ask }: OtherEngine, facts: readonly Readonly<Record<string, string | number | boolean>>[]) => {
  for (let at = 0; at < facts.length; at += TOGETHER) await Promise.all(facts.slice(at, at + TOGETHER).map(ask));
};

const perSecond = (n: number, ms: number): number => (1000 * n) / ms;

/** Four people of whom nothing is known: as open as a question gets. */
const measureUnknown = (print: Print): void => {
  const unknown = { people: ['A', 'B', 'C', 'D'].map((ref) => ({ ref })) };
  const advise = (): number => {
    const from = performance.now();
    if (!adviser.advise(unknown, { today: TODAY }).ok) throw new Error('refused');
    return performance.now() - from;
  };
  advise();
  const took = Array.from({ length: 9 }, advise);
  print({
    ...{ name: 'whole advice on four people of whom nothing is known', n: took.length },
    ...{ value: median(took), unit: 'ms', says: 'The median; the diagrams are already compiled.' },
  });
};

const asked = ({ most = CASES }: OtherEngine): number => Math.min(most, CASES);
const comparedWith = (engine: OtherEngine): number => Math.min(CASES, 5 * asked(engine));

/** Whether ours, the whole advice and every other engine say the same of every case; throws where they do not. */
const agree = async (
  cases: readonly AdviceInput[],
  decide: (input: AdviceInput) => Decision,
  engines: readonly OtherEngine[],
  rules: readonly PlainRule[],
  codes: readonly string[],
): Promise<void> => {
  for (const [place, input] of cases.entries()) {
    const decision = decide(input);
    const advised = adviser.advise(input, { today: TODAY });
    deepStrictEqual(decision.expand(), advised.ok ? advised.value : undefined);
    for (const engine of engines.filter((each) => place < comparedWith(each))) {
      const answer = await engine.ask(plainFacts(policy.files, input));
      deepStrictEqual(toldBy(rules, engine.firedIn(answer), codes), bare(decision), engine.name);
    }
  }
};

export const measureAdvice = async (print: Print): Promise<void> => {
  const cases = makeCases(CASES, SEED);
  const decider = adviser.decider(cases[0] ?? {}, { today: TODAY });
  if (!decider.ok) throw new Error('refused');
  const { codes } = decider.value;
  const decide = (input: AdviceInput) => decider.value.decide(input);
  const rules = plainRules(policy.files, TODAY);
  const engines = [zen(rules, true), zen(rules, false), jsonRules(rules), feel(rules)];
  await agree(cases, decide, engines, rules, codes);
  const facts = cases.map((input) => plainFacts(policy.files, input));
  const decideAll = (times: number) => {
    for (let time = 0; time < times; time += 1) for (const input of cases) decide(input);
  };
  // Of one force, which has one set of signed settings: their digest is worked out once.
  const expandAll = () => {
    for (const input of cases.slice(0, CASES / 4)) decide({ ...input, settings: {} }).expand();
  };
  decideAll(50);
  expandAll();
  const rates: { ours: number; whole: number; others: number[] }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = perSecond(
      100 * CASES,
      await timed(() => {
        decideAll(100);
      }),
    );
    const whole = perSecond(CASES / 4, await timed(expandAll));
    const others: number[] = [];
    for (const engine of engines)
      others.push(perSecond(asked(engine), await timed(() => askAll(engine, facts.slice(0, asked(engine))))));
    rates.push({ ours, whole, others });
  }
  const ofMedian = (pick: (rate: (typeof rates)[number]) => number): string => median(rates.map(pick)).toFixed(0);
  for (const [place, engine] of engines.entries()) {
    const ratios = rates.map(({ ours, others }) => ours / (others[place] ?? Number.NaN));
    print({
      ...{ name: `advice a second beside ${engine.name}`, n: ROUNDS * asked(engine), value: median(ratios), unit: '×' },
      ...(place === 0 ? { wanted: { atLeast: 100 } } : {}),
      says:
        `${ofMedian(({ ours }) => ours)} a second for ${ofMedian(({ others }) => others[place] ?? 0)}, ${rules.length} rules, ` +
        `rounds ${ratios.map((ratio) => ratio.toFixed(0)).join(' ')}; equal on ${comparedWith(engine)} cases first (seed ${SEED}); ` +
        `derived facts are given to it ready. Ours is bound by reading some 190 answers out of the facts object: it is the decider of evenhand/policy, for many questions alike; ` +
        `pages, API and shell ask for the whole advice, below. ${megabytes()}.`,
    });
  }
  print({
    ...{ name: 'the whole advice at once, beside zen-engine with trace', n: (ROUNDS * CASES) / 4, unit: '×' },
    value: median(rates.map(({ whole, others }) => whole / (others[0] ?? Number.NaN))),
    says: `${ofMedian(({ whole }) => whole)} a second: every rule's status, reason, duty and question written out, which a decision leaves until it is asked.`,
  });
  measureUnknown(print);
  measureRules(policy, { cases: cases.map(signed), once: makeCases(ONCE, SEED + 1).map(signed) }, TODAY, print);
};
