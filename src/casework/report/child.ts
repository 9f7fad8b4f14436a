import { ok, refused, type Result } from '../../platform/access/index.ts';

export interface AddChild {
  readonly case: string;
}

export interface ChildrenState {
  readonly person: string;
  readonly children: number;
}

export interface ChildAdded extends AddChild {
  readonly type: 'ChildAdded';
  readonly person: string;
  readonly position: number;
}

/** A report with more children than this is many reports, or not one of this kind. */
export const MOST_CHILDREN = 20;

/** What a child is called until a name is known: by the place in the case, in which no number is given twice. */
export const childLabel = (position: number): string => `Child ${position}`;

export interface ChildRefusal {
  readonly code: 'TooManyChildren';
  readonly most: number;
}

export const decideChild = (state: ChildrenState, input: AddChild): Result<readonly ChildAdded[], ChildRefusal> =>
  // Refused, and not split by the program: only people know which children belong to another report.
  state.children >= MOST_CHILDREN
    ? refused({ code: 'TooManyChildren', most: MOST_CHILDREN })
    : ok([{ ...input, type: 'ChildAdded', person: state.person, position: state.children + 1 }]);
