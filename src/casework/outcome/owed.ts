/** What the guidance asks to be done, as the decision page reads it. */
export interface DutyRead {
  readonly id: string;
  /** A few words for it; `what` is its sentence. */
  readonly title: string;
  readonly what: string;
  readonly state: { readonly text: string; readonly classes: string };
  readonly isOpen: boolean;
  readonly overdue: boolean;
  readonly whom: readonly { readonly name: string; readonly href: string }[];
}

export interface Owed extends Pick<DutyRead, 'title' | 'what' | 'state' | 'whom' | 'overdue'> {
  /** It is said that all reasonable lines of inquiry are done, and this is one. */
  readonly contradicts: boolean;
  /** What a trigger for a full investigation asks of a supervisor: never folded away while it stands. */
  readonly ofTrigger: boolean;
}

/** Lines of inquiry: while one is open, not all of them are done. */
const INQUIRIES: readonly string[] = [
  'identify-person',
  'report-to-ceop',
  'specialist-handover',
  'confirm-age',
  'find-out',
];

/** Only an approval makes it possible: that it is open before says nothing. */
const AFTER_APPROVAL: readonly string[] = ['tell-of-decision'];

/** Raised only while something stands that makes a full investigation mandatory, or asks a supervisor whether it is (handbook 1.3). */
const OF_TRIGGER: readonly string[] = ['specialist-handover', 'hold-separate-strategy-meetings'];

const weight = ({ contradicts, overdue, ofTrigger }: Pick<Owed, 'contradicts' | 'overdue' | 'ofTrigger'>): number =>
  Number(contradicts) * 4 + Number(overdue) * 2 + Number(ofTrigger);

/** What is still to be done when somebody rules: first what stands against a condition that was ticked, then what is overdue. */
export const owedAt = (
  duties: readonly DutyRead[],
  conditions: Readonly<Partial<Record<string, string>>>,
): readonly Owed[] => {
  const isSaid = conditions['inquiries-complete'] === 'met';
  return duties
    .filter(({ id, isOpen }) => isOpen && !AFTER_APPROVAL.includes(id))
    .map(({ id, ...duty }) => ({
      ...duty,
      contradicts: isSaid && INQUIRIES.includes(id),
      ofTrigger: OF_TRIGGER.includes(id),
    }))
    .toSorted((one, other) => weight(other) - weight(one))
    .map(({ title, what, state, whom, overdue, contradicts, ofTrigger }) => ({
      ...{ title, what, state, whom, overdue, contradicts, ofTrigger },
    }));
};
