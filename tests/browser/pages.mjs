// Opens pages in a real browser and looks at them as people do who read them differently: with axe-core against
// WCAG 2.2 A and AA, at 320 pixels, in dark and in forced colours, in print, and by keyboard alone.
//
//   node pages.mjs PAGE.html…
//
// Needs `axe-core` and `playwright-core` in NODE_MODULES (a folder), and a Chromium in CHROMIUM (a path). Exit code 0: all
// is well; 1: something was found; 2: it could not run.

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error("error: name the pages to be looked at");
  process.exit(2);
}
const modules = createRequire(path.resolve(process.env.NODE_MODULES ?? "node_modules", "here.js"));
const { chromium } = modules("playwright-core");
const axe = modules.resolve("axe-core/axe.min.js");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WAYS = [
  { name: "wide, light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "320 pixels, dark", viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  { name: "forced colours", viewport: { width: 1280, height: 900 }, forcedColors: "active" },
];

const found = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

for (const file of pages) {
  for (const { name, viewport, ...colours } of WAYS) {
    const context = await browser.newContext({ viewport, bypassCSP: true, ...colours });
    const page = await context.newPage();
    const loaded = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.goto(pathToFileURL(path.resolve(file)).href);
    const tell = (what) => found.push(`${file}, ${name}: ${what}`);

    if (loaded.length !== 1) tell(`asks for more than itself: ${loaded.slice(1).join(", ")}`);
    if (await page.evaluate(() => document.scripts.length > 0)) tell("has a script");
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) tell(`is ${over} pixels wider than the window`);

    await page.addScriptTag({ path: axe });
    const { violations, passes } = await page.evaluate(
      (values) => axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
    if (passes.length === 0) tell("axe-core looked at nothing");
    for (const { id, help, nodes } of violations) {
      tell(`${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
    }

    // By keyboard alone: Tab comes by everything that can be used, once, in the order of the page, and out again.
    const usable = await page.evaluate(() => [...document.querySelectorAll("a[href], summary, [tabindex='0']")]
      .filter((element) => element.checkVisibility()).length);
    const order = [];
    for (let press = 0; press <= usable; press += 1) {
      await page.keyboard.press("Tab");
      const place = await page.evaluate(() => {
        const all = [...document.querySelectorAll("a[href], summary, [tabindex='0']")];
        const place = all.filter((element) => element.checkVisibility()).indexOf(document.activeElement);
        const shown = place < 0 || getComputedStyle(document.activeElement).outlineStyle !== "none";
        return { place, shown };
      });
      if (place.place < 0) break;
      if (!place.shown) tell(`focus number ${place.place + 1} does not show`);
      order.push(place.place);
    }
    if (order.some((place, index) => place !== index) || order.length < usable) {
      tell(`Tab reaches ${order.length} of ${usable} things that can be used, or not in their order`);
    }
    await context.close();
  }
}
await browser.close();

for (const line of found) console.log(line);
console.log(`${pages.length} pages looked at, each in ${WAYS.length} ways; ${found.length} things found`);
process.exit(found.length > 0 ? 1 : 0);
