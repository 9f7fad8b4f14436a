import { open } from 'node:fs/promises';

/** As long as the longest mark that a kind of file is known by. */
const ENOUGH = 4;

/** Whether a file begins with these bytes. */
export const beginsWith = async (path: string, bytes: string): Promise<boolean> =>
  (await beginning(path)).startsWith(bytes);

/** The first bytes of a file, a letter a byte; none where there is no such file, which its reader says better. */
export async function beginning(path: string, length = ENOUGH): Promise<string> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return '';
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return '';
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
