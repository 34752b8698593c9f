import type { AlertCheck } from './check';
import { nrtAcrossWorkspaces } from './problems';

const COMMENT_OR_STRING = /\/\/[^\n]*|@?"(?:[^"\\\n]|\\.)*"|@?'(?:[^'\\\n]|\\.)*'/g;

/** A near-real-time rule reads its own workspace only. Source: Microsoft Learn, "Near-real-time detection rules". */
export const nrtOneWorkspace: AlertCheck = function* ({ rule, alert, at }) {
  if (alert.kind !== 'NRT') return;
  const code = alert.query.replace(COMMENT_OR_STRING, (text) => ' '.repeat(text.length));
  const call = /\bworkspace\s*\(/.exec(code);
  if (!call) return;
  yield nrtAcrossWorkspaces(rule?.inQuery(call.index, call.index + 'workspace'.length) ?? at(['query']), {});
};
