/* A field that is completed by what records are called: a combobox with a list, as the ARIA practices describe it. */

"use strict";

(() => {
  const { make, nextId, tell } = letterbook.controls;
  const MOST = 12;

  /* The options that hold every word of a text, in their name, other names or id; those that begin with it first. */
  function found(options, text) {
    const words = letterbook.folded(text).split(/\s+/).filter((word) => word && word !== "the");
    const fits = options.filter((one) => words.every((word) => one.sought.includes(word)));
    const whole = letterbook.folded(text).trim();
    const rank = (one) => (one.id === text ? 0 : one.sought.startsWith(whole) ? 1 : 2);
    return fits.map((one) => [rank(one), one]).sort(([one], [other]) => one - other).slice(0, MOST).map(([, one]) => one);
  }

  const formsOf = ({ name, facts }) => [name, ...(facts?.also ?? [])];
  const sought = (one) => letterbook.folded([one.id, ...formsOf(one), one.facts?.title ?? ""].join(" "));

  /* A name as it is compared: without case, accents and a leading article. */
  const bare = (name) => letterbook.folded(name).trim().replace(/^the\s+/, "");

  /* The only option of a name; null where there is none, or more than one. */
  function named(options, text) {
    const typed = bare(text);
    const meant = typed ? options.filter((one) => formsOf(one).some((form) => bare(form) === typed)) : [];
    return meant.length === 1 ? meant[0] : null;
  }

  /* The list below an input: which options it shows, and which of them is marked. */
  class Choices {
    constructor(input, called, choose) {
      Object.assign(this, { input, choose, shown: [], at: -1 });
      // A list that scrolls would be a stop on the way with Tab.
      this.element = make("ul", { id: nextId(), hidden: true, tabIndex: -1, className: "form-options", attributes: { role: "listbox", "aria-label": `${called[0].toUpperCase()}${called.slice(1)}s` } });
      const said = { role: "combobox", "aria-expanded": "false", "aria-controls": this.element.id, "aria-autocomplete": "list" };
      for (const [name, value] of Object.entries(said)) input.setAttribute(name, value);
    }

    get isOpen() {
      return !this.element.hidden;
    }

    open(options) {
      this.shown = options;
      this.element.replaceChildren(...options.map((one, place) => this.item(one, place)));
      this.element.hidden = !options.length;
      this.input.setAttribute("aria-expanded", String(this.isOpen));
      this.mark(-1);
    }

    close() {
      this.element.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.mark(-1);
    }

    item(one, place) {
      const title = one.facts?.title ? make("span", { className: "form-option-title" }, one.facts.title) : null;
      const attributes = { role: "option", "aria-selected": "false" };
      const item = make("li", { id: `${this.element.id}-${place}`, attributes }, one.name, " ", make("code", {}, one.id), title);
      // The input keeps the focus.
      item.addEventListener("mousedown", (event) => event.preventDefault());
      item.addEventListener("click", () => this.choose(one));
      return item;
    }

    mark(at) {
      this.at = at;
      [...this.element.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
      const marked = this.element.children[at];
      if (!marked) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", marked.id);
      return marked.scrollIntoView({ block: "nearest" });
    }

    step(by) {
      const count = this.shown.length;
      this.mark(this.at < 0 && by < 0 ? count - 1 : (this.at + by + count) % count);
    }
  }

  /* `options` returns what there is to choose from, and `called` says what one of them is; `before` is called when the
     field is used. `nameOf` returns what an id is called, where that is known without the options. */
  function combobox(options, value, { called = "record", before = () => Promise.resolve(), nameOf = null } = {}) {
    const input = make("input", { value, autocomplete: "off", spellcheck: false, autocapitalize: "off" });
    const name = make("p", { className: "form-meaning", attributes: { role: "status" } });
    let all = [];

    const chosen = () => all.find(({ id }) => id === input.value.trim());
    const nameNow = () => (nameOf ? nameOf(input.value.trim()) : chosen()?.name);
    const say = () => {
      const count = choices.shown.length === 1 ? `One ${called} fits.` : `${choices.shown.length} ${called}s fit.`;
      tell(name, nameNow() ?? (choices.isOpen ? count : ""));
    };
    const choices = new Choices(input, called, (one) => {
      input.value = one.id;
      choices.close();
      say();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const refresh = async () => {
      await before();
      all = options().map((one) => ({ ...one, sought: sought(one) }));
      say();
    };
    const open = () => choices.open(found(all, input.value));
    const keys = {
      ArrowDown: () => (choices.isOpen ? choices.step(1) : open()),
      ArrowUp: () => (choices.isOpen ? choices.step(-1) : open()),
      Enter: () => choices.choose(choices.shown[choices.at]),
      Escape: () => choices.close(),
    };
    const isOfList = (key) => (key === "Enter" ? choices.at >= 0 : key === "Escape" ? choices.isOpen : key in keys);

    input.addEventListener("focus", refresh);
    input.addEventListener("input", async ({ isTrusted }) => {
      if (!isTrusted) return;
      if (!all.length) await refresh();
      if (document.activeElement === input) open();
      say();
    });
    input.addEventListener("keydown", (event) => {
      if (!isOfList(event.key)) return;
      event.preventDefault();
      keys[event.key]();
    });
    // A name that only one record has stands for its id.
    input.addEventListener("blur", () => {
      const meant = nameNow() ? null : named(all, input.value);
      choices.close();
      if (meant) choices.choose(meant);
      else say();
    });
    if (value) letterbook.form.whenShown(nameOf ? say : refresh);
    const element = make("div", { className: "form-combobox" }, input, choices.element, name);
    return { element, input, read: () => input.value.trim() || undefined };
  }

  /* Completed by the records of some kinds, loaded when they are asked for. */
  function box(kinds, value, more = []) {
    const { ready, recordsOf } = letterbook.others;
    // People first: they are meant most often.
    const ordered = [...kinds].sort((one, other) => (other === "person") - (one === "person"));
    return combobox(() => [...more, ...recordsOf(ordered)], value, { before: () => ready(kinds) });
  }

  letterbook.completing = { box, combobox };
})();
