import { HOME_OFFICE, type Definition } from '../definition/index.ts';

/** The table that has both bases is read over time on the closed one alone (statistics 2.7). */
export const isOpen = ({ basis, told }: Definition): boolean =>
  basis === 'recorded' && told.place === HOME_OFFICE.place;
