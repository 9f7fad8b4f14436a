import { DIFFERS, related } from './proof-diagram.ts';
import { holdsIn } from './proof-holds.ts';
import { REMARKS, type Remark } from './proof-remark.ts';
import type { Always, OfVersion, Shown, Statement } from './proof-statement.ts';

/** What is said to be weighed, and on what. */
export const ofRemarks = (): Statement[] => [...REMARKS.map(remarked), spokenOf];

const spokenOf: OfVersion = {
  of: 'the version',
  id: 'remarks-are-spoken-of',
  says: 'There is no note and no warning that is not spoken of here.',
  people: 0,
  lacks: (views) =>
    views.flatMap(({ rules }) =>
      rules
        .filter(
          ({ id, effect }) => ('note' in effect || 'warning' in effect) && !REMARKS.some(({ rule }) => rule === id),
        )
        .map(({ id }) => `The remark ${id} is not spoken of.`),
    ),
};

const remarked = (remark: Remark): Always => {
  const { rule: id, on, about, where, since = '', until = '9999' } = remark;
  return {
    of: 'every case',
    id: `remark-${id}`,
    says: `What ${id} says is said on ${on}${since === '' ? '' : `, from ${since}`}${until === '9999' ? '' : `, until ${until}`}, and on nothing else.`,
    people: about === 'case' ? 0 : 1,
    *breaches(view) {
      const rule = view.rules.find((each) => each.id === id);
      const bad = related(
        view.d,
        DIFFERS,
        rule === undefined ? 0 : view.fires(rule),
        view.on < since || view.on > until ? 0 : view.is(where(view)),
      );
      yield { what: id, of: [{ of: 'remark', rule: id, about }], bad };
    },
    isBrokenBy: (shown) => {
      const ref = about === 'case' ? null : shown.input.people?.[0]?.ref;
      const said = [...shown.advice.notes, ...shown.advice.warnings];
      return said.some((each) => each.id === id && each.person === ref) !== isDue(remark, shown);
    },
  };
};

/** Whether it has something to say in one case. */
export const isDue = (
  { where, since = '', until = '9999' }: Remark,
  shown: Pick<Shown, 'files' | 'input'>,
): boolean => {
  const { on: day = '' } = shown.input;
  return day >= since && day <= until && holdsIn(where(shown), shown);
};
