-- The rank or grade that somebody holds, where the force keeps it: some outcomes are approved from a rank on.
ALTER TABLE staff ADD COLUMN rank text CHECK (rank IN ('police-staff', 'constable', 'sergeant', 'inspector', 'chief-inspector',
  'superintendent', 'chief-superintendent', 'chief-officer', 'decision-maker'));
