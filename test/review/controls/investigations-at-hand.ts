import type { ControlCases } from '../cases';

export const cases: ControlCases = {
  compliant: [
    { when: 'a function says that it serves each' },
    {
      when: 'the kit says it of a function without the tag',
      change: ({ d, kit }) => {
        kit.rules[2].playbook = Array.from({ length: 14 }, (_, i) => `INV-${i + 1}`);
        delete d.azurerm_log_analytics_saved_search.function_signins.tags;
      },
    },
  ],
  nonCompliant: [
    {
      when: 'one has none',
      change: ({ d }) => {
        d.azurerm_log_analytics_saved_search.function_signins.tags.playbook = 'INV-1,INV-2';
      },
      finding: 'INV-3',
    },
  ],
  unknown: [
    {
      when: 'a saved query says nowhere which item it serves',
      change: (world) => {
        world.kit = undefined;
        delete world.d.azurerm_log_analytics_saved_search.function_signins.tags;
      },
      finding: 'INV-3',
    },
  ],
};
