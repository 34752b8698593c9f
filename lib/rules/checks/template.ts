import { isUuid } from '../../values/uuid';
import type { AlertCheck } from './check';
import { invalidTemplate } from './problems';

const ID = ['alertRuleTemplateName'];

/** The template that a rule comes from is a GUID, and has a version only if it is named. */
export const templateReference: AlertCheck = function* ({ alert: { template }, at, nameOf }) {
  if (!template) return;
  const { id } = template;
  const path = [id === undefined ? 'templateVersion' : 'alertRuleTemplateName'];
  if (id === undefined) yield invalidTemplate(at(path), { reason: `'${nameOf(path)}' needs '${nameOf(ID)}' as well` });
  else if (!isUuid(id)) yield invalidTemplate(at(path), { reason: `'${nameOf(path)}' should be a GUID, got '${id}'` });
};
