/* The finder's table where the page holds every letter: its rows are read, hidden and put in order; nothing is fetched.

   The cells are those of letterbook/pages/views/finder.py; what they sort by and their words do not say stands in
   their `data-` attributes. */

"use strict";

(() => {
  const { choice, column, knownAs, letters, slug, yearsOf, yesNo } = letterbook.finder;
  const { make } = letterbook.finder;

  // The cells by their place in the row.
  const DATE = 0;
  const FROM = 1;
  const TO = 2;
  const HOW_KNOWN = 3;
  const QUOTATIONS = 6;
  const DIFFERENCES = 7;

  const words = (cell) => cell.textContent.trim().replace(/\s+/g, " ");
  const key = (cell) => cell.dataset.sort ?? words(cell);

  /* Who is at an end, for a list of choices, which takes no markup: isolates as characters, and without what is known
     of somebody unknown, because that is said of one letter. */
  function end(cell) {
    const copy = cell.cloneNode(true);
    for (const known of copy.querySelectorAll(".described")) known.remove();
    for (const isolate of copy.querySelectorAll("bdi")) isolate.replaceWith(`\u2068${isolate.textContent}\u2069`);
    return words(copy);
  }

  /* The column of a facet: what some cells make a letter one of, as told by what a script reads in them. */
  function facetOf(rows, told, choices) {
    const { values, of } = column(rows.map(told));
    return { values: values.map((_, place) => choices(rows[of.indexOf(place)])), of };
  }

  const FACETS = {
    // The most frequent direction first, so its order is not told by a row.
    direction: [
      (row) => row.cells[FROM].dataset.direction,
      ({ cells }) => [choice(cells[FROM].dataset.direction, `${end(cells[FROM])} to ${end(cells[TO])}`)],
    ],
    year: [(row) => row.cells[DATE].dataset.year, (row) => yearsOf(row.cells[DATE].dataset.year)],
    known: [
      (row) => words(row.cells[HOW_KNOWN]),
      ({ cells }) => knownAs(words(cells[HOW_KNOWN]), key(cells[HOW_KNOWN])),
    ],
    quoted: [(row) => key(row.cells[QUOTATIONS]), (row) => yesNo(key(row.cells[QUOTATIONS]))],
    disputed: [(row) => key(row.cells[DIFFERENCES]), (row) => yesNo(key(row.cells[DIFFERENCES]))],
  };

  function readRows(rows, names) {
    const cellsOf = (place, read) => column(rows.map((row) => read(row.cells[place])));
    const keyed = names.map((name, place) => {
      const { values, of } = cellsOf(place, key);
      return [name, { keys: values, of }];
    });
    const facets = Object.entries(FACETS).map(([name, how]) => [name, facetOf(rows, ...how)]);
    return letters({
      number: rows.length,
      columns: new Map(keyed),
      facets: Object.fromEntries(facets),
      texts: [...rows[0].cells].map((_, place) => cellsOf(place, words)),
    });
  }

  /* Puts a button into each heading but the last, and says to a screen reader that this is a table still:
     the style sheet lays its rows out anew. Returns the headings by the names of their columns. */
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

  /* The rows of a page as a table that shows what it is told to. */
  class Cells {
    constructor(table, rows) {
      this.rows = rows;
      this.body = table.tBodies[0];
      this.headers = prepareTable(table);
      this.letters = readRows(rows, [...this.headers.keys()]);
    }

    /* Shows the letters that fit; `order` is that of all. */
    show(fitting, order) {
      const shown = new Set(fitting);
      this.rows.forEach((row, letter) => (row.hidden = !shown.has(letter)));
      if (order !== this.order) this.body.append(...order.map((letter) => this.rows[letter]));
      this.order = order;
    }
  }

  /* The table of a place that holds rows; nothing where it has none: a table without rows is written with an empty one. */
  function cellsIn(place) {
    const table = place.querySelector("table");
    const rows = [...(table?.tBodies[0].rows ?? [])].filter((row) => row.cells[DATE].dataset.year !== undefined);
    return rows.length ? new Cells(table, rows) : null;
  }

  Object.assign(letterbook.finder, { cellsIn, prepareTable });
})();
