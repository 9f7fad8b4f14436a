import { z } from 'zod';

const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const force = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** One table's rows of one force (or of none), a JSON object of texts a line, gzipped. */
export const BackupFile = z.strictObject({
  // A closed form: a manifest that somebody changed can name no file outside its folder.
  path: z.string().regex(/^(?:[a-z][a-z0-9-]{1,39}\/)?[a-z_][a-z0-9_]*\.ndjson\.gz$/),
  force: force.nullable(),
  table: name,
  columns: z.array(name).min(1),
  rows: z.int().nonnegative(),
  sha256: digest,
});
export type BackupFile = z.infer<typeof BackupFile>;

/** What a backup says of itself; without it a folder is none. */
export const Manifest = z.strictObject({
  format: z.literal('evenhand-backup-1'),
  program: z.string(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ id: z.string(), digest })),
  ledgers: z.array(
    z.strictObject({
      force,
      size: z.int().nonnegative(),
      pending: z.int().nonnegative(),
      checkpoint: z.string().nullable(),
    }),
  ),
  files: z.array(BackupFile),
});
export type Manifest = z.infer<typeof Manifest>;
