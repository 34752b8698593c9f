import type { Block } from './records';

/** How a sign-in ended. */
function outcome(code: string, description: string, more: Block = {}): Block {
  return {
    ResultType: code,
    ResultDescription: description,
    Status: { errorCode: Number(code), ...(description && { failureReason: description }) },
    ConditionalAccessStatus: code === '0' ? 'success' : 'notApplied',
    AuthenticationRequirement: 'multiFactorAuthentication',
    RiskLevelDuringSignIn: 'none',
    RiskLevelAggregated: 'none',
    RiskState: 'none',
    RiskEventTypes_V2: '[]',
    ...more,
  };
}

const claim = { additionalDetails: 'MFA requirement satisfied by claim in the token' };

export const SILENT = outcome('0', '', { Status: { errorCode: 0, ...claim } });
export const WITH_MFA = outcome('0', '', {
  Status: { errorCode: 0, additionalDetails: 'MFA completed in Azure AD' },
});
export const ONE_FACTOR = outcome('0', '', { AuthenticationRequirement: 'singleFactorAuthentication' });
export const WRONG_PASSWORD = outcome('50126', 'Invalid username or password.');
export const MFA_NEEDED = outcome('50074', 'Strong Authentication is required.');
export const KEEP_SIGNED_IN = outcome('50140', 'Keep me signed in interrupt.');
export const NO_SESSION = outcome('50058', 'Session information is not sufficient for single-sign-on.');
export const EXPIRED = outcome('700082', 'The refresh token has expired due to inactivity.');
export const REVOKED = outcome('50173', 'The provided grant has expired due to it being revoked.');
/** Identity Protection found the sign-in unfamiliar; the person passed MFA. */
export const unfamiliar: Readonly<Record<'low' | 'medium', Block>> = {
  low: risky('low'),
  medium: risky('medium'),
};

function risky(level: 'low' | 'medium'): Block {
  return outcome('0', '', {
    Status: { errorCode: 0, additionalDetails: 'MFA completed in Azure AD' },
    RiskLevelDuringSignIn: level,
    RiskLevelAggregated: level,
    RiskState: level === 'medium' ? 'remediated' : 'atRisk',
    RiskEventTypes_V2: '["unfamiliarFeatures"]',
  });
}
