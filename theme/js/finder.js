/* Makes a finder of the table of letters: a panel to choose by, sorting, and the state in the address.

   The rows are the ones of the page; nothing is fetched. The state stands behind the "#" of the address, because
   a page opened from disk may change nothing else of it.

   Own sorting, not a library's: rows that are equal stay in date order whatever was sorted before, so that an
   address always opens the same view, and rows without a key stay last both ways. */

"use strict";

(() => {
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  // The cells by their place in the row; see letterbook/pages/views/finder.py.
  const DATE = 0;
  const FROM = 1;
  const TO = 2;
  const HOW_KNOWN = 3;
  const QUOTATIONS = 6;
  const DIFFERENCES = 7;
  const FIRST_COLUMN = "date";

  const words = (cell) => cell.textContent.trim().replace(/\s+/g, " ");
  const slug = (text) => text.trim().toLowerCase().replace(/\s+/g, "-");
  const key = (cell) => cell.dataset.sort ?? words(cell);
  const choice = (value, label, order) => ({ value, label, order });
  const yesNo = (isSo) => [isSo ? choice("yes", "Yes", "1") : choice("no", "No", "2")];

  /* Each facet: its name in the address, its label, and the choices that a row is one of. */
  const FACETS = [
    { name: "direction", label: "Direction", of: directionOf },
    { name: "year", label: "Year", of: yearsOf },
    { name: "known", label: "How known", of: knownOf },
    { name: "quoted", label: "Quoted", of: (cells) => yesNo(key(cells[QUOTATIONS]) !== "0") },
    { name: "disputed", label: "Disputed", of: (cells) => yesNo(key(cells[DIFFERENCES]) !== "0") },
  ];

  /* Who is at an end, for a list of choices, which takes no markup: isolates as characters, and without what is known
     of somebody unknown, because that is said of one letter. */
  function end(cell) {
    const copy = cell.cloneNode(true);
    for (const known of copy.querySelectorAll(".described")) known.remove();
    for (const isolate of copy.querySelectorAll("bdi")) isolate.replaceWith(`\u2068${isolate.textContent}\u2069`);
    return words(copy);
  }

  /* The most frequent direction first, so its order is not told by a row; see `choicesOf`. */
  function directionOf(cells) {
    return [choice(cells[FROM].dataset.direction, `${end(cells[FROM])} to ${end(cells[TO])}`)];
  }

  /* Years are as EDTF writes them: "1921", and of a letter that is dated less closely "192X" or "17XX". A letter is
     one of each that may be its year. */
  const isYear = (value) => /^\d+X*$/.test(value);
  const digits = (year) => year.replace(/X+$/, "");
  const areOne = (year, other) => digits(year).startsWith(digits(other)) || digits(other).startsWith(digits(year));

  function yearLabel(year) {
    const [first, last] = ["0", "9"].map((digit) => Number(year.replaceAll("X", digit)));
    if (year.endsWith("XX") && last - first < 100) return `${ordinal(Math.ceil(last / 100))} century`;
    return first === last ? String(first) : `${first} to ${last}`;
  }

  function ordinal(number) {
    const ending = { 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th";
    return `${number}${[11, 12, 13].includes(number) ? "th" : ending}`;
  }

  function yearsOf(cells) {
    const years = cells[DATE].dataset.year.split(" ").filter(Boolean);
    if (!years.length) return [choice("undated", "Undated", "99999")];
    // A century stands before its years.
    return years.map((year) => choice(year, yearLabel(year), `${year.replaceAll("X", "0")} ${year.includes("X") ? 0 : 1}`));
  }

  function knownOf(cells) {
    const label = words(cells[HOW_KNOWN]);
    return [choice(slug(label), label, key(cells[HOW_KNOWN]))];
  }

  /* Text as it is compared: folded, without punctuation; Hangul as single sounds, so that a syllable is found while
     it is still being typed. */
  function folded(text) {
    const plain = letterbook.folded(text).normalize("NFD");
    return plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  }

  function readRow(row) {
    const cells = [...row.cells];
    return {
      row,
      keys: cells.map(key),
      text: folded(cells.map(words).join(" ")),
      choices: Object.fromEntries(FACETS.map((facet) => [facet.name, facet.of(cells)])),
    };
  }

  const holds = (letter, name, value) =>
    letter.choices[name].some(
      (one) => one.value === value || (name === "year" && isYear(one.value) && isYear(value) && areOne(one.value, value)),
    );

  /* Whether a letter fits the state; one facet may be left out, to count what its choices would give. */
  function fits(letter, state, except) {
    const chosen = FACETS.filter(({ name }) => name !== except && state[name]);
    const terms = folded(state.text).split(" ");
    return (
      chosen.every(({ name }) => holds(letter, name, state[name])) && terms.every((term) => letter.text.includes(term))
    );
  }

  /* Rows with a key in its order or the opposite one; rows without one last, equal ones in date order. */
  function sorted(letters, column, isDescending) {
    return [...letters].sort((one, other) => {
      const [first, second] = [one.keys[column], other.keys[column]];
      if (!first || !second) return (first ? 0 : 1) - (second ? 0 : 1);
      return isDescending ? collator.compare(second, first) : collator.compare(first, second);
    });
  }

  /* The state in the address and back. What is not chosen is not written. */

  function written(state) {
    const query = new URLSearchParams();
    for (const name of ["text", ...FACETS.map((facet) => facet.name)]) if (state[name]) query.set(name, state[name]);
    if (state.column !== FIRST_COLUMN || state.isDescending) {
      query.set("sort", `${state.isDescending ? "-" : ""}${state.column}`);
    }
    return query.toString();
  }

  /* What an address asks for that there is; anything else in it is passed over. */
  function read(fragment, selects, headers) {
    const query = new URLSearchParams(fragment);
    const state = { text: query.get("text") ?? "", column: FIRST_COLUMN, isDescending: false };
    for (const { name } of FACETS) {
      const value = query.get(name) ?? "";
      const values = [...selects.get(name).options].map((option) => option.value);
      // A year that has no entry of its own is asked for under that of its decade or century.
      const wider = name === "year" && isYear(value) && values.find((one) => isYear(one) && areOne(one, value));
      state[name] = values.includes(value) ? value : wider || "";
    }
    const sort = query.get("sort") ?? "";
    const column = sort.replace(/^-/, "");
    if (headers.has(column)) Object.assign(state, { column, isDescending: sort.startsWith("-") });
    return state;
  }

  /* The panel. */

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

  /* Every choice that some letter gives, in order; those that have none by their number, greatest first. */
  function choicesOf(name, letters) {
    const all = letters.flatMap((letter) => letter.choices[name]);
    const number = (value) => all.filter((one) => one.value === value).length;
    const each = [...new Map(all.map((one) => [one.value, one])).values()];
    const order = (one) => one.order ?? String(all.length - number(one.value));
    return each.sort((one, other) => collator.compare(order(one), order(other)));
  }

  function selectOf(name, letters) {
    const select = make("select", { autocomplete: "off" });
    for (const { value, label } of [choice("", "All"), ...choicesOf(name, letters)]) {
      const option = make("option", { value });
      option.dataset.label = label;
      select.append(option);
    }
    return select;
  }

  /* Puts a button into each heading but the last, and says to a screen reader that this is a table still:
     the style sheet lays its rows out anew. */
  function prepareTable(table) {
    const roles = { table: "table", "thead, tbody": "rowgroup", tr: "row", th: "columnheader", td: "cell" };
    table.setAttribute("aria-label", "Letters");
    table.setAttribute("role", roles.table);
    for (const [selector, role] of Object.entries(roles)) {
      for (const element of table.querySelectorAll(selector)) element.setAttribute("role", role);
    }
    const headers = new Map();
    for (const header of [...table.tHead.rows[0].cells].slice(0, -1)) {
      const button = make("button", { type: "button", className: "finder-sort" }, ...header.childNodes);
      header.append(button);
      headers.set(slug(button.textContent), header);
    }
    return headers;
  }

  function makePanel(letters) {
    const text = make("input", { type: "search", autocomplete: "off", spellcheck: false });
    const selects = new Map(FACETS.map((facet) => [facet.name, selectOf(facet.name, letters)]));
    const count = make("p", { className: "finder-count" });
    const order = make("p", { className: "finder-order" });
    for (const region of [count, order]) region.setAttribute("role", "status");
    const reset = make("button", { type: "reset", className: "finder-reset" }, "Reset");
    const fields = FACETS.map((facet) => field(facet.name, facet.label, selects.get(facet.name)));
    const foot = make("div", { className: "finder-foot" }, count, reset, order);
    const form = make("form", { className: "finder" }, field("text", "Words", text), ...fields, foot);
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "Letters");
    return { form, text, selects, count, order, reset };
  }

  /* Showing a state. */

  function showCounts(panel, letters, state) {
    for (const { name } of FACETS) {
      const others = letters.filter((letter) => fits(letter, state, name));
      for (const option of panel.selects.get(name).options) {
        const number = option.value ? others.filter((letter) => holds(letter, name, option.value)).length : others.length;
        option.textContent = `${option.dataset.label} (${number})`;
        // No dead ends; what is chosen stays, and the way out of it.
        option.disabled = number === 0 && option.value !== "" && option.value !== state[name];
      }
      panel.selects.get(name).value = state[name];
    }
  }

  function showRows(panel, letters, state) {
    const shown = letters.filter((letter) => {
      letter.row.hidden = !fits(letter, state);
      return !letter.row.hidden;
    });
    panel.count.textContent = `${shown.length} of ${letters.length} letters`;
  }

  function showOrder(panel, letters, headers, state) {
    const direction = state.isDescending ? "descending" : "ascending";
    const header = headers.get(state.column);
    if (header.getAttribute("aria-sort") === direction) return;
    for (const one of headers.values()) one.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", direction);
    const column = [...header.parentNode.cells].indexOf(header);
    letters[0].row.parentNode.append(...sorted(letters, column, state.isDescending).map((letter) => letter.row));
    panel.order.textContent = `Sorted by ${words(header)}, ${direction}`;
  }

  /* The table of one page, its panel, and the state that both show. */
  class Finder {
    constructor(place, table, letters) {
      this.letters = letters;
      this.headers = prepareTable(table);
      this.panel = makePanel(letters);
      this.isTyping = false;
      this.show(this.asked(""));
      this.panel.order.textContent = "";
      this.showAddress();
      this.listen();
      place.prepend(this.panel.form);
      place.classList.add("is-ready");
    }

    asked(fragment) {
      return read(fragment, this.panel.selects, this.headers);
    }

    show(state) {
      this.state = state;
      if (this.panel.text.value !== state.text) this.panel.text.value = state.text;
      showCounts(this.panel, this.letters, state);
      showRows(this.panel, this.letters, state);
      showOrder(this.panel, this.letters, this.headers, state);
    }

    showAddress() {
      const fragment = location.hash.slice(1);
      // The skip link and anchors are not a state of the table.
      if (!fragment || fragment.includes("=")) this.show(this.asked(fragment));
    }

    /* Each change is a step that one can go back, but a word typed is one step, not one a letter. */
    change(changes, isSameStep = false) {
      const before = written(this.state);
      this.show({ ...this.state, ...changes });
      const after = written(this.state);
      if (after === before) return;
      const address = location.href.split("#")[0] + (after && `#${after}`);
      if (isSameStep) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    }

    type() {
      this.change({ text: this.panel.text.value }, this.isTyping);
      this.isTyping = true;
    }

    sortBy(column) {
      this.change({ column, isDescending: this.state.column === column && !this.state.isDescending });
    }

    reset(event) {
      event.preventDefault();
      this.change(this.asked(""));
    }

    listen() {
      const { form, text, selects } = this.panel;
      text.addEventListener("input", () => this.type());
      text.addEventListener("blur", () => (this.isTyping = false));
      for (const [name, select] of selects) {
        select.addEventListener("change", () => this.change({ [name]: select.value }));
      }
      for (const [column, header] of this.headers) {
        header.firstElementChild.addEventListener("click", () => this.sortBy(column));
      }
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", (event) => this.reset(event));
      window.addEventListener("popstate", () => {
        this.isTyping = false;
        this.showAddress();
      });
    }
  }

  for (const place of document.querySelectorAll(".letters")) {
    const table = place.querySelector("table");
    // A table without rows is written with an empty one.
    const rows = [...table.tBodies[0].rows].filter((row) => row.cells[DATE].dataset.year !== undefined);
    if (rows.length) new Finder(place, table, rows.map(readRow));
  }
})();
