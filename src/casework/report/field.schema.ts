import { z } from 'zod';

/** An instant as a program writes it; a form’s day and time are made into one before. */
export const Instant = z.iso.datetime({ offset: true });

/** A line of text that may be left out; what is there is sealed where it says anything of a person. */
export const line = (longest: number) => z.string().trim().min(1).max(longest).exactOptional();
