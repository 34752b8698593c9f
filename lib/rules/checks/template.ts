import { isUuid } from '../../values/uuid';
import type { AlertCheck } from './check';
import { invalidTemplate } from './problems';

/** The template that a rule comes from is a GUID, and has a version only if it is named. */
export const templateReference: AlertCheck = function* ({ alert: { template }, at }) {
  if (template?.id !== undefined && !isUuid(template.id)) {
    const reason = `'alertRuleTemplateName' should be a GUID, got '${template.id}'`;
    yield invalidTemplate(at(['alertRuleTemplateName']), { reason });
  }
  if (template && template.id === undefined) {
    yield invalidTemplate(at(['templateVersion']), {
      reason: "'templateVersion' needs 'alertRuleTemplateName' as well",
    });
  }
};
