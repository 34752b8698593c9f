import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [{ when: 'it lies in Azure Storage' }],
  nonCompliant: [
    {
      when: 'it is a local file',
      change: ({ detections }) => {
        detections.terraform.backend = { local: { path: 'x.tfstate' } };
      },
      finding: 'prod-detections',
    },
    {
      when: 'nothing is said, which means a local file',
      change: ({ foundation }) => {
        delete foundation.terraform.backend;
      },
      finding: 'prod-foundation',
    },
  ],
};
