import type { Found } from './find.ts';

/** Keys that announce themselves by their vendor's prefix or their form. Group 1, where there is one, is the secret. */
const announced: RegExp[] = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g,
  // JSON web tokens.
  /\beyJ[\w-]{8,4000}\.[\w-]{8,4000}(?:\.[\w-]{0,2000})?/g,
  // OpenAI, Anthropic, Stripe, GitHub, GitLab, Slack, AWS, Google, SendGrid, npm, Hugging Face, Twilio, Shopify, DigitalOcean.
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant|or|svcacct)?[-_]?[A-Za-z0-9_-]{16,200}/g,
  /\bwhsec_[A-Za-z0-9+/=_-]{16,120}/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,64})/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}/g,
  /\b(?:AKIA|ASIA|AROA)[A-Z0-9]{16}\b/g,
  /\b(?:AIza[\w-]{30,45}|ya29\.[\w-]{20,400}|GOCSPX-[\w-]{20,40})/g,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,64}/g,
  /\b(?:npm|hf|shpat|shpss|dop_v1|dckr_pat|dbk|dbf)_[A-Za-z0-9]{16,128}/g,
  /\b(?:AC|SK)[0-9a-f]{32}\b/g,
  /\b(?:Bearer|Basic) +([A-Za-z0-9+/=._~-]{16,2000})/g,
  // Card codes and PINs, said without a sign.
  /\b(?:CVV2?|CVC2?|PIN) +(\d{3,8})\b/gi,
  // Credentials in an address.
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s/?#@]{1,128}:[^\s/?#@]{1,128})@/gi,
];

const secretWords = [
  'pass(?:word|code|phrase|wort)?|pwd|pin(?:-?(?:code|nummer|number))?|cvv2?|cvc2?|otp|secret|(?:access|auth|api|refresh|bearer)[ _-]?(?:key|token|secret)|token',
  'kennwort|geheimzahl|zugangscode|api-?schl[üu]ssel|mot de passe|code secret|contrase[ñn]a|clave|senha|palavra-passe|wachtwoord|pincode|parola|пароль|パスワード|密码',
].join('|');

const quotes = '"\'`“”„«»';

/** `password: hunter2`, `api_key=…`, `my PIN is 4711`. */
const assigned = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${secretWords})[${quotes}]?(?<link> ?[:=] ?| (?:is|was|ist|lautet|war|est|es|é|è)(?: now| jetzt)?:? )[${quotes}]?(?<value>[^\\s${quotes}]{3,200})`,
  'giu',
);

/** Long random strings: mixed cases and digits, or hexadecimal. Ids with hyphens, such as UUIDs, are no secrets. */
const random = /(?<![\w/.@+=-])[A-Za-z0-9+_]{28,512}={0,2}(?![\w/@-]|\.\w)/g;

/** API keys, tokens, private keys, passwords and card codes that the text gives away. */
export function findSecrets(text: string): Found[] {
  return [
    ...announced.flatMap((pattern) => spans(text, pattern)),
    ...findAssigned(text),
    ...spans(text, random).filter(({ start, end }) => looksRandom(text.slice(start, end))),
  ];
}

/** The first group of each match, or all of it, without the punctuation of the sentence around. */
function spans(text: string, pattern: RegExp): Found[] {
  return Array.from(text.matchAll(pattern), (match): Found => {
    const value = withoutTail(match[1] ?? match[0]);
    const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]));
    return { kind: 'SECRET', start, end: start + value.length };
  }).filter(({ start, end }) => end - start > 2);
}

function findAssigned(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(assigned)) {
    const { link = '', value: raw = '' } = match.groups ?? {};
    const value = withoutTail(raw);
    const start = match.index + match[0].length - raw.length;
    const end = start + value.length;
    if (value.length > 2 && givesAway(link, value, text.slice(end, end + 8)))
      found.push({ kind: 'SECRET', start, end });
  }
  return found;
}

/**
 * "my password is Sommer2026!" and "password: hunter" give one away; "my password is wrong" and "Passwords: these are …"
 * do not. A mere word counts only after a sign, and with nothing after it on its line.
 */
function givesAway(link: string, value: string, after: string): boolean {
  if (!/^[\p{L}]+(?:[-'’][\p{L}]+)*$/u.test(value)) return true;
  return link.includes('=') || (link.includes(':') && /^["'`“”».,;)\]]*\s*(?:\n|$)/.test(after));
}

function withoutTail(value: string): string {
  return value.replace(/[.,;:!?)\]]+$/, '');
}

function looksRandom(value: string): boolean {
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 32 && /[a-f]/i.test(value) && /\d/.test(value);
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((pattern) => pattern.test(value)).length;
  return classes === 3 && new Set(value).size >= 14 && (value.match(/\d/g)?.length ?? 0) >= 3;
}
