/* The panel of the finder: its fields, and the numbers beside their choices. */

"use strict";

(() => {
  const { FACETS } = letterbook.finder;
  const digits = new Intl.NumberFormat("en");

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function field(name, label, control) {
    control.id = `finder-${name}`;
    const caption = make("label", { htmlFor: control.id }, label);
    return make("div", { className: `finder-field finder-field--${name}` }, caption, control);
  }

  const optionOf = (value, label) => make("option", { value }, label);

  /* A panel that has no choices yet. */
  function makePanel() {
    const text = make("input", { type: "search", autocomplete: "off", spellcheck: false });
    const selects = FACETS.map(() => make("select", { autocomplete: "off" }, optionOf("", "All")));
    const count = make("p", { className: "finder-count" });
    const order = make("p", { className: "finder-order" });
    for (const region of [count, order]) region.setAttribute("role", "status");
    const reset = make("button", { type: "reset", className: "finder-reset" }, "Reset");
    const fields = FACETS.map(({ name, label }, place) => field(name, label, selects[place]));
    const foot = make("div", { className: "finder-foot" }, count, reset, order);
    const form = make("form", { className: "finder" }, field("text", "Words", text), ...fields, foot);
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "Letters");
    form.addEventListener("submit", (event) => event.preventDefault());
    return { form, text, selects, count, order };
  }

  /* Gives every field the choices of its facet. */
  function offer(panel, facets) {
    panel.offered = facets.map(({ choices }, place) => {
      const options = choices.map(({ value, label }) => optionOf(value, label));
      panel.selects[place].append(...options);
      const [all] = panel.selects[place].options;
      return [{ option: all, label: "All" }, ...options.map((option, one) => ({ option, label: choices[one].label }))];
    });
  }

  function showCounts({ selects, offered }, { facets, counts }, state) {
    facets.forEach(({ name }, place) => {
      const { all, each } = counts[place];
      const [first, ...others] = offered[place];
      showNumber(first, all, false);
      // No dead ends; what is chosen stays, and the way out of it.
      others.forEach((one, at) => showNumber(one, each[at], each[at] === 0 && facets[place].choices[at].value !== state[name]));
      selects[place].value = state[name];
    });
  }

  /* Nothing is written that stands there already, nor read back: of thousands of choices few change. */
  function showNumber(one, number, isDisabled) {
    if (one.number !== number) one.option.firstChild.data = `${one.label} (${digits.format(number)})`;
    if (one.isDisabled !== isDisabled) one.option.disabled = isDisabled;
    Object.assign(one, { number, isDisabled });
  }

  function showNumbers({ count }, some, all) {
    count.textContent = `${digits.format(some)} of ${digits.format(all)} letters`;
  }

  Object.assign(letterbook.finder, { make, makePanel, offer, showCounts, showNumbers });
})();
