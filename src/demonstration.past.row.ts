import type { PastCase } from './demonstration.past.case.ts';
import type { PersonDetails } from './platform/person/index.ts';

/** In the order in which each refers only to those before it. */
export const TABLES = [
  ...([
    'staff',
    'case_file',
    'assignment',
    'report',
    'party',
    'age_statement',
    'conduct_day',
    'part_statement',
  ] as const),
  ...(['earlier_reports', 'floor', 'answer', 'background_check', 'no_place', 'own_words', 'safeguarding'] as const),
  ...(['responder', 'duty_discharge', 'crime', 'consideration', 'consideration_end', 'proposal'] as const),
  ...(['proposal_outcome', 'ruling', 'notice_told', 'closing'] as const),
] as const;

export interface Row {
  readonly table: (typeof TABLES)[number];
  readonly row: Readonly<Record<string, unknown>>;
}

/** Somebody of an older case; without details nobody found out who they are. */
export interface PastIdentity {
  readonly person: string;
  readonly label: string;
  readonly details: PersonDetails | undefined;
}

/** A text to be sealed, under the id by which rows speak of it. */
export interface PastPassage {
  readonly passage: string;
  readonly text: string;
  readonly concerns: readonly string[];
}

export interface PastRows {
  readonly case: string;
  readonly people: readonly PastIdentity[];
  readonly passages: readonly PastPassage[];
  readonly rows: readonly Row[];
}

export const at = (day: string, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:10:00Z`);

/** One of several, in turn. */
export const nth = <T>(all: readonly T[], number: number): T => {
  const one = all[number % all.length];
  if (one === undefined) throw new Error('nobody there');
  return one;
};

/** A case as its rows are made of it. */
export interface Made {
  readonly of: PastCase;
  readonly id: string;
  readonly ids: readonly string[];
  readonly crime: string;
  readonly officer: string;
  readonly supervisor: string;
  readonly contact: string;
  /** The passage of whatever was written in words. */
  readonly note: string;
  readonly wishes: readonly string[];
  readonly told: Date;
}
