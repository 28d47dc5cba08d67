/* What the browser keeps of forms: what was typed, until it is handed in, and which records were entered, so that
   others can name them. It stays in this browser. */

"use strict";

(() => {
  const { make } = letterbook.controls;
  const { isGroup, isText, ofData } = letterbook.values;

  /* A part of what the browser keeps for this site, if it lets us. */
  const stored = (name) => {
    const key = `letterbook:${letterbook.form.root}:${name}`;
    return {
      key,
      get() {
        try {
          return JSON.parse(localStorage.getItem(key));
        } catch {
          return null;
        }
      },
      set(held) {
        try {
          if (held) localStorage.setItem(key, JSON.stringify(held));
          else localStorage.removeItem(key);
        } catch {
          // A browser that keeps nothing is one that asks for it again.
        }
      },
    };
  };

  const dayOf = (at) => new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  /* A draft as it was kept; null for anything else that lies there. */
  function sound(held) {
    try {
      const value = ofData(held.value);
      return isGroup(value) && isText(held.text) ? { ...held, value } : null;
    } catch {
      return null;
    }
  }

  /* The draft of one form. One of a record that has changed since would undo what changed there: it is put aside. */
  function of(kind, id, opened) {
    const [kept, aside] = [stored(`${kind}:${id}`), stored(`${kind}:${id}:aside`)];
    const found = sound(kept.get());
    const isStale = Boolean(opened && found && found.base !== opened.text);
    if (isStale) {
      aside.set(kept.get());
      kept.set(null);
    }
    const draft = isStale ? null : found;
    const forget = () => {
      kept.set(null);
      location.assign(location.pathname + location.search);
    };
    const keep = (held) => kept.set(opened && held.text === opened.text ? null : { ...held, at: Date.now() });
    const notices = () => [...(draft ? [keptNotice(opened, draft, forget)] : []), ...asideNotice(aside), otherTabs(kept)];
    return { draft, keep, forget, notices };
  }

  function keptNotice(opened, { at }, forget) {
    const again = letterbook.groups.button(opened ? "Begin again with the record as it is" : "Begin again with an empty form", () => {
      if (window.confirm("What you typed here goes. Begin again?")) forget();
    });
    return make("p", { className: "form-kept" }, `This browser kept what you typed here on ${dayOf(at)}. `, again);
  }

  function asideNotice(aside) {
    const held = sound(aside.get());
    if (!held) return [];
    const summary = make("summary", {}, `This browser kept what you changed here on ${dayOf(held.at)}, but the record has changed since`);
    const notice = make("details", { className: "form-kept" }, summary);
    const forget = letterbook.groups.button("Forget it", () => {
      aside.set(null);
      notice.remove();
    });
    notice.append(make("p", {}, "The form below has the record as it is now. Enter again what is still needed of yours:"), make("pre", { tabIndex: 0 }, make("code", {}, held.text)), forget);
    return [notice];
  }

  /* Says when the same form is typed into in another tab: there is one draft for both. */
  function otherTabs({ key }) {
    const notice = make("p", { className: "form-kept", attributes: { role: "status" } });
    window.addEventListener("storage", (event) => {
      if (event.key === key) notice.textContent = "The same form is open in another tab. Type in one of them only: the browser keeps what was typed last.";
    });
    return notice;
  }

  const entered = () => {
    const rows = stored("entered").get();
    return Array.isArray(rows) ? rows.filter((row) => Array.isArray(row) && row.length === 3 && row.every(isText) && letterbook.shapes.ID.test(row[1])) : [];
  };

  /* Remembers a record that can be handed in, so that the next one can name it. */
  function enter(kind, id, value) {
    const called = value.get("name") ?? value.get("title") ?? id;
    const others = entered().filter((row) => row[1] !== id);
    stored("entered").set([...others, [kind, id, isText(called) ? called : id]].slice(-50));
  }

  /* The records that were entered here, are not there yet, and that a text names. */
  function namedIn(text, self) {
    const words = new Set(text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g));
    return entered().filter(([, id]) => id !== self && words.has(id) && letterbook.others.record(id)?.facts.isEntered).map(([, , name]) => name);
  }

  /* Adds the records that were entered here to those that there are. */
  function makeKnown() {
    for (const [kind, id, name] of entered()) {
      const rows = letterbook.known[kind];
      if (rows && !letterbook.others.record(id)) letterbook.known[kind] = [...rows, [id, `${name} (entered in this browser)`, { isEntered: true, short: letterbook.shapes.proposedId(name).split("-")[0] }]];
    }
  }

  letterbook.drafts = { of, enter, namedIn, makeKnown };
})();
