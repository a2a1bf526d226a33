export interface Settings {
  debriefUrl: string;
  /** A secret key. */
  apiKey: string;
  port: number;
}

/** The settings of this process; says what is wrong with them and ends it. */
export function readEnv(): Settings {
  const { DEBRIEF_URL = 'http://127.0.0.1:3000', DEBRIEF_API_KEY = '', PORT = '4000' } = process.env;
  const port = Number(PORT);
  const mistakes = [
    ...(DEBRIEF_API_KEY === '' ? ['DEBRIEF_API_KEY is missing: a secret key from Settings → API keys.'] : []),
    ...(URL.canParse(DEBRIEF_URL) ? [] : ['DEBRIEF_URL is no address.']),
    ...(Number.isInteger(port) && port >= 0 && port < 65_536 ? [] : ['PORT is no port.']),
  ];
  if (mistakes.length > 0) {
    console.error(mistakes.join('\n'));
    process.exit(1);
  }
  return { debriefUrl: DEBRIEF_URL.replace(/\/$/, ''), apiKey: DEBRIEF_API_KEY, port };
}
