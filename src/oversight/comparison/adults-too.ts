import type { Definition } from '../definition/index.ts';

/** Said of what holds adults, wherever a figure of it may be read as one of children; undefined where the source has other ages. */
export function adultsToo({ scope: { offence, ages } }: Definition): string | undefined {
  const { code, description } = offence;
  if (code === '86' && ages.startsWith('all ages'))
    return 'Code 86 (Obscene publications etc) holds adults too: this is not a measure of what happens to children.';
  if (description === '') return undefined;
  return `Code ${code} (${description}) is of all ages: this is not a measure of what happens to children.`;
}
