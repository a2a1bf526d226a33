/** One word or phrase that must occur in a message of the conversation. Plain JSON. */
export interface SearchTerm {
  /** In order; not empty. Letters, digits and emoji only, folded as the documents are. */
  tokens: {
    token: string;
    /** How many places it stands behind the first. */
    at: number;
    /** Longer words that begin so are found too. */
    beginning: boolean;
  }[];
}

/** The term as a tsquery in PostgreSQL's own notation. */
export function formatTsquery({ tokens }: SearchTerm): string {
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1];
      return `${before ? ` <${token.at - before.at}> ` : ''}${formatToken(token)}`;
    })
    .join('');
}

/** The term's words, wherever each stands. */
export function formatLoosely({ tokens }: SearchTerm): string {
  return tokens.map(formatToken).join(' & ');
}

function formatToken({ token, beginning }: SearchTerm['tokens'][number]): string {
  return `'${token.replace(/['\\]/g, '')}'${beginning ? ':*' : ''}`;
}
