/* A button beside each citation, which copies it; the theme does the copying, and says so. */

(() => {
  "use strict";

  const wordsOf = (element) => element.textContent.trim();

  /** What a citation is called: its style, or for what reads its form. */
  const nameOf = (held) => (held.tagName === "DD" ? wordsOf(held.previousElementSibling) : wordsOf(held).startsWith("@") ? "BibTeX" : "RIS");

  for (const held of document.querySelectorAll(".citations dd, .citations pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lb-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${nameOf(held)}`);
    button.setAttribute("data-clipboard-text", wordsOf(held));
    held.append(button);
  }
})();
