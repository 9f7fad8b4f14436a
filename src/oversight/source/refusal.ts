/** A source that was not taken in, and the sentence that says why. */
export interface SourceRefused {
  readonly kind: 'refused';
  readonly sentence: string;
  /** Nothing is wrong with it: it was not looked at, and can be sent again later. */
  readonly isBusy?: true;
}

export const refused = (sentence: string): SourceRefused => ({ kind: 'refused', sentence });

/** What a workbook is told while others are read. */
export const BUSY =
  'As many workbooks as can be read at once are being read now, and others wait. Nothing of it was read or kept. Send it again in a minute.';

export const busy = (file: string): SourceRefused => ({ ...refused(`${file} was not read. ${BUSY}`), isBusy: true });
