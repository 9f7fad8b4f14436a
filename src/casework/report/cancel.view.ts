import { CANCEL_REASONS, INFORMATION, type CancelReason, type Information } from './cancel.ts';

export const cancelWords: Readonly<Record<CancelReason, string>> = {
  C1: 'C1: it happened in another force’s area, and was passed to it',
  C2: 'C2: additional verifiable information shows that no crime happened',
  C3: 'C3: it is a duplicate, or part of another recorded crime',
  C4: 'C4: it was recorded in error',
};

const informationWords: Readonly<Record<Information, string>> = {
  'police-record': 'A police record',
  'independent-account': 'An account of somebody independent, checked',
  'technical-finding': 'A technical finding of a specialist',
  'partner-record': 'A record of a partner, such as a school or social care',
};

export const cancelChoices = {
  reason: CANCEL_REASONS.map((value) => ({ value, text: cancelWords[value] })),
  information: INFORMATION.map((value) => ({ value, text: informationWords[value] })),
};
