import type { Assignee, CountTest, Filter, Moment, Term, TimeTest } from './filter.ts';

/** The filter in its one canonical form: `parseFilter` reads the same filter from it. */
export function printFilter(filter: Filter): string {
  if ('all' in filter)
    return filter.all.map((part) => ('any' in part ? `(${printFilter(part)})` : printFilter(part))).join(' ');
  if ('any' in filter)
    return filter.any.map((part) => ('all' in part ? `(${printFilter(part)})` : printFilter(part))).join(' OR ');
  if ('not' in filter) {
    const isGroup = 'all' in filter.not || 'any' in filter.not;
    return isGroup ? `-(${printFilter(filter.not)})` : `-${printFilter(filter.not)}`;
  }
  if ('word' in filter) return filter.word;
  if ('phrase' in filter) return quote(filter.phrase);
  return `${filter.key}:${'exactly' in filter ? '=' : ''}${printValues(filter)}`;
}

function printValues(term: Term): string {
  if ('words' in term) return term.words.join(',');
  if ('values' in term) return term.values.map(printText).join(',');
  if ('who' in term) return term.who.map(printAssignee).join(',');
  if ('time' in term) return printTimeTest(term.time);
  return printCountTest(term.count);
}

/** A value with quotation marks where it needs them. */
export function printText(value: string): string {
  return value === '' || /^=|[\s"(),]/.test(value) ? quote(value) : value;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function printAssignee(who: Assignee): string {
  if (typeof who === 'string') return who;
  return /^(?:me|nobody)$/i.test(who.name) ? quote(who.name) : printText(who.name);
}

function printTimeTest(test: TimeTest): string {
  if ('from' in test) return `${printMoment(test.from)}..${printMoment(test.to)}`;
  return `${test.is === '=' ? '' : test.is}${printMoment(test.moment)}`;
}

function printCountTest(test: CountTest): string {
  if ('from' in test) return `${String(test.from)}..${String(test.to)}`;
  return `${test.is === '=' ? '' : test.is}${String(test.count)}`;
}

function printMoment(moment: Moment): string {
  if ('date' in moment) return moment.date;
  return 'day' in moment ? moment.day : `${String(moment.ago)}${moment.unit}`;
}
