import { expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import { SqlError } from './sql-error.ts';

it('finds the closing format clause, and no other word format', () => {
  expect(readStatement('select 1 format JSONEachRow').format).toBe('JSONEachRow');
  expect(readStatement('select 1\nFORMAT CSV\nsettings max_threads = 1 ;\n').format).toBe('CSV');
  expect(readStatement("select format('{}', x), 'format CSV' as format from t").format).toBeNull();
  expect(readStatement('select 1 -- format CSV').format).toBeNull();
  expect(readStatement('(select 1) union all (select 2)').verb).toBe('SELECT');
});

it('finds where the rows of an insert begin, whatever they hold', () => {
  const head = 'insert into t (a, `b;c`) format JSONEachRow ';
  expect(readStatement(`${head}{"a":"it's; select 1"}`)).toEqual({
    verb: 'INSERT',
    format: 'JSONEachRow',
    dataAt: head.length,
  });
  expect(readStatement('insert into t format JSONEachRow').dataAt).toBe('insert into t format JSONEachRow'.length);
  expect(readStatement("insert into t select a, format('x', b) from u").dataAt).toBeNull();
  expect(readStatement("insert into t values (1, 'a; b')").dataAt).toBeNull();
});

it('refuses a second statement, but not a semicolon in a literal, a name, a comment or at the end', () => {
  for (const sql of [
    'select \'a;b\', "c;d", `e;f`, $$g;h$$, $x$ i;j $x$ /* ; */ -- ; k\n;',
    "select 'it''s;', 'back\\\\', 'quote\\';'",
    'select 1;;\n',
  ]) {
    expect(() => readStatement(sql)).not.toThrow();
  }
  for (const sql of [
    'select 1; select 2',
    "select 'a'; drop table t",
    'select 1 -- x\n; select 2',
    "select '\\\\'; select 2",
  ]) {
    expect(() => readStatement(sql), sql).toThrow(SqlError);
  }
});

it('refuses what would end the process or reach past the database', () => {
  for (const sql of [
    'SYSTEM SHUTDOWN',
    ' system  kill',
    "select 1 into outfile '/tmp/x'",
    "insert into t from infile '/x'",
  ]) {
    expect(() => readStatement(sql), sql).toThrow('does not take this statement');
  }
  expect(() => readStatement("select 'system shutdown'")).not.toThrow();
});

it('takes time in proportion to the text, also for a hostile one', () => {
  const started = performance.now();
  readStatement(`select '${"\\'".repeat(200_000)}`);
  readStatement(`insert into t format${' '.repeat(50_000)}`);
  readStatement(`select 1${' format x'.repeat(20_000)} y`);
  expect(performance.now() - started).toBeLessThan(5_000);
});
