/* Closes the boxes that hold other wordings of a passage: they come open, for paper and for readers without scripts.
   One to which the address of the page leads, or that holds a word that was searched for, stays open. */

(() => {
  "use strict";

  const sought = () => {
    try {
      return location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    } catch {
      // The address ends in something that is no text.
      return null;
    }
  };

  // What somebody searched for is marked in the page, and must be in sight.
  const searched = (new URLSearchParams(location.search).get("h") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const isSearched = (box) => searched.some((word) => box.textContent.toLowerCase().includes(word));

  for (const box of document.querySelectorAll("details.other-wordings")) {
    box.open = box.contains(sought()) || isSearched(box);
    box.classList.add("lb-ready");
  }

  addEventListener("hashchange", () => {
    const box = sought()?.closest("details.other-wordings");
    if (box && !box.open) {
      box.open = true;
      sought().scrollIntoView();
    }
  });

  // What is on screen is printed as it is; on paper nothing can be opened.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.other-wordings:not([open])")];
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of closed) box.open = false;
  });
})();
