import type { Construct } from '../../../constructs/core/cdktf';
import { FusionRule } from '../../../constructs/detections/fusion-rule';
import { MicrosoftIncidentRule } from '../../../constructs/detections/microsoft-incident-rule';
import { only, refusal, synth, WORKSPACE } from '../synth';

const fusion = { workspaceId: WORKSPACE, portal: 'azure' } as const;
const rule = { ...fusion, product: 'Azure Active Directory Identity Protection' } as const;

test('Fusion is adopted under the name that the service gave it', () => {
  expect(
    only(
      synth((stack) => new FusionRule(stack, 'fusion', fusion)),
      'azurerm_sentinel_alert_rule_fusion',
    ),
  ).toEqual({
    log_analytics_workspace_id: WORKSPACE,
    alert_rule_template_guid: 'f71aba3d-28fb-450b-b192-4e76a83015c8',
    enabled: true,
  });
});

test('an incident rule keeps its id from one run to the next', () => {
  const type = 'azurerm_sentinel_alert_rule_ms_security_incident';
  const first = only(
    synth((stack) => new MicrosoftIncidentRule(stack, 'a', rule)),
    type,
  );
  expect(first).toEqual({
    log_analytics_workspace_id: WORKSPACE,
    enabled: true,
    display_name: 'Incidents from Microsoft Entra ID Protection',
    product_filter: 'Azure Active Directory Identity Protection',
    severity_filter: ['High', 'Medium', 'Low', 'Informational'],
    name: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5/),
  });
  expect(
    only(
      synth((stack) => new MicrosoftIncidentRule(stack, 'b', rule)),
      type,
    ).name,
  ).toBe(first.name);
});

test('neither exists in the Defender portal', () => {
  expect(refusal((stack) => new FusionRule(stack, 'fusion', { workspaceId: WORKSPACE }))).toBe(
    "stack/fusion: 'portal' is refused: Fusion does not exist in the Defender portal: Defender's own correlation replaces it. Leave it out, or set 'portal' to azure while Sentinel is still there (until 31 March 2027).",
  );
  expect(refusal((stack) => new MicrosoftIncidentRule(stack, 'rule', { ...rule, portal: 'defender' }))).toContain(
    'Defender makes the incidents itself',
  );
});

test('each product has one incident rule', () => {
  const twice = (stack: Construct) => {
    for (const id of ['one', 'two']) new MicrosoftIncidentRule(stack, id, rule);
  };
  expect(refusal(twice)).toMatch(/'product'.*product of an incident rule/);
  const ids = synth((stack) => {
    new MicrosoftIncidentRule(stack, 'one', rule);
    new MicrosoftIncidentRule(stack, 'two', { ...rule, product: 'Azure Security Center' });
  }).azurerm_sentinel_alert_rule_ms_security_incident!;
  expect(new Set(Object.values(ids).map(({ name }) => name)).size).toBe(2);
});

test('an incident rule is refused for the Defender portal unless another is named', () => {
  const { portal: _portal, ...none } = rule;
  expect(refusal((stack) => new MicrosoftIncidentRule(stack, 'rule', none))).toContain(
    'an incident rule for a Microsoft product does not exist in the Defender portal',
  );
});

test.each([
  [{ product: 'Defender' as never }, "'product' should be Microsoft Cloud App Security, Azure Security Center"],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new MicrosoftIncidentRule(stack, 'rule', { ...rule, ...props }))).toContain(message);
});
