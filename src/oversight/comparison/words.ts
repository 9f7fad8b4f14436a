const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export const day = (iso: string): string => DATE.format(new Date(`${iso}T00:00:00Z`));

/** From the first to the last day. */
export const period = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${day(from)} to ${day(to)}`;
