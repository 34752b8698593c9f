import { exportCases } from '../export-cases';

export const cases = exportCases('AuditLogs');
