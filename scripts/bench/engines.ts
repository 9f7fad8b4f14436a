// The engines beside ours, given the same rules and asked for every one that fires.
import { ZenEngine } from '@gorules/zen-engine';
import { evaluate } from 'feelin';
import { Engine } from 'json-rules-engine';
import { z } from 'zod';
import type { Check, Fact, PlainRule } from './neutral.ts';

type Facts = Readonly<Record<string, Fact>>;

export interface OtherEngine {
  readonly name: string;
  /** How many cases it is asked a round, where it is too slow for all of them. */
  readonly most?: number;
  /** Answers about one case, as the engine itself gives it. */
  readonly ask: (facts: Facts) => Promise<unknown>;
  /** The keys of the rules that fired, out of an answer. */
  readonly firedIn: (answer: unknown) => ReadonlySet<string>;
}

const expressionOf = (check: Check): string => {
  if ('all' in check) return check.all.length === 0 ? 'true' : `(${check.all.map(expressionOf).join(' and ')})`;
  if ('any' in check) return check.any.length === 0 ? 'false' : `(${check.any.map(expressionOf).join(' or ')})`;
  if ('not' in check) return `(not ${expressionOf(check.not)})`;
  if ('from' in check) return `${check.fact} >= ${check.from}`;
  if ('below' in check) return `${check.fact} < ${check.below}`;
  const [first, ...others] = check.among;
  return others.length === 0
    ? `${check.fact} == ${JSON.stringify(first)}`
    : `${check.fact} in ${JSON.stringify(check.among)}`;
};

const ZenAnswer = z.object({ result: z.record(z.string(), z.unknown()) });

/** One expression a rule in one expression node: of the shapes tried, the quickest for it. */
export const zen = (rules: readonly PlainRule[], trace: boolean): OtherEngine => {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      {
        ...{ id: 'rules', type: 'expressionNode', name: 'rules', position: { x: 1, y: 0 } },
        content: { expressions: rules.map(({ key, check }) => ({ id: key, key, value: expressionOf(check) })) },
      },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'e2', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  });
  return {
    name: trace ? 'zen-engine with trace' : 'zen-engine without trace',
    ask: (facts) => decision.evaluate(facts, { trace }),
    firedIn: (answer) => {
      const { result } = ZenAnswer.parse(answer);
      return new Set(Object.entries(result).flatMap(([key, fired]) => (fired === true ? [key] : [])));
    },
  };
};

type Conditions = ConstructorParameters<typeof Engine>[0] extends (infer Each)[] | undefined
  ? Each extends { conditions: infer Top }
    ? Top
    : never
  : never;

const conditionsOf = (check: Check): Conditions => {
  if ('all' in check) return { all: check.all.map(nested) };
  // To it, any of nothing is true.
  if ('any' in check) return check.any.length === 0 ? { not: { all: [] } } : { any: check.any.map(nested) };
  return 'not' in check ? { not: nested(check.not) } : { all: [nested(check)] };
};

const nested = (check: Check) => {
  if ('from' in check) return { fact: check.fact, operator: 'greaterThanInclusive', value: check.from };
  if ('below' in check) return { fact: check.fact, operator: 'lessThan', value: check.below };
  return 'among' in check ? { fact: check.fact, operator: 'in', value: [...check.among] } : conditionsOf(check);
};

const JsonAnswer = z.object({ events: z.array(z.object({ type: z.string() })) });

export const jsonRules = (rules: readonly PlainRule[]): OtherEngine => {
  const engine = new Engine(rules.map(({ key, check }) => ({ conditions: conditionsOf(check), event: { type: key } })));
  return {
    name: 'json-rules-engine',
    ask: (facts) => engine.run({ ...facts }),
    firedIn: (answer) => new Set(JsonAnswer.parse(answer).events.map(({ type }) => type)),
  };
};

const feelOf = (check: Check): string => {
  if ('all' in check) return check.all.length === 0 ? 'true' : `(${check.all.map(feelOf).join(' and ')})`;
  if ('any' in check) return check.any.length === 0 ? 'false' : `(${check.any.map(feelOf).join(' or ')})`;
  if ('not' in check) return `not(${feelOf(check.not)})`;
  if ('from' in check) return `${check.fact} >= ${check.from}`;
  if ('below' in check) return `${check.fact} < ${check.below}`;
  const [first, ...others] = check.among.map((each) => JSON.stringify(each));
  return others.length === 0 ? `${check.fact} = ${first ?? ''}` : `${check.fact} in (${[first, ...others].join(', ')})`;
};

const FeelAnswer = z.array(z.boolean());

/** One list of all rules, which it reads anew for each case: it has no way to keep what it read. */
export const feel = (rules: readonly PlainRule[]): OtherEngine => {
  const expression = `[${rules.map(({ check }) => feelOf(check)).join(', ')}]`;
  return {
    name: 'feelin',
    most: 4,
    ask: (facts) => Promise.resolve(evaluate(expression, facts).value),
    firedIn: (answer) =>
      new Set(FeelAnswer.parse(answer).flatMap((fired, place) => (fired ? [rules[place]?.key ?? ''] : []))),
  };
};
