// Returns which tables do not show all of their columns, one line a table: those of the page as it is; or, given
// addresses, those of each page there, whose main part is put into this one as the theme and the script for tables leave
// it. To open a page takes many times as long.
async (given) => {
  const [addresses, script] = given ?? [];
  const framed = (table) => {
    const [frame, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map((className) =>
      Object.assign(document.createElement("div"), { className }),
    );
    table.replaceWith(frame);
    frame.append(inner);
    inner.append(table);
  };

  const show = (text) => {
    const other = new DOMParser().parseFromString(text, "text/html");
    document.querySelector(".md-main").replaceWith(document.adoptNode(other.querySelector(".md-main")));
    document.querySelectorAll("article table:not([class])").forEach(framed);
    (0, eval)(script);
  };

  // What is for screen readers only is clipped away.
  const isShown = (cell) =>
    [cell, cell.parentElement.parentElement].every((one) => getComputedStyle(one).clipPath === "none");

  const faultOf = (table) => {
    const cells = [...table.querySelectorAll("th, td")].filter(isShown);
    const end = document.querySelector("article").getBoundingClientRect().right + 0.5;
    const frame = table.closest(".md-typeset__scrollwrap") ?? table;
    if (cells.some((cell) => cell.getBoundingClientRect().right > end)) return "is wider than the page";
    if (frame.scrollWidth > frame.clientWidth) return "scrolls";
    if (cells.some((cell) => cell.scrollWidth > cell.clientWidth + 1)) return "has words that stick out of their cell";
    return "";
  };

  // An alignment of wordings has a column for each word, and scrolls on purpose.
  const misfits = (page) => {
    for (const folded of document.querySelectorAll("article details")) folded.open = true;
    const faults = [...document.querySelectorAll("article table:not(.alignment, .alignment *)")].map((table) => [
      [...table.querySelectorAll("thead th")].map((cell) => cell.textContent.trim()).join(" | "),
      faultOf(table),
    ]);
    return faults.filter(([, fault]) => fault).map(([names, fault]) => `${page}: ${names} ${fault}`);
  };

  if (!addresses) return misfits(location.href);
  const found = [];
  for (const address of addresses) {
    show(await (await fetch(address)).text());
    found.push(...misfits(address));
  }
  return found;
}
