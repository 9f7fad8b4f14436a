/** A reason is at least a sentence: this many characters, in this many words. The same for every decision. */
const LEAST_CHARACTERS = 20;
const LEAST_WORDS = 4;
export const MOST_CHARACTERS = 4000;

// A floor against *ok* and *n/a*, no measure of a good reason: that is for who reads it [D].
export const isReason = (text: string): boolean => {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.join(' ').length >= LEAST_CHARACTERS && words.length >= LEAST_WORDS;
};

export const REASON_TOO_SHORT = 'Write at least one whole sentence that says why';
