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
  let last = 0;
  return tokens
    .map(({ token, at, beginning }, index) => {
      const distance = index === 0 ? '' : ` <${at - last}> `;
      last = at;
      return `${distance}'${token.replace(/['\\]/g, '')}'${beginning ? ':*' : ''}`;
    })
    .join('');
}
