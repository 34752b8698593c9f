import type { Problem } from '../../lib/files/problem';
import { visible } from '../../lib/values/visible';
import type { Checked } from './checked';

/** Workflow commands, which GitHub shows as annotations at the lines of a pull request. */
export const checkGithub = ({ problems }: Checked): string => problems.map(command).join('\n');

function command(p: Problem): string {
  const place = [
    `file=${property(visible(p.file))}`,
    `line=${p.line}`,
    `endLine=${p.endLine}`,
    `col=${p.column}`,
    `endColumn=${p.endColumn}`,
    `title=${property(p.code)}`,
  ].join(',');
  return `::${p.severity === 'note' ? 'notice' : p.severity} ${place}::${data(p.help ? `${p.message}\n${p.help}` : p.message)}`;
}

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
