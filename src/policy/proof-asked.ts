// What has to be recorded before an outcome, as the handbook has it (3.5 to 3.7).

const [NEEDS, NOT_YET, BARRED] = [1, 2, 3] as const;

/** What an answer makes of an outcome at best, with everything else as favourable as it can be. */
interface Asked {
  readonly condition: string;
  readonly codes: readonly string[];
  readonly at: Readonly<Record<string, number>>;
}

const ALL = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '20',
  '21',
  '22',
  '23',
];
const asked = (condition: string, codes: readonly string[], at: Readonly<Record<string, number>>): Asked => ({
  condition,
  codes,
  at,
});
const waits = { unstated: NEEDS, 'not-met': NOT_YET };
const shuts = { unstated: NEEDS, 'not-met': BARRED };

export const ASKED: readonly Asked[] = [
  // A record that was cancelled is no record still to be made: nothing ends what was none.
  asked('crime-recorded', ALL, { ...waits, cancelled: BARRED }),
  ...['safeguarding-decision', 'rationale', 'people-told', 'second-person'].map((condition) =>
    asked(condition, ALL, waits),
  ),
  asked('state-of-evidence', ['1', '2', '3', '5', '9', '10', '23'], {
    ...waits,
    'not-yet-sufficient': NOT_YET,
    insufficient: BARRED,
  }),
  asked('state-of-evidence', ['21'], { ...shuts, sufficient: BARRED, insufficient: BARRED }),
  asked('state-of-evidence', ['15'], { ...shuts, sufficient: BARRED, 'not-yet-sufficient': NOT_YET }),
  asked('victim-view', ['2', '3', '8', '10', '22'], waits),
  asked('victim-view', ['14', '16'], { ...shuts, supports: BARRED, 'not-given': NOT_YET }),
  asked('victim-view', ['15'], { ...shuts, 'does-not-support': BARRED }),
  asked('responsibility-accepted', ['2', '3', '4', '8'], shuts),
  asked('youth-justice-consultation', ['2', '22', '23'], waits),
  asked('activity-finished', ['22'], waits),
  asked('cps-decision', ['1', '23'], { ...shuts, 'not-in-public-interest': BARRED, 'insufficient-evidence': BARRED }),
  asked('cps-decision', ['9'], { ...shuts, charge: BARRED, 'insufficient-evidence': BARRED }),
  asked('other-body-acceptance', ['20'], waits),
  asked('inquiries-complete', ['14', '15', '18'], waits),
  asked('subject-died', ['5'], shuts),
  asked('subject-too-ill', ['12'], shuts),
  asked('witness-unavailable', ['13'], shuts),
  asked('time-limit-passed', ['17'], shuts),
  asked('taken-into-consideration', ['4'], shuts),
];
