-- Words of which few are many: a page is compared once for each there is, not once a row, and so is a set of topics. Counts of
-- ten millions under a page or a topic took twice what others took, nearly all of it to read these.
alter table conversation_facts {{on_cluster}} modify column page LowCardinality(String);

alter table conversation_facts {{on_cluster}}
  add column if not exists topic_set LowCardinality(String) materialized toJSONString(topics);

alter table conversation_facts {{on_cluster}} materialize column topic_set;
