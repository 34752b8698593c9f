import { licensedExportCases } from '../export-cases';

export const cases = licensedExportCases('NonInteractiveUserSignInLogs');
