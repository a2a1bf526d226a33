import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

test('everyday Markdown is rendered', () => {
  expect(renderMarkdown('**Hi**\n\n1. one\n2. two')).toBe(
    '<p><strong>Hi</strong></p>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n',
  );
  expect(renderMarkdown('first\nsecond')).toContain('<br />');
});

test('HTML in a message is shown as it was typed, not obeyed', () => {
  const html = renderMarkdown('<script>alert(1)</script><img src=x onerror=alert(1)><b style="position:fixed">x</b>');
  expect(html).not.toMatch(/<(script|img|b)\b/);
  expect(html).toContain('&lt;script&gt;');
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHN2Zz4=)',
  '[x](vbscript:x)',
  '[x](&#106;avascript:alert(1))',
  '[x](//evil.example)',
  '[x](/settings?/revoke)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
])('%s becomes no link', (text) => {
  expect(renderMarkdown(text)).not.toMatch(/<a\b/);
});

test('a link leaves without a referrer, in its own tab, and lends no reputation', () => {
  const html = renderMarkdown('[our shop](https://shop.example/a?b=1&c=2 "title")');
  expect(html).toBe(
    '<p><a href="https://shop.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow ugc" target="_blank">our shop</a></p>\n',
  );
  expect(renderMarkdown('write to help@shop.example')).toContain('href="mailto:help@shop.example"');
});

test('a picture is shown as a link to it, so that nothing is fetched on reading', () => {
  const html = renderMarkdown('![the receipt](https://tracker.example/pixel.png?who=me)');
  expect(html).not.toContain('<img');
  expect(html).toContain('<a href="https://tracker.example/pixel.png?who=me"');
  expect(html).toContain('the receipt</a>');
  expect(renderMarkdown('![a" onmouseover="x](https://a.example/"x)')).not.toMatch(/<[^>]*onmouseover/);
});

test('a heading in a message does not compete with the headings of the page', () => {
  expect(renderMarkdown('# Big')).toBe('<h3>Big</h3>\n');
});

test('no message can style or name anything on the page', () => {
  const html = renderMarkdown('| a |\n|:-:|\n| b |\n\n```html\n<x>\n```');
  expect(html).not.toMatch(/\b(style|class|id|name)=/);
});

test('a table keeps the sides of its columns', () => {
  const html = renderMarkdown('| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |');
  for (const cell of ['th', 'td']) {
    const sides = [...html.matchAll(new RegExp(`<${cell}( data-align="(\\w+)")?>`, 'g'))].map(([, , side]) => side);
    expect(sides).toEqual(['left', 'center', 'right', undefined]);
  }
});

test('deep nesting is rendered in bounded time', () => {
  const started = performance.now();
  renderMarkdown('>'.repeat(20_000) + '['.repeat(20_000) + '*'.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(10_000);
});
