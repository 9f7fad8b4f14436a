import type { ModdleElement } from 'dmn-moddle';
import type { PolicyFiles, Rule } from '../../policy/index.ts';
import { cellOf, Columns } from './dmn-rows.ts';
import { literal } from './feel.ts';

export type Create = (type: string, values: Readonly<Record<string, unknown>>) => ModdleElement;

/** One decision: which rules bear on it, and what each of them gives. */
export interface DecisionPlan {
  readonly name: string;
  readonly question: string;
  readonly hitPolicy: 'PRIORITY' | 'FIRST' | 'COLLECT';
  readonly rules: readonly Rule[];
  readonly outputs: readonly DecisionOutput[];
  /** Asked beside the rule's own condition. */
  readonly also?: { readonly expression: string; readonly cell: (rule: Rule) => string };
}

export interface DecisionOutput {
  readonly name: string;
  /** Every answer, the one that wins first; where the answers are endless, none. */
  readonly answers: readonly string[];
  readonly usual?: string;
  readonly given: (rule: Rule) => string;
}

/** What stands beside each row: enough to read the rule aloud and find where it is written. */
const ANNOTATIONS = {
  rule: ({ id }: Rule) => id,
  sentence: ({ says }: Rule) => says,
  source: ({ source }: Rule) => source,
  paragraph: ({ paragraph }: Rule) => paragraph,
  confidence: ({ confidence }: Rule) => confidence,
  owner: ({ owner }: Rule) => owner,
  review: ({ review }: Rule) => review,
  reading: ({ reading = '' }: Rule) => reading,
} as const;

/** A decision with its table: one row or more a rule, what it rests on beside it. */
export function decisionOf(files: PolicyFiles, create: Create, plan: DecisionPlan): ModdleElement {
  const columns = new Columns(files);
  const laidOut = plan.rules.map((rule) => ({ rule, rows: columns.rowsOf(rule.when) }));
  const inputs = [...columns.all.values()];
  const text = (type: string, said: string) => create(type, { text: said });
  const rules = laidOut.flatMap(({ rule, rows }) =>
    rows.map((row, place) =>
      create('dmn:DecisionRule', {
        id: `${plan.name}-${rule.id}-${place + 1}`,
        inputEntry: [
          ...(plan.also === undefined ? [] : [text('dmn:UnaryTests', plan.also.cell(rule))]),
          ...inputs.map((column) => text('dmn:UnaryTests', cellOf(column, row.get(column.expression)))),
        ],
        outputEntry: plan.outputs.map(({ given }) => text('dmn:LiteralExpression', given(rule))),
        annotationEntry: Object.values(ANNOTATIONS).map((said) => text('dmn:RuleAnnotation', said(rule))),
      }),
    ),
  );
  const asked = [
    ...(plan.also === undefined ? [] : [{ expression: plan.also.expression, type: 'string' as const }]),
    ...inputs,
  ];
  return create('dmn:Decision', {
    id: `decision-${plan.name}`,
    name: plan.name,
    question: plan.question,
    variable: create('dmn:InformationItem', { id: `variable-${plan.name}`, name: plan.name }),
    informationRequirement: requirements(
      create,
      plan.name,
      asked.map(({ expression }) => expression),
    ),
    authorityRequirement: authorities(create, plan),
    decisionLogic: create('dmn:DecisionTable', {
      id: `table-${plan.name}`,
      hitPolicy: plan.hitPolicy,
      input: asked.map(({ expression, type }, place) =>
        create('dmn:InputClause', {
          id: `${plan.name}-input-${place + 1}`,
          label: expression,
          inputExpression: create('dmn:LiteralExpression', { typeRef: type, text: expression }),
        }),
      ),
      output: plan.outputs.map((output) => outputClause(create, plan.name, output)),
      annotation: Object.keys(ANNOTATIONS).map((name) => create('dmn:RuleAnnotationClause', { name })),
      rule: rules,
    }),
  });
}

const outputClause = (create: Create, decision: string, { name, answers, usual }: DecisionOutput): ModdleElement =>
  create('dmn:OutputClause', {
    ...{ id: `${decision}-output-${name}`, name, typeRef: 'string' },
    ...(answers.length === 0
      ? {}
      : { outputValues: create('dmn:UnaryTests', { text: answers.map(literal).join(', ') }) }),
    ...(usual === undefined ? {} : { defaultOutputEntry: create('dmn:LiteralExpression', { text: literal(usual) }) }),
  });

/** The inputs that a decision reads: the first word of what it asks, and everybody where it asks of somebody. */
function requirements(create: Create, decision: string, expressions: readonly string[]): ModdleElement[] {
  const words = expressions.flatMap((expression) => [...expression.matchAll(/\b[a-z_]+\b/gu)].map(([word]) => word));
  return INPUTS.filter((input) => words.includes(input)).map((input) =>
    create('dmn:InformationRequirement', {
      id: `${decision}-reads-${input}`,
      requiredInput: create('dmn:DMNElementReference', { href: `#input-${input}` }),
    }),
  );
}

/** What a decision can read. */
export const INPUTS = [
  'nation',
  'checks',
  'earlier_reports',
  'factors',
  'conditions',
  'settings',
  'people',
  'person',
  'others',
  'outcome',
] as const;

function authorities(create: Create, { name, rules }: DecisionPlan): ModdleElement[] {
  const cited = new Set(rules.flatMap(({ source }) => source.split(/[,;]\s*/u)));
  return [...cited].sort().map((source) =>
    create('dmn:AuthorityRequirement', {
      id: `${name}-rests-on-${source}`,
      requiredAuthority: create('dmn:DMNElementReference', { href: `#source-${source}` }),
    }),
  );
}
