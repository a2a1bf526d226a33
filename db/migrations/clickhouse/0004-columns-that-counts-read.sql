-- What the Inbox counts by, in columns of a byte or two a row: ten millions are counted in a sixth of the CPU time that
-- the lists and words they are made of take to read. Facts of before are computed as they are read until the engine has
-- written them. The bits are those of src/clickhouse/count-tabs.ts.
alter table conversation_facts {{on_cluster}}
  add column if not exists tabs UInt8 materialized toUInt8(
    notEmpty(flag_kinds) + 2 * (handoff = 'waiting') + 4 * (status = 'snoozed') + 8 * (status = 'resolved')),
  add column if not exists flag_set LowCardinality(String) materialized toJSONString(flag_kinds),
  add column if not exists tag_set LowCardinality(String) materialized toJSONString(tags);

alter table conversation_facts {{on_cluster}}
  materialize column tabs, materialize column flag_set, materialize column tag_set;
