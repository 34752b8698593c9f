import { type Control, declared, fail, pass, unknown } from '../control/control';
import { PROOF_OF_SENTINEL } from '../facts/declared';
import { comesAfter } from '../facts/order';
import { workspaces } from '../facts/workspace';
import type { Resource } from '../input/configuration';
import { get } from '../input/configuration';

const ONBOARDING = 'azurerm_sentinel_log_analytics_workspace_onboarding';

const isOnboarding = ({ type }: Resource): boolean => type === ONBOARDING;

export const control: Control = {
  id: 'sentinel-resources-behind-onboarding',
  title: 'Everything of Sentinel is made after the onboarding, and removed before it',
  severity: 'high',
  info: 'Connectors, rules and watchlists refer to the onboarding resource, or stand in a stack that is deployed later.',
  why: 'On a workspace without Sentinel the service answers 400, so a first apply, or a destroy, stops halfway.',
  fix: 'Use the `workspace_id` of the onboarding resource instead of the id of the workspace.',
  playbook: ['REQ-1', 'REQ-4'],
  frameworks: {
    nistCsf: ['PR.PS-01'],
    nist80053: ['CM-2', 'CM-6'],
    cisV8: ['4.1'],
    iso27001: ['A.8.9'],
    mcsb: ['LT-1'],
  },
  needs: ['foundation'],
  check(configuration) {
    const onboarding = configuration.all(ONBOARDING)[0];
    const children = configuration.allLike('azurerm_sentinel_').filter(({ type }) => type !== ONBOARDING);
    if (!onboarding) {
      if (children.length === 0) return [];
      if (configuration.kit?.onboarding === 'existing' && workspaces(configuration).length === 0)
        return [
          declared(
            undefined,
            'existing',
            'Others switched Sentinel on, the environment says.',
            PROOF_OF_SENTINEL,
            'sentinel.onboarding',
          ),
        ];
      return workspaces(configuration).length > 0
        ? children.map((child) =>
            fail(child, 'onboarding', 'The first apply stops here: it is put into a workspace that nothing onboards.'),
          )
        : [
            unknown(
              undefined,
              'adopted',
              'The workspace is adopted: whether it has Sentinel is not in the configuration.',
            ),
          ];
    }
    const onboarded = get(onboarding, 'workspace_id');
    return children.map((child) => {
      if (child.stack === onboarding.stack) {
        return comesAfter(configuration, child, isOnboarding)
          ? pass(child)
          : fail(
              child,
              'order',
              'The first apply may stop here: it does not refer to the onboarding, so Terraform may make it before.',
            );
      }
      const target = get(child, 'log_analytics_workspace_id');
      return typeof target === 'string' && typeof onboarded === 'string' && target !== onboarded
        ? fail(child, 'workspace', `It goes to ${target}, which is not the workspace that is onboarded.`)
        : pass(child, 'Its stack is deployed after the one with the onboarding.');
    });
  },
};
