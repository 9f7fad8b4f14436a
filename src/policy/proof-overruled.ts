/** Rules of a source that was read on which a setting decides all the same, and why it has to. */
interface Overruled {
  readonly setting: string;
  readonly rules: readonly string[];
  readonly why: string;
}

/** The whole list: nothing else that was read is a force's to turn off. */
export const OVERRULED: readonly Overruled[] = [
  {
    // Handbook 3.3 and 10.4: the change of 2024 is known second-hand, and a force's system may not hold the role yet.
    setting: 'sgiiModel',
    rules: ['role-suspect-link', 'role-person-involved'],
    why: 'it is how the force links children, and its two answers are the two practices that were read of',
  },
  {
    // Handbook 3.3: whoever acts first on what happened at a school is said otherwise by S88 than by S103.
    setting: 'schoolsProtocolRule',
    rules: ['note-school-primacy'],
    why: 'sources that were read disagree on who deals first, and a force follows one of them',
  },
  {
    setting: 'outcome23Adopted',
    rules: ['note-admission-23'],
    why: 'nothing is said of how Outcome 23 is used where it is not',
  },
];

/** Why a setting may decide on a rule; undefined where it may not. */
export const whyOverruled = (setting: string, rule: string): string | undefined =>
  OVERRULED.find((each) => each.setting === setting && each.rules.includes(rule))?.why;
