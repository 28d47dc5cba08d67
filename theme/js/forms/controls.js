/* Controls for single values: a text, a date, a choice, the id of a record.

   A control has an element, read() for what it says (undefined for nothing), and show() for what is wrong with it. */

"use strict";

(() => {
  const { areSame, isText, isGroup, stripped } = letterbook.values;
  let made = 0;

  function make(tag, properties = {}, ...children) {
    const { attributes = {}, ...own } = properties;
    const element = Object.assign(document.createElement(tag), own);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /* A live region speaks when its text is set, so it is set only if it differs. */
  function tell(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  const nextId = () => `record-${(made += 1)}`;

  /* Names as `in code` stand between grave accents in what is said of a field. */
  const worded = (text) => text.split("`").map((part, place) => (place % 2 ? make("code", {}, part) : part));

  const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

  const MEANT = /did you mean '([^']+)'\?$/;

  /* The messages below a control; `use` takes what one of them proposes. */
  function messages(id, use = null) {
    const element = make("p", { id, className: "form-fault", hidden: true });
    let last = "";
    const show = (faults) => {
      for (const one of faults) (one.origin ?? one).shownAt = element;
      if (faults.map(({ message }) => message).join("\n") === last) return;
      last = faults.map(({ message }) => message).join("\n");
      element.replaceChildren(...faults.flatMap(({ message }, place) => [...(place ? [make("br")] : []), sentence(message)]));
      const meant = use && faults.length === 1 && MEANT.exec(faults[0].message);
      if (meant) element.append(" ", proposal(meant[1], use));
      element.classList.toggle("form-fault--warning", faults.length > 0 && faults.every((one) => one.isWarning));
      element.hidden = !faults.length;
    };
    return { element, show };
  }

  function proposal(text, use) {
    const button = make("button", { type: "button", className: "form-button" }, `Use ${text}`);
    button.addEventListener("click", () => use(text));
    return button;
  }

  /* Grows with its text; one line at first. */
  function fit(area) {
    area.rows = 1;
    const lines = Math.round((area.scrollHeight - 16) / 24);
    area.rows = Math.min(30, Math.max(1, lines, area.value.split("\n").length));
  }

  const WITH_LINES = new Set(["digest"]);

  function textControl({ form }, value) {
    const hasLines = WITH_LINES.has(form) || (isText(value) && stripped(value).includes("\n"));
    const isShort = !["text", "prose", "digest"].includes(form);
    const area = make(isShort ? "input" : "textarea", { value: isText(value) ? stripped(value) : "", spellcheck: !isShort, autocomplete: "off" });
    if (!isShort) {
      area.rows = 1;
      area.addEventListener("input", () => fit(area));
      letterbook.form.whenShown(() => fit(area));
    }
    if (isShort) area.autocapitalize = "off";
    const read = () => {
      const text = stripped(area.value.replace(/\r\n?/g, "\n").normalize("NFC"));
      if (isText(value) && text === stripped(value)) return value;
      return (hasLines ? text : text.replace(/\s*\n\s*/g, " ")) || undefined;
    };
    return { element: area, input: area, read };
  }

  function choiceControl({ of }, value, field) {
    const nothing = field?.default ? `${field.default} (if you choose nothing)` : "";
    const means = (word) => (field?.meanings?.[word] ? `${word}: ${field.meanings[word]}` : word);
    const options = of.map((word) => make("option", { value: word }, means(word)));
    const strange = isText(value) && !of.includes(value) ? [make("option", { value }, value)] : [];
    const select = make("select", { autocomplete: "off" }, make("option", { value: "" }, nothing), ...options, ...strange);
    select.value = isText(value) ? value : "";
    return { element: select, input: select, read: () => select.value || undefined };
  }

  /* What a date means is said while it is typed; it may be in Old Style where no field beside it says so. */
  function dateControl(known, value, field, beside) {
    const inner = textControl(known, isGroup(value) ? value.get("is") : value);
    const says = make("p", { className: "form-meaning", attributes: { role: "status" } });
    const isAlone = field?.name !== "is" || isGroup(value);
    const [old, begins] = oldStyle(value);
    const said = () => (isAlone && old.input.checked ? group() : inner.read());
    const group = () => {
      const is = inner.read();
      if (is === undefined) return undefined;
      const from = begins.input.value.trim();
      const made = new Map([["is", is], ["calendar", "julian"], ...(from ? [["year_begins", from]] : [])]);
      return areSame(made, value) ? value : made;
    };
    // The calendar of a statement is a field of its own.
    const counted = (text) => (isAlone || text === undefined || beside("calendar") !== "julian" ? text : new Map([["is", text], ["calendar", "julian"], ...(beside("year_begins") ? [["year_begins", beside("year_begins")]] : [])]));
    const explain = () => {
      old.element.hidden = !old.input.checked && !mayBeOld(inner.read());
      begins.element.hidden = !old.input.checked;
      tell(says, meaning(counted(said())));
    };
    const element = make("div", { className: "form-date" }, inner.element, says, ...(isAlone ? [old.element, begins.element] : []));
    element.addEventListener("input", explain);
    // The fields beside it are there once the group is.
    letterbook.form.whenShown(explain);
    return { element, input: inner.input, read: said };
  }

  // Until when some country counted by the Julian calendar.
  const LAST_OLD = "1930";

  /* Whether a source may give a date in Old Style; nobody is asked of a later one. */
  function mayBeOld(text) {
    const { dates } = letterbook;
    return text !== undefined && (dates.fault(text) !== null ? /^-?\d{4}-02-29$/.test(text) : dates.parsed(text).bounds[0] < dates.parsed(LAST_OLD).bounds[0]);
  }

  function oldStyle(value) {
    const [box, from] = [nextId(), nextId()];
    const input = make("input", { type: "checkbox", id: box, checked: isGroup(value) });
    const element = make("p", { className: "form-old-style" }, input, make("label", { htmlFor: box }, " Old Style (Julian calendar)"));
    const begins = make("input", { id: from, value: (isGroup(value) && value.get("year_begins")) || "", autocomplete: "off" });
    const label = make("label", { htmlFor: from }, "Its years begin on (month and day, such as 03-25), if not on 1 January");
    return [{ input, element }, { input: begins, element: make("p", { className: "form-old-style", hidden: true }, label, begins) }];
  }

  function meaning(value) {
    const { dates, shapes } = letterbook;
    if (value === undefined) return "";
    const text = isGroup(value) ? value.get("is") : value;
    if (!isGroup(value)) return dates.fault(text) ? "" : `That is: ${dates.words(text)}`;
    const begins = shapes.yearBegins(value);
    return begins.some(Number.isNaN) || dates.oldStyleFault(text, begins) ? "" : `That is: ${dates.oldStyleWords(text, begins)}`;
  }

  /* The id of a record, found by its name; what is known of somebody unknown stands below. */
  function idControl(known, value) {
    const start = isGroup(value) ? "unknown" : isText(value) ? value : "";
    const box = letterbook.completing.box(known.kinds, start, known.orUnknown ? [{ id: "unknown", name: "nobody knows who it was" }] : []);
    if (!known.orUnknown) return { element: box.element, input: box.input, read: box.read };
    const id = nextId();
    const what = textControl({ form: "text" }, isGroup(value) ? value.get("unknown") : undefined);
    what.input.id = id;
    const below = make("p", { className: "form-unknown" }, make("label", { htmlFor: id }, "What is known of them, if anything"), what.element);
    const fold = () => {
      below.hidden = box.read() !== "unknown";
    };
    const element = make("div", {}, box.element, below);
    element.addEventListener("input", fold);
    fold();
    const read = () => (box.read() === "unknown" && what.read() !== undefined ? new Map([["unknown", what.read()]]) : box.read());
    return { element, input: box.input, read };
  }

  /* One of the passages that the letter has, by name and heading. */
  function passageControl(value) {
    return letterbook.completing.combobox(() => letterbook.form.passages(), isText(value) ? value : "", { called: "passage" });
  }

  /* The tag of a language, found by its name. */
  function languageControl(value) {
    const { all, nameOf } = letterbook.languages;
    const box = letterbook.completing.combobox(all, isText(value) ? stripped(value) : "", { called: "language", nameOf });
    const read = () => (isText(value) && box.read() === stripped(value) ? value : box.read());
    return { ...box, read };
  }

  const TEXTS = { date: dateControl, language: (known, value) => languageControl(value) };

  const SINGLE = {
    text: (known, ...others) => (TEXTS[known.form] ?? textControl)(known, ...others),
    choice: choiceControl,
    id: idControl,
  };

  /* A control for a single value, with its label, what it is for, and its messages. */
  function single(known, value, field, label, beside = () => undefined) {
    const isPassage = field?.name === "passage";
    const control = isPassage ? passageControl(value) : SINGLE[known.is](known, value, field, beside);
    const [id, help] = [nextId(), nextId()];
    const told = messages(`${id}-fault`, (text) => {
      control.input.value = text;
      control.input.focus();
      control.input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    control.input.id = id;
    control.input.setAttribute("aria-describedby", `${field ? `${help} ` : ""}${id}-fault`);
    if (field?.needed) control.input.required = true;
    const caption = make("label", { htmlFor: id, className: field ? "form-label" : "form-label form-label--of-item" }, label, ...(field?.needed ? [make("span", { className: "form-needed" }, " needed")] : []));
    const purpose = field ? make("p", { id: help, className: "form-help" }, ...explained(field)) : null;
    const element = make("div", { className: "form-field" }, caption, purpose, control.element, told.element);
    const show = (faults) => {
      told.show(faults);
      const isWrong = faults.some((one) => !one.isWarning);
      if (isWrong) control.input.setAttribute("aria-invalid", "true");
      else control.input.removeAttribute("aria-invalid");
    };
    return { element, read: control.read, show, input: () => control.input };
  }

  const explained = (field) => [...worded(sentence(field.says)), ...(field.example ? [" For example: ", make("code", {}, field.example)] : [])];

  letterbook.controls = { make, tell, nextId, single, messages, explained, sentence, textControl };
})();
