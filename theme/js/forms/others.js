/* What a record says of others: whether there are such, and what a page knows of them that a rule compares with.

   The records of a kind are loaded when something asks for them, as scripts: a page from a disk cannot fetch. */

"use strict";

(() => {
  const { areSame, isText, isList, isGroup, nearest, stripped } = letterbook.values;
  const { listOf, dateOf, isBefore, quoted, countWords, witnessesOf, shown } = letterbook.rules;

  const everyKind = () => Object.keys(letterbook.described.kinds);
  const asked = {};

  /* Loads a script of the site once; resolves when it has run, also when it is not there. */
  function load(path) {
    asked[path] ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${letterbook.form.root}contributing/new/data/${path}`;
      script.addEventListener("load", () => resolve(true));
      script.addEventListener("error", () => resolve(false));
      document.head.append(script);
    });
    return asked[path];
  }

  const places = {};

  /* The records of a kind by their ids; none before they are loaded. */
  function place(kind) {
    const rows = letterbook.known[kind] ?? [];
    if (places[kind]?.rows !== rows) {
      places[kind] = { rows, byId: new Map(rows.map(([id, name, facts]) => [id, { id, name, facts, kind }])) };
    }
    return places[kind].byId;
  }

  const ready = (kinds = everyKind()) => Promise.all(kinds.map((kind) => load(`known-${kind}.js`)));
  const areReady = (kinds = everyKind()) => kinds.every((kind) => letterbook.known[kind]);
  const record = (id, kinds = everyKind()) => kinds.map((kind) => place(kind).get(id)).find(Boolean);
  const recordsOf = (kinds) => kinds.flatMap((kind) => [...place(kind).values()]);

  function nowOf(id) {
    const found = recordsOf(everyKind()).find(({ facts }) => facts.formerly?.includes(id));
    return found && found.id;
  }

  const withArticle = (kind) => `${"aeo".includes(kind[0]) ? "an" : "a"} ${kind}`;

  function unknown(id, what, kinds, orUnknown) {
    const now = nowOf(id);
    if (now) return `${what} is a former id; write '${now}'`;
    const known = recordsOf(kinds).map((one) => one.id).sort().concat(orUnknown ? ["unknown"] : []);
    const meant = nearest(id, known);
    const near = meant ? [meant] : known.filter((one) => `-${one}-`.includes(`-${id}-`)).slice(0, 3);
    const otherwise = orUnknown ? ", or write 'unknown' if nobody knows who it was" : "";
    const remedy = `write the record first, or correct the id${otherwise}`;
    return `${what} names no record; ${near.length ? `did you mean ${near.map((one) => `'${one}'`).join(" or ")}?` : remedy}`;
  }

  function idFaults(known, value, path, self) {
    if (!isText(value) || (known.orUnknown && value === "unknown") || !letterbook.shapes.ID.test(value)) return [];
    // Of records that could not be loaded nobody can say that they are not there.
    if (!areReady()) return [];
    const found = value === self.id ? { kind: self.kind } : record(value);
    if (!found) {
      return [{ path, code: "unknown-id", message: unknown(value, `the id '${value}'`, known.kinds, known.orUnknown) }];
    }
    if (known.kinds.includes(found.kind)) return [];
    const message = `'${value}' is ${withArticle(found.kind)}; expected ${withArticle(known.kinds.join(" or "))}`;
    return [{ path, code: "wrong-kind", message }];
  }

  const LINK = /\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]/g;

  function linkFaults(text, path, self) {
    if (!areReady()) return [];
    const strange = [...text.matchAll(LINK)].map((found) => found[1].trim()).filter((id) => id !== self.id && !record(id));
    const faults = strange.map((id) => ({ path, code: "unknown-link", message: unknown(id, `the link [[${id}]]`, everyKind(), false) }));
    const rest = text.replace(LINK, (found) => " ".repeat(found.length));
    const stray = rest.search(/\[\[|\]\]/);
    if (stray < 0) return faults;
    const slip = [...text.slice(stray).split("\n")[0]].slice(0, 20).join("").trim();
    return [...faults, { path, code: "unknown-link", message: `'${slip}' is not a link; write [[id]] or [[id|words]]` }];
  }

  const asItems = (known, value) => (known.alone && !isList(value) ? [value] : isList(value) ? value : []);
  const ofModel = (name) => letterbook.described.groups[name];

  /* Calls a function for each id and each prose of a value, with what is known of it and its path. */
  const WALKS = {
    text: (known, value, path, see) => (["prose", "digest"].includes(known.form) && isText(value) ? see(known, value, path) : undefined),
    id: (known, value, path, see) => see(known, value, path),
    choice: () => {},
    list: (known, value, path, see) => asItems(known, value).forEach((item, at) => walk(known.of, item, [...path, at], see)),
    group: (known, value, path, see) => walkGroup(ofModel(known.of), value, path, see),
    reason: (known, value, path, see) => (isText(value) ? see({ is: "text", form: "prose" }, value, path) : walkGroup(ofModel(known.of), value, path, see)),
    named: (known, value, path, see) => isGroup(value) && value.forEach((inner, name) => walk(known.of, inner, [...path, name], see)),
    paragraphs: () => {},
    statements(known, value, path, see) {
      const items = (isList(value) ? value : [value]).map((item) => letterbook.shapes.asStatement(known, item));
      items.forEach((item, at) => walkGroup(ofModel(known.of), item, [...path, at], see));
    },
  };

  const walk = (known, value, path, see) => WALKS[known.is](known, value, path, see);

  function walkGroup(group, value, path, see) {
    if (!isGroup(value)) return;
    for (const field of group.fields) if (value.has(field.name)) walk(field.value, value.get(field.name), [...path, field.name], see);
  }

  function pointing(kind, self, value) {
    const faults = [];
    walkGroup(letterbook.described.kinds[kind], value, [], (known, inner, path) => {
      faults.push(...(known.is === "id" ? idFaults(known, inner, path, self) : linkFaults(inner, path, self)));
    });
    return faults;
  }

  /* A date of another record: the first and the last day that it can mean, and how it is written. */
  const factOf = (date) => (date ? { bounds: date.slice(0, 2), text: date[2] } : null);

  function afterDeath(letter) {
    return listOf(letter.get("sender")).filter(isText).flatMap((id) => {
      const died = factOf(record(id, ["person"])?.facts.died);
      const isDead = isBefore(died, dateOf(letter.get("date")));
      const message = `the letter is dated after its sender '${id}' died (${died?.text})`;
      return isDead ? [{ path: ["date"], code: "after-death", message }] : [];
    });
  }

  function answers(letter, self) {
    const other = letter.get("answers") !== self.id && record(letter.get("answers"), ["letter"]);
    if (!other) return [];
    const { sender } = other.facts;
    const date = factOf(other.facts.date);
    const faults = [];
    if (isBefore(dateOf(letter.get("date")), date)) {
      const message = `the answer is dated ${shown(letter.get("date"))}, before the letter it answers (${date.text})`;
      faults.push({ path: ["answers"], code: "answer-before-letter", message });
    }
    const own = listOf(letter.get("sender"));
    const isSame = own.length === sender.length && own.every((id) => isText(id) && id !== "unknown" && sender.includes(id));
    if (own.length && isSame) {
      const message = `the answer goes the same way as the letter it answers, '${other.id}'`;
      faults.push({ path: ["answers"], code: "answer-same-way", message });
    }
    return faults;
  }

  function number(question, self) {
    const others = recordsOf(["question"]).filter(({ id }) => id !== self.id);
    const first = others.find(({ facts }) => String(facts.number) === question.get("number"));
    const message = first && `'${first.id}' already has the number ${first.facts.number}; the next free one is ${nextNumber()}`;
    return first ? [{ path: ["number"], code: "duplicate-number", message }] : [];
  }

  const nextNumber = () => Math.max(0, ...recordsOf(["question"]).map(({ facts }) => facts.number)) + 1;

  function quotedUnread(article, self) {
    const isQuoted = quoted("article", article).length || record(self.id, ["article"])?.facts.quoted;
    if (article.get("read") !== "none" || !isQuoted) return [];
    const message = "this article is quoted, so it was read; write 'part' or 'whole'";
    return [{ path: ["read"], code: "quoted-unread", message, isWarning: true }];
  }

  /* How many words of each article are quoted with those that are new here. Where the words stand in it only the build
     knows, and words that overlap count once there: so this only warns. */
  function limits(kind, value, self, before) {
    const [now, then] = [value, before].map((one) => (one ? quoted(kind, one) : []));
    const words = (quotations, article) => quotations.filter((one) => one.article === article).reduce((sum, { text }) => sum + countWords(text), 0);
    return [...new Set(now.map(({ article }) => article))].flatMap((article) => {
      const facts = record(article || self.id, ["article"])?.facts;
      const [added, gone] = [words(now, article), words(then, article)];
      const allowed = article ? facts?.allowed : allowedBy(value);
      const count = (facts?.quoted ?? 0) + added - gone;
      if (allowed === undefined || added <= gone || count <= allowed) return [];
      const limit = allowed ? `its quotation_limit is ${allowed}` : "its rights allow none";
      const remedy = allowed ? "cut with […], or raise it and say why in the digest" : "leave them out";
      const message = `${count} words of this article are quoted, with these; ${limit}: ${remedy}`;
      return [{ path: now.findLast((one) => one.article === article).path, code: "quotation-limit", message, isWarning: true }];
    });
  }

  function allowedBy(article) {
    const { fields } = letterbook.described.kinds.article;
    const usual = fields.find(({ name }) => name === "quotation_limit").default;
    return article.get("rights") === "none" ? 0 : Number(article.get("quotation_limit") ?? usual);
  }

  /* Where two dates, or two single values, that articles state cannot both be true, and the record does not say so. */
  function conflicts(letter) {
    const resolved = isGroup(letter.get("resolutions")) ? letter.get("resolutions") : new Map();
    const stated = new Map();
    for (const witness of witnessesOf(letter)) {
      const says = isGroup(witness.get("says")) ? witness.get("says") : new Map();
      for (const [field, value] of says) {
        for (const item of listOf(value)) {
          const is = isGroup(item) && item.has("is") ? item.get("is") : item;
          const day = ["date", "finished", "received"].includes(field) ? dateOf(isGroup(item) && item.has("calendar") ? item : is) : null;
          if (isText(is)) stated.set(field, [...(stated.get(field) ?? []), { is, day, article: witness.get("article") }]);
        }
      }
    }
    return [...stated].filter(([field, all]) => !resolved.has(field) && doDiffer(field, all)).flatMap(([field, all]) => {
      const by = [...new Set(all.map(({ is }) => is))].map((is) => `${is} in ${[...new Set(all.filter((one) => one.is === is).map(({ article }) => article))].join(", ")}`);
      const message = `the witnesses differ about '${field}' (${by.join(" / ")}); add it to 'resolutions': give the reason for a reading, or 'open:' and why`;
      return [{ path: ["witnesses"], code: "unresolved-conflict", message, field, isWarning: true }];
    });
  }

  const overlap = (one, other) => one[0] <= other[1] && other[0] <= one[1];

  function doDiffer(field, all) {
    const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other]));
    if (["date", "finished", "received"].includes(field)) {
      return pairs.some(([one, other]) => one.day && other.day && !overlap(one.day.bounds, other.day.bounds));
    }
    const same = (one, other) => (field === "pages" ? Number(one) === Number(other) : one === other);
    return pairs.some(([one, other]) => !same(one.is, other.is) && one.is !== "unknown" && other.is !== "unknown");
  }

  /* What is wrong with a record among others; `before` is what its file held, if there is one. */
  function faults(kind, self, value, before) {
    const ofKind = kind === "letter" ? [...afterDeath(value), ...answers(value, self), ...conflicts(value)] : kind === "question" ? number(value, self) : kind === "article" ? quotedUnread(value, self) : [];
    return [...pointing(kind, self, value), ...ofKind, ...limits(kind, value, self, before)];
  }

  /* All that is wrong with a record, as far as a page can know: in itself, and among others. */
  function all(self, value, before) {
    const { shapes, rules } = letterbook;
    const own = shapes.recordFaults(self.kind, value);
    const more = [...rules.ofRecord(self.kind, value), ...faults(self.kind, self, value, before)];
    // Of a value that is wrong by itself, nothing more is said.
    return [...own, ...more.filter(({ path }) => !own.some((one) => areSame(one.path, path)))];
  }

  letterbook.others = { load, ready, areReady, record, recordsOf, nowOf, nextNumber, faults: all };
})();
