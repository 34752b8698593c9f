import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { HOSTILE, longReview, manyReview, sampleReview } from './sample';
import { htmlReport } from './texts';

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
        for (const part of document.querySelectorAll('[data-of]')) part.classList.remove('elsewhere');`);

    const shown = (page: Page) => page.locator('#annex-prod .places > li:visible').count();

    test('opens without an error, and makes no request', async () => {
      const page = await open();
      await unfold(page);
      expect(await page.title()).toContain('dev, prod');
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
      const page = await open({}, '#environment-prod');
      const all = await shown(page);
      expect(all).toBeGreaterThan(5);
      const section = page.locator('#annex-prod section.findings');
      await section.getByRole('searchbox').fill('AUDIT exported');
      expect(await shown(page)).toBe(1);
      expect(await section.locator('.shown').textContent()).toBe(`1 of ${all} shown`);
      await section.getByRole('searchbox').fill('nothing-is-called-so');
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

    test('begins with the environments side by side, shows one at a time, and follows links into another', async () => {
      const page = await open();
      const visible = () => page.locator('[data-of]:visible').evaluateAll((parts) => parts.map((part) => part.id));
      expect(await visible()).toEqual(['overview']);
      await page.getByRole('link', { name: /^dev/ }).click();
      await page.waitForFunction(`document.querySelector('#overview').matches('.elsewhere')`);
      expect(await visible()).toEqual(['environment-dev', 'annex-dev']);
      await page.getByRole('link', { name: /^Overview/ }).click();
      await page.waitForFunction(`!document.querySelector('#overview').matches('.elsewhere')`);
      const deep = await open({}, '#playbook-dev');
      expect(await deep.locator('#playbook-dev').isVisible()).toBe(true);
      expect(complaints).toEqual([]);
    });

    test('brings what an environment has in common with another into its place', async () => {
      // Written after `dev`, with which it shares most.
      const page = await open({}, '#environment-prod');
      const requirement = page.locator('#annex-prod .items > li', { hasText: 'REQ-3' });
      expect(await requirement.locator('summary').isVisible()).toBe(true);
      await requirement.locator('summary').click();
      expect(await requirement.locator('.evidence').textContent()).toContain(
        'azurerm_sentinel_data_connector_office_365',
      );
      expect(await page.locator('[data-as]:visible').count()).toBe(0);
      expect(await page.evaluate(`document.querySelectorAll('.fetched [id]').length`)).toBe(0);
    });

    test('explains a control in place, and lets go of it by keyboard', async () => {
      const page = await open({}, '#environment-prod');
      await page.locator('#annex-prod .finding button').first().click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.textContent()).toContain('Audit logs of Entra ID reach the workspace');
      await page.keyboard.press('Escape');
      expect(await dialog.count()).toBe(0);
    });

    test('is whole without its script', async () => {
      const page = await open({ javaScriptEnabled: false });
      expect(await page.locator('article:visible').count()).toBe(4);
      expect(await page.locator('.toolbar:visible').count()).toBe(0);
      const pointers = await page
        .locator('[data-as] a')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
      expect(pointers.length).toBeGreaterThan(0);
      for (const target of new Set(pointers)) expect(await page.locator(target!).count()).toBe(1);
      await page.locator('#annex-prod .finding button').first().click();
      expect(await page.getByRole('dialog').isVisible()).toBe(true);
    });

    test('works by keyboard alone', async () => {
      const page = await open({}, '#environment-prod');
      await page.reload();
      await page.keyboard.press('Tab');
      const summary = page.locator('#annex-prod .items summary').first();
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('#annex-prod .items details').first().getAttribute('open')).toBe('');
      const first = await open();
      await first.keyboard.press('Tab');
      expect(await first.evaluate('document.activeElement.className')).toBe('skip');
    });

    test('the first column of a wide comparison stays in sight, and a picture too wide says that it scrolls', async () => {
      const page = await open({ viewport: { width: 360, height: 800 } });
      const table = page.locator('.comparison .wide').first();
      await table.evaluate((box) => box.scrollTo({ left: 1000 }));
      expect(await table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
      const box = await table.locator('tbody th').first().boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      const flow = await open({ viewport: { width: 360, height: 800 } }, '#flow-prod');
      expect(await flow.locator('#annex-prod .hint').isVisible()).toBe(true);
      const roomy = await open({}, '#flow-prod');
      expect(await roomy.locator('#annex-prod .hint').isVisible()).toBe(false);
    });

    test('the matrix shows techniques by name in letters that can be read on a telephone', async () => {
      const page = await open({ viewport: { width: 360, height: 800 } }, '#attack-prod');
      const tile = page.locator('#annex-prod .tile').first();
      expect(await tile.textContent()).toMatch(/^T1528 Steal Application Access Token/);
      const size = await page.evaluate<string>(
        `getComputedStyle(document.querySelector('#annex-prod .tile')).fontSize`,
      );
      expect(Number.parseFloat(size)).toBeGreaterThan(12);
    });

    test.each([360, 768, 1280])('never scrolls sideways at %i pixels', async (width) => {
      const page = await open({ viewport: { width, height: 800 } });
      await unfold(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    });

    async function violations(page: Page): Promise<{ passes: number; violations: string[] }> {
      await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
      return page.evaluate(`
        axe.run().then(({ passes, violations }) => ({
          passes: passes.length,
          violations: violations.map(({ impact, id, nodes }) => impact + ' ' + id + ': ' + nodes[0].html),
        }))`);
    }

    test.each(['light', 'dark'] as const)('has no accessibility violation, all unfolded, %s', async (colorScheme) => {
      const page = await open({ colorScheme });
      await unfold(page);
      const found = await violations(page);
      expect(found.violations).toEqual([]);
      expect(found.passes).toBeGreaterThan(20);
      // The same with an entry of a chapter over it.
      await page.locator('#annex-prod .finding button').first().click();
      expect((await violations(page)).violations).toEqual([]);
    });

    test('prints every environment with everything unfolded, dark ink on white', async () => {
      // As wide as A4 between its margins.
      const page = await open({ colorScheme: 'dark', viewport: { width: 690, height: 1000 } });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.locator('article:visible').count()).toBe(4);
      const folded = await page
        .locator('details')
        .evaluateAll(
          (all) =>
            all.filter(
              (one) => !one.closest('.screen-only, [popover]') && one.lastElementChild!.getClientRects().length === 0,
            ).length,
        );
      expect(folded).toBe(0);
      expect(await page.locator('.toolbar:visible, .cards:visible, .fetched:visible').count()).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(690);
      const style = 'getComputedStyle(document.body)';
      const colours = await page.evaluate(`({ ink: ${style}.color, ground: ${style}.backgroundColor })`);
      expect(colours).toEqual({ ink: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)' });
    });

    test('many environments side by side are words on paper, so that nothing is shrunk to fit', async () => {
      const page = await open({ viewport: { width: 690, height: 1000 } });
      const path = join(folder, 'many.html');
      writeFileSync(path, htmlReport(manyReview()));
      await page.goto(pathToFileURL(path).href);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(690);
      const words = page.locator('.comparison .paper-only li', { hasText: 'Open low findings' });
      expect(await words.textContent()).toMatch(/0: t-1; .*: the others/);
    });

    /** How many pages of paper it takes. */
    async function printed(page: Page): Promise<number> {
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
      return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
    }

    test('the summary of an environment is two pages of paper, however much there is to say', async () => {
      const page = await open();
      await page.evaluate(`document.querySelectorAll('.overview, .annex, .chapters').forEach((part) => part.remove())`);
      expect(await printed(page)).toBe(4);
      // Every list as long as it may be, of the longest texts.
      const path = join(folder, 'long.html');
      writeFileSync(path, htmlReport(longReview()));
      await page.goto(pathToFileURL(path).href);
      expect(await page.locator('.sheet .more').count()).toBeGreaterThanOrEqual(4);
      await page.evaluate(`document.querySelectorAll('.overview, .annex, .chapters').forEach((part) => part.remove())`);
      expect(await printed(page)).toBe(2);
    });

    test('every sheet of the summary fills its page, and the annex begins on a new one', async () => {
      const page = await open({ viewport: { width: 690, height: 1000 } });
      await page.emulateMedia({ media: 'print' });
      const heights = await page.evaluate<number[]>(
        `[...document.querySelectorAll('.sheet')].map((sheet) => sheet.getBoundingClientRect().height)`,
      );
      for (const height of heights) {
        // Of the 267 millimetres between the margins.
        expect((height / 96) * 25.4).toBeGreaterThan(263.9);
        expect((height / 96) * 25.4).toBeLessThan(267);
      }
      const ends = `[...document.querySelectorAll('.sheet')].map((sheet) => getComputedStyle(sheet).breakAfter)`;
      expect(await page.evaluate(ends)).toEqual(['page', 'page', 'page', 'page']);
    });
  });
}
