import { ok, refused, type Result } from '../../platform/access/index.ts';
import { canonical } from '../../platform/ledger/index.ts';
import type { Condition } from '../../policy/index.ts';
import type { Anything } from './reads.ts';

/** Of whom a line of a condition is; *same* goes on about whom the line before is of. */
export const WHO = ['case', 'this', 'someOther', 'someone', 'everyone', 'same'] as const;
export type Who = (typeof WHO)[number];
export type Join = 'all' | 'any';

/** What a line can be of: whether of the case or of a person, and what besides has to be said of it. */
export const LINE_KINDS = {
  factor: { of: 'case', asks: ['is'] },
  condition: { of: 'case', asks: ['is'] },
  setting: { of: 'case', asks: ['is'] },
  checks: { of: 'case', asks: ['is'] },
  earlierReports: { of: 'case', asks: ['span'] },
  nation: { of: 'case', asks: [] },
  always: { of: 'case', asks: [] },
  by: { of: 'person', asks: ['is'] },
  byAny: { of: 'person', asks: ['ids', 'is'] },
  towards: { of: 'person', asks: ['is'] },
  towardsAny: { of: 'person', asks: ['ids', 'is'] },
  fact: { of: 'person', asks: ['is'] },
  part: { of: 'person', asks: [] },
  age: { of: 'person', asks: ['span'] },
  actor: { of: 'person', asks: [] },
  identified: { of: 'person', asks: [] },
} as const satisfies Record<string, { of: 'case' | 'person'; asks: readonly ('is' | 'ids' | 'span')[] }>;
export type LineKind = keyof typeof LINE_KINDS;

/** One line of a condition, as a person who is no programmer writes it. */
export interface Line {
  readonly who: Who;
  readonly kind: LineKind;
  /** Which factor, fact, setting or part; empty where the kind says it all. */
  readonly id: string;
  /** It holds where this is not so. */
  readonly not: boolean;
  readonly is: readonly string[];
  readonly ids: readonly string[];
  readonly from?: number | undefined;
  readonly below?: number | undefined;
}

export interface Written {
  readonly join: Join;
  readonly lines: readonly Line[];
}

type Plain = Readonly<Record<string, unknown>>;

/** A setting may be answered by yes or no: as text in a form, as what it is in the guidance. */
const settled = (text: string): string | boolean => (text === 'true' || text === 'false' ? text === 'true' : text);

const spanOf = ({ from, below }: Line): Plain => ({
  ...(from === undefined ? {} : { from }),
  ...(below === undefined ? {} : { below }),
});

const leafOf = (line: Line): Plain => {
  const { kind, id, is, ids } = line;
  const asks: readonly string[] = LINE_KINDS[kind].asks;
  if (asks.includes('ids')) return { [kind]: ids, is };
  if (asks.includes('span')) return { [kind]: spanOf(line) };
  if (kind === 'setting') return { setting: id, is: is.map(settled) };
  if (kind === 'checks') return { checks: is };
  if (asks.includes('is')) return { [kind]: id, is };
  return { [kind]: id === '' ? true : id };
};

const turned = (line: Line): Plain => (line.not ? { not: leafOf(line) } : leafOf(line));

const joined = (join: Join, parts: readonly Plain[]): Plain => {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : { [join]: parts };
};

interface Group {
  readonly who: Who;
  readonly parts: readonly Plain[];
}

/** The condition that the lines say; refuses a line that goes on about somebody where nobody stands before it. */
export const conditionIn = ({ join, lines }: Written): Result<Plain, number> => {
  const groups: Group[] = [];
  for (const [place, line] of lines.entries()) {
    const last = groups.at(-1);
    if (line.who !== 'same') groups.push({ who: line.who, parts: [turned(line)] });
    else if (last === undefined || last.who === 'case') return refused(place);
    else groups.splice(-1, 1, { ...last, parts: [...last.parts, turned(line)] });
  }
  // Lines about one person alone are joined as was chosen; within more, what is said of one person holds together.
  const inner = groups.length === 1 ? join : 'all';
  return ok(
    joined(
      join,
      groups.map(({ who, parts: of }) => (who === 'case' ? joined(join, of) : { [who]: joined(inner, of) })),
    ),
  );
};

