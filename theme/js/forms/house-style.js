/* Values as the records of this archive write them, in YAML. A value is a text, an Array, or a Map of fields.

   Only marks that YAML takes for its own bring quotation marks: the build reads every single value as text. */

"use strict";

(() => {
  const { isEmpty, isGroup, isText, stripped } = letterbook.values;
  const WIDEST = 100;

  // What holds groups in lines of their own, whatever their length: they are read, compared and added to one by one.
  const IN_LINES = new Set([
    "accounts", "asked", "begin_with", "capture", "expected", "passages", "quotations", "resolutions", "says",
    "sections", "text", "witnesses",
  ]);
  // A list that holds one group for most of its life, and is last in its record.
  const ON_ONE_LINE = new Set(["changes"]);

  // What cannot be seen, or ends a line for YAML.
  const UNSEEN = /[\0-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/u;
  const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

  const MARK_AT_START = /^(?:[,[\]{}#&*!|>'"%@`?:]|-(?![\w.]))/;
  const MARK_WITHIN = /:(?:\s|$)|\s#/;
  const MARK_IN_BRACKETS = /[,[\]{}]|:["'?]/;
  // The archive reads these as text, but not the editor that marks mistakes by a schema.
  const NOTHING = /^(?:~|null)$/i;

  const spaced = (column, text) => " ".repeat(column) + text;
  /** Lines whose first has its indentation too. */
  const indented = (column, [line, ...others]) => [spaced(column, line), ...others];
  const fits = (column, line) => column + [...line].length <= WIDEST;

  /** A text as the build reads it: composed, and without the white space around it. */
  const asRead = (text) => stripped(text).normalize("NFC");

  function needsQuotes(text, inBrackets) {
    return text === "" || text !== text.trim() || text.includes("\n") || UNSEEN.test(text) || NOTHING.test(text) ||
      MARK_AT_START.test(text) || MARK_WITHIN.test(text) || (inBrackets && MARK_IN_BRACKETS.test(text));
  }

  function quoted(text) {
    const hex = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    return JSON.stringify(text).replace(ESCAPED, hex);
  }

  const inline = (text, inBrackets) => (needsQuotes(text, inBrackets) ? quoted(text) : text);
  const nameOf = (name) => inline(name, true);

  /** A value in one line, as brackets hold it. */
  function inBrackets(value) {
    if (isText(value)) return inline(asRead(value), true);
    if (!isGroup(value)) return `[${value.map(inBrackets).join(", ")}]`;
    return `{${[...value].map(([name, held]) => `${nameOf(name)}: ${inBrackets(held)}`).join(", ")}}`;
  }

  /** Words between which a line may be broken: at a single space, which is what YAML makes of the break. */
  const wordsOf = (text) => text.match(/[^ ]+(?: {2,}[^ ]+)*/g) ?? [];

  function folded(text, column) {
    const lines = [];
    for (const word of wordsOf(text)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && fits(column, longer)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.map((line) => spaced(column, line));
  }

  /** Whether the lines of a text can be lines of the file: none begins or ends with white space. */
  const isOfLines = (text) =>
    text.includes("\n") && !UNSEEN.test(text) && text.split("\n").every((line) => line === line.trimEnd()) &&
    !/^\s/.test(text);

  /** The lines of a text behind its name or dash; the first without its indentation, as in all that follows. */
  function textLines(lead, value, column) {
    const text = asRead(value);
    if (isOfLines(text)) {
      return [`${lead} |`, ...text.split("\n").map((line) => (line ? spaced(column + 2, line) : ""))];
    }
    const line = `${lead} ${inline(text, false)}`;
    const isFoldable = wordsOf(text).length > 1 && !text.includes("\n") && !UNSEEN.test(text);
    return fits(column, line) || !isFoldable ? [line] : [`${lead} >-`, ...folded(text, column + 2)];
  }

  /** Whether brackets can hold a text: not if they alone bring quotation marks, and no text of several lines. */
  const isForBrackets = (text) => !text.includes("\n") && (needsQuotes(text, false) || !needsQuotes(text, true));

  /** Whether a value of this name may be in brackets, should it fit into a line. */
  function mayBeInBrackets(name, value) {
    if (isText(value)) return isForBrackets(asRead(value));
    if (isGroup(value)) return !IN_LINES.has(name) && [...value].every(([inner, held]) => mayBeInBrackets(inner, held));
    const isOfTexts = isEmpty(value) || value.some(isText);
    return (isOfTexts || (ON_ONE_LINE.has(name) && value.length === 1)) &&
      value.every((held) => mayBeInBrackets(name, held));
  }

  /** A value that is not a text, in brackets behind its name or dash; null if it has lines of its own. */
  function bracketed(lead, name, value, column) {
    const line = `${lead} ${inBrackets(value)}`;
    return isEmpty(value) || (mayBeInBrackets(name, value) && fits(column, line)) ? [line] : null;
  }

  /** The lines of a field at a column. */
  function field(name, value, column) {
    const lead = `${nameOf(name)}:`;
    if (isText(value)) return textLines(lead, value, column);
    return bracketed(lead, name, value, column) ?? [lead, ...indented(column + 2, entries(name, value, column + 2))];
  }

  /** The lines of an item, in the list of this name, at the column of its dash. */
  function item(name, value, column) {
    if (isText(value)) return textLines("-", value, column);
    const inOneLine = bracketed("-", name, value, column);
    if (inOneLine) return inOneLine;
    const [line, ...others] = entries(name, value, column + 2);
    return [`- ${line}`, ...others];
  }

  /** The lines of all fields of a group, or of all items of a list. */
  function entries(name, value, column) {
    const parts = isGroup(value)
      ? [...value].map(([inner, held]) => field(inner, held, column))
      : value.map((held) => item(name, held, column));
    return parts.flatMap((lines, at) => (at ? indented(column, lines) : lines));
  }

  letterbook.houseStyle = { asRead, entries, field, indented, item };
})();
