/* The controls of a group of fields: those that are needed, common or filled in; the others can be added. */

"use strict";

(() => {
  const { isText, isGroup, isEmpty } = letterbook.values;
  const { make, single, messages, explained, nextId } = letterbook.controls;

  /* The faults at or below one part of a value, with the way on from there. */
  const below = (faults, head) => faults.filter(({ path }) => path[0] === head).map((one) => ({ ...one, path: one.path.slice(1), origin: one.origin ?? one }));

  const button = (label, act, name = "") => {
    const element = make("button", { type: "button", className: `form-button ${name}` }, label);
    element.addEventListener("click", act);
    return element;
  };

  const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

  // By what a field takes: `lists.js` and `named.js` add theirs.
  const CONTROLS = {};
  const SINGLE = new Set(["text", "choice", "id"]);

  /* A control for whatever a field takes; `beside` reads another field of its group. */
  function control(known, value, field, label, beside = () => undefined) {
    return SINGLE.has(known.is) ? single(known, value, field, label, beside) : CONTROLS[known.is](known, value, field, label);
  }

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

  function fieldsOf(group, value) {
    const held = isGroup(value) ? value : new Map();
    const names = group.fields.map((field) => field.name);
    const strange = new Map([...held].filter(([name]) => !names.includes(name)));
    const rows = new Map();
    const told = messages(nextId());
    const fields = make("div", { className: "form-group" });

    const show = (field) => {
      const row = control(field.value, held.get(field.name), field, field.label, (name) => rows.get(name)?.read());
      row.element.classList.add(`form-field--${field.name}`);
      rows.set(field.name, row);
      const next = names.slice(names.indexOf(field.name) + 1).map((name) => rows.get(name)).find(Boolean);
      fields.insertBefore(row.element, next ? next.element : null);
      letterbook.form.settle();
      return row;
    };

    const more = moreFields(show, group.title);
    for (const field of group.fields) (field.needed || field.shown || held.has(field.name) ? show : more.offer)(field);
    for (const [name, inner] of strange) fields.append(strangeRow(name, inner, () => strange.delete(name)));

    const read = () => {
      const said = [...rows].map(([name, row]) => [name, row.read()]).filter(([, inner]) => inner !== undefined);
      const values = new Map([...strange, ...said]);
      return values.size ? ordered(names, [...held.keys()], values) : asItWas(value);
    };

    const tell = (faults) => {
      for (const field of group.fields) {
        const own = below(faults, field.name);
        if (own.some((one) => !one.isWarning) && !rows.has(field.name)) more.reveal(field);
        rows.get(field.name)?.show(own);
      }
      told.show(faults.filter(({ path }) => !names.includes(path[0])));
    };
    const element = make("div", {}, told.element, fields, more.element);
    const reveal = (name) => more.reveal(group.fields.find((field) => field.name === name));
    return { element, read, show: tell, input: () => rows.values().next().value?.input(), rows, reveal };
  }

  // What a group is called that is no thing by itself.
  const MORE = { says: "Other things it states" };

  /* The fields that can be added, each with a button and what it is for. */
  function moreFields(show, title) {
    const choices = make("div", { className: "form-choices" });
    const element = make("details", { className: "form-more", hidden: true }, make("summary", {}, MORE[title] ?? (title.startsWith("attested ") ? "More about this statement" : `More about the ${title}`)), choices);

    const reveal = (field) => {
      choices.querySelector(`:scope > .form-choice--${field.name}`)?.remove();
      element.hidden = !choices.children.length;
      return show(field);
    };

    const offer = (field) => {
      const id = nextId();
      const add = button(field.label, () => reveal(field).input()?.focus(), "form-add");
      add.setAttribute("aria-describedby", id);
      const purpose = make("span", { id, className: "form-help" }, ...explained({ says: field.says }));
      choices.append(make("p", { className: `form-choice form-choice--${field.name}` }, add, " ", purpose));
      element.hidden = false;
    };
    return { element, offer, reveal };
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

  /* Controls that belong together, under the name of their field. */
  function framed(label, field, ...children) {
    const needed = field?.needed ? [make("span", { className: "form-needed" }, " needed")] : [];
    const purpose = field ? make("p", { className: "form-help" }, ...explained(field)) : null;
    return make("fieldset", { className: "form-field form-frame" }, make("legend", {}, label, ...needed), purpose, ...children);
  }

  CONTROLS.group = (known, value, field, label) => {
    const inner = fieldsOf(letterbook.described.groups[known.of], value);
    return { ...inner, element: field ? framed(label, field, inner.element) : inner.element };
  };

  letterbook.groups = { CONTROLS, asItWas, below, button, changed, control, fieldsOf, framed };
})();
