/* Controls for what holds others: groups of fields, lists, statements, values under names. */

"use strict";

(() => {
  const { isText, isList, isGroup, isEmpty, areSame, stripped } = letterbook.values;
  const { make, single, messages, explained, nextId, textControl } = letterbook.controls;

  const below = (faults, head) => faults.filter(({ path }) => path[0] === head).map((one) => ({ ...one, path: one.path.slice(1) }));
  const singular = (label) => label.replace(/ies$/, "y").replace(/(s|x|ch)es$/, (all, end) => (/^(x|ch)$/.test(end) ? end : `${end}e`)).replace(/([^s])s$/, "$1");
  const button = (label, act, name = "") => {
    const element = make("button", { type: "button", className: `form-button ${name}` }, label);
    element.addEventListener("click", act);
    return element;
  };
  const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

  const CONTROLS = {};
  const SINGLE = new Set(["text", "choice", "id"]);

  /* A control for whatever a field takes. */
  const control = (known, value, field, label) => (SINGLE.has(known.is) ? single(known, value, field, label) : CONTROLS[known.is](known, value, field, label));

  /* Fields in the order in which their file has them; others after the last of those that come before them by custom. */
  function ordered(names, before, values) {
    const order = before.filter((name) => values.has(name));
    for (const [place, name] of names.entries()) {
      if (!values.has(name) || order.includes(name)) continue;
      const earlier = names.slice(0, place).filter((one) => order.includes(one));
      const at = earlier.length ? Math.max(...earlier.map((one) => order.indexOf(one))) + 1 : 0;
      order.splice(at, 0, name);
    }
    return new Map(order.map((name) => [name, values.get(name)]));
  }

  /* An empty list or group says nothing, but a file may have one, and keeps it. */
  const asItWas = (value) => (value !== "" && isEmpty(value) ? value : undefined);

  /* The fields of a group: those that are needed, common or filled in; the others can be added. */
  function fieldsOf(group, value) {
    const held = isGroup(value) ? value : new Map();
    const names = group.fields.map((field) => field.name);
    const strange = new Map([...held].filter(([name]) => !names.includes(name)));
    const rows = new Map();
    const told = messages(nextId());
    const fields = make("div", { className: "form-group" });
    const more = make("details", { className: "form-more" }, make("summary", {}, "More fields"));
    const choices = make("div", { className: "form-choices" });
    more.append(choices);
    const element = make("div", {}, told.element, fields, more);

    const show = (field) => {
      const row = control(field.value, held.get(field.name), field, field.label);
      row.element.classList.add(`form-field--${field.name}`);
      rows.set(field.name, row);
      const next = names.slice(names.indexOf(field.name) + 1).map((name) => rows.get(name)).find(Boolean);
      fields.insertBefore(row.element, next ? next.element : null);
      letterbook.form.settle();
      return row;
    };

    const offer = (field) => {
      const id = nextId();
      const add = button(field.label, () => reveal(field).input()?.focus(), "form-add");
      add.setAttribute("aria-describedby", id);
      const row = make("p", { className: `form-choice form-choice--${field.name}` }, add, " ", make("span", { id, className: "form-help" }, ...explained({ says: field.says })));
      choices.append(row);
    };

    const reveal = (field) => {
      choices.querySelector(`:scope > .form-choice--${field.name}`)?.remove();
      more.hidden = !choices.children.length;
      return show(field);
    };

    const isShown = (field) => field.needed || field.shown || held.has(field.name);
    for (const field of group.fields) (isShown(field) ? show : offer)(field);
    for (const [name, inner] of strange) fields.append(strangeRow(name, inner, () => strange.delete(name)));
    more.hidden = !choices.children.length;

    const read = () => {
      const values = new Map(strange);
      for (const [name, row] of rows) {
        const said = row.read();
        if (said !== undefined) values.set(name, said);
      }
      return values.size ? ordered(names, [...held.keys()], values) : asItWas(value);
    };

    const tell = (faults) => {
      for (const field of group.fields) {
        const own = below(faults, field.name);
        if (own.some((one) => !one.isWarning) && !rows.has(field.name) && own.every((one) => one.code !== "missing-field" || true)) reveal(field);
        rows.get(field.name)?.show(own);
      }
      told.show(faults.filter(({ path }) => !names.includes(path[0])));
    };
    return { element, read, show: tell, input: () => rows.values().next().value?.input(), rows };
  }

  /* A field that there is not, such as a record that is wrong may have; it stays until somebody removes it. */
  function strangeRow(name, value, forget) {
    const row = make("p", { className: "form-strange" }, make("code", {}, isText(value) ? `${name}: ${value}` : name), " ");
    row.append(button(`Remove ${name}`, () => {
      forget();
      const around = row.parentElement;
      row.remove();
      changed(around);
    }));
    return row;
  }

  function framed(label, field, ...children) {
    const needed = field?.needed ? [make("span", { className: "form-needed" }, " needed")] : [];
    const purpose = field ? make("p", { className: "form-help" }, ...explained(field)) : null;
    return make("fieldset", { className: "form-field form-frame" }, make("legend", {}, label, ...needed), purpose, ...children);
  }

  CONTROLS.group = (known, value, field, label) => {
    const inner = fieldsOf(letterbook.described.groups[known.of], value);
    const element = field ? framed(label, field, inner.element) : inner.element;
    return { ...inner, element };
  };

  /* What is read of one item of a list, in the short form that it had, or that is usual. */
  const AS_ITEM = {
    list: (known, said) => said,

    statements(known, said, was) {
      if (said === undefined || said.size > 1 || !said.has("is")) return said;
      const wasWhole = isGroup(was) && was.has("is");
      return wasWhole ? said : said.get("is");
    },

    paragraphs(known, said, was) {
      if (said === undefined || (was !== undefined && areSame(letterbook.shapes.asParagraph(known, was), said))) return was ?? said;
      const { parts } = known;
      const [part, words] = [said.get("part") ?? "p", said.get("words")];
      if (words === undefined || !parts.includes(part)) return said;
      const others = [...said].filter(([name]) => !["part", "words"].includes(name));
      return part === "p" && !others.length ? words : new Map([[part, words], ...others]);
    },
  };

  const asShown = {
    list: (known, item) => item,
    statements: (known, item) => (item === undefined ? undefined : letterbook.shapes.asStatement(known, item)),
    paragraphs: (known, item) => (item === undefined ? undefined : letterbook.shapes.asParagraph(known, item)),
  };

  function nameOf(known, label) {
    const model = known.is === "list" ? known.of.is === "group" && known.of.of : known.of;
    const title = model && known.is !== "statements" ? letterbook.described.groups[model].title : "";
    return title ? title.replace(/^(letter|speaker|quoted) /, "") : singular(label).toLowerCase();
  }

  /* What an item is about, to be read where it is folded. */
  function gist(value) {
    const words = isGroup(value) ? value.get("article") ?? value.get("text") ?? value.get("form") ?? value.get("states") ?? value.get("what") ?? value.get("role") : value;
    const text = isText(words) ? letterbook.others.record(words)?.name ?? words : "";
    return text.length > 70 ? `${text.slice(0, 69)}…` : text;
  }

  function listControl(known, value, field, label) {
    const held = value === undefined ? [] : isList(value) ? value : [value];
    const item = known.is === "list" ? known.of : { is: "group", of: known.of };
    const name = nameOf(known, label);
    const [items, list, told] = [[], make("div", { className: "form-items" }), messages(nextId())];
    const isFolded = item.is === "group" && known.is === "list";

    const number = () => items.forEach((one, place) => one.number(place + 1));

    const add = (start, isNew) => {
      const one = itemRow(name, control(item, asShown[known.is](known, start), null, `${name} ${items.length + 1}`), isFolded, isNew, {
        remove() {
          const at = items.indexOf(one);
          items.splice(at, 1);
          one.element.remove();
          number();
          changed(list);
          (items[Math.min(at, items.length - 1)]?.control.input() ?? adding).focus();
        },
        raise() {
          const at = items.indexOf(one);
          if (!at) return;
          items.splice(at, 1);
          items.splice(at - 1, 0, one);
          list.insertBefore(one.element, items[at].element);
          number();
          changed(list);
        },
      });
      one.start = start;
      items.push(one);
      list.append(one.element);
      number();
      letterbook.form.settle();
      return one;
    };

    const adding = button(`Add ${/^[aeio]/.test(name) ? "an" : "a"} ${name}`, () => {
      add(undefined, true).control.input()?.focus();
      changed(list);
    }, "form-add");
    for (const one of held) add(one, false);
    const isUsual = field && (field.needed || field.shown) && !held.length && (item.is !== "group" || field.needed);
    if (isUsual || (field && known.is === "statements" && !held.length)) add(undefined, true);

    const readItem = (one) => AS_ITEM[known.is](known, one.control.read(), one.start);
    const read = () => {
      const said = items.map(readItem).filter((one) => one !== undefined);
      for (const one of items) one.summarise();
      if (!said.length) return asItWas(value);
      const mayBeAlone = (known.alone || known.is === "statements") && said.length === 1;
      return mayBeAlone && !(isList(value) && value.length) ? said[0] : mayBeAlone && isList(value) && value.length !== 1 ? said[0] : said;
    };
    const show = (faults) => {
      const there = items.filter((one) => readItem(one) !== undefined);
      there.forEach((one, place) => one.show(below(faults, place)));
      for (const one of items.filter((one) => !there.includes(one))) one.show([]);
      told.show(faults.filter(({ path }) => !(path.length && there[path[0]])));
    };
    const element = field ? framed(label, field, list, adding, told.element) : make("div", { className: "form-frame" }, list, adding, told.element);
    return { element, read, show, input: () => items[0]?.control.input() ?? adding };
  }

  function itemRow(name, inner, isFolded, isNew, acts) {
    const [title, gisted] = [make("span"), make("span", { className: "form-gist" })];
    const remove = button("Remove", acts.remove, "form-remove");
    const raise = button("Move up", acts.raise, "form-raise");
    const acting = make("p", { className: "form-acts" }, raise, " ", remove);
    const element = isFolded
      ? make("details", { className: "form-item", open: isNew }, make("summary", {}, title, gisted), inner.element, acting)
      : make("div", { className: "form-item form-item--short" }, inner.element, acting);
    const row = { element, control: inner };
    row.number = (place) => {
      const called = `${name} ${place}`;
      title.textContent = `${called[0].toUpperCase()}${called.slice(1)}`;
      const label = element.querySelector(":scope > .form-field > .form-label--of-item");
      if (label) label.textContent = title.textContent;
      remove.setAttribute("aria-label", `Remove ${called}`);
      raise.setAttribute("aria-label", `Move up ${called}`);
      raise.hidden = place === 1;
    };
    row.summarise = () => {
      if (isFolded) gisted.textContent = gist(inner.read()) ? `: ${gist(inner.read())}` : "";
    };
    row.show = (faults) => {
      inner.show(faults);
      if (isFolded && faults.some((one) => !one.isWarning)) element.open = true;
    };
    return row;
  }

  CONTROLS.list = listControl;
  CONTROLS.statements = listControl;
  CONTROLS.paragraphs = listControl;

  /* Values under names: of passages the heading comes first, and proposes the name. */
  CONTROLS.named = (known, value, field, label) => {
    const [rows, list, told] = [[], make("div", { className: "form-items" }), messages(nextId())];
    const byHeading = known.by?.form === "slug";
    const add = (name, inner) => {
      const of = singular(label);
      const key = single(known.names ? { is: "choice", of: known.names } : known.by, name, null, known.names ? "Field" : byHeading ? "Short name" : singular(label));
      const held = control(known.of, inner, null, byHeading ? `${of}: heading` : known.of.is === "reason" ? "Which reading is followed and why, or why it stays open" : "Number");
      const row = { key, held };
      const remove = button("Remove", () => {
        rows.splice(rows.indexOf(row), 1);
        row.element.remove();
        changed(list);
        (rows[0]?.key.input() ?? adding).focus();
      }, "form-remove");
      remove.setAttribute("aria-label", `Remove ${of.toLowerCase()}`);
      if (byHeading) proposing(held.input(), key.input());
      row.element = make("div", { className: "form-item form-item--named" }, ...(byHeading ? [held.element, key.element] : [key.element, held.element]), make("p", { className: "form-acts" }, remove));
      rows.push(row);
      list.append(row.element);
      letterbook.form.settle();
      return row;
    };
    const adding = button(`Add a ${singular(label).toLowerCase()}`, () => {
      const row = add(undefined, undefined);
      (byHeading ? row.held : row.key).input().focus();
      changed(list);
    }, "form-add");
    for (const [name, inner] of isGroup(value) ? value : []) add(name, inner);
    const pairs = () => rows.map((row) => [row.key.read() ?? "", row.held.read(), row]).filter(([name, inner]) => name || inner !== undefined);
    const read = () => {
      const said = new Map(pairs().map(([name, inner]) => [name, inner ?? ""]));
      return said.size ? said : asItWas(value);
    };
    const show = (faults) => {
      for (const [name, , row] of pairs()) {
        const own = below(faults, name);
        row.key.show(own.filter(({ path }) => path[0] === "[key]"));
        row.held.show(own.filter(({ path }) => path[0] !== "[key]"));
      }
      told.show(faults.filter(({ path }) => !path.length));
    };
    return { element: framed(label, field, list, adding, told.element), read, show, input: () => rows[0]?.held.input() ?? adding };
  };

  function proposing(heading, name) {
    let proposed = name.value;
    heading.addEventListener("input", () => {
      if (name.value && name.value !== proposed) return;
      proposed = letterbook.shapes.proposedId(heading.value).split("-").slice(0, 4).join("-");
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
    const element = make("div", { className: "form-field" }, make("label", { htmlFor: id, className: "form-label" }, label), text.element, make("p", {}, open, make("label", { htmlFor: box }, " It stays open")), told.element);
    const read = () => {
      const said = text.read();
      if (said === undefined) return undefined;
      if (open.checked) return new Map([["open", said]]);
      return isGroup(value) && value.has("follows") ? new Map([["follows", said]]) : said;
    };
    return { element, read, show: told.show, input: () => text.input };
  };

  letterbook.groups = { fieldsOf, button, below, isEmpty, stripped };
})();
