import { words } from './view.ts';

export const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/giu;

/** What an input asks, by its name: nobody else says it here. */
export const questionOf = (name: string): string =>
  words(
    name
      .replaceAll(UUID, '')
      .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
      .replaceAll(/[-_.\s]+/gu, ' ')
      .trim()
      .toLowerCase(),
  );
