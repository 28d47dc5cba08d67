/* A field that is completed by what records are called: a combobox with a list, as the ARIA practices describe it. */

"use strict";

(() => {
  const MOST = 12;

  /* The options that hold every word of a text, in their name, other names or id; those that begin with it first. */
  function found(options, text) {
    const words = letterbook.folded(text).split(/\s+/).filter((word) => word && word !== "the");
    const fits = options.filter((one) => words.every((word) => one.sought.includes(word)));
    const whole = letterbook.folded(text).trim();
    const rank = (one) => (one.id === text ? 0 : one.sought.startsWith(whole) ? 1 : 2);
    return fits.map((one) => [rank(one), one]).sort(([one], [other]) => one - other).slice(0, MOST).map(([, one]) => one);
  }

  const sought = ({ id, name, facts }) => letterbook.folded([name, id, ...(facts?.also ?? []), facts?.title ?? ""].join(" "));

  /* A name as it is compared: without case, accents and a leading article. */
  const bare = (name) => letterbook.folded(name).trim().replace(/^the\s+/, "");

  /* `options` returns what there is to choose from; `before` is called when the field is first used. */
  function combobox(options, value, before = () => Promise.resolve()) {
    const { make, nextId, tell } = letterbook.controls;
    const listId = nextId();
    const input = make("input", { value, autocomplete: "off", spellcheck: false, autocapitalize: "off" });
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list" };
    for (const [name, said] of Object.entries(attributes)) input.setAttribute(name, said);
    const list = make("ul", { id: listId, hidden: true, className: "form-options", attributes: { role: "listbox", "aria-label": "Records" } });
    const name = make("p", { className: "form-meaning", attributes: { role: "status" } });
    const state = { options: [], shown: [], at: -1 };

    const close = () => {
      [list.hidden, state.at] = [true, -1];
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const say = () => {
      const one = state.options.find(({ id }) => id === input.value.trim());
      const count = state.shown.length === 1 ? "One record fits." : `${state.shown.length} records fit.`;
      tell(name, one ? one.name : list.hidden || !input.value.trim() ? "" : count);
    };

    const choose = (one) => {
      input.value = one.id;
      close();
      say();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      close();
    };

    const mark = (at) => {
      state.at = at;
      [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
      if (at < 0) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };

    const open = () => {
      state.shown = found(state.options, input.value);
      list.replaceChildren(...state.shown.map((one, place) => {
        const item = make("li", { id: `${listId}-${place}`, attributes: { role: "option", "aria-selected": "false" } }, make("span", { className: "form-option-name" }, one.name), " ", make("code", {}, one.id), ...(one.facts?.title ? [make("span", { className: "form-option-title" }, one.facts.title)] : []));
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => choose(one));
        return item;
      }));
      list.hidden = !state.shown.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(-1);
    };

    const keys = {
      ArrowDown: () => (list.hidden ? open() : mark((state.at + 1) % state.shown.length)),
      ArrowUp: () => (list.hidden ? open() : mark((state.at - 1 + state.shown.length) % state.shown.length)),
      Enter: () => state.at >= 0 && choose(state.shown[state.at]),
      Escape: close,
    };

    const refresh = async () => {
      await before();
      state.options = options().map((one) => ({ ...one, sought: one.sought ?? sought(one) }));
      say();
    };

    input.addEventListener("focus", refresh);
    input.addEventListener("input", async (event) => {
      if (!event.isTrusted) return;
      if (!state.options.length) await refresh();
      if (document.activeElement === input) open();
      say();
    });
    input.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      if (!act || (event.key === "Enter" && state.at < 0) || (event.key === "Escape" && list.hidden)) return;
      event.preventDefault();
      act();
    });
    /* A name that only one record has stands for its id. */
    const settle = () => {
      const typed = bare(input.value);
      const meant = typed ? state.options.filter((one) => [one.name, ...(one.facts?.also ?? [])].some((form) => bare(form) === typed)) : [];
      if (meant.length === 1 && !state.options.some(({ id }) => id === input.value.trim())) choose(meant[0]);
      close();
    };

    input.addEventListener("blur", settle);
    if (value) letterbook.form.whenShown(refresh);
    const element = make("div", { className: "form-combobox" }, input, list, name);
    return { element, input, read: () => input.value.trim() || undefined };
  }

  /* Completed by the records of some kinds, loaded when they are asked for. */
  function box(kinds, value, more = []) {
    const { ready, recordsOf } = letterbook.others;
    // People first: they are meant most often.
    const ordered = [...kinds].sort((one, other) => (other === "person") - (one === "person"));
    return combobox(() => [...more, ...recordsOf(ordered)], value, () => ready(kinds));
  }

  const choices = (options, value) => combobox(() => options(), value);

  letterbook.completing = { box, choices, found };
})();
