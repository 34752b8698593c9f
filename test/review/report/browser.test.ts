import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { htmlReport } from '../../../lib/review/report/html/report';
import { HOSTILE, sampleReview } from './sample';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const executablePath = PLACES.find((path) => path && existsSync(path));

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

jest.setTimeout(60_000);

if (executablePath === undefined) {
  test('there is a browser to open the report in', () => {
    const reason = `No Chromium found at ${PLACES.filter(Boolean).join(', ')}: install it (apt-get install chromium) or set CHROMIUM_PATH. The HTML report was opened in no browser.`;
    if (process.env.CI === 'true') throw new Error(reason);
    console.warn(reason);
    expect(htmlReport(sampleReview())).toContain('<!DOCTYPE html>');
  });
} else {
  describe('the HTML report in a browser', () => {
    let browser: Browser;
    let folder: string;
    let url: string;
    let complaints: string[];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ttk report '));
      const path = join(folder, 'report.html');
      writeFileSync(path, htmlReport(sampleReview()));
      url = pathToFileURL(path).href;
      browser = await chromium.launch({ executablePath, args: FLAGS });
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    });

    /** A page with the report; whatever it logs, throws, asks for or pops up is a complaint. */
    async function open(options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
      complaints = [];
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('dialog', async (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        await dialog.dismiss();
      });
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) complaints.push(`request: ${request.url()}`);
      });
      await page.goto(url + hash);
      return page;
    }

    const unfold = (page: Page) =>
      page.evaluate(`
        for (const details of document.querySelectorAll('details')) details.open = true;
        for (const article of document.querySelectorAll('article')) article.hidden = false;`);

    const shown = (page: Page) => page.locator('#environment-prod .finding:visible').count();

    test('opens without an error, and makes no request', async () => {
      const page = await open();
      await unfold(page);
      expect(await page.title()).toContain('prod, dev');
      expect(complaints).toEqual([]);
    });

    test('shows hostile texts as texts', async () => {
      const page = await open();
      await unfold(page);
      // Control characters cannot be shown.
      const visible = HOSTILE.replace('\u0001', '').slice(0, 60);
      expect(await page.getByText(visible).count()).toBeGreaterThan(0);
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(1);
      expect(complaints).toEqual([]);
    });

    test('filters findings by words, severity and state, and says how many are left', async () => {
      const page = await open();
      const all = await shown(page);
      expect(all).toBeGreaterThan(5);
      const section = page.locator('#environment-prod section.findings');
      await section.getByRole('searchbox').fill('AUDIT exported');
      expect(await shown(page)).toBe(1);
      expect(await section.locator('.shown').textContent()).toBe(`1 of ${all} shown`);
      await section.getByRole('searchbox').fill('no such thing');
      expect(await shown(page)).toBe(0);
      expect(await section.getByText('No finding fits the filter.').isVisible()).toBe(true);
      await section.getByRole('searchbox').fill('');
      await section.getByLabel(/\bLow\b/).uncheck();
      const withoutLow = await shown(page);
      expect(withoutLow).toBeLessThan(all);
      await section.getByLabel(/\bAccepted\b/).uncheck();
      expect(await shown(page)).toBe(withoutLow - 1);
      await section.getByLabel(/\bLow\b/).check();
      await section.getByLabel(/\bAccepted\b/).check();
      expect(await shown(page)).toBe(all);
      expect(complaints).toEqual([]);
    });

    test('shows one environment at a time, and follows links into another', async () => {
      const page = await open();
      const visible = () => page.locator('article:visible').getAttribute('id');
      expect(await visible()).toBe('environment-prod');
      await page.getByRole('link', { name: /^dev/ }).click();
      await page.waitForFunction(`document.querySelector('#environment-prod').hidden`);
      expect(await visible()).toBe('environment-dev');
      expect(await page.locator('article:visible').count()).toBe(1);
      const deep = await open({}, '#playbook-dev');
      expect(await deep.locator('#playbook-dev').isVisible()).toBe(true);
    });

    test('works by keyboard alone', async () => {
      const page = await open();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      const summary = page.locator('#environment-prod .finding summary').first();
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('#environment-prod .finding details').first().getAttribute('open')).toBe('');
    });

    test.each([360, 768, 1280])('never scrolls sideways at %i pixels', async (width) => {
      const page = await open({ viewport: { width, height: 800 } });
      await unfold(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });

    test.each(['light', 'dark'] as const)('has no accessibility violation, all unfolded, %s', async (colorScheme) => {
      const page = await open({ colorScheme });
      await unfold(page);
      await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
      const { passes, violations } = await page.evaluate<{ passes: number; violations: string[] }>(`
        axe.run().then(({ passes, violations }) => ({
          passes: passes.length,
          violations: violations.map(({ impact, id, nodes }) => impact + ' ' + id + ': ' + nodes[0].html),
        }))`);
      expect(violations).toEqual([]);
      expect(passes).toBeGreaterThan(20);
    });

    test('prints every environment with everything unfolded, dark ink on white', async () => {
      // As wide as A4 between its margins.
      const page = await open({ colorScheme: 'dark', viewport: { width: 690, height: 1000 } });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
      expect(await page.locator('article:visible').count()).toBe(2);
      expect(await page.locator('details:not([open])').count()).toBe(0);
      expect(await page.locator('.toolbar:visible').count()).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(690);
      const style = 'getComputedStyle(document.body)';
      const colours = await page.evaluate(`({ ink: ${style}.color, ground: ${style}.backgroundColor })`);
      expect(colours).toEqual({ ink: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)' });
      await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`);
      expect(await page.locator('article:not([hidden])').count()).toBe(1);
      expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF');
    });
  });
}
