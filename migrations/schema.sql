-- Written by scripts/schema.ts from the migrations, to be read. The migrations are what is applied.

CREATE TABLE assignment (
  force text NOT NULL,
  case_file uuid NOT NULL,
  staff uuid NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone,
  CONSTRAINT assignment_pkey PRIMARY KEY (force, case_file, staff, from_at),
  CONSTRAINT assignment_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT assignment_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff)
);
CREATE UNIQUE INDEX assignment_now ON public.assignment USING btree (force, case_file) WHERE (until_at IS NULL);
CREATE INDEX assignment_staff ON public.assignment USING btree (force, staff) WHERE (until_at IS NULL);
ALTER TABLE assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY assignment_force ON assignment FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON assignment TO :app;
GRANT UPDATE (until_at) ON assignment TO :app;

CREATE TABLE case_file (
  force text NOT NULL,
  case_file uuid NOT NULL,
  reference text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  stage text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  CONSTRAINT case_file_pkey PRIMARY KEY (force, case_file),
  CONSTRAINT case_file_force_reference_key UNIQUE (force, reference),
  CONSTRAINT case_file_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT case_file_reference_check CHECK ((reference ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'::text)),
  CONSTRAINT case_file_stage_check CHECK ((stage = ANY (ARRAY['open'::text, 'proposed'::text, 'approved'::text, 'closed'::text]))),
  CONSTRAINT case_file_version_check CHECK ((version > 0))
);
CREATE INDEX case_file_newest ON public.case_file USING btree (force, opened_at DESC, case_file DESC);
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
CREATE POLICY case_file_force ON case_file FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON case_file TO :app;
GRANT UPDATE (stage, version) ON case_file TO :app;

CREATE TABLE crime (
  force text NOT NULL,
  case_file uuid NOT NULL,
  crime uuid NOT NULL,
  offence text NOT NULL,
  reference text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  entered_by text NOT NULL,
  CONSTRAINT crime_pkey PRIMARY KEY (force, crime),
  CONSTRAINT crime_force_reference_key UNIQUE (force, reference),
  CONSTRAINT crime_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT crime_offence_check CHECK ((offence ~ '^\d{3}/\d{2}$'::text)),
  CONSTRAINT crime_reference_check CHECK (((length(reference) >= 3) AND (length(reference) <= 40)))
);
CREATE INDEX crime_case ON public.crime USING btree (force, case_file, recorded_at);
ALTER TABLE crime ENABLE ROW LEVEL SECURITY;
ALTER TABLE crime FORCE ROW LEVEL SECURITY;
CREATE POLICY crime_force ON crime FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON crime TO :app;

CREATE TABLE erasure (
  force text NOT NULL,
  certificate uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  staff uuid NOT NULL,
  rule text NOT NULL,
  key_destroyed boolean NOT NULL,
  details integer NOT NULL,
  tokens integer NOT NULL,
  passage_keys integer NOT NULL,
  passages integer NOT NULL,
  CONSTRAINT erasure_pkey PRIMARY KEY (force, certificate),
  CONSTRAINT erasure_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT erasure_details_check CHECK ((details >= 0)),
  CONSTRAINT erasure_passage_keys_check CHECK ((passage_keys >= 0)),
  CONSTRAINT erasure_passages_check CHECK ((passages >= 0)),
  CONSTRAINT erasure_rule_check CHECK (((length(rule) >= 1) AND (length(rule) <= 200))),
  CONSTRAINT erasure_tokens_check CHECK ((tokens >= 0))
);
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
CREATE POLICY erasure_force ON erasure FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON erasure TO :app;

CREATE TABLE floor (
  force text NOT NULL,
  floor uuid NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  safe_now text NOT NULL,
  self_harm text NOT NULL,
  with_whom text NOT NULL,
  in_care text NOT NULL,
  on_plan text NOT NULL,
  contact text NOT NULL,
  contact_passage uuid,
  welfare_check text NOT NULL,
  welfare_by text,
  welfare_at timestamp with time zone,
  from_whom text NOT NULL,
  walked_at timestamp with time zone NOT NULL,
  walked_by text NOT NULL,
  CONSTRAINT floor_pkey PRIMARY KEY (force, floor),
  CONSTRAINT floor_force_case_file_person_fkey FOREIGN KEY (force, case_file, person) REFERENCES party(force, case_file, person),
  CONSTRAINT floor_check CHECK (((contact = 'known'::text) = (contact_passage IS NOT NULL))),
  CONSTRAINT floor_check1 CHECK (((welfare_check = 'not-arranged'::text) = (welfare_by IS NULL))),
  CONSTRAINT floor_check2 CHECK (((welfare_check = 'not-arranged'::text) = (welfare_at IS NULL))),
  CONSTRAINT floor_contact_check CHECK ((contact = ANY (ARRAY['known'::text, 'not-known'::text]))),
  CONSTRAINT floor_in_care_check CHECK ((in_care = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_on_plan_check CHECK ((on_plan = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_safe_now_check CHECK ((safe_now = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_self_harm_check CHECK ((self_harm = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text]))),
  CONSTRAINT floor_welfare_check_check CHECK ((welfare_check = ANY (ARRAY['done'::text, 'arranged'::text, 'not-arranged'::text])))
);
CREATE INDEX floor_newest ON public.floor USING btree (force, case_file, person, walked_at DESC);
ALTER TABLE floor ENABLE ROW LEVEL SECURITY;
ALTER TABLE floor FORCE ROW LEVEL SECURITY;
CREATE POLICY floor_force ON floor FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON floor TO :app;

CREATE TABLE force (
  force text NOT NULL,
  name text NOT NULL,
  nation text NOT NULL,
  issuer text NOT NULL,
  client text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT force_pkey PRIMARY KEY (force),
  CONSTRAINT force_force_check CHECK ((force ~ '^[a-z][a-z0-9-]{1,39}$'::text)),
  CONSTRAINT force_name_check CHECK (((length(name) >= 2) AND (length(name) <= 120))),
  CONSTRAINT force_nation_check CHECK ((nation = ANY (ARRAY['england'::text, 'wales'::text])))
);
ALTER TABLE force ENABLE ROW LEVEL SECURITY;
ALTER TABLE force FORCE ROW LEVEL SECURITY;
CREATE POLICY force_directory ON force FOR SELECT TO public USING (true);
CREATE POLICY force_own ON force FOR INSERT TO public WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON force TO :app;

CREATE TABLE idempotency (
  force text NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  key text NOT NULL,
  digest bytea NOT NULL,
  given text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (force, actor, action, key),
  CONSTRAINT idempotency_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT idempotency_digest_check CHECK ((length(digest) = 32)),
  CONSTRAINT idempotency_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
);
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_force ON idempotency FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON idempotency TO :app;

CREATE TABLE installation (
  one boolean NOT NULL DEFAULT true,
  kind text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT installation_pkey PRIMARY KEY (one),
  CONSTRAINT installation_kind_check CHECK ((kind = ANY (ARRAY['demonstration'::text, 'production'::text]))),
  CONSTRAINT installation_one_check CHECK (one)
);
GRANT SELECT ON installation TO :app;

CREATE TABLE ledger_content (
  force text NOT NULL,
  entry uuid NOT NULL,
  salt bytea NOT NULL,
  body text NOT NULL,
  CONSTRAINT ledger_content_pkey PRIMARY KEY (force, entry),
  CONSTRAINT ledger_content_force_entry_fkey FOREIGN KEY (force, entry) REFERENCES ledger_entry(force, entry),
  CONSTRAINT ledger_content_salt_check CHECK ((length(salt) = 32))
);
ALTER TABLE ledger_content ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_content FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_content_force ON ledger_content FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON ledger_content TO :app;

CREATE TABLE ledger_entry (
  force text NOT NULL,
  entry uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  kind text NOT NULL,
  action text NOT NULL,
  rule text NOT NULL,
  cases uuid[] NOT NULL,
  people uuid[] NOT NULL,
  commitment bytea NOT NULL,
  leaf bytea NOT NULL,
  CONSTRAINT ledger_entry_pkey PRIMARY KEY (force, entry),
  CONSTRAINT ledger_entry_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT ledger_entry_commitment_check CHECK ((length(commitment) = 32)),
  CONSTRAINT ledger_entry_kind_check CHECK ((kind = ANY (ARRAY['collection'::text, 'alteration'::text, 'consultation'::text, 'disclosure'::text, 'combination'::text, 'erasure'::text]))),
  CONSTRAINT ledger_entry_leaf_check CHECK ((length(leaf) = 32))
);
CREATE INDEX ledger_entry_at ON public.ledger_entry USING btree (force, at);
CREATE INDEX ledger_entry_cases ON public.ledger_entry USING gin (cases);
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_entry_force ON ledger_entry FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_entry TO :app;

CREATE TABLE ledger_leaf (
  force text NOT NULL,
  index bigint NOT NULL,
  entry uuid NOT NULL,
  CONSTRAINT ledger_leaf_pkey PRIMARY KEY (force, index),
  CONSTRAINT ledger_leaf_index_check CHECK ((index >= 0))
);
CREATE UNIQUE INDEX ledger_leaf_entry ON public.ledger_leaf USING btree (force, entry);
ALTER TABLE ledger_leaf ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_leaf FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_leaf_force ON ledger_leaf FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_leaf TO :app;

CREATE TABLE ledger_node (
  force text NOT NULL,
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT ledger_node_pkey PRIMARY KEY (force, level, index),
  CONSTRAINT ledger_node_hash_check CHECK ((length(hash) = 32))
);
ALTER TABLE ledger_node ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_node FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_node_force ON ledger_node FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON ledger_node TO :app;

CREATE TABLE ledger_pending (
  force text NOT NULL,
  entry uuid NOT NULL,
  leaf bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT ledger_pending_pkey PRIMARY KEY (force, entry)
);
ALTER TABLE ledger_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_pending FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_pending_force ON ledger_pending FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON ledger_pending TO :app;

CREATE TABLE migration (
  id text NOT NULL,
  digest text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT migration_pkey PRIMARY KEY (id)
);

CREATE TABLE opening (
  force text NOT NULL,
  opening uuid NOT NULL,
  case_file uuid NOT NULL,
  staff uuid NOT NULL,
  reason text NOT NULL,
  emergency boolean NOT NULL,
  from_at timestamp with time zone NOT NULL,
  until_at timestamp with time zone NOT NULL,
  CONSTRAINT opening_pkey PRIMARY KEY (force, opening),
  CONSTRAINT opening_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT opening_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff),
  CONSTRAINT opening_check CHECK ((until_at > from_at)),
  CONSTRAINT opening_check1 CHECK (((NOT emergency) OR (until_at <= (from_at + '01:00:00'::interval))))
);
CREATE INDEX opening_emergency ON public.opening USING btree (force, from_at DESC) WHERE emergency;
CREATE INDEX opening_now ON public.opening USING btree (force, staff, case_file, until_at);
ALTER TABLE opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE opening FORCE ROW LEVEL SECURITY;
CREATE POLICY opening_force ON opening FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON opening TO :app;

CREATE TABLE party (
  force text NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  kind text NOT NULL,
  position smallint NOT NULL,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT party_pkey PRIMARY KEY (force, case_file, person),
  CONSTRAINT party_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT party_kind_check CHECK ((kind = ANY (ARRAY['child'::text, 'adult'::text, 'reporter'::text]))),
  CONSTRAINT party_position_check CHECK ((("position" >= 0) AND ("position" <= 99)))
);
CREATE INDEX party_person ON public.party USING btree (force, person);
ALTER TABLE party ENABLE ROW LEVEL SECURITY;
ALTER TABLE party FORCE ROW LEVEL SECURITY;
CREATE POLICY party_force ON party FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON party TO :app;

CREATE TABLE passage (
  force text NOT NULL,
  passage uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  sealed bytea,
  CONSTRAINT passage_pkey PRIMARY KEY (force, passage),
  CONSTRAINT passage_force_fkey FOREIGN KEY (force) REFERENCES force(force)
);
ALTER TABLE passage ENABLE ROW LEVEL SECURITY;
ALTER TABLE passage FORCE ROW LEVEL SECURITY;
CREATE POLICY passage_force ON passage FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT, UPDATE ON passage TO :app;

CREATE TABLE passage_person (
  force text NOT NULL,
  passage uuid NOT NULL,
  ordinal smallint NOT NULL,
  person uuid NOT NULL,
  wrapped bytea NOT NULL,
  CONSTRAINT passage_person_pkey PRIMARY KEY (force, passage, ordinal),
  CONSTRAINT passage_person_force_passage_fkey FOREIGN KEY (force, passage) REFERENCES passage(force, passage),
  CONSTRAINT passage_person_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT passage_person_ordinal_check CHECK ((ordinal >= 0))
);
CREATE UNIQUE INDEX passage_person_person ON public.passage_person USING btree (force, person, passage);
ALTER TABLE passage_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE passage_person FORCE ROW LEVEL SECURITY;
CREATE POLICY passage_person_force ON passage_person FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON passage_person TO :app;

CREATE TABLE person (
  force text NOT NULL,
  person uuid NOT NULL,
  label text,
  named boolean NOT NULL,
  version integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  erased_at timestamp with time zone,
  certificate uuid,
  CONSTRAINT person_pkey PRIMARY KEY (force, person),
  CONSTRAINT person_force_certificate_fkey FOREIGN KEY (force, certificate) REFERENCES erasure(force, certificate),
  CONSTRAINT person_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT person_check CHECK (((erased_at IS NULL) = (certificate IS NULL))),
  CONSTRAINT person_check1 CHECK (((erased_at IS NOT NULL) OR named OR (label IS NOT NULL))),
  CONSTRAINT person_check2 CHECK (((erased_at IS NULL) OR ((label IS NULL) AND (version = 0)))),
  CONSTRAINT person_label_check CHECK ((label ~ '^(Child|Adult|Person) [1-9][0-9]{0,2}$'::text)),
  CONSTRAINT person_version_check CHECK ((version >= 0))
);
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE person FORCE ROW LEVEL SECURITY;
CREATE POLICY person_force ON person FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT, UPDATE ON person TO :app;

CREATE TABLE person_detail (
  force text NOT NULL,
  person uuid NOT NULL,
  version integer NOT NULL,
  at timestamp with time zone NOT NULL,
  sealed bytea NOT NULL,
  CONSTRAINT person_detail_pkey PRIMARY KEY (force, person, version),
  CONSTRAINT person_detail_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT person_detail_version_check CHECK ((version > 0))
);
ALTER TABLE person_detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_detail FORCE ROW LEVEL SECURITY;
CREATE POLICY person_detail_force ON person_detail FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON person_detail TO :app;

CREATE TABLE person_distinct (
  force text NOT NULL,
  person uuid NOT NULL,
  other uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT person_distinct_pkey PRIMARY KEY (force, person, other),
  CONSTRAINT person_distinct_force_other_fkey FOREIGN KEY (force, other) REFERENCES person(force, person),
  CONSTRAINT person_distinct_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT person_distinct_check CHECK ((person <> other))
);
CREATE INDEX person_distinct_other ON public.person_distinct USING btree (force, other);
ALTER TABLE person_distinct ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_distinct FORCE ROW LEVEL SECURITY;
CREATE POLICY person_distinct_force ON person_distinct FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON person_distinct TO :app;

CREATE TABLE person_token (
  force text NOT NULL,
  token bytea NOT NULL,
  person uuid NOT NULL,
  CONSTRAINT person_token_pkey PRIMARY KEY (force, token, person),
  CONSTRAINT person_token_force_person_fkey FOREIGN KEY (force, person) REFERENCES person(force, person),
  CONSTRAINT person_token_token_check CHECK ((length(token) = 16))
);
CREATE INDEX person_token_person ON public.person_token USING btree (force, person);
ALTER TABLE person_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_token FORCE ROW LEVEL SECURITY;
CREATE POLICY person_token_force ON person_token FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT ON person_token TO :app;

CREATE TABLE refusal (
  force text NOT NULL,
  refusal uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  code text NOT NULL,
  cases uuid[] NOT NULL,
  CONSTRAINT refusal_pkey PRIMARY KEY (force, refusal),
  CONSTRAINT refusal_force_fkey FOREIGN KEY (force) REFERENCES force(force)
);
CREATE INDEX refusal_at ON public.refusal USING btree (force, at);
ALTER TABLE refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY refusal_force ON refusal FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON refusal TO :app;

CREATE TABLE report (
  force text NOT NULL,
  report uuid NOT NULL,
  case_file uuid NOT NULL,
  told_by text NOT NULL,
  told_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  safe text NOT NULL,
  reporter uuid,
  CONSTRAINT report_pkey PRIMARY KEY (force, report),
  CONSTRAINT report_force_case_file_fkey FOREIGN KEY (force, case_file) REFERENCES case_file(force, case_file),
  CONSTRAINT report_check CHECK ((told_at <= recorded_at)),
  CONSTRAINT report_safe_check CHECK ((safe = ANY (ARRAY['yes'::text, 'no'::text, 'not-known'::text])))
);
CREATE INDEX report_case ON public.report USING btree (force, case_file, told_at);
ALTER TABLE report ENABLE ROW LEVEL SECURITY;
ALTER TABLE report FORCE ROW LEVEL SECURITY;
CREATE POLICY report_force ON report FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT ON report TO :app;

CREATE TABLE session (
  force text NOT NULL,
  id bytea NOT NULL,
  staff uuid NOT NULL,
  csrf text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (force, id),
  CONSTRAINT session_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT session_force_staff_fkey FOREIGN KEY (force, staff) REFERENCES staff(force, staff),
  CONSTRAINT session_id_check CHECK ((length(id) = 32))
);
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY session_force ON session FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO :app;

CREATE TABLE staff (
  force text NOT NULL,
  staff uuid NOT NULL,
  subject text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  started_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone,
  CONSTRAINT staff_pkey PRIMARY KEY (force, staff),
  CONSTRAINT staff_force_fkey FOREIGN KEY (force) REFERENCES force(force),
  CONSTRAINT staff_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CONSTRAINT staff_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);
CREATE UNIQUE INDEX staff_subject ON public.staff USING btree (force, subject) WHERE (left_at IS NULL);
ALTER TABLE staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE staff FORCE ROW LEVEL SECURITY;
CREATE POLICY staff_force ON staff FOR ALL TO public USING ((force = current_setting('evenhand.force'::text, true))) WITH CHECK ((force = current_setting('evenhand.force'::text, true)));
GRANT INSERT, SELECT, UPDATE ON staff TO :app;
