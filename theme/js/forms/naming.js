/* The id that a new record has by custom, made of what is filled in; the words of `new` on the command line. */

"use strict";

(() => {
  const { isText, isList } = letterbook.values;
  const FILLERS = new Set(
    ("a an and are as at be been by could did do does for from had has have how if in into is it its of on or so than " +
      "that the their them then there these they this those to was were will with would").split(" "));

  const words = (text, most) => letterbook.shapes.proposedId(text ?? "").split("-").filter(Boolean).slice(0, most).join("-");
  const dayOf = (date) => (isText(date) ? /^\d{4}(-\d\d){0,2}/.exec(date)?.[0] ?? "" : "");
  const firstOf = (value) => (isList(value) ? value[0] : value);

  function shortName(value) {
    const id = firstOf(value);
    return isText(id) ? letterbook.others.record(id, ["person", "organisation"])?.facts.short || id : "unknown";
  }

  function letterId(record) {
    const [sender, recipient] = [record.get("sender"), record.get("recipient")];
    if (sender === undefined || recipient === undefined) return "";
    return `${dayOf(record.get("date")) || "undated"}-${shortName(sender)}-to-${shortName(recipient)}`;
  }

  function articleId(record) {
    const called = record.get("title") ?? record.get("kind");
    const [outlet, day] = [record.get("outlet") ?? words(record.get("site")), dayOf(record.get("published"))];
    if (record.get("outlet") === undefined && record.has("title")) return words(called, 6);
    const id = [outlet, day].filter(Boolean).join("-");
    return outlet && day && !letterbook.others.record(id) ? id : [id, words(called, 3)].filter(Boolean).join("-");
  }

  function questionId(record) {
    const said = words(record.get("title")).split("-");
    const telling = said.filter((word) => !FILLERS.has(word));
    return (telling.length ? telling : said).slice(0, 6).join("-");
  }

  const nameId = (record, kind) => words(kind === "person" ? record.get("name") : (record.get("name") ?? "").replace(/^(?:the|an?)\s+(?=\S)/i, ""));

  const BY_KIND = { letter: letterId, article: articleId, question: questionId };

  /* The proposed id of a record of a kind; "" while too little is known. */
  function proposed(kind, record) {
    return letterbook.shapes.proposedId((BY_KIND[kind] ?? nameId)(record, kind));
  }

  /* Why a new record cannot have an id; null if it can. */
  function fault(id) {
    const proposal = letterbook.shapes.proposedId(id);
    if (!id) return "a record needs an id: it is the name of its file";
    if (!letterbook.shapes.ID.test(id)) {
      return `'${id}' is not an id: use a to z and digits, joined by hyphens${proposal ? `; did you mean '${proposal}'?` : ""}`;
    }
    if (letterbook.shapes.reserved(id)) return letterbook.shapes.reserved(id);
    const now = letterbook.others.nowOf(id);
    if (now) return `'${id}' is a former id of '${now}'; choose another one`;
    const there = letterbook.others.record(id);
    return there ? `'${id}' is the id of another record: ${there.name}; is it the same? If not, choose another id` : null;
  }

  letterbook.naming = { proposed, fault };
})();
