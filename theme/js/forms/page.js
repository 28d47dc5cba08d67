/* The form of a page: opens a record or begins one, shows its file as it forms, keeps what was typed in the browser,
   and leads on to where the file is proposed. Nothing is sent from here. */

"use strict";

(() => {
  const place = document.querySelector(".record-form");
  if (!place) return;

  const { make, nextId, messages, sentence, tell } = letterbook.controls;
  const { areSame, asData } = letterbook.values;
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
    today,
  });

  /* What controls do once they are part of the page. */
  function settle() {
    for (const act of waiting.splice(0)) act();
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  async function begin() {
    const { load, ready } = letterbook.others;
    if (!(await load("fields.js"))) return say("The form could not be loaded. Try again, or write the record as a file.");
    const { folder } = letterbook.described.kinds[kind];
    if (asked !== null && letterbook.shapes.ID.test(asked)) await load(`${folder}/${asked}.js`);
    if (asked !== null && (letterbook.opened?.id !== asked || letterbook.opened.kind !== kind)) {
      return say("There is no such record; it may have been renamed. Find its page, and follow “Edit this record” there.");
    }
    await ready();
    letterbook.drafts.makeKnown();
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
    const kept = letterbook.drafts.of(kind, asked ?? "", opened);
    const { draft } = kept;
    const state = { opened, before, kept, hasAsked: false, isChanged: Boolean(draft), id: opened?.id ?? draft?.id ?? "", hasOwnId: Boolean(opened || draft?.hasOwnId) };
    const view = layOut(opened, draft?.value ?? before ?? fresh(), state);
    place.replaceChildren(view.element);
    settle();
    listen(view, () => renew(state, view), state);
    renew(state, view);
  }

  /* Says what is wrong soon after one types, and at once when somebody asks; a click that has begun is let end first. */
  function listen(view, update, state) {
    let timer = 0;
    const soon = (milliseconds) => {
      clearTimeout(timer);
      timer = setTimeout(update, milliseconds);
    };
    view.element.addEventListener("input", () => {
      [state.isChanged, state.isDirty] = [true, true];
      soon(400);
    });
    view.element.addEventListener("focusout", () => state.isDirty && soon(200));
    view.ways.element.addEventListener("pointerdown", () => state.isDirty && update(), true);
    view.check.addEventListener("click", () => {
      clearTimeout(timer);
      state.hasAsked = true;
      update();
      (view.summary.querySelector("a") ?? (view.ways.element.hidden ? view.check : view.ways.heading)).focus();
    });
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
    const purpose = make("p", { id: help, className: "form-help" }, "The name of the file, and of the page: Latin letters, digits and hyphens. It is proposed from what you fill in; you can choose another.");
    return { element: make("div", { className: "form-field" }, label, purpose, input, told.element), input, show: told.show };
  }

  function layOut(opened, start, state) {
    const id = opened ? null : idField(state);
    const fields = letterbook.groups.fieldsOf(letterbook.described.kinds[kind], start);
    letterbook.form.passages = () => [...(fields.rows.get("passages")?.read() ?? new Map())].filter(([slug]) => slug).map(([slug, heading]) => ({ id: slug, name: heading }));
    const check = make("button", { type: "button", className: "form-button form-button--main" }, "Check and hand in");
    const status = make("p", { className: "form-status", attributes: { role: "status" } });
    const summary = make("div", { className: "form-summary" });
    const ways = letterbook.ways.panel();
    const file = letterbook.preview.panel(opened?.text);
    const head = headOf(opened, state.kept);
    const form = make("form", { className: "form-fields", noValidate: true, attributes: { "aria-label": document.querySelector("h1").textContent } }, fields.element, id?.element, make("p", { className: "form-end" }, check), status, summary, ways.element);
    form.addEventListener("submit", (event) => event.preventDefault());
    return { element: make("div", { className: "form-columns" }, head, form, file.element), id, fields, check, status, summary, ways, file };
  }

  function headOf(opened, kept) {
    const head = make("div", { className: "form-head" });
    if (opened) {
      const name = letterbook.others.record(opened.id)?.name ?? opened.id;
      const title = document.querySelector("h1");
      document.title = document.title.replace(title.textContent, `Edit: ${name}`);
      for (const one of [title, ...document.querySelectorAll(".md-header__topic:last-child .md-ellipsis")]) one.textContent = `Edit: ${name}`;
      head.append(make("p", {}, "Whatever you do not change stays exactly as it is in the record’s file."));
    }
    if (!letterbook.others.areReady()) head.append(make("p", { attributes: { role: "alert" } }, "The names of all records could not be loaded, so ids are not checked here. Load the page again."));
    head.append(...kept.notices());
    return head;
  }

  const pathOf = (id) => `sources/${letterbook.described.kinds[kind].folder}/${id || "…"}.yml`;

  function renew(state, view) {
    state.isDirty = false;
    const value = view.fields.read() ?? new Map();
    if (view.id) {
      if (!state.hasOwnId) view.id.input.value = letterbook.naming.proposed(kind, value);
      state.id = view.id.input.value.trim();
    }
    const text = textOf(state, value);
    const all = [...letterbook.others.faults({ id: state.id, kind }, value, state.before), ...ofId(state, view), ...ofHistory(state, value, text)];
    const shown = all.filter((one) => state.hasAsked || !one.isUnfinished);
    view.id?.show(shown.filter(({ isOfId }) => isOfId));
    view.fields.show(shown.filter(({ isOfId }) => !isOfId));
    view.file.show(pathOf(state.id), text);
    if (state.isChanged) state.kept.keep({ value: asData(value), id: state.id, hasOwnId: state.hasOwnId && !state.opened, base: state.opened?.text, text });
    conclude(state, view, all, text, value);
  }

  function ofId(state, view) {
    const message = view.id && letterbook.naming.fault(state.id);
    return message ? [{ path: ["id"], code: "not-an-id", message, isOfId: true, isUnfinished: !state.id }] : [];
  }

  /* Readers see in `changes` what was changed; nobody is made to say it. */
  function ofHistory({ opened, before }, value, text) {
    if (!opened || text === opened.text || !areSame(value.get("changes"), before.get("changes"))) return [];
    const message = "say under “Changes” what you changed, if a reader should know of it";
    return [{ path: ["changes"], code: "", message, isWarning: true, isUnfinished: true }];
  }

  function textOf({ opened, before }, value) {
    if (opened) return areSame(value, before) ? opened.text : letterbook.writing.rewritten(opened.text, opened.root, value);
    return letterbook.writing.fresh(letterbook.described.kinds[kind].modeline, value);
  }

  const RIGHT = "Nothing is wrong that this page can see. Captures, and what depends on other records, are checked when you hand it in.";

  function conclude(state, view, all, text, value) {
    const faults = all.filter(({ isWarning }) => !isWarning);
    const warnings = all.filter(({ isWarning }) => isWarning);
    const isSame = state.opened && text === state.opened.text;
    const count = `${faults.length === 1 ? "One thing is" : `${faults.length} things are`} missing or wrong.`;
    tell(view.status, !state.hasAsked ? "" : faults.length ? count : isSame ? "Nothing is changed yet." : RIGHT);
    summarise(view, state.hasAsked ? [...faults, ...warnings] : []);
    const isReady = state.hasAsked && !faults.length && !isSame;
    if (isReady && !state.opened) letterbook.drafts.enter(kind, state.id, value);
    view.ways.show(isReady ? { text, path: pathOf(state.id), id: state.id, isNew: !state.opened, kind, again: state.kept.forget } : null);
  }

  const MOST = 20;

  /* The list of what is wrong; one that says the same is left alone, since somebody may be in it. */
  function summarise(view, faults) {
    const words = faults.map(({ message }) => message).join("\n");
    view.summary.faults = faults;
    if (view.summary.words === words) return;
    view.summary.words = words;
    const items = faults.slice(0, MOST).map((one, place) => {
      const link = make("a", { href: "#" }, sentence(one.message));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        letterbook.mending.go(view.summary.faults[place], view);
      });
      return make("li", {}, ...(one.isWarning ? ["Please look: "] : []), link);
    });
    const more = faults.length > MOST ? [make("li", {}, `And ${faults.length - MOST} more.`)] : [];
    view.summary.replaceChildren(...(items.length ? [make("ul", {}, ...items, ...more)] : []));
  }

  begin();
})();
