// Has Mermaid itself draw flowcharts in a real browser, and looks whether there are boxes, and the words for who does not
// see them.
//
//   node flowcharts.mjs FLOWCHART.mmd…
//
// Needs `mermaid` and `playwright-core` in NODE_MODULES (a folder), and a Chromium in CHROMIUM (a path). Exit code 0: all is
// well; 1: something was found; 2: it could not run.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const flowcharts = process.argv.slice(2);
if (flowcharts.length === 0) {
  console.error("error: name the flowcharts to be drawn");
  process.exit(2);
}
const folder = path.resolve(process.env.NODE_MODULES ?? "node_modules");
const { chromium } = createRequire(path.join(folder, "here.js"))("playwright-core");

const found = [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

for (const file of flowcharts) {
  const tell = (what) => found.push(`${file}: ${what}`);
  const page = await browser.newPage();
  await page.setContent("<main></main>");
  await page.addScriptTag({ path: path.join(folder, "mermaid", "dist", "mermaid.min.js") });
  const drawn = await page.evaluate(async (text) => {
    const { mermaid } = window;
    const main = document.querySelector("main");
    mermaid.initialize({ startOnLoad: false });
    try {
      main.innerHTML = (await mermaid.render("picture", text)).svg;
    } catch (error) {
      return { fault: String(error) };
    }
    const words = (selector) => main.querySelector(selector)?.textContent.trim();
    return { title: words("title"), description: words("desc"), boxes: main.querySelectorAll(".node").length };
  }, readFileSync(file, "utf8"));

  if (drawn.fault) tell(`is no flowchart: ${drawn.fault}`);
  else if (!drawn.title || !drawn.description) tell("does not say in words what it shows");
  else if (drawn.boxes < 2) tell(`has ${drawn.boxes} boxes`);
  else console.log(`${file}: ${drawn.boxes} boxes, "${drawn.title}"`);
  await page.close();
}

await browser.close();
for (const line of found) console.log(line);
console.log(`${flowcharts.length} flowcharts drawn; ${found.length} things found`);
process.exit(found.length > 0 ? 1 : 0);
