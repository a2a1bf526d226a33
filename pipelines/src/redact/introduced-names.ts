/** Names that people give of themselves: "my name is Anna", in seven languages. */

const introductions =
  /(?<!\p{L})(?:my name is|my name['’]s|i am called|call me|mein name ist|ich hei(?:ß|ss)e|je m['’]appelle|mon nom est|me llamo|mi nombre es|(?:eu )?me chamo|chamo-me|(?:o )?meu nome é|ik heet|mijn naam is|mi chiamo|(?:il )?mio nome è)\s*:?\s+/giu;

const NAME =
  /^(?:\p{Lu}[\p{L}'’-]*)(?:\s+(?:(?:van|von|de|der|den|da|di|du|la|le|ten|ter|zu)\s+){0,2}\p{Lu}[\p{L}'’-]*){0,3}/u;
/** In a hurry people write their name small; then it is one word, two at most before the sentence goes on. */
const SMALL_NAME = /^\p{Ll}[\p{L}'’-]+/u;
const NO_NAME = new Set(
  `not the a an on in and or but so wrong spelled written missing nicht und oder aber falsch mal bitte pas et ou mais mal ne no y o pero
   não e ou mas niet en of maar fout non ed ma sbagliato back later when if asap today tomorrow again about`.split(
    /\s+/,
  ),
);

/** Names introduced in these texts, each once, as written. */
export function findIntroducedNames(texts: readonly string[]): string[] {
  const names = new Set<string>();
  for (const text of texts) {
    for (const { 0: found, index } of text.matchAll(introductions)) {
      const rest = text.slice(index + found.length, index + found.length + 120);
      const name = (NAME.exec(rest) ?? SMALL_NAME.exec(rest))?.[0];
      if (name && name.length >= 2 && !NO_NAME.has(name.toLowerCase())) names.add(name);
    }
  }
  return [...names];
}

/** What of a visitor's name and e-mail address may be a name: `anna.berg+shop@example.com` holds Anna and Berg. */
export function namesOfVisitor({ name, email }: { name: string | null; email: string | null }): string[] {
  const local = email?.split('@')[0]?.split('+')[0] ?? '';
  const parts = local.split(/[^\p{L}]+/u).filter((part) => part.length >= 3 && !MAILBOXES.has(part.toLowerCase()));
  return [...(name?.trim() ? [name.trim()] : []), ...parts];
}

/** Before the @ of a firm's address stands what it is for. */
const MAILBOXES = new Set(
  'info mail contact kontakt office support sales hello admin shop team service order orders post web'.split(' '),
);
