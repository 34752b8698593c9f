import { Access } from '../../../constructs/access/access';
import { AccessGroup } from '../../../constructs/access/access-group';
import { AzureRoleAssignment } from '../../../constructs/access/azure-role-assignment';
import { EntraRoleAssignment } from '../../../constructs/access/entra-role-assignment';
import { DiagnosticsWriterGrant } from '../../../constructs/logs/diagnostics-writer-grant';
import { only, PRINCIPAL, refusal, SUBSCRIPTION, synth, TENANT, WORKSPACE } from '../synth';

const role = {
  role: 'Microsoft Sentinel Responder',
  scopeId: WORKSPACE,
  subscriptionId: SUBSCRIPTION,
  principalId: PRINCIPAL,
} as const;
const roleId = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/3e150937-b8fe-4cfb-8069-0eaf05ecd056`;

test('a standing Azure role is named by where it stands, and its role by a known id', () => {
  const make = () =>
    only(
      synth((stack) => new AzureRoleAssignment(stack, 'responders', role)),
      'azurerm_role_assignment',
    );
  expect(make()).toEqual({
    name: expect.stringMatching(/^[0-9a-f-]{36}$/),
    scope: WORKSPACE,
    role_definition_id: roleId,
    principal_id: PRINCIPAL,
    principal_type: 'Group',
    description: 'Investigates and contains token theft.',
  });
  expect(make().name).toBe(make().name);
});

test('an eligible Azure role ends, and fixes no start', () => {
  const resources = synth((stack) => {
    const group = new AccessGroup(stack, 'analysts', { displayName: 'SOC analysts' });
    new AzureRoleAssignment(stack, 'eligible', {
      ...role,
      principalId: group.principalId,
      eligible: true,
      expiresAfterDays: 180,
    });
  });
  expect(only(resources, 'azurerm_pim_eligible_role_assignment')).toEqual({
    scope: WORKSPACE,
    justification: 'Investigates and contains token theft.',
    timeouts: { create: '30m', delete: '30m' },
    principal_id: '${azuread_group.analysts.object_id}',
    role_definition_id: roleId,
    schedule: { expiration: { duration_days: 180 } },
  });
});

test.each([
  [{ role: 'Sentinel Responder' as never }, "'role' should be Microsoft Sentinel Reader"],
  [{ scopeId: 'rg-soc' }, "'scopeId' should be an Azure resource id"],
  [
    { principalId: 'analysts' },
    "'principalId' should be a GUID such as 3f2b8c1e-0d4a-4a57-9c55-0f6a1f0b7a11, got 'analysts'",
  ],
  [{ expiresAfterDays: 30 }, "'expiresAfterDays' is wrong here: a standing assignment has no end"],
  [{ eligible: true, expiresAfterDays: 0 }, "'expiresAfterDays' should be between 1 and 365 days, got 0"],
])('refuses the Azure role %j', (props, message) => {
  expect(refusal((stack) => new AzureRoleAssignment(stack, 'r', { ...role, ...props }))).toContain(message);
});

test('Entra roles are named by their template, standing or eligible', () => {
  const resources = synth((stack) => {
    new EntraRoleAssignment(stack, 'reader', { role: 'Security Reader', principalId: PRINCIPAL });
    const operator = new EntraRoleAssignment(stack, 'operator', {
      role: 'Security Operator',
      principalId: PRINCIPAL,
      eligible: true,
    });
    expect(operator.notes[0]).toContain('has no end');
    const late = { role: 'Global Reader', principalId: PRINCIPAL, after: [operator] } as const;
    new EntraRoleAssignment(stack, 'late', late);
  });
  expect(resources.azuread_directory_role_assignment!.late!.depends_on).toEqual([
    'azuread_directory_role_eligibility_schedule_request.operator',
  ]);
  const timeouts = { create: '30m', read: '10m', delete: '30m' };
  expect(resources.azuread_directory_role_assignment!.reader).toEqual({
    timeouts,
    role_id: '5d6b6bb7-de71-4623-b4af-96380a352509',
    principal_object_id: PRINCIPAL,
    directory_scope_id: '/',
  });
  expect(only(resources, 'azuread_directory_role_eligibility_schedule_request')).toEqual({
    timeouts,
    role_definition_id: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
    principal_id: PRINCIPAL,
    directory_scope_id: '/',
    justification: 'Investigates and contains token theft.',
  });
});

test.each([
  [{ role: 'Global Administrator' as const }, "'role' is refused: the kit assigns Global Administrator to nobody"],
  [{ role: 'Global Administrator' as const, eligible: true }, 'neither standing nor eligible'],
  [{ role: 'Security Guard' as never }, "'role' should be Security Reader"],
  [{ role: 'Global Reader' as const, principalId: 'me' }, "'principalId' should be a GUID"],
])('refuses the Entra role %j', (props, message) => {
  expect(refusal((stack) => new EntraRoleAssignment(stack, 'r', { principalId: PRINCIPAL, ...props }))).toContain(
    message,
  );
});

test('a justification is the one that is given, and no template of Terraform', () => {
  const justification = 'On call ${x}';
  const resources = synth((stack) => {
    new AzureRoleAssignment(stack, 'standing', { ...role, justification });
    new AzureRoleAssignment(stack, 'eligible', { ...role, justification, eligible: true });
    new EntraRoleAssignment(stack, 'entra', {
      role: 'Global Reader',
      principalId: PRINCIPAL,
      justification,
      eligible: true,
    });
  });
  expect(only(resources, 'azurerm_role_assignment').description).toBe('On call $${x}');
  expect(only(resources, 'azurerm_pim_eligible_role_assignment')).toMatchObject({
    justification: 'On call $${x}',
    schedule: { expiration: { duration_days: 365 } },
  });
  expect(only(resources, 'azuread_directory_role_eligibility_schedule_request').justification).toBe('On call $${x}');
  expect(refusal((stack) => new AzureRoleAssignment(stack, 'r', { ...role, justification: ' ' }))).toContain(
    "'justification' should be a text that is not empty",
  );
  expect(
    refusal(
      (stack) =>
        new EntraRoleAssignment(stack, 'r', { role: 'Global Reader', principalId: PRINCIPAL, justification: ' ' }),
    ),
  ).toContain("'justification' should be a text that is not empty");
});

test('a role at another place, or of another kind, has another name', () => {
  const resources = synth((stack) => {
    new AzureRoleAssignment(stack, 'a', role);
    new AzureRoleAssignment(stack, 'b', role);
    new AzureRoleAssignment(stack, 'c', { ...role, subscriptionId: TENANT });
  });
  const names = Object.values(resources.azurerm_role_assignment!).map(({ name }) => name);
  expect(new Set(names).size).toBe(3);
});

test('groups are created or adopted', () => {
  const resources = synth((stack) => {
    new AccessGroup(stack, 'engineers', {
      displayName: 'SOC engineers',
      roleAssignable: true,
      members: [PRINCIPAL],
      owners: [],
    });
    expect(new AccessGroup(stack, 'existing', { objectId: PRINCIPAL, roleAssignable: true }).principalId).toBe(
      PRINCIPAL,
    );
  });
  expect(only(resources, 'azuread_group')).toEqual({
    display_name: 'SOC engineers',
    security_enabled: true,
    assignable_to_role: true,
    members: [PRINCIPAL],
  });
});

test('a group holds Entra roles, has members and owners, only where that is asked for', () => {
  const resources = synth((stack) => {
    new AccessGroup(stack, 'plain', { displayName: 'SOC ${x}' });
    new AccessGroup(stack, 'owned', { displayName: 'SOC', owners: [PRINCIPAL] });
  });
  const plain = { display_name: 'SOC $${x}', security_enabled: true, assignable_to_role: false };
  expect(resources.azuread_group!.plain).toEqual(plain);
  expect(resources.azuread_group!.owned).toEqual({ ...plain, display_name: 'SOC', owners: [PRINCIPAL] });
});

test.each([
  [{}, "'displayName' is missing"],
  [{ displayName: 'x', owners: ['ada@contoso.com'] }, "'owners' should be a GUID"],
  [{ objectId: 'analysts' }, "'objectId' should be a GUID"],
  [{ objectId: PRINCIPAL, owners: [PRINCIPAL] }, "'owners' is wrong here"],
  [{ displayName: 'x', members: ['ada@contoso.com'] }, "'members' should be a GUID"],
  [
    { displayName: 'x', owners: Array.from({ length: 101 }, () => PRINCIPAL) },
    "'owners' should hold at most 100 owners, got 101",
  ],
  [
    { objectId: PRINCIPAL, displayName: 'x' },
    "'displayName' is wrong here: the group of 'objectId' is not ours to configure",
  ],
  [{ objectId: PRINCIPAL, members: [PRINCIPAL] }, "'members' is wrong here"],
  [{ displayName: ' ' }, "'displayName' should be a text that is not empty"],
])('refuses the group %j', (props, message) => {
  expect(refusal((stack) => new AccessGroup(stack, 'g', props))).toContain(message);
});

test('roles go to groups that are there', () => {
  const access = {
    subscriptionId: SUBSCRIPTION,
    workspaceId: WORKSPACE,
    resourceGroupId: WORKSPACE,
    groups: { analysts: { objectId: PRINCIPAL } },
    azureRoles: [],
    entraRoles: [{ group: 'analyst', assignment: 'standing', role: 'Security Reader' }],
  } as const;
  expect(refusal((stack) => new Access(stack, 'access', access))).toBe(
    "stack/access: 'group' should be analysts, got 'analyst'.",
  );
});

test('the grant to the log writer lies above all subscriptions, and so does its role', () => {
  const resources = synth((stack) => new DiagnosticsWriterGrant(stack, 'grant', { principalId: PRINCIPAL }));
  expect(only(resources, 'azurerm_role_assignment')).toMatchObject({
    scope: '/providers/Microsoft.aadiam',
    role_definition_id: '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
    principal_type: 'ServicePrincipal',
  });
  expect(refusal((stack) => new DiagnosticsWriterGrant(stack, 'grant', { principalId: 'sp' }))).toContain('a GUID');
});
