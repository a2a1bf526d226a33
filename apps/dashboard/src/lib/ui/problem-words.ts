const titles: Record<number, string> = {
  401: 'Sign in first',
  403: 'Not for your role',
  404: 'Nothing is here',
  503: 'Back in a moment',
};

/** What an error page says of an HTTP status; `message` is the error's own, and what it says where nothing is better. */
export function problemWords(status: number, message = ''): { title: string; text: string } {
  const title = titles[status] ?? (status < 500 ? 'That did not work' : 'Something broke');
  if (status === 404) return { title, text: 'The address is misspelled, or what was here has been removed.' };
  if (status !== 503) return { title, text: message };
  const text = `${message} Nothing that was saved is lost; conversations that arrive meanwhile are refused and sent again.`;
  return { title, text };
}
