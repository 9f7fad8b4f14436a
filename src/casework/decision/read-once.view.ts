import { weighedText } from '../triage/index.ts';

/** Questions that stand alike for somebody, or for the case. */
interface Asked {
  readonly whose: string;
  readonly questions: readonly string[];
}

const NOBODY_SAID = weighedText(undefined, new Map());

const named = new Intl.ListFormat('en-GB');

/** What is said alike of several is read once, with all whom it is about: two children with nothing answered are no two lists. */
export const readOnce = <Group extends Asked>(groups: readonly Group[]): readonly Group[] =>
  [...Map.groupBy(groups, (group) => JSON.stringify({ ...group, whose: '' })).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, whose: named.format(same.map(({ whose }) => whose)) }];
  });

/** Lines of a subject each, as one group for each subject. */
export const bySubject = (lines: readonly { readonly whose: string; readonly question: string }[]): readonly Asked[] =>
  readOnce(
    [...Map.groupBy(lines, ({ whose }) => whose)].map(([whose, of]) => ({
      whose,
      questions: of.map(({ question }) => question),
    })),
  );

interface Answers extends Asked {
  readonly answer: string;
  readonly from: string;
}

interface Weighed {
  readonly head: string;
  readonly lines: readonly {
    readonly whose: string;
    readonly question: string;
    readonly text: string;
    readonly from: string | null;
  }[];
}

/** What is known of a case, laid out to be read: alike lists once, and what nobody has said in one line. */
export const laidOut = (known: {
  readonly present: readonly Answers[];
  readonly unknown: readonly Answers[];
  readonly notAsked: readonly Answers[];
  readonly absent: readonly Answers[];
  readonly weighed?: readonly Weighed[];
}) => ({
  present: readOnce(known.present),
  unknown: readOnce([...known.unknown, ...known.notAsked]),
  absent: readOnce(known.absent),
  weighed: (known.weighed ?? []).flatMap(({ head, lines }) => {
    const said = lines.filter(({ text }) => text !== NOBODY_SAID);
    return said.length === 0 ? [] : [{ head, lines: said }];
  }),
  unsaid: (known.weighed ?? []).flatMap(({ head, lines }) => {
    const missing = [...new Set(lines.filter(({ text }) => text === NOBODY_SAID).map(({ whose }) => whose))];
    return missing.length === 0 ? [] : [{ head, whose: named.format(missing) }];
  }),
});
