-- The request that a change came with, so that the logs of every process can be followed from a post to its facts
-- (docs/decisions/0004). Null for what came of no request. No index: nothing looks it up, it only travels.
alter table outbox add column request_id text;
