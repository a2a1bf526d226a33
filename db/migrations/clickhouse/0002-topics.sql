-- Ids of the topics of its questions; of a merged topic the one it is part of.
alter table conversation_facts {{on_cluster}} add column if not exists topics Array(UUID);
