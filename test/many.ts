// How often a property is tried: read in this one place.
const TIMES = Number(process.env['EVENHAND_TIMES'] ?? 1);
const SEED = process.env['EVENHAND_SEED'];

/** Whether everything is tried at its full strength, and not only a few. */
export const isAssured = TIMES > 1;

/** `few` tries, and EVENHAND_TIMES as many when everything is assured, then from EVENHAND_SEED. Without a seed, another one each time. */
export const many = (few: number, seed?: number): { readonly numRuns: number; readonly seed?: number } => {
  const from = SEED === undefined ? seed : Number(SEED);
  return { numRuns: few * TIMES, ...(from === undefined ? {} : { seed: from }) };
};
