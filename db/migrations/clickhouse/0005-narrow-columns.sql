-- Whose rows they are, as one or two bytes a row: sixteen were the dearest column of every count. `workspace_id` stays the
-- key, which finds the rows to read; see src/clickhouse/ask.ts.
-- `shape` is what four facets of the Inbox count by, in one column: conversations have some hundred shapes.
alter table conversation_facts {{on_cluster}}
  add column if not exists workspace LowCardinality(String) materialized toString(workspace_id),
  add column if not exists agent LowCardinality(String) materialized toString(agent_id),
  add column if not exists shape LowCardinality(String) materialized toJSONString((
    toString(device), toString(outcome), flag_kinds, (helpful > 0) + 2 * (unhelpful > 0)));

alter table conversation_facts {{on_cluster}}
  materialize column workspace, materialize column agent, materialize column shape;