const NOTHING = { id: '', not: false, is: [], ids: [] } as const;

const withStates = (condition: Anything): Omit<Line, 'who'> | undefined => {
  if ('factor' in condition) return { ...NOTHING, kind: 'factor', id: condition.factor, is: condition.is };
  if ('by' in condition) return { ...NOTHING, kind: 'by', id: condition.by, is: condition.is };
  if ('towards' in condition) return { ...NOTHING, kind: 'towards', id: condition.towards, is: condition.is };
  if ('byAny' in condition) return { ...NOTHING, kind: 'byAny', ids: condition.byAny, is: condition.is };
  if ('towardsAny' in condition) return { ...NOTHING, kind: 'towardsAny', ids: condition.towardsAny, is: condition.is };
  if ('fact' in condition) return { ...NOTHING, kind: 'fact', id: condition.fact, is: condition.is };
  if ('condition' in condition) return { ...NOTHING, kind: 'condition', id: condition.condition, is: condition.is };
  if ('setting' in condition)
    return { ...NOTHING, kind: 'setting', id: condition.setting, is: condition.is.map(String) };
  return 'checks' in condition ? { ...NOTHING, kind: 'checks', is: condition.checks } : undefined;
};

const plainLeaf = (condition: Anything): Omit<Line, 'who'> | undefined => {
  if ('age' in condition) return { ...NOTHING, kind: 'age', ...condition.age };
  if ('earlierReports' in condition) return { ...NOTHING, kind: 'earlierReports', ...condition.earlierReports };
  if ('nation' in condition) return { ...NOTHING, kind: 'nation', id: condition.nation };
  if ('part' in condition) return { ...NOTHING, kind: 'part', id: condition.part };
  if ('always' in condition) return { ...NOTHING, kind: 'always' };
  if ('actor' in condition) return { ...NOTHING, kind: 'actor' };
  return 'identified' in condition ? { ...NOTHING, kind: 'identified' } : undefined;
};

/** One line, or nothing where it holds others: the check at the end finds out whether a line of none was lost. */
const lineOf = (who: Who, condition: Anything): readonly Line[] => {
  const inner = 'not' in condition ? condition.not : condition;
  const leaf = withStates(inner) ?? plainLeaf(inner);
  return leaf === undefined ? [] : [{ ...leaf, who, not: 'not' in condition }];
};

const parts = (condition: Anything): readonly Anything[] => {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : [condition];
};

const ofWhom = (condition: Condition): readonly [Who, Anything] => {
  if ('this' in condition) return ['this', condition.this];
  if ('someOther' in condition) return ['someOther', condition.someOther];
  if ('someone' in condition) return ['someone', condition.someone];
  return 'everyone' in condition ? ['everyone', condition.everyone] : ['case', condition];
};

const groupLines = (condition: Condition): readonly Line[] => {
  const [who, of] = ofWhom(condition);
  return parts(of).flatMap((part, place) => lineOf(place === 0 || who === 'case' ? who : 'same', part));
};

const itemsOf = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : [condition];
};

/** The lines that say a condition; nothing where lines cannot say it, as where one choice stands within another. */
export const linesOf = (condition: Condition): Written | undefined => {
  const lines = itemsOf(condition).flatMap(groupLines);
  const [, of] = ofWhom(condition);
  const join: Join = 'any' in of ? 'any' : 'all';
  const back = conditionIn({ join, lines });
  // Read back, it has to be the same to the letter: a rule that is only looked at is never changed.
  return back.ok && lines.length > 0 && canonical(back.value) === canonical(condition) ? { join, lines } : undefined;
};
