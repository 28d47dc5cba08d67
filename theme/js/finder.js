/* Makes a finder of the list of letters: a panel to choose by, sorting, and the state in the address.

   The state stands behind the "#" of the address, because a page opened from disk may change nothing else of it.

   The letters are in the page (finder-cells.js), or, where they are too many for one, in a script of data that is
   fetched when somebody first uses the panel or comes with a state in the address (finder-drawn.js). */

"use strict";

(() => {
  const { cellsIn, Drawn, fetched, fitting, makePanel, offer } = letterbook.finder;
  const { ordered, read, showCounts, showNumbers, written } = letterbook.finder;

  /* The skip link and anchors are not a state. */
  const asksForState = () => location.hash.includes("=");

  /* A table, its panel, and the state that both show. */
  class Finder {
    constructor(panel, table) {
      this.panel = panel;
      this.table = table;
      this.isTyping = false;
      offer(panel, table.letters.facets);
      this.show(this.asked(asksForState() ? location.hash.slice(1) : ""));
      // What is so from the beginning is not announced.
      panel.order.textContent = "";
      this.listen();
    }

    asked(fragment) {
      return read(fragment, this.table.letters);
    }

    show(state) {
      const { letters } = this.table;
      this.state = state;
      if (this.panel.text.value !== state.text) this.panel.text.value = state.text;
      this.showOrder(state);
      const { shown, counts } = fitting(letters, state);
      showCounts(this.panel, { facets: letters.facets, counts }, state);
      this.table.show(shown, this.order);
      showNumbers(this.panel, shown.length, letters.number);
    }

    showOrder({ column, isDescending }) {
      const { headers, letters } = this.table;
      const direction = isDescending ? "descending" : "ascending";
      const header = headers.get(column);
      if (header.getAttribute("aria-sort") === direction) return;
      for (const one of headers.values()) one.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", direction);
      this.order = ordered(letters, column, isDescending);
      this.panel.order.textContent = `Sorted by ${header.textContent}, ${direction}`;
    }

    showAddress() {
      if (!location.hash || asksForState()) this.show(this.asked(location.hash.slice(1)));
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
      this.table.letters.facets.forEach(({ name }, place) => {
        selects[place].addEventListener("change", () => this.change({ [name]: selects[place].value }));
      });
      for (const [column, header] of this.table.headers) {
        header.firstElementChild.addEventListener("click", () => this.sortBy(column));
      }
      form.addEventListener("reset", (event) => this.reset(event));
      window.addEventListener("popstate", () => {
        this.isTyping = false;
        this.showAddress();
      });
    }
  }

  /* Puts a panel into its place, which the style sheet has kept free. */
  function placePanel(place, panel) {
    place.prepend(panel.form);
    place.classList.add("is-ready");
  }

  function startWithRows(place, table) {
    const panel = makePanel();
    new Finder(panel, table);
    placePanel(place, panel);
  }

  /* The panel stands there at once; its choices, and the table, come with the data. */
  class Waiting {
    constructor(place) {
      this.place = place;
      this.panel = makePanel();
      this.panel.form.addEventListener("focusin", () => this.start());
      for (const select of this.panel.selects) select.addEventListener("mousedown", (event) => this.open(event));
      placePanel(place, this.panel);
      addEventListener("hashchange", () => asksForState() && !this.finder && this.start());
      if (asksForState() || history.state?.letter) this.startAtOnce();
    }

    /* For readers who arrive with a state: keeps a window's height free for the rows, so that nothing moves when they come. */
    async startAtOnce() {
      this.place.classList.add("is-coming");
      await this.start();
      this.place.classList.remove("is-coming");
    }

    /* Fetches the data, unless they are there or coming. */
    start() {
      this.coming ??= this.fetch();
      return this.coming;
    }

    async fetch() {
      this.panel.count.textContent = "Loading the letters …";
      try {
        this.finish(new Drawn(this.place, await fetched(this.place.dataset.src)));
      } catch (fault) {
        this.coming = null;
        this.panel.count.textContent = "The letters could not be loaded. Try again, or use the list by year below.";
        console.error(fault);
      }
    }

    finish(table) {
      const typed = this.panel.text.value;
      this.finder = new Finder(this.panel, table);
      // What was typed meanwhile counts.
      if (typed) this.finder.change({ text: typed });
      table.comeBack();
    }

    /* A list of choices opens when it has some. */
    async open(event) {
      if (this.finder) return;
      const select = event.currentTarget;
      event.preventDefault();
      select.focus();
      await this.start();
      // A browser that finds the click too long ago keeps it closed.
      if (this.finder && document.activeElement === select) select.showPicker?.();
    }
  }

  for (const place of document.querySelectorAll(".letters:not(.letters--part)")) {
    const table = cellsIn(place);
    if (table) startWithRows(place, table);
    else if (place.dataset.src) new Waiting(place);
  }
})();
