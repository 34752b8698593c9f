/**
 * The techniques of MITRE ATT&CK for Enterprise 18.1: id, tactics in short, name. ATT&CK and its names are works of
 * The MITRE Corporation, used under its terms of use. Read through attack.ts only.
 */
export const enterpriseTechniques = `
T1001 com | Data Obfuscation
T1003 cre | OS Credential Dumping
T1005 col | Data from Local System
T1006 def | Direct Volume Access
T1007 dis | System Service Discovery
T1008 com | Fallback Channels
T1010 dis | Application Window Discovery
T1011 exf | Exfiltration Over Other Network Medium
T1012 dis | Query Registry
T1014 def | Rootkit
T1016 dis | System Network Configuration Discovery
T1018 dis | Remote System Discovery
T1020 exf | Automated Exfiltration
T1021 lat | Remote Services
T1025 col | Data from Removable Media
T1027 def | Obfuscated Files or Information
T1029 exf | Scheduled Transfer
T1030 exf | Data Transfer Size Limits
T1033 dis | System Owner/User Discovery
T1036 def | Masquerading
T1037 per pri | Boot or Logon Initialization Scripts
T1039 col | Data from Network Shared Drive
T1040 cre dis | Network Sniffing
T1041 exf | Exfiltration Over C2 Channel
T1046 dis | Network Service Discovery
T1047 exe | Windows Management Instrumentation
T1048 exf | Exfiltration Over Alternative Protocol
T1049 dis | System Network Connections Discovery
T1052 exf | Exfiltration Over Physical Medium
T1053 exe per pri | Scheduled Task/Job
T1055 pri def | Process Injection
T1056 cre col | Input Capture
T1057 dis | Process Discovery
T1059 exe | Command and Scripting Interpreter
T1068 pri | Exploitation for Privilege Escalation
T1069 dis | Permission Groups Discovery
T1070 def | Indicator Removal
T1071 com | Application Layer Protocol
T1072 exe lat | Software Deployment Tools
T1074 col | Data Staged
T1078 ini per pri def | Valid Accounts
T1080 lat | Taint Shared Content
T1082 dis | System Information Discovery
T1083 dis | File and Directory Discovery
T1087 dis | Account Discovery
T1090 com | Proxy
T1091 ini lat | Replication Through Removable Media
T1092 com | Communication Through Removable Media
T1095 com | Non-Application Layer Protocol
T1098 per pri | Account Manipulation
T1102 com | Web Service
T1104 com | Multi-Stage Channels
T1105 com | Ingress Tool Transfer
T1106 exe | Native API
T1110 cre | Brute Force
T1111 cre | Multi-Factor Authentication Interception
T1112 per def | Modify Registry
T1113 col | Screen Capture
T1114 col | Email Collection
T1115 col | Clipboard Data
T1119 col | Automated Collection
T1120 dis | Peripheral Device Discovery
T1123 col | Audio Capture
T1124 dis | System Time Discovery
T1125 col | Video Capture
T1127 def | Trusted Developer Utilities Proxy Execution
T1129 exe | Shared Modules
T1132 com | Data Encoding
T1133 ini per | External Remote Services
T1134 pri def | Access Token Manipulation
T1135 dis | Network Share Discovery
T1136 per | Create Account
T1137 per | Office Application Startup
T1140 def | Deobfuscate/Decode Files or Information
T1176 per | Software Extensions
T1185 col | Browser Session Hijacking
T1187 cre | Forced Authentication
T1189 ini | Drive-by Compromise
T1190 ini | Exploit Public-Facing Application
T1195 ini | Supply Chain Compromise
T1197 per def | BITS Jobs
T1199 ini | Trusted Relationship
T1200 ini | Hardware Additions
T1201 dis | Password Policy Discovery
T1202 def | Indirect Command Execution
T1203 exe | Exploitation for Client Execution
T1204 exe | User Execution
T1205 per def com | Traffic Signaling
T1207 def | Rogue Domain Controller
T1210 lat | Exploitation of Remote Services
T1211 def | Exploitation for Defense Evasion
T1212 cre | Exploitation for Credential Access
T1213 col | Data from Information Repositories
T1216 def | System Script Proxy Execution
T1217 dis | Browser Information Discovery
T1218 def | System Binary Proxy Execution
T1219 com | Remote Access Tools
T1220 def | XSL Script Processing
T1221 def | Template Injection
T1222 def | File and Directory Permissions Modification
T1480 def | Execution Guardrails
T1482 dis | Domain Trust Discovery
T1484 pri def | Domain or Tenant Policy Modification
T1485 imp | Data Destruction
T1486 imp | Data Encrypted for Impact
T1489 imp | Service Stop
T1490 imp | Inhibit System Recovery
T1491 imp | Defacement
T1495 imp | Firmware Corruption
T1496 imp | Resource Hijacking
T1497 def dis | Virtualization/Sandbox Evasion
T1498 imp | Network Denial of Service
T1499 imp | Endpoint Denial of Service
T1505 per | Server Software Component
T1518 dis | Software Discovery
T1525 per | Implant Internal Image
T1526 dis | Cloud Service Discovery
T1528 cre | Steal Application Access Token
T1529 imp | System Shutdown/Reboot
T1530 col | Data from Cloud Storage
T1531 imp | Account Access Removal
T1534 lat | Internal Spearphishing
T1535 def | Unused/Unsupported Cloud Regions
T1537 exf | Transfer Data to Cloud Account
T1538 dis | Cloud Service Dashboard
T1539 cre | Steal Web Session Cookie
T1542 per def | Pre-OS Boot
T1543 per pri | Create or Modify System Process
T1546 per pri | Event Triggered Execution
T1547 per pri | Boot or Logon Autostart Execution
T1548 pri def | Abuse Elevation Control Mechanism
T1550 def lat | Use Alternate Authentication Material
T1552 cre | Unsecured Credentials
T1553 def | Subvert Trust Controls
T1554 per | Compromise Host Software Binary
T1555 cre | Credentials from Password Stores
T1556 per def cre | Modify Authentication Process
T1557 cre col | Adversary-in-the-Middle
T1558 cre | Steal or Forge Kerberos Tickets
T1559 exe | Inter-Process Communication
T1560 col | Archive Collected Data
T1561 imp | Disk Wipe
T1562 def | Impair Defenses
T1563 lat | Remote Service Session Hijacking
T1564 def | Hide Artifacts
T1565 imp | Data Manipulation
T1566 ini | Phishing
T1567 exf | Exfiltration Over Web Service
T1568 com | Dynamic Resolution
T1569 exe | System Services
T1570 lat | Lateral Tool Transfer
T1571 com | Non-Standard Port
T1572 com | Protocol Tunneling
T1573 com | Encrypted Channel
T1574 per pri def | Hijack Execution Flow
T1578 def | Modify Cloud Compute Infrastructure
T1580 dis | Cloud Infrastructure Discovery
T1583 res | Acquire Infrastructure
T1584 res | Compromise Infrastructure
T1585 res | Establish Accounts
T1586 res | Compromise Accounts
T1587 res | Develop Capabilities
T1588 res | Obtain Capabilities
T1589 rec | Gather Victim Identity Information
T1590 rec | Gather Victim Network Information
T1591 rec | Gather Victim Org Information
T1592 rec | Gather Victim Host Information
T1593 rec | Search Open Websites/Domains
T1594 rec | Search Victim-Owned Websites
T1595 rec | Active Scanning
T1596 rec | Search Open Technical Databases
T1597 rec | Search Closed Sources
T1598 rec | Phishing for Information
T1599 def | Network Boundary Bridging
T1600 def | Weaken Encryption
T1601 def | Modify System Image
T1602 col | Data from Configuration Repository
T1606 cre | Forge Web Credentials
T1608 res | Stage Capabilities
T1609 exe | Container Administration Command
T1610 exe def | Deploy Container
T1611 pri | Escape to Host
T1612 def | Build Image on Host
T1613 dis | Container and Resource Discovery
T1614 dis | System Location Discovery
T1615 dis | Group Policy Discovery
T1619 dis | Cloud Storage Object Discovery
T1620 def | Reflective Code Loading
T1621 cre | Multi-Factor Authentication Request Generation
T1622 def dis | Debugger Evasion
T1647 def | Plist File Modification
T1648 exe | Serverless Execution
T1649 cre | Steal or Forge Authentication Certificates
T1650 res | Acquire Access
T1651 exe | Cloud Administration Command
T1652 dis | Device Driver Discovery
T1653 per | Power Settings
T1654 dis | Log Enumeration
T1656 def | Impersonation
T1657 imp | Financial Theft
T1659 ini com | Content Injection
T1665 com | Hide Infrastructure
T1666 def | Modify Cloud Resource Hierarchy
T1667 imp | Email Bombing
T1668 per | Exclusive Control
T1669 ini | Wi-Fi Networks
T1671 per | Cloud Application Integration
T1672 def | Email Spoofing
T1673 dis | Virtual Machine Discovery
T1674 exe | Input Injection
T1675 exe | ESXi Administration Command
T1677 exe | Poisoned Pipeline Execution
T1678 def | Delay Execution
T1679 def | Selective Exclusion
T1680 dis | Local Storage Discovery
T1681 rec | Search Threat Vendor Data
`;
