/* Values as records hold them: a text, a list (Array), or a group of fields (Map, in their order); and which of some
   words a misspelt one is like, by the measures that the program uses. */

"use strict";

(() => {
  const isText = (value) => typeof value === "string";
  const isList = (value) => Array.isArray(value);
  const isGroup = (value) => value instanceof Map;

  /* Whether a value says nothing. */
  const isEmpty = (value) => value === undefined || value === "" || (isList(value) && !value.length) || (isGroup(value) && !value.size);

  /* Names the form of a value in words. */
  const formOf = (value) => (isList(value) ? "a list" : isGroup(value) ? "a group of fields" : "text");

  function areSame(one, other) {
    if (isList(one)) return isList(other) && one.length === other.length && one.every((item, place) => areSame(item, other[place]));
    if (isGroup(one)) {
      return isGroup(other) && one.size === other.size && [...one].every(([name, value]) => areSame(value, other.get(name)));
    }
    return one === other;
  }

  /* White space around a text is dropped by the build, of these four sorts; a pattern would look at that within too. */
  function stripped(text) {
    let [start, end] = [0, text.length];
    while (start < end && " \t\r\n".includes(text[start])) start += 1;
    while (end > start && " \t\r\n".includes(text[end - 1])) end -= 1;
    return text.slice(start, end);
  }

  /* To keep in the browser: groups as pairs, because JSON has no order of names. */
  const asData = (value) => (isGroup(value) ? { fields: [...value].map(([name, inner]) => [name, asData(inner)]) } : isList(value) ? value.map(asData) : value);
  const ofData = (data) => (Array.isArray(data) ? data.map(ofData) : data && typeof data === "object" ? new Map(data.fields.map(([name, inner]) => [name, ofData(inner)])) : data);

  /* How many characters two words have in common in one order. */
  function commonInOrder(one, other) {
    let row = new Array(other.length + 1).fill(0);
    for (const letter of one) {
      const next = [0];
      for (let place = 1; place <= other.length; place += 1) {
        next.push(letter === other[place - 1] ? row[place - 1] + 1 : Math.max(row[place], next[place - 1]));
      }
      row = next;
    }
    return row[other.length];
  }

  /* The first of the words that are most like one, as rapidfuzz's ratio has it; null where none is by 65 of 100. */
  function nearest(word, known) {
    let best = null;
    let likeness = 65;
    for (const one of known) {
      const length = word.length + one.length;
      // No two words can have more in common than the shorter one has letters.
      if ((200 * Math.min(word.length, one.length)) / length < likeness) continue;
      const found = (200 * commonInOrder(word, one)) / length;
      if (found > likeness || (best === null && found >= likeness)) [best, likeness] = [one, found];
    }
    return best;
  }

  /* How many characters two words share in blocks, the longest first, as Python's difflib counts them. */
  function inBlocks(one, other) {
    if (!one.length || !other.length) return 0;
    let [size, from, to] = [0, 0, 0];
    let row = new Map();
    for (let place = 0; place < one.length; place += 1) {
      const next = new Map();
      for (let at = 0; at < other.length; at += 1) {
        if (one[place] !== other[at]) continue;
        const run = (row.get(at - 1) ?? 0) + 1;
        next.set(at, run);
        if (run > size) [size, from, to] = [run, place - run + 1, at - run + 1];
      }
      row = next;
    }
    if (!size) return 0;
    return size + inBlocks(one.slice(0, from), other.slice(0, to)) + inBlocks(one.slice(from + size), other.slice(to + size));
  }

  /* The known word that a misspelt one most probably means, or null: difflib's get_close_matches. */
  function nearestName(word, known) {
    const wanted = word.toLowerCase();
    let best = null;
    for (const name of [...known].sort()) {
      const likeness = (2 * inBlocks(name, wanted)) / (name.length + wanted.length);
      if (likeness >= 0.6 && (best === null || likeness >= best.likeness)) best = { name, likeness };
    }
    return best && best.name;
  }

  globalThis.letterbook ??= {};
  letterbook.values = { isText, isList, isGroup, isEmpty, formOf, areSame, stripped, asData, ofData, nearest, nearestName };
  letterbook.known = {};

  // What is shared by all controls of the page; `page.js` fills it.
  letterbook.form = {};
})();
