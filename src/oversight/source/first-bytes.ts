import { open } from 'node:fs/promises';

/** Whether a file begins with these bytes; false where there is no such file, which its reader says better. */
export async function beginsWith(path: string, bytes: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return false;
    const { buffer } = await handle.read(Buffer.alloc(bytes.length), 0, bytes.length, 0);
    return buffer.toString('latin1') === bytes;
  } finally {
    await handle.close();
  }
}
