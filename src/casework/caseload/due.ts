import { dutyTitle, type Duty } from '../decision/index.ts';
import { dueNow, type Due, type Happened, type Obligation } from './obligation.ts';

/** What is due in a case, by the procedure or by the guidance. */
export interface DueLine extends Omit<Due, 'at'> {
  /** Undefined: before anybody is contacted, whenever that is. */
  readonly at: Date | undefined;
  readonly person: string | undefined;
  /** A few words for what the guidance asks; `what` is its sentence. */
  readonly title?: string;
  /** Where it is met, within the case. */
  readonly place: string;
}

const OWNERS: Readonly<Partial<Record<string, string>>> = { 'officer-in-case': 'officer in the case' };

const ownerOf = ({ owner }: Duty): string => OWNERS[owner] ?? owner.replaceAll('-', ' ');

const timesOf = ({ at, overdue, atOnce }: Duty): Pick<DueLine, 'at' | 'overdue' | 'atOnce'> => ({
  at,
  overdue,
  ...(atOnce === undefined ? {} : { atOnce }),
});

const lineOf = (duty: Duty): DueLine => {
  const { id, says, source, person, place } = duty;
  return {
    id,
    title: dutyTitle(id),
    what: says,
    by: ownerOf(duty),
    authority: source,
    ...timesOf(duty),
    person,
    place,
  };
};

// What has no time of its own stands after what has.
const timeOf = ({ at }: DueLine): number => at?.getTime() ?? Number.MAX_VALUE;

/** What the duty of the guidance says of its time stands in the place of it. */
const untimed = ({ atOnce: _own, ...rest }: DueLine) => rest;

/** Everything that is due, the soonest first. An act that both name has one owner and one time: the guidance’s. */
export const dueLines = (
  obligations: readonly Obligation[],
  duties: readonly Duty[],
  happened: readonly Happened[],
  met: ReadonlySet<string>,
  now: Date,
): readonly DueLine[] => {
  const byProcedure = dueNow(obligations, happened, met, now).map((due): DueLine => {
    const obligation = obligations.find(({ id }) => id === due.id);
    const same = duties.find(({ id }) => id === obligation?.duty);
    const line = { ...due, person: undefined, place: obligation?.place ?? '' };
    if (same === undefined) return line;
    return { ...untimed(line), by: ownerOf(same), authority: same.source, ...timesOf(same) };
  });
  const named = obligations.flatMap(({ duty }) => duty ?? []);
  const byGuidance = duties.filter(({ id, state }) => state === 'open' && !named.includes(id)).map(lineOf);
  return [...byProcedure, ...byGuidance].toSorted((one, other) => timeOf(one) - timeOf(other));
};
