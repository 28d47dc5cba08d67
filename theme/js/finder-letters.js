/* What the finder knows of letters, whether a table or a file of data told it: choices, counts, order. It touches no
   page.

   Letters are numbers, from 0 in date order. What is said of them stands in columns: `values`, all that a cell of the
   column may say, and `of`, for each letter the place of what its own cell says. So every question is asked of a few
   values, and for each letter only looked up, which keeps tens of thousands of letters fast. */

"use strict";

(() => {
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  /* Each facet: its name in the address and its label. */
  const FACETS = [
    { name: "direction", label: "Direction" },
    { name: "year", label: "Year" },
    { name: "known", label: "How known" },
    { name: "quoted", label: "Quoted" },
    { name: "disputed", label: "Disputed" },
  ];
  const FIRST_COLUMN = "date";

  const slug = (text) => text.trim().toLowerCase().replace(/\s+/g, "-");

  /* The column of some cells, each of them text. */
  function column(cells) {
    const places = new Map();
    const of = cells.map((cell) => places.get(cell) ?? (places.set(cell, places.size), places.size - 1));
    return { values: [...places.keys()], of };
  }

  /* Choices: what a value of a facet's column makes a letter one of. */

  const choice = (value, label, order) => ({ value, label, order });
  const yesNo = (number) => [number === "0" ? choice("no", "No", "2") : choice("yes", "Yes", "1")];
  const knownAs = (label, order) => [choice(slug(label), label, order)];

  /* Years are as EDTF writes them: "1921", and of a letter that is dated less closely "192X" or "17XX". A letter is
     one of each that may be its year. */
  const isYear = (value) => /^-?\d+X*$/.test(value);
  const digits = (year) => year.replace(/X+$/, "");
  const areOne = (year, other) => digits(year).startsWith(digits(other)) || digits(other).startsWith(digits(year));

  /* The first and the last year, as numbers: 1 BC is 0, 44 BC is -43. */
  function bounds(year) {
    const [first, last] = ["0", "9"].map((digit) => Number(year.replaceAll("X", digit)));
    return first <= last ? [first, last] : [last, first];
  }

  function yearLabel(year) {
    const [first, last] = bounds(year);
    if (first < 1) return first === last ? `${1 - first} BC` : `${1 - first} to ${1 - last} BC`;
    if (year.endsWith("XX") && last - first < 100) return `${ordinal(Math.ceil(last / 100))} century`;
    return first === last ? String(first) : `${first} to ${last}`;
  }

  function ordinal(number) {
    const ending = { 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th";
    return `${number}${[11, 12, 13].includes(number) ? "th" : ending}`;
  }

  function yearsOf(written) {
    const years = written.split(" ").filter(Boolean);
    if (!years.length) return [choice("undated", "Undated", "99999")];
    // A century stands before its years.
    const order = (year) => `${String(10000 + bounds(year)[0]).padStart(5, "0")} ${year.includes("X") ? 0 : 1}`;
    return years.map((year) => choice(year, yearLabel(year), order(year)));
  }

  /* A facet: its choices in order, those without one by their number of letters, greatest first; and which of them
     hold each value of its column. */
  function facet({ name, label }, { values, of }) {
    const letters = tally(of, values.length);
    const found = new Map();
    values.forEach((choices, place) => {
      for (const one of choices) {
        if (!found.has(one.value)) found.set(one.value, { ...one, number: 0 });
        found.get(one.value).number += letters[place];
      }
    });
    const order = (one) => one.order ?? String(of.length - one.number);
    const choices = [...found.values()].sort((one, other) => collator.compare(order(one), order(other)));
    return { name, label, of, choices, holders: holders(name, values, choices) };
  }

  function tally(of, length) {
    const numbers = new Uint32Array(length);
    for (const place of of) numbers[place] += 1;
    return numbers;
  }

  /* For each value, the places of the choices that hold what it gives. */
  function holders(name, values, choices) {
    const places = new Map(choices.map(({ value }, place) => [value, place]));
    return values.map((given) => {
      const own = given.map(({ value }) => places.get(value));
      if (name !== "year" || !given.some(({ value }) => isYear(value))) return own;
      const isHeld = ({ value }) => isYear(value) && given.some((one) => areOne(one.value, value));
      return choices.flatMap((one, place) => (isHeld(one) ? [place] : []));
    });
  }

  /* Text as it is compared: folded, without punctuation; Hangul as single sounds, so that a syllable is found while
     it is still being typed. */
  function folded(text) {
    // Most texts of most editions need no more, and it takes a tenth of the time.
    if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
    const plain = letterbook.folded(text).normalize("NFD");
    return plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  }

  /* Whether a letter's row has every word of a text, as a function of the letter. */
  function holdsWords(letters, text) {
    const words = folded(text).split(" ").filter(Boolean);
    const sought = words.map((word) =>
      letters.texts.map(({ values, of }) => ({ of, has: values.map((value) => value.includes(word)) })),
    );
    return (letter) => sought.every((columns) => columns.some(({ of, has }) => has[of[letter]]));
  }

  /* The letters that fit a state, in date order; and for each facet how many letters would fit each of its choices
     with the others as they are, and how many all of them. */
  function fitting(letters, state) {
    const { facets } = letters;
    const allowed = facets.map((one) => allowedBy(one, state[one.name]));
    const tallies = facets.map((one) => new Uint32Array(one.holders.length));
    const hasWords = holdsWords(letters, state.text);
    const shown = [];
    for (let letter = 0; letter < letters.number; letter += 1) {
      if (!hasWords(letter)) continue;
      const failed = facets.flatMap(({ of }, place) => (allowed[place]?.[of[letter]] === false ? [place] : []));
      if (failed.length === 0) shown.push(letter);
      if (failed.length > 1) continue;
      for (const place of failed.length ? failed : facets.keys()) tallies[place][facets[place].of[letter]] += 1;
    }
    return { shown, counts: facets.map((one, place) => countsOf(one, tallies[place])) };
  }

  /* For each value of a facet's column, whether a choice holds it; nothing where nothing is chosen. */
  function allowedBy({ choices, holders }, value) {
    const place = choices.findIndex((one) => one.value === value);
    return value ? holders.map((places) => places.includes(place)) : null;
  }

  function countsOf({ choices, holders }, tallied) {
    const each = new Uint32Array(choices.length);
    let all = 0;
    tallied.forEach((number, value) => {
      all += number;
      for (const place of holders[value]) each[place] += number;
    });
    return { all, each };
  }

  /* All letters by a column or the opposite way; those without a key last, equal ones in date order.

     Own sorting, not a library's: whatever was sorted before, an address always opens the same view. */
  function ordered(letters, name, isDescending) {
    const { keys, of } = letters.columns.get(name);
    const ranks = ranksOf(keys);
    return [...of.keys()].sort((one, other) => {
      const [first, second] = [ranks[of[one]], ranks[of[other]]];
      if (first < 0 || second < 0) return (first < 0) - (second < 0);
      return isDescending ? second - first : first - second;
    });
  }

  /* The place of each key among the others, equal for keys that compare as equal; -1 for an empty one. */
  function ranksOf(keys) {
    const order = [...keys.keys()].sort((one, other) => collator.compare(keys[one], keys[other]));
    const ranks = [];
    let rank = 0;
    order.forEach((key, place) => {
      if (place && collator.compare(keys[order[place - 1]], keys[key])) rank += 1;
      ranks[key] = keys[key] ? rank : -1;
    });
    return ranks;
  }

  /* Letters, as the finder takes them: columns to sort by, of each facet the column whose values are lists of
     choices, and columns of text to find words in. */
  function letters({ number, columns, facets, texts }) {
    let found;
    return {
      number,
      columns,
      facets: FACETS.map((one) => facet(one, facets[one.name])),
      // Folded when first asked for: most readers choose, and type nothing.
      get texts() {
        found ??= texts.map(({ values, of }) => ({ values: values.map(folded), of }));
        return found;
      },
    };
  }

  /* The state in the address and back. What is not chosen is not written. */

  function written(state) {
    const query = new URLSearchParams();
    for (const name of ["text", ...FACETS.map((one) => one.name)]) if (state[name]) query.set(name, state[name]);
    if (state.column !== FIRST_COLUMN || state.isDescending) {
      query.set("sort", `${state.isDescending ? "-" : ""}${state.column}`);
    }
    return query.toString();
  }

  /* What an address asks for that there is; anything else in it is passed over. */
  function read(fragment, { facets, columns }) {
    const query = new URLSearchParams(fragment);
    const state = { text: query.get("text") ?? "", column: FIRST_COLUMN, isDescending: false };
    for (const { name, choices } of facets) {
      const value = query.get(name) ?? "";
      // A year that has no entry of its own is asked for under that of its decade or century.
      const isWider = (one) => name === "year" && isYear(value) && isYear(one.value) && areOne(one.value, value);
      const found = choices.find((one) => one.value === value) ?? choices.find(isWider);
      state[name] = found?.value ?? "";
    }
    const sort = query.get("sort") ?? "";
    const name = sort.replace(/^-/, "");
    if (columns.has(name)) Object.assign(state, { column: name, isDescending: sort.startsWith("-") });
    return state;
  }

  letterbook.finder = { FACETS, slug, column, choice, yesNo, knownAs, yearsOf, letters, fitting, ordered, written, read };
})();
