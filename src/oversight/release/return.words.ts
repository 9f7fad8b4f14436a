import type { ReturnRefusal } from './return.ts';

/** Why a return was not taken in, in one sentence that says what to do. */
export const returnSentence = (refusal: ReturnRefusal): string => {
  switch (refusal.code) {
    case 'NotAReturn':
      return `it is no signed return${refusal.at === '' ? '' : `: ${refusal.at} is missing or is not as it has to be`}. Ask the publisher for the file that their page of the release offers.`;
    case 'AnotherSchema':
      return `it is of the form “${refusal.schema}”, which this version does not read. Ask the publisher for the form evenhand-release-1, or bring Evenhand up to date.`;
    case 'AnotherKey':
      return 'it is signed with another key than the one given. Ask the publisher which is theirs, by another way than the file came.';
    case 'ReturnTampered':
      return 'its signature does not fit its content: something in it was changed after it was signed. Ask the publisher for it again.';
    case 'SharesNotOfFigures':
      return 'its percentages are not those of its figures, and may tell of the counts behind them. Tell the publisher, and pass it on to nobody.';
    case 'ReturnTakenAlready':
      return 'it was taken in already, and is there once.';
    case 'ReturnOlder':
      return `it is release ${refusal.number} of its publisher, and ${refusal.taken} was taken in already: an older one never follows a newer.`;
    case 'PublisherKeyChanged':
      return `earlier returns of ${refusal.publisher} were signed with another key. Ask them whether they changed it, by another way than the file came.`;
  }
};
