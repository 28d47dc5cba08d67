/* The controls of values under names: passages with their headings, numbers of letters, resolutions of differences. */

"use strict";

(() => {
  const { isGroup } = letterbook.values;
  const { make, messages, nextId, single, textControl } = letterbook.controls;
  const { CONTROLS, asItWas, below, button, changed, control, framed } = letterbook.groups;
  const { singular } = letterbook.lists;

  /* What the two controls of a row are called; of passages the heading comes first, and proposes the name. */
  function labelsOf(known, label) {
    const one = singular(label);
    if (known.by?.form === "slug") return { key: "Short name", held: `${one}: heading` };
    if (known.of.is === "reason") return { key: "Field", held: "Which reading is followed and why, or why it stays open" };
    return { key: known.of.form === "count" ? "Who" : one, held: known.of.form === "count" ? "Number" : "From" };
  }

  // Behind a name that another row has already: no name has it, so both rows are kept, and nothing passes the check.
  const AGAIN = " (again)";

  CONTROLS.named = (known, value, field, label) => {
    const [list, told] = [make("div", { className: "form-items" }), messages(nextId())];
    const isByHeading = known.by?.form === "slug";
    const rows = rowsIn(known, label, list, isByHeading);
    const first = (row) => (isByHeading ? row.held : row.key).input();
    const adding = button(`Add a ${rows.one}`, () => {
      first(rows.add(undefined, undefined)).focus();
      changed(list);
    }, "form-add");
    rows.whenEmpty = adding;
    for (const [name, inner] of isGroup(value) ? value : []) rows.add(name, inner);

    const read = () => {
      const said = new Map(pairsOf(rows.all).map(({ name, inner }) => [name, inner ?? ""]));
      return said.size ? said : asItWas(value);
    };
    const show = (faults) => {
      for (const pair of pairsOf(rows.all)) showRow(pair, below(faults, pair.name), rows.one);
      told.show(faults.filter(({ path }) => !path.length));
    };
    /* The control for the value under a name, in a row that is there or is added. */
    const begin = (name) => (rows.all.find((row) => row.key.read() === name) ?? rows.add(name, undefined)).held.input();
    const input = () => (rows.all.length ? first(rows.all[0]) : adding);
    return { element: framed(label, field, list, adding, told.element), read, show, begin, input };
  };

  /* The rows of such a field, each with its name and its value, and how they come and go. */
  function rowsIn(known, label, list, isByHeading) {
    const labels = labelsOf(known, label);
    const rows = { all: [], one: singular(label).toLowerCase(), whenEmpty: null };
    const remove = (row) => {
      rows.all.splice(rows.all.indexOf(row), 1);
      row.element.remove();
      changed(list);
      (rows.all[0]?.key.input() ?? rows.whenEmpty).focus();
    };
    rows.add = (name, inner) => {
      const key = single(known.names ? { is: "choice", of: known.names } : known.by, name?.replaceAll(AGAIN, ""), null, labels.key);
      const held = control(known.of, inner, null, labels.held);
      const row = { key, held };
      const removing = button("Remove", () => remove(row), "form-remove");
      removing.setAttribute("aria-label", `Remove ${rows.one}`);
      if (isByHeading && name === undefined) proposing(held.input(), key.input(), () => rows.all.filter((one) => one !== row).map((one) => one.key.read()));
      const controls = isByHeading ? [held.element, key.element] : [key.element, held.element];
      row.element = make("div", { className: "form-item form-item--named" }, ...controls, make("p", { className: "form-acts" }, removing));
      rows.all.push(row);
      list.append(row.element);
      letterbook.form.settle();
      return row;
    };
    return rows;
  }

  /* What rows say, each under a name that no other has. */
  function pairsOf(rows) {
    const seen = new Set();
    const said = rows.map((row) => ({ row, name: row.key.read() ?? "", inner: row.held.read() }));
    return said.filter(({ name, inner }) => name || inner !== undefined).map((pair) => {
      let { name } = pair;
      while (seen.has(name)) name += AGAIN;
      seen.add(name);
      return { ...pair, name };
    });
  }

  function showRow({ row, name }, faults, one) {
    const ofKey = faults.filter(({ path }) => path[0] === "[key]");
    const again = ofKey.slice(0, 1).map((fault) => ({ ...fault, message: `another ${one} has this name; choose another one` }));
    row.key.show(name.endsWith(AGAIN) ? again : ofKey);
    row.held.show(faults.filter(({ path }) => path[0] !== "[key]"));
  }

  /* A new passage is named after its heading, until somebody chooses a name. */
  function proposing(heading, name, taken) {
    let proposed = "";
    heading.addEventListener("input", () => {
      if (name.value !== proposed) return;
      const words = letterbook.shapes.proposedId(heading.value).split("-").slice(0, 4).join("-");
      const others = new Set(taken());
      proposed = words;
      for (let number = 2; words && others.has(proposed); number += 1) proposed = `${words}-${number}`;
      name.value = proposed;
    });
  }

  /* A reason for a reading in plain words, or why the question stays open. */
  CONTROLS.reason = (known, value, field, label) => {
    const isOpen = isGroup(value) && value.has("open") && !value.has("follows");
    const text = textControl({ form: "prose" }, isGroup(value) ? value.get("open") ?? value.get("follows") : value);
    const [id, box] = [nextId(), nextId()];
    text.input.id = id;
    const told = messages(`${id}-fault`);
    text.input.setAttribute("aria-describedby", `${id}-fault`);
    const open = make("input", { type: "checkbox", id: box, checked: isOpen });
    const caption = make("label", { htmlFor: id, className: "form-label" }, label);
    const choice = make("p", {}, open, make("label", { htmlFor: box }, " It stays open"));
    const read = () => {
      const said = text.read();
      if (said === undefined) return undefined;
      if (open.checked) return new Map([["open", said]]);
      return isGroup(value) && value.has("follows") ? new Map([["follows", said]]) : said;
    };
    return { element: make("div", { className: "form-field" }, caption, text.element, choice, told.element), read, show: told.show, input: () => text.input };
  };
})();
