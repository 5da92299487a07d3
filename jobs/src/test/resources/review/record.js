// Drives a review page in a browser as a person would, and keeps what it downloads.
// Run by the recipe in README.md beside this file.
"use strict";
const assert = require("node:assert");
const path = require("node:path");
const { chromium } = require("playwright-core");

const [page, folder, browser] = process.argv.slice(2).map((name) => path.resolve(name));

(async () => {
  const chrome = await chromium.launch({
    executablePath: browser,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  const context = await chrome.newContext();
  const tab = await context.newPage();
  const complaints = [];
  tab.on("console", (message) => complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("dialog", (dialog) => complaints.push("dialog: " + dialog.message()));
  tab.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) {
      complaints.push("request: " + request.url());
    }
  });
  await tab.clock.setFixedTime(new Date("2026-01-31T09:00:00Z"));
  await tab.goto("file://" + page);

  const areas = tab.locator("#list textarea");
  const last = (await areas.count()) - 1;
  await areas.nth(0).fill('Виправлено <людиною> & "разом"\n  в два рядки ');
  assert.equal(await areas.nth(last - 1).inputValue(), await areas.nth(0).inputValue());
  await areas.nth(1).press("Control+Enter");
  assert.ok(await areas.nth(2).evaluate((area) => area === document.activeElement));
  await areas.nth(2).press("End");
  await areas.nth(2).pressSequentially("!");
  await tab.getByRole("button", { name: "Undo the edit of segment 2" }).click();
  assert.ok(await areas.nth(last).evaluate((area) => area.readOnly));

  await tab.reload();
  const kept = await tab.locator("#kept").textContent();
  assert.match(kept, /^Sentences edited: 1, marked as reviewed: 1, kept in this browser/);
  await tab.locator("#show").selectOption("edited");
  assert.match(await tab.locator("#place").textContent(), /^1 to 2 of 2 segments, page 1 of 1/);
  await tab.locator("#show").selectOption("open");
  assert.match(await tab.locator("#place").textContent(), /^1 to 4 of 4 /);
  await tab.locator("#show").selectOption("all");
  await tab.locator("#needs").check();
  assert.match(await tab.locator("#place").textContent(), /^1 to 6 of 6 /);
  await tab.locator("#text").fill("ALERT(1)");
  await tab.clock.runFor(500);
  assert.match(await tab.locator("#place").textContent(), /^1 to 3 of 3 /);

  await tab.locator("#reviewer").fill("O'Neil \"<&>\"");
  await tab.locator("#what").selectOption("all");
  for (const button of ["xliff", "tmx"]) {
    const [download] = await Promise.all([
      tab.waitForEvent("download"),
      tab.locator("#" + button).click(),
    ]);
    await download.saveAs(path.join(folder, download.suggestedFilename()));
  }
  assert.deepEqual(complaints, []);
  await chrome.close();
})();
