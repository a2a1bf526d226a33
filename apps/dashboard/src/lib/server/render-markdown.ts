import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/* Visitors and bots write Markdown, and both are hostile until proven otherwise: the parser knows no HTML, and its
   output goes through an allow-list that knows no style, class, id or event. */

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });

// A picture would call its host with the reader's address: show where it points instead.
markdown.renderer.rules.image = function renderImageAsLink(tokens, index, options, env, self) {
  const token = tokens[index];
  const source = String(token?.attrGet('src') ?? '');
  const words = token?.children ? self.renderInlineAsText(token.children, options, env) : '';
  const escape = markdown.utils.escapeHtml;
  return `<a href="${escape(source)}">${escape(words || source)}</a>`;
};

// The side a table's column keeps to, by a word of ours: the parser says it by a style, and the allow-list knows none.
markdown.core.ruler.push('align_columns', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const side = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style')))?.[1];
    token.attrs = side === undefined ? null : [['data-align', side]];
  }
});
const side = { name: 'data-align', multiple: false, values: ['left', 'center', 'right'] };

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'blockquote', 'pre', 'code', 'strong', 'em', 's', 'a', 'ul', 'ol', 'li'],
    ...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'], ol: ['start'], th: [side], td: [side] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    // A message is a part of a page that has its own first headings.
    h1: 'h3',
    h2: 'h3',
    a: (_tag, attributes): sanitizeHtml.Tag =>
      isOutward(attributes['href'])
        ? {
            tagName: 'a',
            attribs: { href: attributes['href'] ?? '', rel: 'noopener noreferrer nofollow ugc', target: '_blank' },
          }
        : { tagName: 'span', attribs: {} },
  },
};

/**
 * Renders a message's Markdown as HTML that is safe to insert into a page: no scripts, styles, frames or pictures
 * (those become links), links only to http, https and mailto, opened apart and without a referrer. Never throws.
 */
export function renderMarkdown(text: string): string {
  return sanitizeHtml(markdown.render(text), allowed);
}

/** A relative link would point into Debrief itself. */
function isOutward(href: string | undefined): boolean {
  return href !== undefined && /^(?:https?:\/\/|mailto:)/i.test(href.trim());
}
