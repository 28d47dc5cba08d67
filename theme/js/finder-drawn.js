/* The finder's table where the letters are too many for one page: a script of data tells of them (see
   letterbook/exports/finder_data.py), and their rows are drawn as they come into view. */

"use strict";

(() => {
  const { Blocks, column, knownAs, letters, make, prepareTable, yearsOf, yesNo } = letterbook.finder;

  // How many rows are printed at most: some 20 sheets. Where there are more, the list of years is.
  const MOST_PRINTED = 200;

  /* Fetches the data, once; a promise that fails where it cannot be had. */
  function fetched(address) {
    return new Promise((resolve, reject) => {
      const script = make("script", { src: address });
      script.addEventListener("load", () => (letterbook.data ? resolve(letterbook.data) : reject(new Error(address))));
      script.addEventListener("error", () => (script.remove(), reject(new Error(address))));
      document.head.append(script);
    });
  }

  /* What the finder knows, of the columns of the data. */

  const textOf = (data, end) =>
    end.map((part) => (typeof part === "number" ? data.people[part][0] : String(part))).join("");

  /* Who is at an end, for a list of choices: without what is known of somebody unknown. */
  const nameOf = (data, end) => textOf(data, end.filter((part) => !Array.isArray(part))).trim();

  function readData(data) {
    const { days, directions, known, origins } = data;
    const of = data.letters;
    const ends = [1, 2].map((place) => directions.map((direction) => textOf(data, direction[place])));
    const numbers = Object.fromEntries(
      ["articles", "quotations", "differences"].map((name) => [name, column(of[name].map(String))]),
    );
    const coded = {
      date: { keys: days.map((day) => day[1]), of: of.day },
      from: { keys: ends[0], of: of.direction },
      to: { keys: ends[1], of: of.direction },
      "how-known": { keys: known.map((_, place) => String(place + 1)), of: of.known },
      origins: { keys: origins.map((one) => one[1]), of: of.origins },
    };
    const keyed = ([name, { values, of }]) => [name, { keys: values, of }];
    return letters({
      number: of.id.length,
      columns: new Map([...Object.entries(coded), ...Object.entries(numbers).map(keyed)]),
      facets: facetsOf(data, numbers),
      texts: [
        { values: days.map((day) => day[0]), of: of.day },
        ...ends.map((values) => ({ values, of: of.direction })),
        { values: known, of: of.known },
        { values: origins.map((one) => one[0]), of: of.origins },
        ...Object.values(numbers),
        { values: of.summary, of: [...of.summary.keys()] },
      ],
    });
  }

  function facetsOf(data, { quotations, differences }) {
    const { days, directions, known } = data;
    const of = data.letters;
    const way = ([value, from, to]) => [{ value, label: `${nameOf(data, from)} to ${nameOf(data, to)}` }];
    return {
      direction: { values: directions.map(way), of: of.direction },
      year: { values: days.map((day) => yearsOf(day[2])), of: of.day },
      known: { values: known.map((label, place) => knownAs(label, String(place + 1))), of: of.known },
      quoted: { values: quotations.values.map(yesNo), of: quotations.of },
      disputed: { values: differences.values.map(yesNo), of: differences.of },
    };
  }

  /* Drawing. Everything is put in as text: no word of a record is ever read as markup. */

  const cell = (...children) => make("td", {}, ...children);

  /* How the addresses of pages end here: those of a copy for a disk are names of files. */
  const endingOf = (place) => {
    const link = place.parentElement.querySelector(".letters-by-year a");
    return link.getAttribute("href").endsWith(".html") ? ".html" : "/";
  };

  class Drawing {
    constructor(data, ending) {
      this.data = data;
      this.ending = ending;
    }

    link(words, path) {
      return make("a", { href: `${path}${this.ending}` }, words);
    }

    end(parts) {
      return parts.map((part) => {
        if (typeof part === "string") return part;
        if (typeof part !== "number") return make("span", { className: "described" }, ...part);
        const [name, path, lang = ""] = this.data.people[part];
        return Object.assign(this.link(name, `../${path}`), lang && { lang });
      });
    }

    row(letter) {
      const { data } = this;
      const of = (name) => data.letters[name][letter];
      const [, from, to] = data.directions[of("direction")];
      const row = make(
        "tr",
        {},
        cell(this.link(data.days[of("day")][0], of("id"))),
        cell(...this.end(from)),
        cell(...this.end(to)),
        cell(data.known[of("known")]),
        cell(of("articles")),
        cell(data.origins[of("origins")][0]),
        cell(of("quotations")),
        cell(of("differences")),
        cell(of("summary")),
      );
      row.setAttribute("role", "row");
      for (const one of row.cells) one.setAttribute("role", "cell");
      return row;
    }
  }

  function makeTable(names) {
    const head = make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
    const table = make("table", { tabIndex: -1 }, head);
    return { table, headers: prepareTable(table) };
  }

  /* What the browser's own search does not see, and the way to what it does. */
  function makeNote(place, blocks) {
    const heading = place.parentElement.querySelector(".letters-by-year h2");
    const link = make("a", { href: `#${heading.id}` }, "The whole list, by year, is below");
    link.addEventListener("click", (event) => {
      // The address keeps the state of the finder.
      event.preventDefault();
      blocks.fillEnd();
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    });
    const words = `Your browser’s own search finds only rows near those on the screen; at most ${MOST_PRINTED} rows are printed. `;
    return make("p", { className: "finder-note" }, words, link, ".");
  }

  /* The letters of a file of data as a table that shows what it is told to. */
  class Drawn {
    constructor(place, data) {
      const { table, headers } = makeTable(data.columns);
      const drawing = new Drawing(data, endingOf(place));
      this.place = place;
      this.headers = headers;
      this.letters = readData(data);
      this.ids = data.letters.id;
      this.blocks = new Blocks(table, (letter) => drawing.row(letter));
      place.append(makeNote(place, this.blocks), table);
      place.classList.add("is-drawn");
      this.listen(table);
      // Folded before the first word is typed, if there is time.
      (globalThis.requestIdleCallback ?? setTimeout)(() => this.letters.texts);
    }

    /* Shows the letters that fit; `order` is that of all. */
    show(fitting, order) {
      const shown = new Set(fitting);
      this.blocks.show(order.filter((letter) => shown.has(letter)));
    }

    /* Goes to the letter that was opened from here when the reader comes back. */
    comeBack() {
      const letter = this.ids.indexOf(history.state?.letter);
      if (letter >= 0) this.blocks.focus(letter);
    }

    listen(table) {
      table.addEventListener("click", ({ target }) => {
        const letter = this.blocks.letterOf(target.closest("a"));
        if (letter === null) return;
        history.replaceState({ letter: this.ids[letter] }, "");
        // The browser would go to where the page was scrolled to, before the rows are there.
        history.scrollRestoration = "manual";
      });
      addEventListener("beforeprint", () => {
        const isPrinted = this.blocks.letters.length <= MOST_PRINTED;
        this.place.classList.toggle("is-printed", isPrinted);
        if (isPrinted) this.blocks.fillAll();
      });
    }
  }

  Object.assign(letterbook.finder, { Drawn, fetched });
})();
