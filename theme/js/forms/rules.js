/* Rules between the fields of a group, of a record, and of a record and those that there are: as far as a page can know
   them, in the words of the check. What only the build can know, it says. */

"use strict";

(() => {
  const { isText, isList, isGroup, isEmpty, stripped } = letterbook.values;

  const told = (path, code, message) => [{ path, code, message }];
  // What is only not there yet.
  const unfinished = (path, code, message) => [{ path, code, message, isUnfinished: true }];
  const warned = (path, code, message) => [{ path, code, message, isWarning: true }];
  const has = (group, name) => !isEmpty(group.get(name));
  const listOf = (value) => (value === undefined ? [] : isList(value) ? value : [value]);
  const itemsOf = (value) => (isList(value) ? value : []);

  /* Within one group, by its model; only where each of its fields is right by itself. */
  const WITHIN = {
    Witness(group, path) {
      if (group.get("identified") !== "inferred" || has(group, "because")) return [];
      return unfinished(path, "missing-field", "an inferred identification needs a reason; add the field 'because'");
    },

    Resolution(group, path) {
      if (group.has("follows") !== group.has("open")) return [];
      const message = "a resolution is either the reason for a reading (plain text), or 'open:' with the reason";
      return told(path, "two-outcomes", message);
    },

    Article(group, path) {
      if (!group.has("url") || !group.has("site")) return [];
      return told(path, "two-outcomes", "there is both 'url' and 'site'; keep 'site' only without a full address");
    },

    QuotedAccount(group, path) {
      const found = oneAuthor(group, path);
      if (found.length || !group.has("compared") || group.has("quotation")) return found;
      const message = "'compared' is for quoted words, but there are none here; add the field 'quotation'";
      return unfinished(path, "missing-field", message);
    },

    Question(group, path) {
      if (!group.has("resolution") || !group.has("open")) return [];
      return told(path, "two-outcomes", "there is both 'resolution' and 'open'; remove one");
    },

    Change(group, path) {
      const day = dateOf(group.get("date"));
      const [first] = letterbook.dates.parsed("0001").bounds;
      const isOfThisEra = [...(day.begin ? [day.bounds[0]] : []), ...(day.end ? [day.bounds[1]] : [])].every((one) => one >= first);
      if (isOfThisEra) return [];
      const message = `'${shown(group.get("date"))}' is before the year 1; write the day on which the record changed`;
      return told([...path, "date"], "not-a-date", message);
    },

    Letter(group, path) {
      const [sender, recipient, between] = ["sender", "recipient", "between"].map((name) => has(group, name));
      if (sender && recipient && !between) return [];
      if (!between || sender || recipient) return unfinished(path, "direction", directionFault(sender, recipient, between));
      const ends = new Set(group.get("between").map((end) => JSON.stringify(letterbook.values.asData(end))));
      return ends.size > 1 ? [] : told(path, "direction", "'between' names two or more correspondents, each once");
    },
  };

  function directionFault(sender, recipient, between) {
    if (between) {
      const ends = sender && recipient ? "'sender' and 'recipient'" : `'${sender ? "sender" : "recipient"}'`;
      return `there is 'between' and also ${ends}; use 'between' only if the direction is not known`;
    }
    if (!sender && !recipient) {
      return "'sender' and 'recipient' are missing; if nobody knows one of them, write 'unknown'; if the direction is not known, write 'between' instead of both";
    }
    const [there, missing] = sender ? ["sender", "recipient"] : ["recipient", "sender"];
    return `there is '${there}', but no '${missing}'; if nobody knows who it was, write '${missing}: unknown'; if the direction is not known, write 'between' instead of both`;
  }

  function oneAuthor(group, path) {
    const [article, archive] = [has(group, "article"), group.has("archive")];
    if (!article && !archive) return unfinished(path, "two-outcomes", "there is neither 'article' nor 'archive: true'; add one");
    if (article && archive) return told(path, "two-outcomes", "there is both 'article' and 'archive'; remove one");
    const ofArticle = archive && ["at", "by", "quotation"].find((name) => has(group, name));
    if (!ofArticle) return [];
    const message = `'${ofArticle}' is about an article, but this account is the archive's own; remove it`;
    return told(path, "two-outcomes", message);
  }

  const within = (model, group, path) => (WITHIN[model] ? WITHIN[model](group, path) : []);

  /* A date of a record, or null where there is none, or none that is sound. */
  function dateOf(value) {
    if (value === undefined) return null;
    const { dates, shapes } = letterbook;
    if (isText(value)) return dates.fault(stripped(value)) ? null : dates.parsed(stripped(value));
    const isCounted = isGroup(value) && isText(value.get("is")) && value.get("calendar") === "julian";
    const begins = isCounted && shapes.yearBegins(value);
    return isCounted && !dates.oldStyleFault(value.get("is"), begins) ? dates.parsedOldStyle(value.get("is"), begins) : null;
  }

  const isBefore = (one, other) => Boolean(one && other && letterbook.dates.isBefore(one, other));
  const shown = (value) => (isGroup(value) ? `${value.get("is")} (Julian)` : value);

  /* `early` is dated before `late`, though it must not be; `words` say so, given how the other date is written. */
  function order(group, early, late, path, code, words) {
    const [first, last] = [group.get(early), group.get(late)];
    return isBefore(dateOf(last), dateOf(first)) ? told([...path, late], code, words(shown(first))) : [];
  }

  const witnessesOf = (letter) => itemsOf(letter.get("witnesses")).filter(isGroup);
  const quotationsOf = (group) => itemsOf(group.get("quotations")).filter(isGroup);

  function receivedBeforeSent(letter) {
    const steps = itemsOf(letter.get("handed_over")).filter(isGroup);
    const days = [
      { path: ["received"], day: letter.get("received"), what: "received" },
      ...steps.map((step, place) => ({ path: ["handed_over", place, "date"], day: step.get("date"), what: "handed over" })),
    ];
    const sent = letter.get("date");
    return days.filter(({ day }) => isBefore(dateOf(day), dateOf(sent))).flatMap(({ path, day, what }) =>
      told(path, "received-before-sent", `the letter is dated after it was ${what} (${shown(day)}); it is dated ${shown(sent)}`));
  }

  function sameCorrespondent(letter) {
    const senders = new Set(listOf(letter.get("sender")).filter(isText));
    const both = [...new Set(listOf(letter.get("recipient")).filter((id) => isText(id) && senders.has(id) && id !== "unknown"))];
    return both.sort().flatMap((id) => told(["recipient"], "same-correspondent", `'${id}' is both sender and recipient`));
  }

  function passages(letter) {
    const known = isGroup(letter.get("passages")) ? [...letter.get("passages").keys()] : [];
    const preferred = new Set();
    return witnessesOf(letter).flatMap((witness, one) => quotationsOf(witness).flatMap((quotation, place) => {
      const [path, passage] = [["witnesses", one, "quotations", place], quotation.get("passage")];
      const found = [];
      if (passage !== undefined && !known.includes(passage)) {
        const message = `the letter has no passage '${passage}'; its passages are ${known.join(", ") || "none yet"}`;
        found.push(...told([...path, "passage"], "unknown-passage", message));
      }
      if (quotation.has("preferred") && preferred.has(passage)) {
        const message = `another wording of the passage '${passage}' is preferred already; keep one`;
        found.push(...told([...path, "preferred"], "two-preferred", message));
      }
      if (quotation.has("preferred")) preferred.add(passage);
      return found;
    }));
  }

  function secondWitness(letter) {
    const seen = new Set();
    return witnessesOf(letter).flatMap((witness, place) => {
      const article = witness.get("article");
      const isThere = seen.has(article);
      seen.add(article);
      const message = `'${article}' is already a witness of this letter; join the two`;
      return isThere && article !== undefined ? told(["witnesses", place, "article"], "second-witness", message) : [];
    });
  }

  function lives(person) {
    const roles = itemsOf(person.get("roles")).filter(isGroup);
    return [
      ...order(person, "born", "died", [], "died-before-born", (born) => `the death is dated before the birth (${born})`),
      ...roles.flatMap((role, place) =>
        order(role, "from", "to", ["roles", place], "reversed-interval", (from) => `the role ends before it begins (${from})`)),
    ];
  }

  const lasting = (kind) => (record) =>
    order(record, "date", "finished", [], "finished-before-begun", (date) => `the ${kind} is finished before it was begun (${date})`);

  /* Of one record, by its kind. */
  const OF_RECORD = {
    letter: [readings, receivedBeforeSent, lasting("letter"), sameCorrespondent, passages, secondWitness],
    event: [lasting("event")],
    person: [lives],
  };

  const COUNTED = /[\p{L}\p{N}]+(?:[’'\-.,][\p{L}\p{N}]+)*/gu;
  // The words that a quotation, or a title, has at most.
  const LONGEST = 60;

  const countWords = (text) => (text.match(COUNTED) ?? []).length;
  const MARKS = { '"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "「": "」", "『": "』", "《": "》" };

  /* Whether a pair of quotation marks stands around the whole of a text, and none of the sort within. */
  function isInMarks(text) {
    const letters = [...text];
    const [opening, closing] = [letters[0], letters.at(-1)];
    const inside = letters.slice(1, -1).join("").replace(/(?<=[\p{L}\p{N}_])[’'](?=[\p{L}\p{N}_])/gu, "");
    return letters.length > 2 && (MARKS[opening] ?? "").includes(closing) && !inside.includes(opening) && !inside.includes(closing);
  }

  function quotedFaults(text, path) {
    const count = countWords(text);
    const long = count > LONGEST ? told(path, "quotation-too-long", `the quotation has ${count} words; at most ${LONGEST}; cut it with […]`) : [];
    const marks = "remove the quotation marks around these words; the page adds its own";
    return [...long, ...(isInMarks(stripped(text)) ? warned(path, "outer-marks", marks) : [])];
  }

  /* Every quotation of a record: its words, its place, and the article that is quoted, "" for the record itself. */
  function quoted(kind, record) {
    const [groups, name] = kind === "letter" ? [witnessesOf(record), "witnesses"] : kind === "question" ? [itemsOf(record.get("accounts")).filter(isGroup), "accounts"] : [[record], null];
    return groups.flatMap((group, place) => {
      const path = name ? [name, place] : [];
      const article = name ? group.get("article") : "";
      const own = isText(group.get("quotation")) && kind === "question" ? [{ text: group.get("quotation"), path: [...path, "quotation"], article }] : [];
      const listed = kind === "question" ? [] : quotationsOf(group).map((quotation, at) => ({ text: quotation.get("text"), path: [...path, "quotations", at, "text"], article }));
      return [...own, ...listed].filter(({ text }) => isText(text));
    });
  }

  // A translation can go from one language into another and back; paragraphs have a rule of their own.
  const MAY_REPEAT = new Set(["translated_from", "capture"]);

  /* A list of ids, names or words holds each once. */
  function listedTwice(value, path = []) {
    if (MAY_REPEAT.has(path.at(-1)) || isText(value) || value === undefined) return [];
    if (isGroup(value)) return [...value].flatMap(([name, inner]) => listedTwice(inner, [...path, name]));
    const seen = new Set();
    const single = (item) => isText(item) || (isGroup(item) && item.size === 1 && item.has("unknown"));
    return value.flatMap((item, place) => {
      if (!single(item)) return listedTwice(item, [...path, place]);
      const key = isText(item) ? stripped(item) : `unknown ${item.get("unknown")}`;
      const isThere = seen.has(key);
      seen.add(key);
      const isUnknown = key === "unknown" || !isText(item);
      const remedy = isUnknown ? "say what is known of each, such as {unknown: her clerk}" : "remove one of the two";
      return isThere ? told([...path, place], "listed-twice", `'${isUnknown ? "unknown" : key}' is in this list twice; ${remedy}`) : [];
    });
  }

  // Fields of which a letter's record gives the archive's reading; and those that a witness must state.
  const READ = ["sender", "recipient", "date", "finished", "received", "handed_over", "answers", "sent_from", "received_at"];
  const ATTESTED = ["date", "finished", "received", "answers"];

  /* Whether some witness states what can be the letter's reading of a field; a date with a mark may be any day near. */
  function isStated(letter, field) {
    const says = witnessesOf(letter).map((witness) => witness.get("says")).filter(isGroup);
    const stated = says.flatMap((one) => listOf(one.get(field))).map((one) => (isGroup(one) && one.has("is") && !one.has("calendar") ? one.get("is") : one));
    if (field === "answers") return stated.includes(letter.get(field));
    const read = dateOf(letter.get(field));
    if (!read || /[~?%]/.test(read.edtf)) return stated.length > 0;
    return stated.map(dateOf).some((day) => !day || (day.bounds[0] <= read.bounds[1] && read.bounds[0] <= day.bounds[1]));
  }

  function readings(letter) {
    const resolved = isGroup(letter.get("resolutions")) ? [...letter.get("resolutions")] : [];
    const follows = resolved.filter(([field, one]) => READ.includes(field) && !has(letter, field) && (isText(one) || (isGroup(one) && one.has("follows"))));
    const bare = ATTESTED.filter((field) => has(letter, field) && !listOf(letter.get("conjectured")).includes(field) && !isStated(letter, field));
    return [
      ...follows.flatMap(([field]) => warned(["resolutions", field], "no-reading", `this follows a reading, but the letter has no '${field}'; write it in '${field}', or write 'open:' and why`)),
      ...bare.flatMap((field) => warned([field], "unattested", `no witness states this '${field}'; correct it, enter who states it under 'says', or, if it is the archive's inference, name the field in 'conjectured'`)),
    ];
  }

  function titleFault(record) {
    const [title, count] = [record.get("title"), countWords(isText(record.get("title")) ? record.get("title") : "")];
    if (!title || record.get("rights") === "full" || count <= LONGEST) return [];
    const message = `the title has ${count} words; at most ${LONGEST}; is it the text of the article? Cut a long title with […]`;
    return told(["title"], "title-too-long", message);
  }

  function ofRecord(kind, record) {
    const own = [...listedTwice(record), ...(OF_RECORD[kind] ?? []).flatMap((rule) => rule(record))];
    const words = quoted(kind, record).flatMap(({ text, path }) => quotedFaults(text, path));
    return [...own, ...words, ...(kind === "article" ? titleFault(record) : [])];
  }

  letterbook.rules = { within, ofRecord, quoted, countWords, dateOf, isBefore, listOf, witnessesOf, shown };
})();
