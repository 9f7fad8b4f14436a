/** What a force supplies for the response. */
export interface ResponseSetting {
  readonly acceptWithin: { readonly hours: number; readonly authority: string };
}

/** No national period is known: a case that nobody has taken within a day is shown. */
export const defaultResponseSetting: ResponseSetting = {
  acceptWithin: { hours: 24, authority: 'Setting of the force: a handover is accepted or returned within this time' },
};
