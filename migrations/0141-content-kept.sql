-- What an entry told is destroyed by an erasure alone, which names it; until one does, nothing takes it away.
REVOKE DELETE ON ledger_content FROM :app;
