-- Facts are derived from Postgres and never the only copy of anything. Partition and sorting columns never change, so
-- every version of a row meets its others; the highest revision wins, whatever the order they arrive in.
-- '' stands for "not known" in a dimension: it groups and filters like any value.
-- The deduplication window lets a retried batch (insert_deduplication_token) be recognised without replication.
create table if not exists conversation_facts {{on_cluster}} (
  workspace_id UUID,
  conversation_id UUID,
  agent_id UUID,
  visitor_id Nullable(UUID),
  revision UInt64,
  is_deleted UInt8,
  sample UInt8,
  started_at DateTime64(3, 'UTC'),
  last_at DateTime64(3, 'UTC'),
  duration_ms UInt64,
  status LowCardinality(String),
  ended UInt8,
  handoff LowCardinality(String),
  handed_off UInt8,
  channel LowCardinality(String),
  device LowCardinality(String),
  os LowCardinality(String),
  browser LowCardinality(String),
  country LowCardinality(String),
  region LowCardinality(String),
  city LowCardinality(String),
  language LowCardinality(String),
  page String,
  referrer LowCardinality(String),
  messages UInt32,
  visitor_messages UInt32,
  bot_messages UInt32,
  operator_messages UInt32,
  bot_answers UInt32,
  bot_answers_not_fallback UInt32,
  first_response_ms Nullable(UInt64),
  helpful UInt32,
  unhelpful UInt32,
  flag_kinds Array(LowCardinality(String)),
  open_flags UInt32,
  tags Array(LowCardinality(String)),
  analysed UInt8,
  outcome LowCardinality(String),
  sentiment LowCardinality(String),
  questions UInt32,
  questions_unanswered UInt32
) engine = {{replicated}}ReplacingMergeTree(revision, is_deleted)
partition by toYYYYMM(started_at)
order by (workspace_id, toDate(started_at), conversation_id)
settings non_replicated_deduplication_window = 1000;

-- `started_at` is the conversation's: a message belongs to the week its conversation started in.
create table if not exists message_facts {{on_cluster}} (
  workspace_id UUID,
  conversation_id UUID,
  message_id UUID,
  agent_id UUID,
  revision UInt64,
  is_deleted UInt8,
  sample UInt8,
  started_at DateTime64(3, 'UTC'),
  at DateTime64(3, 'UTC'),
  role LowCardinality(String),
  characters UInt32,
  rating LowCardinality(String),
  answered LowCardinality(String),
  is_answer UInt8,
  is_fallback UInt8,
  confidence Nullable(Float32),
  sources UInt16,
  flag_kinds Array(LowCardinality(String))
) engine = {{replicated}}ReplacingMergeTree(revision, is_deleted)
partition by toYYYYMM(started_at)
order by (workspace_id, toDate(started_at), conversation_id, message_id)
settings non_replicated_deduplication_window = 1000;
