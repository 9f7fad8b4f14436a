/** A force in an address: its name in small letters, joined by hyphens. */
export const slugOf = (force: string): string =>
  force
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

export const placeOf = (force: string, query = ''): string => `/compare/force/${slugOf(force)}${query}`;
