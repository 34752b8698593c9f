/**
 * The techniques of MITRE ATT&CK for ICS 18: id, tactics in short (Evasion counts as Defense Evasion, the name that
 * Sentinel has for it), name. ATT&CK and its names are works of The MITRE Corporation, used under its terms of use.
 * Read through attack.ts only.
 */
export const icsTechniques = `
T0800 inh | Activate Firmware Update Mode
T0801 col | Monitor Process State
T0802 col | Automated Collection
T0803 inh | Block Command Message
T0804 inh | Block Reporting Message
T0805 inh | Block Serial COM
T0806 ipc | Brute Force I/O
T0807 exe | Command-Line Interface
T0809 inh | Data Destruction
T0811 col | Data from Information Repositories
T0812 lat | Default Credentials
T0813 imp | Denial of Control
T0814 inh | Denial of Service
T0815 imp | Denial of View
T0816 inh | Device Restart/Shutdown
T0817 ini | Drive-by Compromise
T0819 ini | Exploit Public-Facing Application
T0820 def | Exploitation for Evasion
T0821 exe | Modify Controller Tasking
T0822 ini | External Remote Services
T0823 exe | Graphical User Interface
T0826 imp | Loss of Availability
T0827 imp | Loss of Control
T0828 imp | Loss of Productivity and Revenue
T0829 imp | Loss of View
T0830 col | Adversary-in-the-Middle
T0831 imp | Manipulation of Control
T0832 imp | Manipulation of View
T0834 exe | Native API
T0835 inh | Manipulate I/O Image
T0836 ipc | Modify Parameter
T0837 imp | Loss of Protection
T0838 inh | Modify Alarm Settings
T0839 per ipc | Module Firmware
T0840 dis | Network Connection Enumeration
T0842 dis | Network Sniffing
T0843 lat | Program Download
T0845 col | Program Upload
T0846 dis | Remote System Discovery
T0847 ini | Replication Through Removable Media
T0848 ini | Rogue Master
T0849 def | Masquerading
T0851 def inh | Rootkit
T0852 col | Screen Capture
T0853 exe | Scripting
T0855 ipc | Unauthorized Command Message
T0856 def ipc | Spoof Reporting Message
T0857 per inh | System Firmware
T0858 exe def | Change Operating Mode
T0859 per lat | Valid Accounts
T0860 ini | Wireless Compromise
T0861 col | Point & Tag Identification
T0862 ini | Supply Chain Compromise
T0863 exe | User Execution
T0864 ini | Transient Cyber Asset
T0865 ini | Spearphishing Attachment
T0866 ini lat | Exploitation of Remote Services
T0867 lat | Lateral Tool Transfer
T0868 col | Detect Operating Mode
T0869 com | Standard Application Layer Protocol
T0871 exe | Execution through API
T0872 def | Indicator Removal on Host
T0873 per | Project File Infection
T0874 exe pri | Hooking
T0877 col | I/O Image
T0878 inh | Alarm Suppression
T0879 imp | Damage to Property
T0880 imp | Loss of Safety
T0881 inh | Service Stop
T0882 imp | Theft of Operational Information
T0883 ini | Internet Accessible Device
T0884 com | Connection Proxy
T0885 com | Commonly Used Port
T0886 ini lat | Remote Services
T0887 col dis | Wireless Sniffing
T0888 dis | Remote System Information Discovery
T0889 per | Modify Program
T0890 pri | Exploitation for Privilege Escalation
T0891 per lat | Hardcoded Credentials
T0892 inh | Change Credential
T0893 col | Data from Local System
T0894 def | System Binary Proxy Execution
T0895 exe | Autorun Image
`;
