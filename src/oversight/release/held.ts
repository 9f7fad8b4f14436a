/** Said with every figure of a period that begins before anything is held: silence is no count of none. */
export const heldWords = (heldFrom: string | null, from: string): readonly string[] => {
  if (heldFrom === null)
    return ['Evenhand holds no case of this force yet. Nothing is counted here, which is not none.'];
  return from < heldFrom
    ? [
        `Evenhand holds cases of this force from ${heldFrom}. Of the days before it nothing is counted here, which is not none.`,
      ]
    : [];
};
