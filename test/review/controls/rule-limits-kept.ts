import type { ControlCases } from '../cases';

import type { World } from '../world';

const token = ({ d }: World) => d.azurerm_sentinel_alert_rule_scheduled.rule_token;

export const cases: ControlCases = {
  compliant: [
    { when: 'they do' },
    {
      when: 'a query with escaped templates is as long as is allowed',
      change: (world) => {
        token(world).query = `${'x'.repeat(9_998)}$\${`;
      },
    },
  ],
  nonCompliant: [
    {
      when: 'a query is too long',
      change: (world) => {
        token(world).query = 'x'.repeat(10_001);
      },
      finding: 'query',
    },
    {
      when: 'a rule runs too often',
      change: (world) => {
        token(world).query_frequency = 'PT1M';
      },
      finding: 'frequency',
    },
    {
      when: 'a rule looks back less far than it runs apart',
      change: (world) => {
        token(world).query_period = 'PT30M';
      },
      finding: 'gap',
    },
    {
      when: 'a rule looks back too far',
      change: (world) => {
        token(world).query_period = 'P15D';
      },
      finding: 'period',
    },
    {
      when: 'a rule with a long look-back runs every half hour',
      change: (world) => {
        Object.assign(token(world), { query_period: 'P3D', query_frequency: 'PT30M' });
      },
      finding: 'long',
    },
    {
      when: 'a technique has a part behind the dot',
      change: (world) => {
        token(world).techniques = ['T1078.004'];
      },
      finding: 'techniques',
    },
    {
      when: 'a near-real-time rule maps six entities',
      change: ({ d }) => {
        const rule = d.azurerm_sentinel_alert_rule_nrt.rule_nrt;
        rule.entity_mapping = Array.from({ length: 6 }, () => rule.entity_mapping[0]);
      },
      finding: 'entities',
    },
    {
      when: '51 near-real-time rules are enabled',
      change: ({ d }) => {
        const rules = d.azurerm_sentinel_alert_rule_nrt;
        for (let i = 0; i < 50; i++) rules[`r${i}`] = rules.rule_nrt;
      },
      finding: 'nrtCount',
    },
  ],
  unknown: [
    {
      when: 'a query is known after apply only',
      change: (world) => {
        token(world).query = '${file("q.kql")}';
      },
    },
  ],
};
