import { z } from 'zod';
import { holdsImagery } from '../web/index.ts';

// Letters that do not show, or turn the others about, let one name pass for another on a page or a terminal.
const CONTROL = /\p{Cc}|\p{Cf}/u;

const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `it is longer than ${longest} characters`)
    .refine((text) => !CONTROL.test(text), 'it has characters that cannot be seen')
    .refine((text) => !holdsImagery(text), 'it is not plain words');

/** What the identity provider calls somebody: as its token has it. */
export const Subject = words(255).min(1, 'it is empty');

export const StaffName = words(120).min(1, 'it is empty');

export const ForceName = words(120).min(2, 'it has fewer than 2 characters');
