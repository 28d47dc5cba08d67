/* Buttons that copy: a citation, or a quotation with its source. The theme does the copying, and says so. */

(() => {
  "use strict";

  const wordsOf = (element) => element.textContent.trim().replace(/\s+/g, " ");

  const button = (shown, label, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "lb-copy";
    made.textContent = shown;
    made.setAttribute("aria-label", label);
    made.setAttribute("data-clipboard-text", text);
    return made;
  };

  /** What a citation is called: its style, or for what reads its form. */
  const nameOf = (held) =>
    held.tagName === "DD" ? wordsOf(held.previousElementSibling) : wordsOf(held).startsWith("@") ? "BibTeX" : "RIS";

  for (const held of document.querySelectorAll(".citations dd, .citations pre")) {
    // The lines of what programs read stay lines.
    held.append(button("Copy", `Copy ${nameOf(held)}`, held.textContent.trim()));
  }

  /** The address of a place on this page, as it is published or as the reader has it; none where it lies on a disk. */
  const addressOf = (id) => {
    const here = location.protocol.startsWith("http") ? location.href.split("#")[0] : "";
    const page = document.querySelector("link[rel=canonical]")?.href || here;
    return page ? ` ${page}#${id}` : "";
  };

  /** Who prints the words, where, how far they are verified, from which language: the line without its last link. */
  const sourceOf = (line) => {
    const copy = line.cloneNode(true);
    for (const link of copy.querySelectorAll("a[href*=':~:text=']")) link.remove();
    return wordsOf(copy).replace(/[\s·]+$/, "");
  };

  const [title, site] = [wordsOf(document.querySelector("h1") ?? document.body), document.title.split(" – ").pop()];

  // The article that prints the words, then where they are quoted.
  for (const line of document.querySelectorAll(".reading .attribution")) {
    const quote = line.parentElement.querySelector("blockquote .quotation, blockquote.quotation");
    if (quote?.id) {
      const text = `“${wordsOf(quote)}” (${sourceOf(line)}; quoted in “${title}”, ${site}.${addressOf(quote.id)})`;
      line.append(" ", button("Copy with source", "Copy with source: this quotation", text));
    }
  }
})();
