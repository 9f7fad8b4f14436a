/** Where the pages of a version are. */
export const placesOf = (version: string) => {
  const at = `/guidance/${encodeURIComponent(version)}`;
  return {
    version: at,
    rules: `${at}/rules`,
    rule: (id: string) => `${at}/rules/${encodeURIComponent(id)}`,
    facts: `${at}/facts`,
    fact: (id: string) => `${at}/facts/${encodeURIComponent(id)}`,
    outcomes: `${at}/outcomes`,
    outcome: (code: string) => `${at}/outcomes/${encodeURIComponent(code)}`,
    sources: `${at}/sources`,
    source: (id: string) => `${at}/sources#${id}`,
    settings: `${at}/settings`,
    setting: (name: string) => `${at}/settings#${name}`,
    periods: `${at}/periods`,
    disagreements: `${at}/disagreements`,
    proofs: `${at}/proofs`,
  };
};
