import { LogAnalyticsWorkspace } from '../../../constructs/workspace/log-analytics-workspace';
import { only, refusal, synth, WORKSPACE } from '../synth';

const place = { name: 'log-soc', resourceGroupName: 'rg-soc', location: 'westeurope' };

test('keeps ninety days and takes no workspace keys by default', () => {
  const resources = synth((stack) => {
    expect(new LogAnalyticsWorkspace(stack, 'workspace', place).customerId).toBeDefined();
  });
  expect(only(resources, 'azurerm_log_analytics_workspace')).toEqual({
    name: 'log-soc',
    resource_group_name: 'rg-soc',
    location: 'westeurope',
    sku: 'PerGB2018',
    retention_in_days: 90,
    local_authentication_enabled: false,
  });
});

test('a reservation goes with its tier', () => {
  const resources = synth((stack) => {
    new LogAnalyticsWorkspace(stack, 'workspace', {
      ...place,
      sku: 'CapacityReservation',
      reservationGbPerDay: 100,
      dailyCapGb: 150,
    });
  });
  expect(only(resources, 'azurerm_log_analytics_workspace')).toMatchObject({
    sku: 'CapacityReservation',
    reservation_capacity_in_gb_per_day: 100,
    daily_quota_gb: 150,
  });
});

test('retention, workspace keys and tags are those that are asked for, and no tag is a template of Terraform', () => {
  const props = { ...place, retentionDays: 180, localAuthentication: true, tags: { team: '${soc}' } };
  const resources = synth((stack) => {
    const made = new LogAnalyticsWorkspace(stack, 'workspace', props);
    for (const reference of [made.id, made.name, made.customerId]) expect(reference).toContain('TfToken');
  });
  expect(only(resources, 'azurerm_log_analytics_workspace')).toMatchObject({
    retention_in_days: 180,
    local_authentication_enabled: true,
    tags: { team: '$${soc}' },
  });
});

test('an adopted workspace is not touched and keeps the case of its names', () => {
  const id = WORKSPACE.replace('rg-soc', 'RG-Soc').replace('log-soc', 'Log-SOC');
  expect(
    synth((stack) => {
      const workspace = new LogAnalyticsWorkspace(stack, 'workspace', { existingId: id });
      expect(workspace).toMatchObject({ id, name: 'Log-SOC', customerId: undefined });
    }),
  ).toEqual({});
});

test.each([
  [{ ...place, retentionDays: 12 }, "stack/workspace: 'retentionDays' should be between 30 and 730 days, got 12."],
  [{ ...place, retentionDays: 90.5 }, "'retentionDays' should be between 30 and 730 days, got 90.5"],
  [{ ...place, name: '-log' }, "'name' should be 4 to 63 letters"],
  [{ ...place, sku: 'CapacityReservation' as const }, "'reservationGbPerDay' is missing"],
  [
    { ...place, reservationGbPerDay: 100 as const },
    "'reservationGbPerDay' is wrong here: only the tier CapacityReservation",
  ],
  [{ ...place, sku: 'CapacityReservation' as const, reservationGbPerDay: 50 as never }, 'should be 100, 200, 300'],
  [{ ...place, sku: 'Free' as never }, "'sku' should be PerGB2018 or CapacityReservation, got 'Free'"],
  [{ ...place, dailyCapGb: 0 }, "'dailyCapGb' should be more than 0 GB, got 0. Leave it out for no cap."],
  [{ resourceGroupName: 'rg', location: 'x' }, "'name' is missing"],
  [{ name: 'log-soc', resourceGroupName: 'rg' }, "'location' is missing"],
  [{ ...place, tags: { 'a<b': '' } }, "'tags.a<b' should be"],
  [
    { existingId: WORKSPACE.toLowerCase() },
    "'existingId' should be a workspace id: /subscriptions/<guid>/resourceGroups/",
  ],
  [
    { existingId: WORKSPACE, retentionDays: 90 },
    "'retentionDays' is wrong here: the workspace of 'existingId' is not ours",
  ],
  [
    { location: 'x', name: 'log', retentionDays: 12 },
    "stack/workspace: 'name' should be 4 to 63 letters, digits and hyphens, a letter or digit at both ends, got 'log'.\n" +
      "stack/workspace: 'resourceGroupName' is missing: the workspace is created in it.\n" +
      "stack/workspace: 'retentionDays' should be between 30 and 730 days, got 12.",
  ],
])('refuses %j', (props, message) => {
  expect(refusal((stack) => new LogAnalyticsWorkspace(stack, 'workspace', props))).toContain(message);
});
