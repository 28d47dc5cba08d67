/* Where a record goes from the form: to the page of the host on which its file is proposed, to the disk, to a mail. */

"use strict";

(() => {
  const { make, tell } = letterbook.controls;
  const { button } = letterbook.groups;

  // What hosts and browsers surely take as an address: GitHub answers with an error from 8,191 bytes on.
  const LONGEST = 7_000;
  // Mail programs take shorter ones.
  const LONGEST_MAIL = 1_800;

  const filled = (address, values) =>
    Object.entries(values).reduce((made, [name, value]) => made.replaceAll(`{${name}}`, encodeURIComponent(value)), address).replaceAll("%2F", "/");
  const titleOf = ({ isNew, id, kind }) => `${kind}: ${id} ${isNew ? "entered" : "changed"}`;
  const nameOf = ({ path }) => path.split("/").at(-1);

  /* The address at the host, and whether the text is in it. */
  function atHost(ways, made) {
    const values = { file: made.path, folder: made.path.split("/").slice(0, -1).join("/"), name: nameOf(made), text: made.text };
    const whole = made.isNew && ways.newWithText ? filled(ways.newWithText, values) : "";
    if (whole && whole.length <= LONGEST) return { address: whole, isWhole: true };
    return { address: filled(made.isNew ? ways.new : ways.edit, values), isWhole: false };
  }

  /* The draft of a mail, and whether the text is in it. */
  function mailOf(address, made) {
    const lead = `${made.isNew ? "A new record" : "A changed record"} for ${made.path}`;
    const draft = (body) => `mailto:${address}?subject=${encodeURIComponent(titleOf(made))}&body=${encodeURIComponent(body)}`;
    const whole = draft(`${lead}:\n\n${made.text}`);
    return whole.length <= LONGEST_MAIL ? { address: whole, isWhole: true } : { address: draft(`${lead}; its file is attached, or its text follows:\n\n`), isWhole: false };
  }

  async function copy(text, status) {
    try {
      await navigator.clipboard.writeText(text);
      tell(status, "Copied.");
    } catch {
      tell(status, "The browser did not let us copy: select the text beside the form, and copy it.");
    }
  }

  function save(made) {
    const address = URL.createObjectURL(new Blob([made.text], { type: "text/plain" }));
    const link = make("a", { href: address, download: nameOf(made) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  /* What to do at the host, in words. */
  function howAtHost(host, made, isWhole) {
    if (isWhole) return `${host} opens with the file filled in; you only confirm. You need an account there.`;
    if (made.isNew) return `${host} opens with an empty file: paste the text into it, and confirm. You need an account there.`;
    return `${host} opens with the file as it is there: select all of it, paste the text in its place, and confirm. If somebody has changed it there since this page was made, enter your lines alone: they are marked beside the form. You need an account there.`;
  }

  /* The panel of ways; show() gives it a record, or hides it for null. Its buttons stay the same ones, so that none is
     taken away under a click. */
  function panel() {
    const heading = make("h2", { tabIndex: -1 }, "Hand it in");
    const status = make("p", { className: "form-help", attributes: { role: "status" } });
    const state = { made: null };
    const known = letterbook.described.ways;
    const host = make("a", { className: "form-button form-button--main", target: "_blank", rel: "noopener noreferrer" });
    const [hostHelp, mailHelp, path] = [make("p", { className: "form-help" }), make("p", { className: "form-help" }), make("code")];
    const together = make("p", { hidden: true });
    const mail = make("a", { className: "form-button" }, "Write a mail");
    const saving = button("", () => save(state.made));
    const copying = button("Copy the text", () => copy(state.made.text, status));
    const another = button("Begin another", () => state.made.again());
    host.addEventListener("click", () => state.mustCopy && copy(state.made.text, status));
    const otherwise = known.host || known.mail ? "Or keep it, and hand it in yourself:" : "This archive names no place to hand it in. Keep the file, and send it to its editors:";
    const element = make("section", { className: "form-ways", hidden: true, attributes: { "aria-label": "Hand it in" } }, heading, together,
      ...(known.host ? [make("p", {}, host), hostHelp] : []),
      ...(known.mail ? [make("p", {}, mail), mailHelp] : []),
      make("p", {}, otherwise), make("p", {}, saving, " ", copying), status,
      make("p", { className: "form-help" }, "Its place in the repository is ", path, "."), make("p", {}, another));

    const show = (made) => {
      element.hidden = !made;
      state.made = made ?? state.made;
      if (!made) return;
      if (known.host) {
        const { address, isWhole } = atHost(known, made);
        [host.href, state.mustCopy] = [address, !isWhole];
        tell(host, isWhole ? `Propose it on ${known.host}` : `Copy the text, and open ${known.host}`);
        tell(hostHelp, howAtHost(known.host, made, isWhole));
      }
      if (known.mail) {
        const { address, isWhole } = mailOf(known.mail, made);
        mail.href = address;
        tell(mailHelp, isWhole ? "The mail holds the text; you only send it." : "Attach the saved file to it, or paste the text: it is too long for the draft.");
      }
      const named = letterbook.drafts.namedIn(made.text, made.id);
      together.hidden = !named.length;
      tell(together, `It names what was entered in this browser: ${named.join(", ")}. Hand that in as well.`);
      tell(saving, `Save ${nameOf(made)}`);
      tell(path, made.path);
      another.hidden = !made.isNew;
    };
    return { element, heading, show };
  }

  letterbook.ways = { panel };
})();
