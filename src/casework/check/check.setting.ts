export const SYSTEMS = ['pnc', 'pnd', 'local', 'mash'] as const;
export type System = (typeof SYSTEMS)[number];

export type SubjectKind = 'person' | 'place';

export interface SystemSetting {
  readonly system: System;
  readonly need: 'mandatory' | 'where-possible';
  readonly of: readonly SubjectKind[];
  /** Why, for who reads and signs the setting. */
  readonly note: string;
}

/** What a force supplies (handbook 10.4, mandatoryChecks): which systems, of whom, and when a check has grown old. */
export interface CheckSetting {
  readonly systems: readonly SystemSetting[];
  readonly recheckAfter: { readonly days: number; readonly authority: string };
}

const BOTH = ['person', 'place'] as const;

/** What applies until a force has signed its own. */
export const defaultCheckSetting: CheckSetting = {
  systems: [
    {
      system: 'pnc',
      need: 'mandatory',
      of: ['person'],
      note: 'National: Police National Computer. It holds people, not places.',
    },
    { system: 'pnd', need: 'mandatory', of: BOTH, note: 'National: Police National Database.' },
    {
      system: 'local',
      need: 'mandatory',
      of: BOTH,
      note: 'All police systems of the force: crime, intelligence, custody, command and control, missing persons, public protection, stop and search.',
    },
    {
      system: 'mash',
      need: 'where-possible',
      of: BOTH,
      note: 'Partner systems, through MASH or its equivalent, where possible.',
    },
  ],
  recheckAfter: { days: 28, authority: 'Handbook 1.5: 28 days since the last check and the case is open' },
};
