/**
 * A change that may be sent again: the key of its form or request with what was sent, so that the same key with other content is
 * refused and with the same content is the same change. Without a key it is a change like any other.
 */
export const keyed = (key: string | undefined, body: unknown) => ({
  // Without a key there is nothing that a second sending could be known by.
  idempotency: key === undefined ? undefined : { key, body },
});
