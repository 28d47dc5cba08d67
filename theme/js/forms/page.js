/* The form of a page: opens a record or begins one, shows its file as it forms, keeps what was typed in the browser,
   and leads on to where the file is proposed. Nothing is sent from here. */

"use strict";

(() => {
  const place = document.querySelector(".record-form");
  if (!place) return;

  const { make, nextId, messages, sentence } = letterbook.controls;
  const { areSame, asData, ofData } = letterbook.values;
  const FILE = "js/forms/page.js";

  const script = [...document.scripts].find(({ src }) => src.includes(FILE));
  const kind = /record-form--([a-z]+)/.exec(place.className)[1];
  const asked = new URLSearchParams(location.search).get("record");
  const waiting = [];

  Object.assign(letterbook.form, {
    root: script.src.slice(0, script.src.indexOf(FILE)),
    whenShown: (act) => waiting.push(act),
    settle: () => queueMicrotask(settle),
    passages: () => [],
  });

  /* What controls do once they are part of the page. */
  function settle() {
    for (const act of waiting.splice(0)) act();
  }

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  /* What the browser keeps between visits, if it lets us. */
  const kept = {
    key: `letterbook:${letterbook.form.root}:${kind}:${asked ?? ""}`,
    get() {
      try {
        return JSON.parse(localStorage.getItem(this.key));
      } catch {
        return null;
      }
    },
    set(held) {
      try {
        if (held) localStorage.setItem(this.key, JSON.stringify(held));
        else localStorage.removeItem(this.key);
        return true;
      } catch {
        return false;
      }
    },
  };

  async function begin() {
    const { load, ready } = letterbook.others;
    const folderOf = { letter: "letters", article: "articles", person: "people", place: "places", organisation: "organisations", event: "events", topic: "topics", question: "questions" };
    const isOne = asked !== null && letterbook.shapes.ID.test(asked);
    const [described] = await Promise.all([load("fields.js"), isOne ? load(`${folderOf[kind]}/${asked}.js`) : false]);
    if (!described) return say("The form could not be loaded. Try again, or write the record as a file.");
    if (asked !== null && letterbook.opened?.id !== asked) return say("There is no such record; it may have been renamed. Find its page, and follow “Edit this record” there.");
    await ready();
    show(letterbook.opened ?? null);
  }

  const say = (words) => place.replaceChildren(make("p", { attributes: { role: "alert" } }, words));

  function fresh() {
    const value = new Map();
    if (kind === "question") value.set("number", String(letterbook.others.nextNumber()));
    return value.set("changes", [new Map([["date", today()], ["what", "First entered."]])]);
  }

  function show(opened) {
    const before = opened && letterbook.writing.valueOf(opened.root);
    const found = kept.get();
    // What was typed into an earlier form of the record would undo what changed there since.
    const isStale = Boolean(opened && found && found.base !== opened.text);
    const draft = isStale ? null : found;
    const start = draft ? ofData(draft.value) : before ?? fresh();
    const state = { opened, before, hasAsked: false, isChanged: Boolean(draft), id: opened?.id ?? draft?.id ?? "", hasOwnId: Boolean(opened || draft?.hasOwnId) };
    const view = layOut(opened, start, state, isStale ? staleNotice(found) : draft ? keptNotice(opened, draft) : null);
    place.replaceChildren(view.element);
    settle();
    const update = () => renew(state, view);
    let timer = 0;
    view.element.addEventListener("input", () => {
      state.isChanged = true;
      clearTimeout(timer);
      timer = setTimeout(update, 400);
    });
    view.element.addEventListener("focusout", update);
    view.check.addEventListener("click", () => {
      state.hasAsked = true;
      update();
      const first = view.element.querySelector(".form-summary a");
      (first ?? view.ways.heading).focus();
    });
    update();
  }

  /* The id of a new record, proposed until somebody chooses one. */
  function idField(state) {
    const [id, help] = [nextId(), nextId()];
    const input = make("input", { id, value: state.id, autocomplete: "off", spellcheck: false, autocapitalize: "off" });
    const told = messages(`${id}-fault`);
    input.setAttribute("aria-describedby", `${help} ${id}-fault`);
    input.addEventListener("input", () => {
      state.hasOwnId = input.value.trim() !== "";
    });
    const label = make("label", { htmlFor: id, className: "form-label" }, "Id", make("span", { className: "form-needed" }, " needed"));
    const purpose = make("p", { id: help, className: "form-help" }, "The name of the file, and of the page. It is proposed from what you fill in; you can choose another.");
    return { element: make("div", { className: "form-field" }, label, purpose, input, told.element), input, show: told.show };
  }

  function layOut(opened, start, state, notice) {
    const id = opened ? null : idField(state);
    const fields = letterbook.groups.fieldsOf(letterbook.described.kinds[kind], start);
    letterbook.form.passages = () => [...(fields.rows.get("passages")?.read() ?? new Map())].filter(([slug]) => slug).map(([slug, heading]) => ({ id: slug, name: heading }));
    const check = make("button", { type: "button", className: "form-button form-button--main" }, "Check and hand in");
    const status = make("p", { className: "form-status", attributes: { role: "status" } });
    const summary = make("div", { className: "form-summary" });
    const ways = letterbook.ways.panel();
    const code = make("code");
    const pre = make("pre", { tabIndex: 0, attributes: { role: "region", "aria-label": "The file as it will be" } }, code);
    const file = make("p", { className: "form-file-name" });
    const beside = make("aside", { className: "form-file", attributes: { "aria-label": "The record’s file" } }, make("p", { className: "form-file-lead" }, "The record’s file, as it forms:"), file, pre);
    const form = make("form", { className: "form-fields", noValidate: true, attributes: { "aria-label": document.querySelector("h1").textContent } }, ...(id ? [] : []), fields.element, ...(id ? [id.element] : []), make("p", { className: "form-end" }, check), status, summary, ways.element);
    form.addEventListener("submit", (event) => event.preventDefault());
    const element = make("div", { className: "form-columns" }, headOf(opened, notice), form, beside);
    return { element, id, fields, check, status, summary, ways, code, file };
  }

  function headOf(opened, notice) {
    const head = make("div", { className: "form-head" });
    if (opened) {
      const found = letterbook.others.record(opened.id);
      document.querySelector("h1").textContent = `Edit ${"aeo".includes(kind[0]) ? "an" : "a"} ${kind}`;
      head.append(make("p", {}, "You are editing ", make("strong", {}, found?.name ?? opened.id), ". Whatever you do not change stays exactly as it is in its file."));
    }
    if (notice) head.append(notice);
    return head;
  }

  const dayOf = (at) => new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  function keptNotice(opened, { at }) {
    const again = letterbook.groups.button(opened ? "Begin again with the record as it is" : "Begin again with an empty form", () => {
      kept.set(null);
      location.reload();
    });
    return make("p", { className: "form-kept" }, `This browser kept what you typed here on ${dayOf(at)}. `, again);
  }

  function staleNotice({ at, text }) {
    const notice = make("details", { className: "form-kept" }, make("summary", {}, `This browser kept what you changed here on ${dayOf(at)}, but the record has changed since`));
    const forget = letterbook.groups.button("Forget it", () => {
      kept.set(null);
      notice.remove();
    });
    notice.append(make("p", {}, "The form below has the record as it is now. Enter again what is still needed of yours:"), make("pre", { tabIndex: 0 }, make("code", {}, text)), forget);
    return notice;
  }

  const pathOf = (id) => `sources/${letterbook.described.kinds[kind].folder}/${id || "…"}.yml`;

  // What may only be unfinished is told when somebody asks.
  const UNFINISHED = new Set(["missing-field", "direction", "empty-field"]);
  const isUnfinished = ({ code, message }) => UNFINISHED.has(code) || message.startsWith("this needs at least") || message.startsWith("there is neither");

  function renew(state, view) {
    const value = view.fields.read() ?? new Map();
    if (view.id) {
      if (!state.hasOwnId) view.id.input.value = letterbook.naming.proposed(kind, value);
      state.id = view.id.input.value.trim();
    }
    const faults = letterbook.others.faults({ id: state.id, kind }, value, state.before);
    const idFault = view.id ? letterbook.naming.fault(state.id) : null;
    const ofId = idFault ? [{ path: ["id"], code: state.id ? "not-an-id" : "missing-field", message: idFault, isOfId: true }] : [];
    const all = [...faults, ...ofId];
    const shown = all.filter((one) => state.hasAsked || !isUnfinished(one));
    view.id?.show(shown.filter(({ isOfId }) => isOfId));
    view.fields.show(shown.filter(({ isOfId }) => !isOfId));
    const text = textOf(state, value);
    view.code.textContent = text;
    view.file.textContent = pathOf(state.id);
    if (state.isChanged) keep(state, value, text);
    conclude(state, view, all, text);
  }

  function keep({ opened, id, hasOwnId }, value, text) {
    const isSame = opened && text === opened.text;
    kept.set(isSame ? null : { value: asData(value), id, hasOwnId: hasOwnId && !opened, at: Date.now(), base: opened?.text, text });
  }

  function textOf({ opened, before }, value) {
    if (opened) return areSame(value, before) ? opened.text : letterbook.writing.rewritten(opened.text, opened.root, value);
    return letterbook.writing.fresh(letterbook.described.kinds[kind].modeline, value);
  }

  function conclude(state, view, all, text) {
    const faults = all.filter(({ isWarning }) => !isWarning);
    const warnings = all.filter(({ isWarning }) => isWarning);
    const isSame = state.opened && text === state.opened.text;
    const count = `${faults.length === 1 ? "One thing is" : `${faults.length} things are`} missing or wrong.`;
    view.status.textContent = !state.hasAsked ? "" : faults.length ? count : isSame ? "Nothing is changed yet." : "Nothing here is wrong that this page can see. Quotations and captures are checked when you hand it in.";
    view.summary.replaceChildren(...(state.hasAsked && all.length ? [listOf([...faults, ...warnings], view)] : []));
    view.ways.show(state.hasAsked && !faults.length && !isSame ? { text, path: pathOf(state.id), id: state.id, isNew: !state.opened, kind } : null);
  }

  function listOf(faults, view) {
    return make("ul", {}, ...faults.slice(0, 20).map((one) => {
      const link = make("a", { href: "#" }, sentence(one.message));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        fieldAt(one, view)?.focus();
      });
      return make("li", {}, ...(one.isWarning ? ["Please look: "] : []), link);
    }));
  }

  function fieldAt({ path, isOfId }, view) {
    if (isOfId) return view.id.input;
    const wrong = [...view.element.querySelectorAll(".form-fault:not([hidden])")];
    const row = view.fields.rows.get(path[0]);
    const within = row && wrong.find((told) => row.element.contains(told));
    const field = within?.closest(".form-field");
    for (let around = within?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    return field?.querySelector("input, textarea, select, button") ?? row?.input();
  }

  begin();
})();
