/* Where a record goes from the form: to the page of the host on which its file is proposed, to the disk, to a mail. */

"use strict";

(() => {
  const { make } = letterbook.controls;

  // What hosts and browsers surely take as an address; GitHub answers longer ones with an error.
  const LONGEST = 7_000;
  // Mail programs take shorter ones.
  const LONGEST_MAIL = 1_800;

  const filled = (address, values) => Object.entries(values).reduce((made, [name, value]) => made.replaceAll(`{${name}}`, encodeURIComponent(value)), address);
  const outside = (address, words) => make("a", { href: address, className: "form-button form-button--main", target: "_blank", rel: "noopener noreferrer" }, words);

  async function copy(text, status) {
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Copied.";
    } catch {
      status.textContent = "The browser did not let us copy: select the text beside the form, and copy it.";
    }
  }

  function copying(text, label = "Copy the text") {
    const status = make("span", { attributes: { role: "status" } });
    const element = make("button", { type: "button", className: "form-button" }, label);
    element.addEventListener("click", () => copy(text, status));
    return [element, " ", status];
  }

  function download({ text, path }) {
    const name = path.split("/").at(-1);
    const element = make("button", { type: "button", className: "form-button" }, `Save ${name}`);
    element.addEventListener("click", () => {
      const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      const link = make("a", { href: address, download: name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    });
    return element;
  }

  const titleOf = ({ isNew, id, kind }) => `${kind}: ${id} ${isNew ? "entered" : "changed"}`;

  /* To the host of the repository: with the text in the address where that is possible, else to paste. */
  function atHost(ways, made) {
    const folder = made.path.split("/").slice(0, -1).join("/");
    const values = { path: "", folder, file: made.path, name: made.path.split("/").at(-1), text: made.text, title: titleOf(made) };
    const whole = made.isNew && ways.newWithText ? filled(ways.newWithText, values).replaceAll("%2F", "/") : "";
    if (whole && whole.length <= LONGEST) {
      return [make("p", {}, outside(whole, `Propose it on ${ways.host}`)), make("p", { className: "form-help" }, `${ways.host} opens with the file filled in; you only confirm. You need an account there.`)];
    }
    const bare = filled(made.isNew ? ways.new : ways.edit, values).replaceAll("%2F", "/");
    const how = made.isNew ? "paste it as the text of the new file" : "replace the whole text of the file by it";
    return [
      make("p", {}, ...copying(made.text, "1. Copy the text")),
      make("p", {}, outside(bare, `2. Open ${ways.host}`)),
      make("p", { className: "form-help" }, `There, ${how}, and confirm. You need an account there.`),
    ];
  }

  function byMail(address, made) {
    const lead = `${made.isNew ? "A new record" : "A changed record"} for ${made.path}`;
    const whole = `mailto:${address}?subject=${encodeURIComponent(titleOf(made))}&body=${encodeURIComponent(`${lead}:\n\n${made.text}`)}`;
    const short = `mailto:${address}?subject=${encodeURIComponent(titleOf(made))}&body=${encodeURIComponent(`${lead}; the file is attached, or its text follows:\n\n`)}`;
    const fits = whole.length <= LONGEST_MAIL;
    const link = make("a", { href: fits ? whole : short, className: "form-button" }, "Write a mail");
    const help = fits ? "The mail holds the text; you only send it." : "Attach the saved file to it, or paste the text: it is too long for the draft.";
    return [make("p", {}, link), make("p", { className: "form-help" }, help)];
  }

  /* The panel of ways; show() fills it for a record, or hides it for null. */
  function panel() {
    const heading = make("h2", { tabIndex: -1 }, "Hand it in");
    const ways = make("div");
    const element = make("section", { className: "form-ways", hidden: true, attributes: { "aria-label": "Hand it in" } }, heading, ways);
    let last = "";
    const show = (made) => {
      element.hidden = !made;
      const now = made ? JSON.stringify(made) : "";
      if (!made || now === last) return;
      last = now;
      const known = letterbook.described.ways;
      const otherwise = known.host || known.mail ? "Or keep it, and hand it in yourself:" : "This archive names no place to hand it in. Keep the file, and send it to its editors:";
      ways.replaceChildren(
        ...(known.host ? atHost(known, made) : []),
        ...(known.mail ? byMail(known.mail, made) : []),
        make("p", {}, otherwise),
        make("p", {}, download(made), " ", ...copying(made.text)),
        make("p", { className: "form-help" }, "Its place in the repository is ", make("code", {}, made.path), "."),
      );
    };
    return { element, heading, show };
  }

  letterbook.ways = { panel, filled };
})();
