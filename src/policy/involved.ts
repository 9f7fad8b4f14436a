import type { Part } from './condition.schema.ts';

/** Every part but `reported`, which is only to tell: whoever handled an image to protect somebody had it before them. */
export const INVOLVING: readonly Part[] = ['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected'];

type Said = Readonly<Record<string, string>>;

interface Told {
  readonly parts?: readonly string[] | undefined;
  readonly by?: Said | undefined;
  readonly towards?: Said | undefined;
}

const isAnyPresent = (said: Said = {}): boolean =>
  Object.values(said).some((state) => state === 'suspected' || state === 'confirmed');

/** Whether somebody is surely involved: had a part beyond telling, did anything, or had anything done to them. */
export const isInvolved = ({ parts, by, towards }: Told): boolean =>
  parts?.some((part) => part !== 'reported') === true || isAnyPresent(by) || isAnyPresent(towards);

/** Whose parts nobody stated may be. */
export const mayBeInvolved = (told: Told): boolean => told.parts === undefined || isInvolved(told);
