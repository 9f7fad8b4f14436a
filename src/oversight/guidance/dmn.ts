import { DmnModdle, type ModdleElement } from 'dmn-moddle';
import model from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };
import { CATEGORIES, RESPONSES, ROLES, STANDINGS, STATES, type PolicyFiles, type Rule } from '../../policy/index.ts';
import { decisionOf, INPUTS, type Create, type DecisionPlan } from './dmn-table.ts';
import { feelName, literal } from './feel.ts';

/** The versions that are written. 1.5 is the newest; 1.3 is what most tools read, dmn-moddle 12 among them. */
export const DMN_VERSIONS = ['1.5', '1.3'] as const;
export type DmnVersion = (typeof DMN_VERSIONS)[number];

const ADDRESS: Readonly<Record<DmnVersion, string>> = {
  '1.5': 'https://www.omg.org/spec/DMN/20230324',
  '1.3': 'https://www.omg.org/spec/DMN/20191111',
};

/**
 * Reads and writes a version. The package knows 1.3 alone: what is written is 1.3 in 1.5 too, under its address, since
 * every element that is used here is in both.
 */
export const dmnOf = (version: DmnVersion): DmnModdle =>
  version === '1.3' ? new DmnModdle() : new DmnModdle({ dmn: { ...model, uri: `${ADDRESS[version]}/MODEL/` } });

const holds = (on: string, { from, until }: { from: string; until: string | null }): boolean =>
  from <= on && (until === null || on <= until);

const NOT_CARRIED = [
  'DMN cannot carry the whole of this guidance. These tables say what it says where everything is known, and no more:',
  '1. Unknowns. Evenhand works its advice out over every answer that an unknown could become, and holds it open where they disagree; a table that meets an unknown does neither.',
  '2. People. A table reads one person, the others and everybody through "some … satisfies" and "every … satisfies", as written out in its heads; that two people of each kind stand for any number of them, on which the proofs rest, is not in the format.',
  '3. What is derived. The factors of the case are the highest of what is stated of the case, said of anybody, and derived from ages and earlier reports; "actor" and "protected" are derived too. Whoever runs the tables has to work them out first, as Evenhand does.',
  '4. Dates. Rules and outcomes in force on the one day named here.',
  '5. Reasons, what is still to be asked, what would change the advice, and the proofs.',
  '6. What is said beside the rules: titles of outcomes and how grave each is, what stands where a force has signed no setting, duties that are opposites, which duties an unknown raises, and what a timescale rests on and how sure it is.',
  'Of several rules that hold the gravest wins: PRIORITY, by the order of the output values; of roles FIRST, by their rank; duties and notes are collected.',
].join('\n');

