/* The file of the record beside its form, with the lines that are new. */

"use strict";

(() => {
  const { make } = letterbook.controls;

  /* Which lines of a text are not in another, where as many of the same count as there are. */
  function fresh(lines, before) {
    const left = new Map();
    for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
    return lines.map((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count <= 0;
    });
  }

  function panel(before) {
    const [code, name] = [make("code"), make("p", { className: "form-file-name" })];
    const pre = make("pre", { tabIndex: 0, attributes: { role: "region", "aria-label": "The file as it will be" } }, code);
    const lead = make("p", { className: "form-file-lead" }, before === undefined ? "The record’s file, as it forms:" : "The record’s file; new lines are marked:");
    const element = make("aside", { className: "form-file", attributes: { "aria-label": "The record’s file" } }, lead, name, pre);
    let last = null;

    const show = (path, text) => {
      name.textContent = path;
      if (text === last) return;
      const isNew = fresh(text.split("\n"), (last ?? before ?? text).split("\n"));
      last = text;
      const marked = before === undefined ? [] : fresh(text.split("\n"), before.split("\n"));
      const lines = text.split("\n");
      code.replaceChildren(...lines.flatMap((line, place) => {
        const end = place < lines.length - 1 ? "\n" : "";
        return marked[place] && line ? [make("mark", {}, line), end] : [`${line}${end}`];
      }));
      follow(pre, isNew.indexOf(true), lines.length);
    };
    return { element, show };
  }

  /* Brings the line that has just changed into view; the page itself stays where it is. */
  function follow(pre, line, count) {
    if (line < 0 || pre.contains(document.activeElement)) return;
    const top = (pre.scrollHeight * line) / count;
    if (top < pre.scrollTop || top > pre.scrollTop + pre.clientHeight - 40) pre.scrollTop = top - pre.clientHeight / 2;
  }

  letterbook.preview = { panel };
})();
