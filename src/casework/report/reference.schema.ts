import { z } from 'zod';

/**
 * A reference of another system, kept in plain: as those are (42/12345/26, NM-26-0012345), with a figure, and without a
 * space or four letters in a row, so that nobody's name passes for one.
 */
export const PlainReference = z
  .string('Enter the crime reference number')
  .trim()
  .min(3, 'Use 3 characters or more')
  .max(40)
  .regex(
    /^(?=.*[0-9])(?!.*[A-Za-z]{4})[A-Za-z0-9/-]+$/,
    'Enter the number alone, such as 42/12345/26 or NM-26-0012345: figures, / and -, no spaces, and no more than 3 letters in a row',
  );
