/* The text of a record that was edited in a page: what was not changed stays as its file has it, line by line, with
   the comments above it; what was changed is written anew, in house style (house-style.js).

   The page has no parser of YAML. Where each entry is, the build says (letterbook/records/layout.py). */

"use strict";

(() => {
  const { isEmpty, isGroup, isText } = letterbook.values;
  const { asRead, entries, field, indented, item } = letterbook.houseStyle;

  // As YAML counts lines.
  const LINE = /[^\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])|[^\n\r\x85\u2028\u2029]+$/g;
  const BYTE_ORDER_MARK = "\ufeff";

  // What is about the file, not about its first field.
  const OF_THE_FILE = /^(?:# yaml-language-server:|---|%|\s*$)/;

  /** The value that a layout holds. */
  function valueOf(node) {
    if (node.items) return node.items.map(valueOf);
    return node.fields ? new Map(node.fields.map(([name, held]) => [name, valueOf(held)])) : node.value;
  }

  /** A text that is the same for equal values only. */
  const keyOf = (value) =>
    JSON.stringify(value, (_, held) => (isGroup(held) ? { fields: [...held] } : isText(held) ? asRead(held) : held));

  /** For each of some keys, the place of one of `old` that follows those before it and is equal; as many as can be.

      An edit touches little: what is equal at both ends is passed over, since the rest takes the square of its size. */
  function inOrder(old, keys) {
    const shorter = Math.min(old.length, keys.length);
    let [start, end] = [0, 0];
    while (start < shorter && old[start] === keys[start]) start += 1;
    while (end < shorter - start && old.at(-1 - end) === keys.at(-1 - end)) end += 1;
    const within = longestInOrder(old.slice(start, old.length - end), keys.slice(start, keys.length - end));
    return [
      ...keys.slice(0, start).keys(),
      ...within.map((place) => (place < 0 ? -1 : place + start)),
      ...keys.slice(keys.length - end).map((_, place) => old.length - end + place),
    ];
  }

  function longestInOrder(old, keys) {
    const most = old.map(() => new Uint32Array(keys.length + 1)).concat([new Uint32Array(keys.length + 1)]);
    for (let from = old.length - 1; from >= 0; from -= 1) {
      for (let to = keys.length - 1; to >= 0; to -= 1) {
        most[from][to] =
          old[from] === keys[to] ? most[from + 1][to + 1] + 1 : Math.max(most[from + 1][to], most[from][to + 1]);
      }
    }
    const found = keys.map(() => -1);
    for (let from = 0, to = 0; from < old.length && to < keys.length; ) {
      if (old[from] === keys[to]) found[to++] = from++;
      else if (most[from + 1][to] >= most[from][to + 1]) from += 1;
      else to += 1;
    }
    return found;
  }

  /** For each of some keys, the place of the old item that it is, wherever that was, or replaces; -1 if it is new. */
  function matched(old, keys) {
    const found = inOrder(old, keys);
    const kept = [...found];
    const left = new Set(old.keys());
    found.forEach((from) => left.delete(from));
    keys.forEach((key, to) => {
      if (found[to] < 0) found[to] = [...left].find((from) => old[from] === key) ?? -1;
      left.delete(found[to]);
    });
    for (let to = 0, from = 0; to < keys.length; to += 1) {
      // What is between two items that stayed replaces what was between them.
      if (kept[to] >= 0) from = kept[to] + 1;
      else if (found[to] < 0) {
        const next = kept.slice(to).find((place) => place >= 0) ?? old.length;
        while (from < next && !left.has(from)) from += 1;
        if (from < next) found[to] = from++;
      }
    }
    return found;
  }

  /** The entries of a list or a group, each with the first line of what is above it; `above` is the line before all. */
  function entriesOf(node, above) {
    let free = above + 1;
    return (node.items ?? node.fields).map((entry) => {
      const [name, held] = node.items ? [null, entry] : entry;
      const made = { name, node: held, lead: free, key: keyOf(valueOf(held)) };
      free = held.to + 1;
      return made;
    });
  }

  /** What a value has, in its order: name, value, and the place of the entry that it is or replaces, or -1. */
  function wantedOf(node, old, value) {
    if (isGroup(value)) {
      return [...value].map(([name, held]) => ({ name, held, at: old.findIndex((entry) => entry.name === name) }));
    }
    const places = matched(old.map((entry) => entry.key), value.map(keyOf));
    return value.map((held, to) => ({ name: null, held, at: places[to] }));
  }

  /** Comments no deeper than a column: below a text in lines of its own, a deeper one would be part of that text. */
  const drawnTo = (column, lines) =>
    lines.map((line) => line.replace(/^[ \t]+(?=#)/, (space) => " ".repeat(Math.min(column, space.length))));

  /** Whether entries of a layout can be written one by one, so that they become this value. */
  const isWithin = (node, value) =>
    node.flow === false && !isText(value) && !isEmpty(value) && Boolean(node.fields) === isGroup(value);

  /** The writing of one text. Where lines are given from a column on, the first is without its indentation. */
  class Writing {
    constructor(text) {
      this.lines = text.match(LINE) ?? [];
      this.end = /[\n\r\x85\u2028\u2029]$/.test(text);
      this.newline = text.match(/\r\n|[\n\r]/)?.[0] ?? "\n";
      if (!this.end && this.lines.length) this.lines.push(this.lines.pop() + this.newline);
    }

    ended = (lines) => lines.map((line) => line + this.newline);

    /** The lines of an entry as they are. */
    copied(node, column) {
      return [this.lines[node.from].slice(column), ...this.lines.slice(node.from + 1, node.to + 1)];
    }

    /** The lines of an entry in house style, with the comment that was behind its value. */
    anew(list, { name, held }, column, tail = "") {
      const lines = name === null ? item(list, held, column) : field(name, held, column);
      return this.ended([lines[0] + tail, ...lines.slice(1)]);
    }

    /** The lines of a list or group that became `value`, what is above them, and whether the last one stayed. */
    collection(list, node, value, above) {
      const old = entriesOf(node, above);
      const made = { lead: [], lines: [], last: -1 };
      for (const wanted of wantedOf(node, old, value)) {
        const entry = old[wanted.at];
        const part = this.entry(list, entry, wanted, node.column);
        const follows = entry && wanted.at === made.last + 1;
        const lead = follows ? part.lead : drawnTo(node.column, part.lead);
        if (made.lines.length) made.lines.push(...lead, ...indented(node.column, part.lines));
        else Object.assign(made, { lead, lines: part.lines });
        made.last = part.isKept ? wanted.at : NaN;
      }
      return { ...made, isKept: made.last === old.length - 1 };
    }

    /** One entry: what is above it, its lines, and whether they are as they were. */
    entry(list, entry, wanted, column) {
      if (!entry) return { lead: [], lines: this.anew(list, wanted, column), isKept: false };
      const lead = this.lines.slice(entry.lead, entry.node.from);
      if (entry.key === keyOf(wanted.held)) return { lead, lines: this.copied(entry.node, column), isKept: true };
      if (!isWithin(entry.node, wanted.held)) {
        return { lead, lines: this.anew(list, wanted, column, entry.node.tail), isKept: false };
      }
      return this.opened(wanted.name ?? list, lead, entry.node, wanted.held, column);
    }

    /** An entry with entries of its own, some of which changed. */
    opened(list, lead, node, value, column) {
      const inner = this.collection(list, node, value, node.from);
      const [, first] = node.items ? [null, node.items[0]] : node.fields[0];
      const opening = this.lines[node.from];
      if (first.from > node.from) {
        const lines = [opening.slice(column), ...inner.lead, ...indented(node.column, inner.lines)];
        return { lead, lines, isKept: false };
      }
      // The dash is in the line of the first entry: a comment has its place above both.
      const [line, ...others] = inner.lines;
      const lines = [opening.slice(column, node.column) + line, ...others];
      return { lead: [...lead, ...drawnTo(column, inner.lead)], lines, isKept: false };
    }

    /** The lines of the whole file. */
    whole(root, value) {
      const tail = this.lines.slice(root.to + 1);
      if (!isWithin(root, value)) {
        const lines = isEmpty(value) ? ["{}"] : entries("", value, 0);
        return [...this.lines.slice(0, root.from), ...this.ended(lines), ...tail];
      }
      const head = this.lines.slice(0, root.from).findLastIndex((line) => OF_THE_FILE.test(line));
      const { lead, lines, isKept } = this.collection("", root, value, head);
      const below = isKept ? tail : drawnTo(root.column, tail);
      return [...this.lines.slice(0, head + 1), ...lead, ...indented(root.column, lines), ...below];
    }
  }

  /** The text of a record with `value` in place of what `root`, its layout, holds. */
  function rewritten(text, root, value) {
    if (keyOf(valueOf(root)) === keyOf(value)) return text;
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    const writing = new Writing(text.slice(mark.length));
    const made = mark + writing.whole(root, value).join("");
    return !writing.end && made.endsWith(writing.newline) ? made.slice(0, -writing.newline.length) : made;
  }

  /** The text of a new record: its first line, a comment that names its schema, and its fields. */
  const fresh = (firstLine, value) =>
    [firstLine, ...(isEmpty(value) ? ["{}"] : entries("", value, 0))].map((line) => `${line}\n`).join("");

  letterbook.writing = { fresh, rewritten, valueOf };
})();
