"use strict";
(function () {
  const PER_PAGE = 50;
  const UNSURE = 0.5;
  const data = JSON.parse(document.getElementById("data").textContent);
  const prefix = "courant-review/" + data.run + "/" + data.to + "/";
  const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;
  const REVIEWER = "courant-reviewer";

  // A sentence with its target, wherever it stands: the memory knows each once.
  const sentences = [];
  const segments = [];
  const changes = new Map();
  let kept = true;
  let found = [];
  let page = 0;

  function load() {
    const bySource = new Map();
    for (const briefing of data.briefings) {
      for (const segment of briefing.segments) {
        let sentence = bySource.get(segment.source);
        if (!sentence) {
          sentence = { number: sentences.length, places: 0, segment: segment };
          bySource.set(segment.source, sentence);
          sentences.push(sentence);
        }
        sentence.places++;
        segments.push({ briefing: briefing, segment: segment, sentence: sentence });
      }
    }
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (key.startsWith(prefix)) {
          remember(key, localStorage.getItem(key));
        }
      }
      document.getElementById("reviewer").value = localStorage.getItem(REVIEWER) || "";
    } catch (e) {
      kept = false;
    }
  }

  function remember(key, value) {
    const number = Number(key.substring(prefix.length));
    if (sentences[number]) {
      if (value === null) {
        changes.delete(number);
      } else {
        changes.set(number, JSON.parse(value));
      }
    }
  }

  function isFixed(sentence) {
    return sentence.segment.origin === "copied";
  }

  function target(sentence) {
    const change = changes.get(sentence.number);
    return change ? change.target : sentence.segment.target;
  }

  function isEdited(sentence) {
    return target(sentence) !== sentence.segment.target;
  }

  function isApproved(sentence) {
    const change = changes.get(sentence.number);
    return Boolean(change) && change.approved;
  }

  function change(sentence, text, approved) {
    const key = prefix + sentence.number;
    if (text === sentence.segment.target && !approved) {
      changes.delete(sentence.number);
      store((storage) => storage.removeItem(key));
    } else {
      const at = new Date().toISOString().replace(/\.\d+Z$/, "Z");
      const value = { target: text, approved: approved, at: at };
      changes.set(sentence.number, value);
      store((storage) => storage.setItem(key, JSON.stringify(value)));
    }
    refresh(sentence);
    tell();
  }

  function store(step) {
    try {
      step(localStorage);
    } catch (e) {
      // Said below the buttons, where a person looks.
      kept = false;
    }
  }

  // What is shown

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function chosen(id) {
    return document.getElementById(id).value;
  }

  function isOpen(entry) {
    const doubtful = entry.segment.flags.length > 0 || entry.segment.confidence < UNSURE;
    return doubtful && !isEdited(entry.sentence) && !isApproved(entry.sentence);
  }

  function find() {
    const show = chosen("show");
    const flag = chosen("flag");
    const briefing = chosen("briefing");
    const text = chosen("text").toLowerCase();
    const needs = document.getElementById("needs").checked;
    found = segments.filter(
      (entry) =>
        (!needs || entry.briefing.needsReview) &&
        (briefing === "" || entry.briefing === data.briefings[Number(briefing)]) &&
        (flag === "" ||
          (flag === "*" && entry.segment.flags.length > 0) ||
          entry.segment.flags.some((own) => own.code === flag)) &&
        (show === "all" ||
          (show === "open" && isOpen(entry)) ||
          (show === "edited" && isEdited(entry.sentence)) ||
          (show === "approved" && isApproved(entry.sentence))) &&
        (text === "" ||
          entry.segment.source.toLowerCase().includes(text) ||
          target(entry.sentence).toLowerCase().includes(text))
    );
    page = 0;
    render();
  }

  function render() {
    const first = page * PER_PAGE;
    const shown = found.slice(first, first + PER_PAGE);
    const list = document.getElementById("list");
    list.replaceChildren();
    let briefing = null;
    let items = null;
    shown.forEach((entry, index) => {
      if (entry.briefing !== briefing) {
        briefing = entry.briefing;
        const continued = index === 0 && first > 0 && found[first - 1].briefing === briefing;
        items = element("ol", { className: "segments" });
        list.append(heading(briefing, continued, items));
      }
      items.append(item(entry));
    });
    fit(list.querySelectorAll("textarea"));
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    document.getElementById("place").textContent =
      found.length === 0
        ? "No segment is like that."
        : count(first + 1) + " to " + count(first + shown.length) + " of " +
          count(found.length) + " segments, page " + count(page + 1) + " of " + count(pages);
    document.querySelectorAll(".before").forEach((button) => (button.disabled = page === 0));
    document.querySelectorAll(".after").forEach((button) => (button.disabled = page + 1 >= pages));
  }

  function heading(briefing, continued, items) {
    const title = element("h2", { dir: "auto" }, briefing.id + (continued ? " (continued)" : ""));
    const section = element("section", {}, title);
    if (briefing.needsReview) {
      section.append(element("p", {}, element("span", { className: "flag" }, "needs review")));
    }
    section.append(items);
    return section;
  }

  function item(entry) {
    const segment = entry.segment;
    const facts = ["segment " + segment.ordinal, segment.kind];
    facts.push("confidence " + segment.confidence.toFixed(2), segment.origin);
    if (segment.rung !== "direct" && segment.rung !== segment.origin) {
      facts.push(segment.rung.replace("_", " "));
    }
    if (entry.sentence.places > 1) {
      facts.push("in " + count(entry.sentence.places) + " places");
    }
    const source = element("p", { lang: data.from, dir: "auto" }, segment.source);
    const flags = element("ul", { className: "flags" });
    for (const flag of segment.flags) {
      const code = element("span", { className: "flag" }, flag.code);
      flags.append(
        element("li", {}, code, " ", element("bdi", { className: "quiet" }, flag.detail))
      );
    }
    const made = element(
      "li",
      {},
      element("p", { className: "quiet" }, facts.join(", ")),
      element("div", { className: "texts" }, source, editor(entry)),
      ...(segment.flags.length > 0 ? [flags] : [])
    );
    made.dataset.sentence = entry.sentence.number;
    if (isFixed(entry.sentence)) {
      made.append(element("p", { className: "quiet" }, "There is nothing to translate."));
    } else {
      made.append(actions(entry.sentence, segment.ordinal));
    }
    mark(made, entry.sentence);
    return made;
  }

  function editor(entry) {
    const sentence = entry.sentence;
    const area = element("textarea", {
      value: target(sentence),
      lang: data.to,
      dir: "auto",
      rows: 1,
      readOnly: isFixed(sentence),
    });
    area.setAttribute("aria-label", "Target of segment " + entry.segment.ordinal);
    area.addEventListener("input", () => {
      change(sentence, area.value, isApproved(sentence));
      fit([area]);
    });
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        if (!isFixed(sentence)) {
          change(sentence, area.value, true);
        }
        const areas = Array.from(document.querySelectorAll("#list textarea"));
        const next = areas[areas.indexOf(area) + 1];
        (next || document.querySelector("#list ~ nav .after")).focus();
      }
    });
    return area;
  }

  function actions(sentence, ordinal) {
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", () => change(sentence, target(sentence), box.checked));
    const undo = element("button", { type: "button" }, "Undo the edit");
    undo.setAttribute("aria-label", "Undo the edit of segment " + ordinal);
    undo.addEventListener("click", () => {
      change(sentence, sentence.segment.target, false);
      box.focus();
    });
    const label = element("label", {}, box, "reviewed");
    label.append(element("span", { className: "unseen" }, ", segment " + ordinal));
    return element(
      "p",
      { className: "row" },
      label,
      element("span", { className: "mark" }),
      undo
    );
  }

  // Follows a change wherever the sentence is on the page.
  function refresh(sentence) {
    document.querySelectorAll('[data-sentence="' + sentence.number + '"]').forEach((made) => {
      const area = made.querySelector("textarea");
      if (area.value !== target(sentence)) {
        area.value = target(sentence);
        fit([area]);
      }
      mark(made, sentence);
    });
  }

  function mark(made, sentence) {
    const edited = isEdited(sentence);
    const approved = isApproved(sentence);
    made.classList.toggle("edited", edited);
    made.classList.toggle("approved", approved);
    const box = made.querySelector("input");
    if (box) {
      box.checked = approved;
      made.querySelector("button").hidden = !edited;
      const said = made.querySelector(".mark");
      said.textContent = isEmpty(sentence) ? "empty" : edited ? "edited" : "";
      said.hidden = said.textContent === "";
    }
  }

  // As high as their text; all are measured before one is set, for the browser's sake.
  function fit(areas) {
    areas.forEach((area) => (area.style.height = "auto"));
    const heights = Array.from(areas, (area) => area.scrollHeight + 2);
    areas.forEach((area, index) => (area.style.height = heights[index] + "px"));
  }

  function count(number) {
    return number.toLocaleString("en");
  }

  function tell() {
    const touched = sentences.filter((sentence) => changes.has(sentence.number));
    const edited = touched.filter(isEdited).length;
    const approved = touched.filter(isApproved).length;
    const where = kept
      ? "kept in this browser"
      : "NOT kept: this browser gives the page no room, so download before you leave it";
    document.getElementById("kept").textContent =
      "Sentences edited: " + count(edited) + ", marked as reviewed: " + count(approved) + ", " + where + ".";
    document.getElementById("kept").classList.toggle("warning", !kept);
  }

  function turn(pages) {
    page += pages;
    render();
    const place = document.getElementById("place");
    place.scrollIntoView();
    place.focus();
  }

  // What is taken away. Both forms are those that "courant memory export" writes.

  function plain(text) {
    return text.replace(/[\t\n\r ]+/g, " ").trim();
  }

  function isEmpty(sentence) {
    return plain(target(sentence)) === "";
  }

  function units() {
    const all = chosen("what") === "all";
    const reviewer = plain(chosen("reviewer"));
    return sentences
      .filter((sentence) => !isFixed(sentence) && !isEmpty(sentence))
      .filter((sentence) => all || changes.has(sentence.number))
      .map((sentence) => {
        const change = changes.get(sentence.number);
        const segment = sentence.segment;
        const notes = isEdited(sentence)
          ? []
          : segment.flags.map((flag) => flag.code + ": " + flag.detail);
        return {
          source: segment.source,
          target: isEdited(sentence) ? plain(change.target) : segment.target,
          author: change ? reviewer : segment.mark,
          changed: change ? change.at : "",
          reviewed: isApproved(sentence),
          notes: notes,
        };
      });
  }

  // With something else for what XML cannot carry.
  function xml(text, other) {
    return text
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/\r/g, "&#13;")
      .replace(UNFIT, (character) => other(character.codePointAt(0)));
  }

  function shown(text) {
    return xml(text, () => "\ufffd");
  }

  function attribute(text) {
    return shown(text).replace(/"/g, "&quot;");
  }

  function codePoint(code) {
    return '<cp hex="' + code.toString(16).toUpperCase().padStart(4, "0") + '"/>';
  }

  function xliffUnit(unit, index) {
    const lines = ['    <unit id="u' + (index + 1) + '">'];
    if (unit.author || unit.changed) {
      lines.push("      <mda:metadata>", '        <mda:metaGroup category="courant">');
      for (const type of ["author", "changed"]) {
        if (unit[type]) {
          lines.push('          <mda:meta type="' + type + '">' + shown(unit[type]) + "</mda:meta>");
        }
      }
      lines.push("        </mda:metaGroup>", "      </mda:metadata>");
    }
    if (unit.notes.length > 0) {
      lines.push("      <notes>");
      for (const note of unit.notes) {
        lines.push('        <note appliesTo="target">' + shown(note) + "</note>");
      }
      lines.push("      </notes>");
    }
    lines.push(
      '      <segment state="' + (unit.reviewed ? "reviewed" : "translated") + '">',
      "        <source>" + xml(unit.source, codePoint) + "</source>",
      "        <target>" + xml(unit.target, codePoint) + "</target>",
      "      </segment>",
      "    </unit>"
    );
    return lines.join("\n");
  }

  function xliff(taken) {
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"' +
        ' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="' +
        attribute(data.from) + '" trgLang="' + attribute(data.to) + '">',
      '  <file id="f1" xml:space="preserve">',
      ...taken.map(xliffUnit),
      "  </file>",
      "</xliff>",
      "",
    ].join("\n");
  }

  function tmxUnit(unit) {
    const moment = unit.changed.replace(/[-:]/g, "");
    return [
      "    <tu>",
      '      <tuv xml:lang="' + attribute(data.from) + '"><seg>' + shown(unit.source) + "</seg></tuv>",
      '      <tuv xml:lang="' + attribute(data.to) + '"' +
        (unit.author ? ' changeid="' + attribute(unit.author) + '"' : "") +
        (moment ? ' changedate="' + moment + '"' : "") + ">" +
        unit.notes.map((note) => "<note>" + shown(note) + "</note>").join("") +
        "<seg>" + shown(unit.target) + "</seg></tuv>",
      "    </tu>",
    ].join("\n");
  }

  function tmx(taken) {
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<tmx version="1.4">',
      '  <header creationtool="Courant" creationtoolversion="' + attribute(data.version) +
        '" segtype="sentence" o-tmf="Parquet" adminlang="en" srclang="' + attribute(data.from) +
        '" datatype="plaintext"/>',
      "  <body>",
      ...taken.map(tmxUnit),
      "  </body>",
      "</tmx>",
    ].join("\n");
  }

  function download(name, type, write) {
    const taken = units();
    if (taken.length === 0) {
      document.getElementById("kept").textContent = "Nothing was edited or marked as reviewed yet.";
      return;
    }
    const address = URL.createObjectURL(new Blob([write(taken)], { type: type }));
    const link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    document.getElementById("kept").textContent =
      "Sentences in " + name + ": " + count(taken.length) + ".";
  }

  function choices() {
    const counts = new Map();
    for (const entry of segments) {
      for (const code of new Set(entry.segment.flags.map((flag) => flag.code))) {
        counts.set(code, (counts.get(code) || 0) + 1);
      }
    }
    const flags = Array.from(counts).sort((a, b) => b[1] - a[1]);
    document.getElementById("flag").append(
      ...flags.map(([code, n]) => element("option", { value: code }, code + " (" + count(n) + ")"))
    );
    document.getElementById("briefing").append(
      ...data.briefings.map((briefing, index) =>
        element("option", { value: String(index) }, briefing.id)
      )
    );
  }

  function listen() {
    for (const id of ["show", "flag", "briefing", "needs"]) {
      document.getElementById(id).addEventListener("change", find);
    }
    let pause = 0;
    document.getElementById("text").addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(find, 200);
    });
    document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    document.querySelectorAll(".before").forEach((b) => b.addEventListener("click", () => turn(-1)));
    document.querySelectorAll(".after").forEach((b) => b.addEventListener("click", () => turn(1)));
    document.getElementById("reviewer").addEventListener("change", () =>
      store((storage) => storage.setItem(REVIEWER, chosen("reviewer")))
    );
    document
      .getElementById("xliff")
      .addEventListener("click", () =>
        download("review-" + data.to + ".xlf", "application/xliff+xml", xliff)
      );
    document
      .getElementById("tmx")
      .addEventListener("click", () => download("review-" + data.to + ".tmx", "text/xml", tmx));
    // Another window with the same page.
    addEventListener("storage", (event) => {
      if (event.key !== null && event.key.startsWith(prefix)) {
        remember(event.key, event.newValue);
        const sentence = sentences[Number(event.key.substring(prefix.length))];
        if (sentence) {
          refresh(sentence);
          tell();
        }
      }
    });
    addEventListener("beforeunload", (event) => {
      if (!kept && changes.size > 0) {
        event.preventDefault();
      }
    });
    addEventListener("resize", () => fit(document.querySelectorAll("#list textarea")));
  }

  load();
  choices();
  listen();
  find();
  tell();
})();
