import {
  lineIn,
  someIn,
  wholeIn,
  type Line,
  type Settings,
  type SomeOf,
  type Whole,
} from '../../platform/setting/index.ts';

export const SYSTEMS = ['pnc', 'pnd', 'local', 'mash'] as const;
export type System = (typeof SYSTEMS)[number];

/** What the advice that was read has checked in every case (handbook 1.5 [C]): no setting takes one away. */
const POLICE_SYSTEMS = ['pnc', 'pnd', 'local'] as const;

export type SubjectKind = 'person' | 'place';

export interface SystemSetting {
  readonly system: System;
  readonly need: 'mandatory' | 'where-possible';
  readonly of: readonly SubjectKind[];
  /** Why, for who reads the page. */
  readonly note: string;
}

/** What a force supplies (handbook 10.4): which checks have to be done, of whom, and when a check has grown old. */
export interface CheckSetting {
  readonly systems: readonly SystemSetting[];
  readonly recheckAfterDays: number;
  /** How partners are asked; empty where the force has not said. */
  readonly mashContact: string;
}

export const mandatoryChecks = {
  kind: 'some-of',
  name: 'mandatoryChecks',
  label: 'Checks that have to be done',
  note: 'An outcome waits for these; every other system is checked where possible. PNC and PND are national, local is every police system of the force, MASH is partners.',
  confidence: 'C for the systems, D for whether partners are waited for',
  source: 'Handbook 1.5, 10.4',
  answers: SYSTEMS,
  fixed: {
    answers: POLICE_SYSTEMS,
    why: 'PNC, PND and local are always checked: the College’s advice has checks made of all police systems, PNC and PND among them, and a force can add to that and not take from it.',
  },
  // Not partners: they are asked where possible (handbook 1.5), and an outcome must not wait for one that never
  // answers.
  default: POLICE_SYSTEMS,
} as const satisfies SomeOf;

export const recheckAfterDays = {
  kind: 'whole',
  name: 'recheckAfterDays',
  label: 'A check has grown old after',
  note: 'Counted from when it was run, while the case is open: from then on it is to be run again, by the time that the guidance gives for checks.',
  confidence: 'D',
  source: 'Handbook 1.5',
  unit: 'days',
  least: 1,
  most: 365,
  default: 28,
} as const satisfies Whole;

export const mashContact = {
  kind: 'line',
  name: 'mashContact',
  label: 'MASH: how it is reached',
  note: 'Number or address of the safeguarding hub (MASH or its equivalent), shown where partners are asked and where a child is referred. No national one is known.',
  confidence: 'D',
  source: 'Handbook 10.4',
  longest: 100,
  default: '',
} as const satisfies Line;

export const checkSettings = [mandatoryChecks, recheckAfterDays, mashContact] as const;

const BOTH = ['person', 'place'] as const;

const ABOUT: Readonly<Record<System, Pick<SystemSetting, 'of' | 'note'>>> = {
  pnc: { of: ['person'], note: 'National: Police National Computer. It holds people, not places.' },
  pnd: { of: BOTH, note: 'National: Police National Database.' },
  local: {
    of: BOTH,
    note: 'All police systems of the force: crime, intelligence, custody, command and control, missing persons, public protection, stop and search.',
  },
  mash: { of: BOTH, note: 'Partner systems, through MASH or its equivalent.' },
};

export const checkSettingIn = (settings: Settings): CheckSetting => {
  const mandatory = someIn(settings, mandatoryChecks);
  return {
    systems: SYSTEMS.map((system) => ({
      system,
      need: mandatory.includes(system) ? 'mandatory' : 'where-possible',
      ...ABOUT[system],
    })),
    recheckAfterDays: wholeIn(settings, recheckAfterDays),
    mashContact: lineIn(settings, mashContact),
  };
};

/** What applies until a force has signed its own. */
export const defaultCheckSetting = checkSettingIn({});
