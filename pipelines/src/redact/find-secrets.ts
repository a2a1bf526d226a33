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
  'pass(?:word|code|phrase|wort)?|pwd|pin(?:-?(?:code|nummer|number))?|cvv2?|cvc2?|otp|secret|(?:access|auth|api|refresh|bearer)[ _-]?(?:key|token|secret)|token|credentials?',
  'kennwort|geheimzahl|zugangscode|api-?schl[üu]ssel|mot de passe|code secret|contrase[ñn]a|clave|senha|palavra-passe|wachtwoord|pincode|parola|пароль|パスワード|密码',
].join('|');

/** `password: hunter2`, `api_key=…`: after a sign anything is a value; after "is" only what looks like one. */
const assigned = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${secretWords})(?:["'\`]? ?[:=] ?["'\`]?|["'\`]? (?:is|was|ist|lautet|war|est|es|é|è|:)(?: now| jetzt)?[: ] ?["'\`]?)([^\\s"'\`]{3,200})`,
  'giu',
);

/** Long random strings: mixed cases and digits, or hexadecimal. Ids with hyphens, such as UUIDs, are no secrets. */
const random = /(?<![\w/.@+=-])[A-Za-z0-9+_]{28,512}={0,2}(?![\w/@-]|\.\w)/g;

/** API keys, tokens, private keys, passwords and card codes that the text gives away. */
export function findSecrets(text: string): Found[] {
  return [
    ...announced.flatMap((pattern) => spans(text, pattern, () => true)),
    ...spans(
      text,
      assigned,
      (value, whole) => /[:=] ?["'`]?$/.test(whole.slice(0, -value.length)) || looksChosen(value),
    ),
    ...spans(text, random, looksRandom),
  ];
}

function spans(text: string, pattern: RegExp, accept: (value: string, whole: string) => boolean): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = (match[1] ?? match[0]).replace(/[.,;:!?)\]]+$/, '');
    const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]));
    const whole = text.slice(match.index, start + value.length);
    if (value.length > 2 && accept(value, whole)) found.push({ kind: 'SECRET', start, end: start + value.length });
  }
  return found;
}

/** "my password is Sommer2026!" gives one away; "my password is wrong" does not. */
function looksChosen(value: string): boolean {
  return /\d/.test(value) || (/[^\p{L}]/u.test(value.slice(0, -1)) && !/^[\p{L}]+[-'’][\p{L}]+$/u.test(value));
}

function looksRandom(value: string): boolean {
  if (/^[0-9a-f]+$/i.test(value)) return value.length >= 32 && /[a-f]/i.test(value) && /\d/.test(value);
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((pattern) => pattern.test(value)).length;
  return classes === 3 && new Set(value).size >= 14 && (value.match(/\d/g)?.length ?? 0) >= 3;
}
