/** A new environment: valid but for what only the person knows who fills it in. */
export const environmentTemplate = `# yaml-language-server: $schema=./environment.schema.json
# Every key: docs/environments.md. What is not said here has a default; null takes back what base.yaml says.
extends: ./base.yaml
description: What this environment is for.

tenant:
  # Entra admin center > Overview > Tenant ID.
  id: <tenant id>
  displayName: New tenant
  # What the tenant owns; log categories, connectors and rules follow from it. Others: EntraP2, WorkloadIdPremium,
  # DefenderForCloudApps, DefenderForEndpoint, DefenderForOffice365, M365E5 (which implies most of them), ...
  licences: [EntraP1]
# Azure portal > Subscriptions.
subscriptionId: <subscription id>
location: westeurope

# Start of every resource name. Default: ttk-<name of this file>.
# naming:
#   prefix: contoso-soc

# What Terraform cannot deploy but is true for this tenant; rules may then rely on it (docs/manual-steps.md).
# capabilities:
#   unifiedAuditLog: true
#   xdrEventStreaming: true

# connectors:
#   office365: {}
#   defenderXdr: true

# Keep the logs for longer, or hand them to another SIEM.
# diagnostics:
#   archive: { enabled: true, deleteAfterDays: 365 }
#   stream: { enabled: true }

# Who investigates. Roles go to groups; eligible ones need EntraP2.
# access:
#   groups:
#     analysts: { displayName: SOC analysts }
#   azureRoles:
#     - { group: analysts, role: Microsoft Sentinel Responder, assignment: standing }
#   entraRoles:
#     - { group: analysts, role: Security Reader, assignment: standing }

# Change or switch off single rules here, by id or file name.
# rules:
#   overrides:
#     - { rule: anomalous-token-reported, severity: High, reason: no false positives so far }

# Where Terraform keeps its state: local, azurerm or hcp.
backend:
  type: local
`;
