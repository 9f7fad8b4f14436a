import type { Condition, PersonCondition } from '../../policy/index.ts';

/** A name that FEEL takes as one word: to it a hyphen may be a minus. */
export const feelName = (id: string): string => id.replaceAll(/[^A-Za-z0-9_]/gu, '_');

export const literal = (value: string | boolean | number): string => JSON.stringify(value);

const among = (path: string, values: readonly (string | boolean)[]): string =>
  values.length === 1 ? `${path} = ${values.map(literal).join('')}` : `${path} in (${values.map(literal).join(', ')})`;

const every = (all: readonly string[]): string => (all.length === 0 ? 'true' : `(${all.join(' and ')})`);
const any = (all: readonly string[]): string => (all.length === 0 ? 'false' : `(${all.join(' or ')})`);

const inSpan = (path: string, { from, below }: { from?: number | undefined; below?: number | undefined }): string =>
  every([
    ...(from === undefined ? [] : [`${path} >= ${from}`]),
    ...(below === undefined ? [] : [`${path} < ${below}`]),
  ]);

/** What is asked of one person, as an expression over a variable that holds them. */
export function personFeel(condition: PersonCondition, person: string): string {
  if ('all' in condition) return every(condition.all.map((each) => personFeel(each, person)));
  if ('any' in condition) return any(condition.any.map((each) => personFeel(each, person)));
  if ('not' in condition) return `not(${personFeel(condition.not, person)})`;
  if ('age' in condition) return inSpan(`${person}.age`, condition.age);
  if ('part' in condition) return `list contains(${person}.parts, ${literal(condition.part)})`;
  if ('actor' in condition) return `${person}.actor`;
  return 'identified' in condition ? `${person}.identified` : saidFeel(condition, person);
}

function saidFeel(condition: PersonCondition, person: string): string {
  // FEEL has no way to look into several answers at once, so that each is written out.
  const said = (direction: string, ids: readonly string[], is: readonly string[]) =>
    any(ids.map((id) => among(`${person}.${direction}.${feelName(id)}`, is)));
  if ('by' in condition) return said('by', [condition.by], condition.is);
  if ('towards' in condition) return said('towards', [condition.towards], condition.is);
  if ('byAny' in condition) return said('by', condition.byAny, condition.is);
  if ('towardsAny' in condition) return said('towards', condition.towardsAny, condition.is);
  return 'fact' in condition ? said('facts', [condition.fact], condition.is) : 'true';
}

/** What is asked of a case, and of the person a rule is about. */
export function caseFeel(condition: Condition): string {
  if ('all' in condition) return every(condition.all.map(caseFeel));
  if ('any' in condition) return any(condition.any.map(caseFeel));
  if ('not' in condition) return `not(${caseFeel(condition.not)})`;
  if ('this' in condition) return personFeel(condition.this, 'person');
  if ('someOther' in condition) return `(some p in others satisfies ${personFeel(condition.someOther, 'p')})`;
  if ('someone' in condition) return `(some p in people satisfies ${personFeel(condition.someone, 'p')})`;
  if ('everyone' in condition) return `(every p in people satisfies ${personFeel(condition.everyone, 'p')})`;
  if ('earlierReports' in condition) return inSpan('earlier_reports', condition.earlierReports);
  return answerFeel(condition);
}

function answerFeel(condition: Condition): string {
  if ('factor' in condition) return among(`factors.${feelName(condition.factor)}`, condition.is);
  if ('checks' in condition) return among('checks', condition.checks);
  if ('nation' in condition) return among('nation', [condition.nation]);
  if ('setting' in condition) return among(`settings.${feelName(condition.setting)}`, condition.is);
  return 'condition' in condition ? among(`conditions.${feelName(condition.condition)}`, condition.is) : 'true';
}
