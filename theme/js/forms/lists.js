/* The controls of lists: of texts and ids, of groups, of statements, of paragraphs. An item is read in the short form
   that it had, or that is usual. */

"use strict";

(() => {
  const { areSame, isText, isList, isGroup } = letterbook.values;
  const { make, messages, nextId } = letterbook.controls;
  const { CONTROLS, asItWas, below, button, changed, control, framed } = letterbook.groups;

  const singular = (label) => label.replace(/ies$/, "y").replace(/(ss|x|ch)es$/, "$1").replace(/([^s])s$/, "$1");

  const AS_ITEM = {
    list: (known, said) => said,

    statements(known, said, was) {
      if (said === undefined || said.size > 1 || !said.has("is")) return said;
      return isGroup(was) && was.has("is") ? said : said.get("is");
    },

    paragraphs(known, said, was) {
      if (said === undefined) return undefined;
      if (was !== undefined && areSame(letterbook.shapes.asParagraph(known, was), said)) return was;
      const [part, words] = [said.get("part") ?? "p", said.get("words")];
      const others = [...said].filter(([name]) => !["part", "words"].includes(name));
      if (words === undefined && !others.length) return undefined;
      if (words === undefined || !known.parts.includes(part)) return said;
      return part === "p" && !others.length ? words : new Map([[part, words], ...others]);
    },
  };

  const AS_SHOWN = {
    list: (known, item) => item,
    statements: (known, item) => (item === undefined ? undefined : letterbook.shapes.asStatement(known, item)),
    paragraphs: (known, item) => (item === undefined ? undefined : letterbook.shapes.asParagraph(known, item)),
  };

  /* What one item is called: "witness", "quotation", "topic". */
  function nameOf(known, label) {
    const model = known.is === "list" ? known.of.is === "group" && known.of.of : known.of;
    const title = model && known.is !== "statements" ? letterbook.described.groups[model].title : "";
    if (known.is === "statements") return "statement";
    return title ? title.replace(/^(letter|speaker|quoted) /, "") : singular(label).toLowerCase();
  }

  // The field of an item that says best what it is about.
  const TELLING = ["article", "text", "form", "states", "what", "role", "heading", "says"];

  /* What an item is about, to be read where it is folded. */
  function gist(value) {
    const words = isGroup(value) ? TELLING.map((name) => value.get(name)).find(isText) : value;
    const text = isText(words) ? letterbook.others.record(words)?.name ?? words : "";
    return text.length > 70 ? `${text.slice(0, 69)}…` : text;
  }

  function listControl(known, value, field, label) {
    const held = value === undefined ? [] : isList(value) ? value : [value];
    const name = nameOf(known, label);
    const [list, told] = [make("div", { className: "form-items" }), messages(nextId())];
    const items = itemsIn(known, name, list);
    const adding = button(`Add ${/^[aeio]/.test(name) ? "an" : "a"} ${name}`, () => {
      items.add(undefined, true).control.input()?.focus();
      changed(list);
    }, "form-add");
    for (const one of held) items.add(one, false);
    if (!held.length && isBegun(known, field)) items.add(undefined, true);

    const readItem = (one) => AS_ITEM[known.is](known, one.control.read(), one.start);
    const read = () => {
      const said = items.rows.map(readItem).filter((one) => one !== undefined);
      for (const one of items.rows) one.summarise();
      if (!said.length) return asItWas(value);
      const isAlone = (known.alone || known.is === "statements") && said.length === 1 && !isList(value);
      return isAlone ? said[0] : said;
    };
    const show = (faults) => {
      const there = items.rows.filter((one) => readItem(one) !== undefined);
      for (const one of items.rows) one.show(there.includes(one) ? below(faults, there.indexOf(one)) : []);
      told.show(faults.filter(({ path }) => !(path.length && there[path[0]])));
    };
    const element = field ? framed(label, field, list, adding, told.element) : make("div", { className: "form-frame" }, list, adding, told.element);
    return { element, read, show, input: () => items.rows[0]?.control.input() ?? adding };
  }

  /* Whether an empty list shows a first item: where one is needed, or is entered as quickly as a single value. */
  const isBegun = (known, field) => Boolean(field) && (known.is === "statements" || (known.of.is === "group" ? field.needed : field.needed || field.shown));

  /* The rows of a list, and how they come, go and change places. */
  function itemsIn(known, name, list) {
    const item = known.is === "list" ? known.of : { is: "group", of: known.of };
    const isFolded = item.is === "group" && known.is === "list";
    const items = { rows: [] };
    const number = () => items.rows.forEach((one, place) => one.number(place + 1));

    const remove = (one) => {
      const at = items.rows.indexOf(one);
      list.querySelector(":scope > .form-undo")?.remove();
      items.rows.splice(at, 1);
      const undo = button("Undo", () => {
        items.rows.splice(at, 0, one);
        notice.replaceWith(one.element);
        number();
        changed(list);
        one.focusable().focus();
      });
      const notice = make("p", { className: "form-undo" }, `${one.called()} is removed. `, undo);
      one.element.replaceWith(notice);
      number();
      changed(list);
      undo.focus();
    };

    const raise = (one) => {
      const at = items.rows.indexOf(one);
      items.rows.splice(at, 1);
      items.rows.splice(at - 1, 0, one);
      list.insertBefore(one.element, items.rows[at].element);
      number();
      changed(list);
      one.refocus();
    };

    // A new change was made today.
    const begun = () => (item.of === "Change" ? new Map([["date", letterbook.form.today()]]) : undefined);

    items.add = (held, isNew) => {
      const start = held ?? begun();
      const shown = control(item, AS_SHOWN[known.is](known, start), null, name);
      const one = itemRow(name, shown, isFolded, isNew, { remove: () => remove(one), raise: () => raise(one) });
      one.start = start;
      items.rows.push(one);
      list.append(one.element);
      number();
      letterbook.form.settle();
      return one;
    };
    return items;
  }

  function itemRow(name, inner, isFolded, isNew, acts) {
    const [title, gisted] = [make("span"), make("span", { className: "form-gist" })];
    const [remove, raise] = [button("Remove", acts.remove, "form-remove"), button("Move up", acts.raise, "form-raise")];
    const acting = make("p", { className: "form-acts" }, raise, " ", remove);
    const summary = make("summary", {}, title, gisted);
    const element = isFolded
      ? make("details", { className: "form-item", open: isNew }, summary, inner.element, acting)
      : make("div", { className: "form-item form-item--short" }, inner.element, acting);

    const number = (place) => {
      const called = `${name} ${place}`;
      title.textContent = `${called[0].toUpperCase()}${called.slice(1)}`;
      const label = element.querySelector(":scope > .form-field > .form-label--of-item");
      if (label) label.textContent = title.textContent;
      remove.setAttribute("aria-label", `Remove ${called}`);
      raise.setAttribute("aria-label", `Move up ${called}`);
      raise.hidden = place === 1;
    };
    const summarise = () => {
      const about = isFolded ? gist(inner.read()) : "";
      gisted.textContent = about && `: ${about}`;
    };
    const show = (faults) => {
      inner.show(faults);
      if (isFolded && faults.some((one) => !one.isWarning)) element.open = true;
    };
    const focusable = () => (isFolded && !element.open ? summary : inner.input());
    return { element, control: inner, called: () => title.textContent, number, summarise, show, focusable, refocus: () => (raise.hidden ? remove : raise).focus() };
  }

  Object.assign(CONTROLS, { list: listControl, statements: listControl, paragraphs: listControl });
  letterbook.lists = { singular };
})();
