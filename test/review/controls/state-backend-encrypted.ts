import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'Azure Storage is read with Entra ID' },
    {
      when: 'it lies in HCP Terraform',
      change: ({ foundation }) => {
        foundation.terraform = { ...foundation.terraform, backend: undefined, cloud: { organization: 'o' } };
      },
    },
  ],
  nonCompliant: [
    {
      when: 'a storage key is used',
      change: ({ foundation }) => {
        delete foundation.terraform.backend.azurerm.use_azuread_auth;
      },
      finding: 'prod-foundation',
    },
    {
      when: 'S3 is not set to encrypt',
      change: ({ foundation }) => {
        foundation.terraform.backend = { s3: { bucket: 'b' } };
      },
    },
    {
      when: 'it travels over HTTP',
      change: ({ foundation }) => {
        foundation.terraform.backend = { http: { address: 'http://state.example/x' } };
      },
    },
  ],
  unknown: [
    {
      when: 'the review does not know the backend',
      change: ({ foundation }) => {
        foundation.terraform.backend = { consul: {} };
      },
    },
  ],
  notApplicable: [
    {
      when: 'the state is local, which another control tells',
      change: ({ foundation, detections }) => {
        foundation.terraform.backend = detections.terraform.backend = { local: {} };
      },
    },
  ],
};
