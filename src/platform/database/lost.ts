/** Nothing answers, or it stopped answering: Node's codes of a socket, PostgreSQL's classes 08 and 57P, no free connection. */
const CODES =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08...|57P0[123]|53300)$/;

/** What the driver says without a code. */
const WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|driver has already been destroyed)/;

/** Whether this failed because the database cannot be reached, rather than because of what was asked of it. */
export const isDatabaseLost = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    // A unix socket that is not there is a missing file, as any other file may be missing: only connecting counts.
    if (error.code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
    if (CODES.test(error.code)) return true;
  }
  if (error instanceof AggregateError) return error.errors.some(isDatabaseLost);
  return WORDS.test(error.message) || isDatabaseLost(error.cause);
};
