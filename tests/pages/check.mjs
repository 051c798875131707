// Looks at a page of the pack as people do: in Chromium, at three widths, on paper, by keyboard and by axe-core.
//   node check.mjs PAGE.html [PDF [PICTURES]]     a line a check, `ok - ...` or `not ok - ...`; the page on paper into PDF,
//                                                 and screenshots into PICTURES, where these are given
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [page_file, paper, pictures] = process.argv.slice(2);
const address = pathToFileURL(page_file).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = { telephone: 360, tablet: 768, desktop: 1280 };
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const time_most = 60000;

let failed = 0;
function report(name, faults) {
    console.log(`${faults.length ? 'not ok' : 'ok'} - ${name}`);
    for (const fault of faults.slice(0, 12)) console.log(`    ${fault}`);
    failed += faults.length > 0;
}

// --- in the page: each returns a list of faults

// Texts of a drawing that touch one another, or leave its sheet.
function overlapping_labels() {
    const faults = [];
    for (const svg of document.querySelectorAll('figure > svg')) {
        const sheet = svg.getBoundingClientRect();
        if (sheet.width === 0) continue;
        const texts = [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
        const name = svg.querySelector('title').textContent.slice(0, 60);
        texts.forEach((one, i) => {
            if (one.box.left < sheet.left - 1 || one.box.right > sheet.right + 1 || one.box.top < sheet.top - 1 || one.box.bottom > sheet.bottom + 1)
                faults.push(`${name}: "${one.text}" leaves the sheet`);
            for (const other of texts.slice(i + 1)) {
                const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
                const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
                if (across > 0.5 && down > 2) faults.push(`${name}: "${one.text}" and "${other.text}" overlap`);
            }
        });
    }
    return faults;
}

function small_letters() {
    const faults = [];
    for (const svg of document.querySelectorAll('figure > svg')) {
        const box = svg.getBoundingClientRect();
        if (box.width === 0) continue;
        const size = 13 * box.width / svg.viewBox.baseVal.width;
        if (size < 11) faults.push(`${svg.querySelector('title').textContent.slice(0, 60)}: letters of ${size.toFixed(1)} pixels`);
    }
    return faults;
}

function wider_than_the_window() {
    const wide = document.scrollingElement.scrollWidth;
    return wide > window.innerWidth ? [`the page is ${wide} pixels wide`] : [];
}

function how_it_is_built() {
    const faults = [];
    const all = (what) => [...document.querySelectorAll(what)];
    if (document.documentElement.lang !== 'en-GB') faults.push('no language');
    if (all('h1').length !== 1) faults.push('not one heading of the first level');
    for (const landmark of ['header', 'nav', 'main', 'footer']) if (!document.querySelector(landmark)) faults.push(`no ${landmark}`);
    let level = 0;
    for (const heading of all('h1, h2, h3, h4')) {
        const its = Number(heading.tagName[1]);
        if (its > level + 1) faults.push(`"${heading.textContent.slice(0, 50)}" skips a level`);
        level = its;
    }
    if (all('script, link, iframe, object, img, [onclick], [onload], [onerror]').length) faults.push('a script, a link or an object');
    for (const table of all('table')) {
        if (!table.caption) faults.push('a table without a caption');
        if ([...table.querySelectorAll('th')].some((th) => !th.scope)) faults.push(`${table.caption?.textContent}: a heading without scope`);
        const columns = table.tHead?.rows[0].cells.length;
        if (!columns || [...table.tBodies[0].rows].some((row) => row.cells.length !== columns)) faults.push(`${table.caption?.textContent}: a row of another length`);
    }
    for (const figure of all('figure')) {
        const title = figure.querySelector('h3')?.textContent ?? 'a figure without a title';
        if (figure.querySelectorAll('svg[role=img] > title').length !== 2 || figure.querySelectorAll('svg[role=img] > desc').length !== 2)
            faults.push(`${title}: not two drawings with their texts`);
        if (!figure.querySelector('table')) faults.push(`${title}: no table`);
    }
    const ids = all('[id]').map((element) => element.id);
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) faults.push(`${id} is there twice`);
    for (const link of all('a[href^="#"]')) if (!document.getElementById(link.hash.slice(1))) faults.push(`${link.hash} is nowhere`);
    return faults;
}

function hollow_texts() {
    const faults = [];
    for (const element of document.querySelectorAll('h2, h3, p, li, dt, dd, th, td, figcaption, title, desc')) {
        const text = element.textContent;
        if (/\b(NaN|nan|null|undefined|inf)\b|\(null\)|%[a-z]\b|  %|of \)/.test(text)) faults.push(text.slice(0, 120));
    }
    return faults;
}

// --- by keyboard: from stop to stop, in the order in which they stand, each with a frame to be seen

async function keyboard_faults(page) {
    const faults = [];
    const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
        .filter((element) => element.checkVisibility()).length);
    let last = -1;
    for (let stop = 0; stop < wanted; stop++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
            const all = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter((element) => element.checkVisibility());
            const style = getComputedStyle(document.activeElement);
            return { place: all.indexOf(document.activeElement), seen: style.outlineStyle !== 'none', what: document.activeElement.textContent.slice(0, 40) };
        });
        if (at.place !== last + 1) faults.push(`stop ${stop + 1} is "${at.what}", number ${at.place + 1} of the page`);
        if (!at.seen) faults.push(`"${at.what}" has no frame when it is reached`);
        if (faults.length > 3) break;
        last = at.place;
    }
    return faults;
}

async function axe_faults(page) {
    await page.evaluate(axe);
    const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), standards);
    return found.violations.map((violation) => `${violation.id}: ${violation.help} (${violation.nodes.length}), first ${violation.nodes[0].target}`);
}

// --- the whole

async function look(browser, name, width) {
    const requests = [];
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(address, { timeout: time_most });
    report(`${name}: nothing is asked of anywhere`, requests.filter((url) => url !== address));
    report(`${name}: no label overlaps another or leaves its sheet`, await page.evaluate(overlapping_labels));
    report(`${name}: letters of charts can be read`, await page.evaluate(small_letters));
    report(`${name}: the page is not wider than the window`, await page.evaluate(wider_than_the_window));
    report(`${name}: WCAG 2.2 AA by axe-core`, await axe_faults(page));
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
    await page.close();
}

async function on_paper(browser) {
    const page = await browser.newPage({ viewport: { width: 690, height: 1000 } });
    await page.goto(address, { timeout: time_most });
    await page.emulateMedia({ media: 'print' });
    report('A4: no label overlaps another or leaves its sheet', await page.evaluate(overlapping_labels));
    if (paper) await page.pdf({ path: paper, preferCSSPageSize: true });
    await page.close();
}

async function without_colour(browser) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    await page.addStyleTag({ content: 'html { filter: grayscale(1); }' });
    await page.screenshot({ path: `${pictures}/grey.png`, fullPage: true });
    await page.close();
}

if (pictures) mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
    for (const [name, width] of Object.entries(widths)) await look(browser, name, width);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(address);
    report('language, headings, landmarks, tables and figures are whole', await page.evaluate(how_it_is_built));
    report('no sentence has a hole', await page.evaluate(hollow_texts));
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    report('WCAG 2.2 AA with all tables open', await axe_faults(page));
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = false; }));
    report('by keyboard every stop is reached in order and seen', await keyboard_faults(page));
    await page.close();
    await on_paper(browser);
    if (pictures) await without_colour(browser);
} finally {
    await browser.close();
}
process.exit(failed ? 1 : 0);