/** A version of the guidance as DMN, as it stands on a day. */
export async function toDmn(
  { files }: { readonly files: PolicyFiles },
  on: string,
  version: DmnVersion = '1.5',
): Promise<string> {
  const moddle = dmnOf(version);
  const feel = `${ADDRESS[version]}/FEEL/`;
  const create: Create = (type, values) => moddle.create(type, values);
  const { policy } = files;
  const definitions = create('dmn:Definitions', {
    id: `evenhand-${policy.id}`,
    name: policy.title,
    namespace: `urn:evenhand:policy:${policy.id}`,
    expressionLanguage: feel,
    typeLanguage: feel,
    exporter: 'Evenhand',
    description: `Guidance ${policy.id} on ${on}.\n${NOT_CARRIED}`,
    itemDefinition: itemDefinitions(files, create),
    drgElement: [
      ...INPUTS.map((name) => inputData(create, name)),
      ...files.sources.map((source) =>
        create('dmn:KnowledgeSource', {
          ...{ id: `source-${source.id}`, name: source.title, type: source.body },
          ...(source.url === null ? {} : { locationURI: source.url }),
          description: [source.year === null ? '' : `${source.year}. `, source.extent].join(''),
        }),
      ),
      ...plansOf(files, on).map((plan) => decisionOf(files, create, plan)),
    ],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml;
}

const inputData = (create: Create, name: string): ModdleElement =>
  create('dmn:InputData', {
    ...{ id: `input-${name}`, name },
    variable: create('dmn:InformationItem', { id: `variable-of-${name}`, name, typeRef: TYPES[name] ?? 'string' }),
  });

const TYPES: Readonly<Record<string, string>> = {
  earlier_reports: 'number',
  factors: 't_factors',
  conditions: 't_conditions',
  settings: 't_settings',
  people: 't_people',
  person: 't_person',
  others: 't_people',
};

/** Every fact with its question and answers, so that a reader of the file knows what a name asks. */
function itemDefinitions(files: PolicyFiles, create: Create): ModdleElement[] {
  const component = (name: string, typeRef: string, description: string, answers: readonly string[] = []) =>
    create('dmn:ItemDefinition', {
      ...{ name, typeRef, description },
      ...(answers.length === 0 ? {} : { allowedValues: create('dmn:UnaryTests', { text: answers.join(', ') }) }),
    });
  const facts = (kind: string, answers: readonly string[]) =>
    files.facts
      .filter((fact) => fact.kind === kind)
      .map((fact) => {
        const own = fact.answers.map((answer) => literal(typeof answer === 'string' ? answer : answer.id));
        return component(
          feelName(fact.id),
          'string',
          fact.question,
          kind === 'condition' ? [...own, '"unstated"'] : answers,
        );
      });
  const states = STATES.map(literal);
  const item = (name: string, itemComponent: readonly ModdleElement[]) =>
    create('dmn:ItemDefinition', { id: name, name, itemComponent });
  return [
    item('t_factors', facts('factor', states)),
    item('t_person_facts', facts('person-fact', states)),
    item('t_conditions', facts('condition', [])),
    item(
      't_settings',
      files.settings.map(({ name, note, answers }) =>
        component(feelName(name), typeof answers[0] === 'boolean' ? 'boolean' : 'string', note, answers.map(literal)),
      ),
    ),
    item('t_person', [
      component('age', 'number', 'Age on the day of the conduct.'),
      component('identified', 'boolean', 'Whether it is known who they are.'),
      component(
        'actor',
        'boolean',
        'Derived: shared, received, passed on or asked for an image, or did any of the factors.',
      ),
      create('dmn:ItemDefinition', {
        name: 'parts',
        typeRef: 'string',
        isCollection: true,
        description: 'Their parts.',
      }),
      component('by', 't_factors', 'Done by this person.'),
      component('towards', 't_factors', 'Done towards this person.'),
      component('facts', 't_person_facts', 'What else is known of this person.'),
    ]),
    create('dmn:ItemDefinition', { id: 't_people', name: 't_people', typeRef: 't_person', isCollection: true }),
  ];
}

const gravestFirst = <Each>(all: readonly Each[]): Each[] => [...all].reverse();

/** Every decision, and which rules in force on the day bear on it. */
export function plansOf(files: PolicyFiles, on: string): readonly DecisionPlan[] {
  const rules = files.rules.filter((rule) => holds(on, rule));
  const codes = files.outcomes.filter((outcome) => outcome.status !== 'out-of-scope' && holds(on, outcome));
  const bearing = (isMeant: (rule: Rule) => boolean) => rules.filter(isMeant);
  const ranked = bearing(({ effect }) => 'role' in effect).sort((one, other) => rankOf(other) - rankOf(one));
  const inForce = new Set(codes.map(({ code }) => code));
  const standing = bearing(({ effect }) => 'outcomes' in effect && effect.outcomes.some((code) => inForce.has(code)));
  return [
    {
      ...{ name: 'response', question: 'Who acts, and how?', hitPolicy: 'PRIORITY' as const },
      rules: bearing(({ effect }) => 'response' in effect),
      outputs: [oneOf('response', RESPONSES, ({ effect }) => ('response' in effect ? effect.response : ''))],
    },
    {
      ...{ name: 'category', question: 'Which category is the case?', hitPolicy: 'PRIORITY' as const },
      rules: bearing(({ effect }) => 'category' in effect),
      outputs: [oneOf('category', CATEGORIES, ({ effect }) => ('category' in effect ? effect.category : ''))],
    },
    {
      ...{ name: 'role', question: 'What is this person called?', hitPolicy: 'FIRST' as const, rules: ranked },
      outputs: [{ ...oneOf('role', ROLES, ({ effect }) => ('role' in effect ? effect.role : '')), usual: 'witness' }],
    },
    {
      ...{ name: 'standing', question: 'How does an outcome stand for this person?', hitPolicy: 'PRIORITY' as const },
      ...{ rules: standing, also: outcomeAsked(inForce) },
      outputs: [oneOf('standing', STANDINGS, ({ effect }) => ('standing' in effect ? effect.standing : ''))],
    },
    {
      ...{ name: 'needs', question: 'What has to be recorded or decided first?', hitPolicy: 'COLLECT' as const },
      rules: standing.filter(
        ({ effect }) => 'needs' in effect && effect.needs !== undefined && effect.needs.length > 0,
      ),
      also: outcomeAsked(inForce),
      outputs: [
        free('needs', ({ effect }) => `[${('needs' in effect ? (effect.needs ?? []) : []).map(literal).join(', ')}]`),
      ],
    },
    ...(['case', 'person'] as const).flatMap((about) => [dutyPlan(files, about, rules), remarkPlan(about, rules)]),
  ];
}

const rankOf = ({ effect }: Rule): number => ('role' in effect ? effect.rank : 0);

const free = (name: string, given: (rule: Rule) => string) => ({ name, answers: [], given });

const oneOf = (name: string, levels: readonly string[], given: (rule: Rule) => string) => ({
  ...{ name, answers: gravestFirst(levels), given: (rule: Rule) => literal(given(rule)) },
  ...(levels[0] === undefined ? {} : { usual: levels[0] }),
});

const outcomeAsked = (codes: ReadonlySet<string>) => ({
  expression: 'outcome',
  cell: ({ effect }: Rule): string =>
    ('outcomes' in effect ? effect.outcomes : [])
      .filter((code) => codes.has(code))
      .map(literal)
      .join(', '),
});

function dutyPlan(files: PolicyFiles, about: Rule['about'], rules: readonly Rule[]): DecisionPlan {
  const spans = new Map(files.periods.map(({ id, within }) => [id, within]));
  const duty = (read: (duty: { id: string; owner: string; within: unknown }) => string) => (rule: Rule) =>
    literal('duty' in rule.effect ? read(rule.effect.duty) : '');
  const spanText = (within: unknown): string => {
    const span = typeof within === 'string' ? (spans.get(within) ?? within) : within;
    return typeof span === 'string' ? span : JSON.stringify(span).replaceAll(/[{}"]/gu, '').replace(':', ': ');
  };
  return {
    name: about === 'case' ? 'duties_of_the_case' : 'duties_to_a_person',
    question: about === 'case' ? 'What is due in the case?' : 'What is due to this person?',
    hitPolicy: 'COLLECT',
    rules: rules.filter((rule) => rule.about === about && 'duty' in rule.effect),
    outputs: [
      free(
        'duty',
        duty(({ id }) => id),
      ),
      free(
        'owner',
        duty(({ owner }) => owner),
      ),
      free(
        'within',
        duty(({ within }) => spanText(within)),
      ),
    ],
  };
}

const remarkPlan = (about: Rule['about'], rules: readonly Rule[]): DecisionPlan => ({
  name: about === 'case' ? 'notes_on_the_case' : 'notes_on_a_person',
  question: about === 'case' ? 'What is to be weighed in the case?' : 'What is to be weighed of this person?',
  hitPolicy: 'COLLECT',
  rules: rules.filter((rule) => rule.about === about && ('note' in rule.effect || 'warning' in rule.effect)),
  outputs: [
    free('kind', ({ effect }) => literal('note' in effect ? 'note' : 'warning')),
    free('says', ({ effect }) => literal('note' in effect ? effect.note : 'warning' in effect ? effect.warning : '')),
  ],
});
