/** How much of a source was read, by the words of the register (handbook 0.4). */
const EXTENTS: Readonly<Record<string, string>> = {
  NONE: 'Nothing was read: it rests on no text',
  FULL: 'Read whole',
  'FULL file': 'The whole file was read',
  SHORT: 'A short page, read whole or nearly whole',
  OPENING: 'Only its opening was read',
  'OPENING (cut in item 5)': 'Only its opening was read: it is cut off in item 5',
  'OPENING (cut mid-passage)': 'Only its opening was read: it is cut off in the middle',
  'OPENING (paras 1-6)': 'Only its opening was read: paragraphs 1 to 6',
  'OPENING (first paragraphs of the judgment)': 'Only its opening was read: the first paragraphs of the judgment',
  'OPENING of each': 'Only the opening of each was read',
  'OPENING, three versions': 'Only its opening was read, in three versions',
  // Several texts under one number: the register says of them together how much was read.
  'OPENING / SHORT': 'Of some only the opening was read; others are short, and were read whole or nearly whole',
  'OPENING; the newspaper item SHORT':
    'Only the openings were read; the newspaper item is short, and was read whole or nearly whole',
  'CONTENTS page': 'Only its page of contents was read',
  'CONTENTS page; PART': 'Of one text only the page of contents was read, of the other a part',
  PART: 'A part of it was read',
  SNIPPET: 'Only extracts quoted by somebody else were read',
};

/** What nobody has words for is shown as it is written: better raw than wrong. */
export const extentWords = (extent: string): string => EXTENTS[extent] ?? extent;
