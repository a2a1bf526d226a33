import { expect, test } from 'vitest';
import { bind, ch, join, name, render, uuidList } from './fragment.ts';

test('a value travels as a parameter and never as text', () => {
  const hostile = "' or 1=1 --";
  const { query, params } = render(ch`select ${bind('String', hostile)} = ${bind('Int64', 7)}`);
  expect(query).toBe('select {p0:String} = {p1:Int64}');
  expect(params).toEqual({ p0: hostile, p1: 7 });
});

test('fragments within fragments number their parameters through', () => {
  const parts = ['a', 'b'].map((value) => ch`x = ${bind('String', value)}`);
  const { query, params } = render(ch`(${join(parts, ' or ')}) and y = ${bind('String', 'c')}`);
  expect(query).toBe('(x = {p0:String} or x = {p1:String}) and y = {p2:String}');
  expect(params).toEqual({ p0: 'a', p1: 'b', p2: 'c' });
});

test('only plain identifiers become names, and only UUIDs are spelled out', () => {
  expect(() => name('a b')).toThrow('not a plain identifier');
  expect(() => uuidList(["') or 1 --"])).toThrow('is not a UUID');
});
