/** Of an answer in which there is nothing to take in and nothing to ask: what to do about it. */
export const NOTHING_FOUND =
  'No table, no count and no refusal was found in it. Look whether it is the answer itself and not the letter that came with it; then give its table as CSV, XLSX or ODS, or paste its text.';
