const { TestEnvironment } = require('jest-environment-node');

/**
 * The Kusto language service looks up its own global objects all the time. Inside the context that jest makes for each test file that is
 * slow (five times the work), and each file would load it anew; so it lives outside, once for each process of jest.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.defineProperty(this.global, 'Kusto', { configurable: true, enumerable: false, get: languageService });
  }
};

function languageService() {
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  return globalThis.Kusto;
}
