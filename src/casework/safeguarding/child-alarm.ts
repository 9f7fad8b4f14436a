import type { Tx } from '../../platform/database/index.ts';
import { ALARMS, alarmsOf, alarmWords, floorsOf, type FloorRow } from '../report/index.ts';
import { statedOfChildren } from '../triage/index.ts';
import { DANGERS, dangersIn, type Danger } from './danger.ts';

/** What about a child cannot wait, whoever said it: the floor, or triage. */
export const CHILD_ALARMS = ['floor-not-walked', ...ALARMS, ...DANGERS] as const;
export type ChildAlarm = (typeof CHILD_ALARMS)[number];

export const childAlarmWords: Readonly<Record<ChildAlarm, string>> = {
  ...alarmWords,
  'floor-not-walked': 'Safety floor not walked',
  'harm-said': 'At risk of harm now, triage says',
  'welfare-check-by-home':
    'Only a parent or carer says that the child is well, and somebody at home may be a danger: have somebody else see the child',
  'suicide-risk-said': 'Signs that the child may take their own life, triage says',
};

/** The dangers of each person of a case that triage was told of, alone or beside what the floor says. */
export const dangersOf = async (tx: Tx, id: string): Promise<ReadonlyMap<string, readonly Danger[]>> => {
  const [floors, stated] = await Promise.all([floorsOf(tx, id), statedOfChildren(tx, id)]);
  const people = [...new Set([...floors.keys(), ...stated.keys()])];
  return new Map(people.map((person) => [person, dangersIn(stated.get(person) ?? {}, floors.get(person))]));
};

/** A child whose floor nobody walked is never read as safe; a floor without alarm does not undo what triage was told. */
export const childAlarms = (
  of: {
    readonly floors: ReadonlyMap<string, FloorRow>;
    readonly dangers: ReadonlyMap<string, readonly Danger[]>;
  },
  child: string,
): readonly ChildAlarm[] => {
  const floor = of.floors.get(child);
  return [
    ...(floor === undefined ? (['floor-not-walked'] as const) : alarmsOf(floor)),
    ...(of.dangers.get(child) ?? []),
  ];
};
