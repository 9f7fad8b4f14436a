import type { Problems, Refusal } from '../web/index.ts';

const textIn = (refusal: Refusal, name: string): string => {
  const value: unknown = Object.entries(refusal).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};

/** What the refusals about settings say to people, and the status they have. */
export const settingProblems: Problems = {
  UnknownSetting: {
    status: 422,
    title: 'No such setting',
    sentence: () => 'The guidance has no setting of that name. Nothing was saved. Open the page again.',
  },
  UnknownSettingValue: {
    status: 422,
    title: 'Not a value of this setting',
    sentence: () => 'That setting cannot have that value. Nothing was saved. Its note says what it can be.',
  },
  FixedInSetting: {
    status: 422,
    title: 'Not for a force to leave out',
    sentence: (refusal) =>
      `The setting ${textIn(refusal, 'name')} leaves out ${textIn(refusal, 'leftOut')}. ${textIn(refusal, 'why')} Nothing was saved. Propose it again with ${textIn(refusal, 'leftOut')} in it.`,
  },
  NoSuchSettings: {
    status: 404,
    title: 'No such set',
    sentence: () => 'There is no such set of settings. Open the page again and choose there.',
  },
  AlreadySigned: {
    status: 409,
    title: 'Already signed',
    sentence: () => 'Somebody of your role has already signed this set. The other signature is still needed.',
  },
  SignedByYouAlready: {
    status: 409,
    title: 'You have signed already',
    sentence: () => 'One person cannot sign for both. Somebody else has to give the other signature.',
  },
  NotASignatory: {
    status: 403,
    title: 'Not yours to sign',
    sentence: () => 'The force crime registrar and the policy owner sign a force’s settings.',
  },
};
