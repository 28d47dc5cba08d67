/* What is wrong with a record by itself, field by field, in the words of the check: what its models would refuse.

   A fault is {path, code, message}; its path leads through names of fields and numbers in lists. What each field may
   hold is in `letterbook.described`, which the build makes from the models. */

"use strict";

(() => {
  const { isText, isList, isGroup, formOf, nearestName, stripped } = letterbook.values;

  const A_LIST = "expected a list: '- ' before each item, or [one, two]";
  const A_GROUP = "expected a group of fields: 'name: value' in indented lines";
  const GROUPS = "expected a list of groups: '- ' before the first field of each, the others below it";
  const ENDS = "expected an id, 'unknown', or {unknown: what is known of them}";
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  const LONGEST_ID = 80;

  const fault = (path, code, message) => ({ path, code, message });
  const numbered = (number) => number.toLocaleString("en-US");

  /* The id that a text comes nearest to; "" for letters other than Latin, which only the program can transcribe. */
  function proposedId(text) {
    if (/(?!\p{sc=Latn})\p{L}/u.test(text)) return "";
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’`]/g, "");
    const words = letterbook.folded(plain).split(/[^a-z0-9]+/).filter(Boolean);
    let id = "";
    for (const word of words) {
      const longer = id ? `${id}-${word}` : word;
      if (longer.length > LONGEST_ID) break;
      id = longer;
    }
    return id;
  }

  // Names that Windows keeps for devices.
  const DEVICES = /^(con|prn|aux|nul|(com|lpt)[0-9])$/;

  /* Why no page can have the name of an id; null if one can. */
  function reserved(id) {
    if (id === "index") return "'index' is the name of the page that lists records; choose another id";
    if (id === "unknown") return "'unknown' means a sender or recipient whom nobody knows; choose another id";
    if (DEVICES.test(id)) return `Windows does not allow a file named '${id}'; choose another id`;
    if (id.length <= LONGEST_ID) return null;
    return `the id has ${id.length} characters; at most ${LONGEST_ID} are allowed, so that its pages fit on Windows`;
  }

  function formerFault(text, path) {
    const found = idFault(text, path);
    return found.length || !reserved(text) ? found : [fault(path, "not-an-id", reserved(text))];
  }

  function idFault(text, path) {
    if (ID.test(text)) return [];
    const proposal = proposedId(text);
    const hint = proposal ? `; did you mean '${proposal}'?` : "";
    return [fault(path, "not-an-id", `'${text}' is not an id: use a to z and digits, joined by hyphens${hint}`)];
  }

  function patternFault(text, known, path) {
    const fits = new RegExp(known.pattern).test(text);
    const isWithin = known.minimum === undefined || (Number(text) >= known.minimum && Number(text) <= known.maximum);
    return fits && isWithin ? [] : [fault(path, known.code, `'${text}' ${known.refusal}`)];
  }

  const dateFault = (text, path) => {
    const found = letterbook.dates.fault(text);
    return found ? [fault(path, found.code, found.message)] : [];
  };

  function dayFault(text, path) {
    const found = dateFault(text, path);
    if (found.length || /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return found;
    return [fault(path, "not-a-date", `'${text}' is not a single day; expected a day such as 2026-11-28`)];
  }

  function titleFault(text, path) {
    if (!new RegExp(`^(?:${letterbook.described.noTitle})$`, "i").test(text)) return [];
    const message = `'${text}' is not a title; leave the field out; the page then describes the article`;
    return [fault(path, "placeholder-title", message)];
  }

  /* By the form of a value; of forms that are not here, a pattern says all. */
  const BY_FORM = {
    text: () => [],
    prose: () => [],
    digest: () => [],
    date: dateFault,
    day: dayFault,
    title: titleFault,
    slug: idFault,
    "former-id": formerFault,
  };

  function textFaults(form, value, path) {
    if (!isText(value)) return [fault(path, "wrong-type", `this is ${formOf(value)}; expected text`)];
    const text = stripped(value);
    const { longest, values } = letterbook.described;
    const length = [...text].length;
    if (length > longest) {
      const message = `the text has ${numbered(length)} characters; at most ${numbered(longest)}; shorten it, or divide it`;
      return [fault(path, "text-too-long", message)];
    }
    return BY_FORM[form] ? BY_FORM[form](text, path) : patternFault(text, values[form], path);
  }

  /* A date may be a group, in Old Style; and YAML takes the brackets of a set for its own. */
  function dateFaults(value, path) {
    const set = isList(value) && value.length && value.every(isText) ? `[${value.join(",")}]` : null;
    const all = isGroup(value) && value.size && !value.has("is") && [...value.values()].every((one) => one === "");
    const quoted = set ?? (all ? `{${[...value.keys()].join(",")}}` : null);
    if (quoted) {
      const message = `YAML takes these brackets for its own; put a set in quotation marks: "${quoted}"`;
      return [fault(path, "not-a-date", message)];
    }
    return isGroup(value) && value.has("is") ? oldStyleFaults(value, path) : textFaults("date", value, path);
  }

  function oldStyleFaults(value, path) {
    const strange = [...value.keys()].find((name) => !["is", "calendar", "year_begins"].includes(name));
    if (strange) {
      const message = `a date in Old Style has 'is', 'calendar' and perhaps 'year_begins', and no '${strange}'`;
      return [fault(path, "not-a-date", message)];
    }
    if (value.get("calendar") !== "julian") {
      const said = value.has("calendar") ? `'${value.get("calendar")}' is not a calendar that records know` : "'calendar' is missing";
      return [fault(path, "not-a-date", `${said}; write 'calendar: julian', or the date alone if it is Gregorian`)];
    }
    const begins = value.get("year_begins");
    const found = begins === undefined ? [] : patternFault(begins, letterbook.described.values["day-of-year"], path);
    return found.length ? found : countedFault(value, path);
  }

  function countedFault(value, path) {
    const found = letterbook.dates.oldStyleFault(stripped(value.get("is")), yearBegins(value));
    return found ? [fault(path, found.code, found.message)] : [];
  }

  const yearBegins = (group) => (group.has("year_begins") ? group.get("year_begins").split("-").map(Number) : [1, 1]);

  function choiceFaults(words, value, path) {
    const choices = words.length === 1 ? `'${words[0]}'` : `one of ${words.join(", ")}`;
    if (!isText(value)) return [fault(path, "wrong-type", `this is ${formOf(value)}; expected ${choices}`)];
    if (words.includes(value)) return [];
    if (words.length === 1) return [fault(path, "unknown-word", `'${value}' is not allowed here; write ${choices}`)];
    const near = nearestName(value, words);
    return [fault(path, "unknown-word", `'${value}' is not ${choices}${near ? `; did you mean '${near}'?` : ""}`)];
  }

  function idFaults(known, value, path) {
    if (known.orUnknown && value === "unknown") return [];
    if (known.orUnknown && isGroup(value)) {
      if (value.size === 1 && value.has("unknown")) return textFaults("text", value.get("unknown"), [...path, "unknown"]);
      return [fault(path, "wrong-type", `this is a group of fields; ${ENDS}`)];
    }
    return isText(value) ? idFault(stripped(value), path) : [fault(path, "wrong-type", `this is ${formOf(value)}; expected text`)];
  }

  /* A statement is a group with `is`; anything else states itself. */
  function asStatement(known, value) {
    const isWhole = isGroup(value) && (known.grouped ? value.has("is") : !(value.size === 1 && value.has("unknown")));
    return isWhole ? value : new Map([["is", value]]);
  }

  /* A paragraph is a group with its words; a text is a plain one, and a text under the name of a part is that part. */
  function asParagraph(known, value) {
    if (isText(value)) return new Map([["words", value]]);
    const named = isGroup(value) ? known.parts.filter((part) => value.has(part)) : [];
    if (named.length !== 1 || value.has("words") || value.has("part")) return value;
    const others = [...value].filter(([name]) => name !== named[0]);
    return new Map([["part", named[0]], ["words", value.get(named[0])], ...others]);
  }

  /* How a value is read where the field takes it in a shorter form. */
  const ITEMS = {
    statements: (known, value) => (isList(value) ? value : [value]).map((item) => asStatement(known, item)),
    paragraphs: (known, value) => (isList(value) ? value.map((item) => asParagraph(known, item)) : value),
    list: (known, value) => (known.alone && !isList(value) ? [value] : value),
  };

  const itemOf = (known) => (known.is === "list" ? known.of : { is: "group", of: known.of });

  function listFaults(known, value, path, field) {
    const items = ITEMS[known.is](known, value);
    const item = itemOf(known);
    if (!isList(items)) {
      return [fault(path, "wrong-type", `this is ${formOf(items)}; ${item.is === "group" ? GROUPS : A_LIST}`)];
    }
    if (!items.length && known.least) return [emptyFault(path, field)];
    const found = items.flatMap((one, place) => valueFaults(item, one, [...path, place], null));
    if (found.length || items.length >= (known.least ?? 0)) return found;
    const message = `this needs at least ${known.least}, but has only ${items.length}; add more`;
    return [{ ...fault(path, "wrong-type", message), isUnfinished: true }];
  }

  function namedFaults(known, value, path) {
    if (!isGroup(value)) return [fault(path, "wrong-type", `this is ${formOf(value)}; ${A_GROUP}`)];
    return [...value].flatMap(([name, inner]) => {
      const at = [...path, name, "[key]"];
      const ofName = known.names ? choiceFaults(known.names, name, at) : valueFaults(known.by, name, at, null);
      return [...ofName, ...valueFaults(known.of, inner, [...path, name], null)];
    });
  }

  const reasonFaults = (known, value, path) =>
    isText(value) ? textFaults("prose", value, path) : groupFaults(known.of, letterbook.described.groups[known.of], value, path);

  const BY_KIND = {
    text: (known, value, path) => (known.form === "date" ? dateFaults(value, path) : textFaults(known.form, value, path)),
    choice: (known, value, path) => choiceFaults(known.of, value, path),
    id: idFaults,
    list: listFaults,
    statements: listFaults,
    paragraphs: listFaults,
    named: namedFaults,
    reason: reasonFaults,
    group: (known, value, path) => groupFaults(known.of, letterbook.described.groups[known.of], value, path),
  };

  function emptyFault(path, field) {
    if (!field) return fault(path, "empty-field", "this is empty; write a value, or remove it");
    const message = `the field '${field.name}' has no value${field.needed ? ", but is needed; write one" : "; write one, or remove the line"}`;
    return { ...fault(path, "empty-field", message), isUnfinished: true };
  }

  /* What is wrong with a value; `field` is the field whose whole value it is, if it is. */
  function valueFaults(known, value, path, field) {
    return value === "" ? [emptyFault(path, field)] : BY_KIND[known.is](known, value, path, field);
  }

  function missingFault(field, path) {
    const verb = /^(the|one) /.test(field.says) ? "holds" : "says";
    return { ...fault([...path, field.name], "missing-field", `the field '${field.name}' is missing; it ${verb} ${field.says}`), isUnfinished: true };
  }

  function unknownFault(name, names, path) {
    if (name === "id") return fault(path, "unknown-field", "there is no field 'id'; the file's name is the record's id");
    const near = nearestName(name, names);
    if (near) return fault(path, "unknown-field", `there is no field '${name}'; did you mean '${near}'?`);
    const listed = names.length ? `; the fields are ${[...names].sort().join(", ")}` : "";
    return fault(path, "unknown-field", `there is no field '${name}' here${listed}`);
  }

  /* A missing field is not told where a misspelt one is taken for it. */
  function strangeFaults(group, value, path) {
    const names = group.fields.map((field) => field.name);
    const strange = [...value].filter(([name]) => !names.includes(name));
    const meant = new Set(strange.map(([name]) => nearestName(name, names)));
    const faults = strange.map(([name, inner]) => {
      if (inner !== "" || !name.includes(" ")) return unknownFault(name, names, [...path, name]);
      const message = `'${name}' was read as a field; in brackets, text with ', ' needs quotation marks`;
      return fault([...path, name], "unknown-field", message);
    });
    return { faults, meant };
  }

  function groupFaults(model, group, value, path) {
    if (!isGroup(value)) return [fault(path, "wrong-type", `this is ${formOf(value)}; ${A_GROUP}`)];
    const { faults, meant } = strangeFaults(group, value, path);
    for (const field of group.fields) {
      if (value.has(field.name)) faults.push(...fieldFaults(model, field, value, path));
      else if (field.needed && !meant.has(field.name)) faults.push(missingFault(field, path));
    }
    // A rule between fields says something only of fields that are right.
    return faults.length ? faults : letterbook.rules.within(model, value, path);
  }

  function fieldFaults(model, field, group, path) {
    const [value, here] = [group.get(field.name), [...path, field.name]];
    // A day that the Julian calendar alone has is a date where the statement counts by that.
    const isCounted = model === "AttestedDate" && field.name === "is" && isText(value) && group.get("calendar") === "julian";
    const isSound = isCounted && (!group.has("year_begins") || new RegExp(letterbook.described.values["day-of-year"].pattern).test(group.get("year_begins")));
    if (isSound && value !== "") return countedFault(group, here);
    // The one field of titles: others of its form take any text.
    const known = model === "Article" && field.name === "title" ? { is: "text", form: "title" } : field.value;
    return valueFaults(known, value, here, field);
  }

  /* What is wrong with a record of a kind. */
  function recordFaults(kind, value) {
    const known = letterbook.described.kinds[kind];
    return groupFaults(known.model, known, value, []);
  }

  letterbook.shapes = { recordFaults, proposedId, reserved, asStatement, asParagraph, yearBegins, ID };
})();
