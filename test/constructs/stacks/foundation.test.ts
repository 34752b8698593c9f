import { yamlOf } from './digest';
import { expectReviewed } from './reviewed';
import { foundationOf, ofType } from './workbench';

const shipped = ['demo', 'contoso-prod', 'fabrikam-p1', 'adventureworks-gov'];

test('the foundation of each environment is as reviewed', () => {
  expectReviewed('foundation', Object.fromEntries(shipped.map((name) => [`${name}.yaml`, yamlOf(foundationOf(name))])));
});

describe('the foundation of the demo', () => {
  test('exports every risk category and every sign-in log to the workspace', () => {
    const setting = ofType(foundationOf('demo'), 'azurerm_monitor_aad_diagnostic_setting').entra_logs_to_workspace!;
    const categories = (setting.enabled_log as { category: string }[]).map((log) => log.category);
    for (const category of [
      'RiskyUsers',
      'UserRiskEvents',
      'RiskyServicePrincipals',
      'ServicePrincipalRiskEvents',
      'AuditLogs',
      'SignInLogs',
      'NonInteractiveUserSignInLogs',
      'ServicePrincipalSignInLogs',
      'ManagedIdentitySignInLogs',
    ]) {
      expect(categories).toContain(category);
    }
  });

  test('keeps workspace keys off and the archive closed to the public', () => {
    const stack = foundationOf('demo');
    expect(ofType(stack, 'azurerm_log_analytics_workspace').workspace).toMatchObject({
      local_authentication_enabled: false,
    });
    expect(ofType(stack, 'azurerm_storage_account').archive).toMatchObject({
      min_tls_version: 'TLS1_2',
      allow_nested_items_to_be_public: false,
      immutability_policy: {
        state: 'Unlocked',
        allow_protected_append_writes: true,
        period_since_creation_in_days: 90,
      },
    });
  });

  test('streams with a rule of its own that may manage, send and listen', () => {
    expect(ofType(foundationOf('demo'), 'azurerm_eventhub_namespace_authorization_rule').stream).toMatchObject({
      listen: true,
      send: true,
      manage: true,
    });
  });
});

test('everything of Sentinel hangs on the onboarding where the kit does it', () => {
  const stack = foundationOf('demo');
  const children = Object.entries(stack.resource).filter(([type]) => /sentinel_(data_connector|alert_rule)/.test(type));
  expect(children.length).toBeGreaterThan(0);
  for (const values of children.flatMap(([, named]) => Object.values(named))) {
    expect(values.log_analytics_workspace_id).toBe(
      '${azurerm_sentinel_log_analytics_workspace_onboarding.sentinel.workspace_id}',
    );
  }
});

describe('production', () => {
  test('keeps its state in Azure Storage, reached with Entra and OIDC and no key', () => {
    const { backend } = foundationOf('contoso-prod').terraform as { backend: { azurerm: object } };
    expect(backend.azurerm).toMatchObject({
      use_azuread_auth: true,
      use_oidc: true,
      key: 'contoso-prod-foundation.tfstate',
    });
    expect(JSON.stringify(backend)).not.toMatch(/access_key|sas_token|client_secret/);
  });

  test('gives every privileged role through PIM, with an end where the API has one', () => {
    const stack = foundationOf('contoso-prod');
    expect(Object.keys(ofType(stack, 'azurerm_role_assignment'))).toEqual(['diagnostics_writer']);
    const eligible = Object.values(ofType(stack, 'azurerm_pim_eligible_role_assignment'));
    expect(eligible).toHaveLength(4);
    for (const assignment of eligible) {
      expect(assignment).toMatchObject({ schedule: { expiration: { duration_days: expect.any(Number) } } });
    }
  });

  test('grants the pipeline the right to write Entra diagnostic settings before it writes them', () => {
    const setting = ofType(foundationOf('contoso-prod'), 'azurerm_monitor_aad_diagnostic_setting')
      .entra_logs_to_workspace!;
    expect(setting.depends_on).toEqual(['azurerm_role_assignment.diagnostics_writer']);
  });
});

test('with Entra ID P1 only, no risk category is exported and nothing asks for PIM', () => {
  const stack = foundationOf('fabrikam-p1');
  expect(JSON.stringify(stack)).not.toMatch(/Risk|pim_eligible|eligibility/);
  expect(ofType(stack, 'azurerm_sentinel_alert_rule_fusion')).toHaveProperty('fusion');
});

test('an adopted workspace is named by its id and not created; the cloud is that of the government', () => {
  const stack = foundationOf('adventureworks-gov');
  expect(stack.resource).not.toHaveProperty('azurerm_log_analytics_workspace');
  expect(stack.resource).not.toHaveProperty('azurerm_sentinel_log_analytics_workspace_onboarding');
  expect(JSON.stringify(stack)).toContain(
    '/resourceGroups/RG-Security-Shared/providers/Microsoft.OperationalInsights/workspaces/LAW-AW-Security',
  );
  expect(stack.provider.azurerm![0]).toMatchObject({ environment: 'usgovernment' });
});

describe('no foundation', () => {
  const all = () => shipped.map((name) => ({ name, json: JSON.stringify(foundationOf(name)) }));

  test('holds a path of the machine it was made on', () => {
    for (const { json } of all()) expect(json).not.toContain(process.cwd());
  });

  test('uses an argument that azurerm 5 has removed', () => {
    for (const { json } of all()) {
      expect(json).not.toMatch(
        /"(local_authentication_disabled|internet_ingestion_enabled|internet_query_enabled|retention_policy|metric|queue_properties|static_website|skip_provider_registration)":/,
      );
    }
  });

  test('assigns Global Administrator', () => {
    for (const { json } of all()) expect(json).not.toContain('62e90394-69f5-4237-9190-012177145e10');
  });

  test('leaves it to the provider which resource providers it registers', () => {
    for (const { json } of all()) expect(json).toContain('"resource_provider_registrations":"none"');
  });
});
