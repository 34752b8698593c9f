import type { PlaybookItem } from './item';

/** Triggers and investigation. */
export const detection: readonly PlaybookItem[] = [
  { id: 'TRG-1', title: 'Identity Protection finds an anomalous token', how: ['rule'] },
  { id: 'TRG-2', title: 'Unfamiliar sign-in properties', how: ['rule'] },
  { id: 'TRG-3', title: 'An unfamiliar non-interactive sign-in, above all from a suspicious device', how: ['rule'] },
  { id: 'TRG-4', title: 'Somebody tries to reach a Primary Refresh Token', how: ['rule'] },
  {
    id: 'TRG-5',
    title: 'Detections of Defender XDR, with the setting that decides which Identity Protection alerts reach it',
    how: ['rule', 'verify'],
    manualStep: {
      where:
        'Defender portal > Settings > Microsoft Defender XDR > Alert service settings > Microsoft Entra ID Protection: choose "All alerts" (the default lets only high-impact alerts through)',
      proof:
        "SecurityAlert | where TimeGenerated > ago(30d) | where ProductName has 'Identity Protection' or ProviderName == 'IPC' | summarize Alerts = count() by AlertName, AlertSeverity",
    },
  },
  { id: 'TRG-6', title: 'A user clicks a suspicious link that leads to an adversary in the middle', how: ['rule'] },
  { id: 'TRG-7', title: 'One user downloads files in masses', how: ['rule'] },
  { id: 'TRG-8', title: 'A download that is unusual for the user', how: ['rule'] },
  { id: 'TRG-9', title: 'A multifactor method or passwordless credential is added to an account', how: ['rule'] },
  { id: 'TRG-10', title: 'A forwarding or inbox rule is added or changed', how: ['rule'] },
  {
    id: 'TRG-11',
    title: 'The validity of refresh tokens is changed by anything but directory synchronization',
    how: ['rule', 'hunt'],
  },
  { id: 'INV-1', title: 'Unfamiliar or anomalous risk events from one IP address', how: ['hunt'] },
  { id: 'INV-2', title: 'Users who signed in from one IP address', how: ['hunt'] },
  { id: 'INV-3', title: 'Directory changes that one user started in a window of time', how: ['hunt'] },
  { id: 'INV-4', title: 'Changes of security info for accounts in privileged roles', how: ['hunt'] },
  { id: 'INV-5', title: 'Sign-ins of one user by address, result, device, place and application', how: ['hunt'] },
  { id: 'INV-6', title: 'Office activity of one user by address and workload', how: ['hunt'] },
  { id: 'INV-7', title: 'Cloud app activity of one account by address, place and application', how: ['hunt'] },
  { id: 'INV-8', title: 'SharePoint and OneDrive operations from one bad address', how: ['hunt'] },
  { id: 'INV-9', title: 'Token theft alerts of one device', how: ['hunt'] },
  { id: 'INV-10', title: 'Outgoing connections of one device by unusual processes', how: ['hunt'] },
  { id: 'INV-11', title: 'Further sign-ins with the suspected address or user agent, by anybody', how: ['hunt'] },
  { id: 'INV-12', title: 'Inbox rules that were made in a window of time, by whom and from where', how: ['hunt'] },
  { id: 'INV-13', title: 'Devices and credentials that were added to a user', how: ['hunt'] },
  { id: 'INV-14', title: 'Indicators of compromise swept over everything', how: ['hunt'] },
];
