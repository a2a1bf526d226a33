import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Chapter } from './picture.ts';
import { filesOf } from './take-picture.ts';

/** Writes README.md beside the pictures: each state with what it shows, those without a picture too. */
export async function writeContactSheet(folder: string, chapters: Chapter[]): Promise<void> {
  const parts = chapters.map((chapter) => partOf(folder, chapter));
  const head = `# Every state of every screen

Made by \`pnpm screenshots\` on a desk of its own: real conversations through \`/v1\`, states reached as a person reaches
them. Loading and failing are made in the browser, by holding or cutting its requests. Main states are here in both themes
at both widths, others once wide and light, once on a phone and dark.
`;
  await writeFile(`${folder}README.md`, [head, ...parts].join('\n'));
}

function partOf(folder: string, { title, pictures }: Chapter): string {
  const lines = pictures.map((picture) => {
    const images = filesOf(picture)
      .filter((file) => existsSync(folder + file))
      .map((file) => `<img src="${file}" alt="" width="${file.includes('-390-') ? '110' : '320'}">`);
    return `**${picture.says}** (\`${picture.name}\`)\n\n${images.join(' ') || 'Not taken yet.'}\n`;
  });
  return `## ${title}\n\n${lines.join('\n')}`;
}
