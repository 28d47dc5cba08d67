/* What Material leaves to the mouse: its menu and search as buttons, named dialogs, tables that scroll by key. */

(() => {
  "use strict";

  const narrow = matchMedia("(max-width: 76.2344em)");
  const withSearchInHeader = matchMedia("(min-width: 60em)");
  const drawer = document.getElementById("__drawer");
  const search = document.getElementById("__search");
  const sidebar = document.querySelector(".md-sidebar--primary");

  const wordsOf = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";

  /** Set a checkbox of Material's as a click would, which its scripts and styles notice. */
  const set = (toggle, checked) => {
    if (toggle && toggle.checked !== checked) toggle.click();
  };

  /** Put a button in the place of a label. It keeps `for` and classes, by which Material's styles find it. */
  const buttonFor = (label, name) => {
    const button = document.createElement("button");
    for (const { name: key, value } of label.attributes) if (key !== "tabindex") button.setAttribute(key, value);
    button.type = "button";
    button.classList.add("lb-button");
    if (name) button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    label.replaceWith(button);
    return button;
  };

  /** Let a button say whether what it opens is open. */
  const tellState = (button, toggle) => {
    const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", tell);
    tell();
  };

  const firstInDrawer = () =>
    [...sidebar.querySelectorAll("a[href], button")].find((one) => one.checkVisibility({ visibilityProperty: true }));

  /* The menu of a narrow screen. */

  const makeMenu = (label) => {
    const button = buttonFor(label, "Menu");
    tellState(button, drawer);
    button.addEventListener("click", () => drawer.click());
    drawer.addEventListener("change", () => (drawer.checked ? firstInDrawer()?.focus() : leaveDrawer(button)));
    sidebar.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next && next !== button && !sidebar.contains(next)) set(drawer, false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && drawer.checked) set(drawer, false);
    });
  };

  /** Give the focus back to the button, unless the reader has moved it on. */
  const leaveDrawer = (button) => {
    const focused = document.activeElement;
    if (focused === document.body || sidebar.contains(focused)) button.focus();
  };

  /** One level of the menu: a button opens it; on a narrow screen its title is the way back. */
  const makeLevel = (toggle) => {
    const item = toggle.parentElement;
    const [label, title] = [".md-nav__link", ".md-nav__title"].map((kind) =>
      item.querySelector(`label${kind}[for="${toggle.id}"]`),
    );
    if (!label || !title) return;
    const words = wordsOf(title);
    const open = buttonFor(label, toggle.id === "__toc" ? null : `Pages under ${words}`);
    const back = buttonFor(title, `Back from ${words}`);
    item.querySelector(":scope > nav[aria-expanded]")?.removeAttribute("aria-expanded");
    tellState(open, toggle);
    for (const button of [open, back]) button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", () => {
      if (narrow.matches) (toggle.checked ? back : open).focus();
    });
  };

  /* The search, which fills a narrow screen. */

  const makeSearch = (dialog) => {
    dialog.setAttribute("aria-label", "Search");
    const query = dialog.querySelector(".md-search__input");
    const open = buttonFor(document.querySelector("label.md-header__button[for=__search]"), "Search");
    const close = buttonFor(dialog.querySelector("label.md-search__icon[for=__search]"), "Close search");
    tellState(open, search);
    open.addEventListener("click", () => {
      set(search, true);
      query.focus();
    });
    close.addEventListener("click", () => set(search, false));
    search.addEventListener("change", () => {
      if (!search.checked && open.checkVisibility()) open.focus();
    });
    // Material calls the tags of every result a place to navigate, all by no name.
    const plain = () => dialog.querySelectorAll("nav.md-tags:not([role])").forEach((one) => one.setAttribute("role", "none"));
    new MutationObserver(plain).observe(dialog, { childList: true, subtree: true });
    // If the search is in the header, what looks like a button is only a picture.
    const followWidth = () => (close.inert = withSearchInHeader.matches);
    withSearchInHeader.addEventListener("change", followWidth);
    followWidth();
  };

  /** Keep single letters from acting as commands: who speaks to the machine says letters all the time (WCAG 2.1.4). */
  const withoutLetterCommands = (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!writing && !search?.checked && event.key.length === 1) event.stopPropagation();
  };

  /* Tables wider than the screen. */

  const nameOfTable = (frame) => {
    const caption = wordsOf(frame.querySelector("caption"));
    if (caption) return caption;
    const before = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")].filter(
      (heading) => heading.compareDocumentPosition(frame) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return `Table: ${wordsOf(before.at(-1))}`;
  };

  /** Let a frame be reached by key while it scrolls, and only then. */
  const offerScrolling = ({ target: frame }) => {
    if (frame.scrollWidth <= frame.clientWidth) {
      for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
      return;
    }
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", nameOfTable(frame));
  };

  const watchTables = () => {
    const observer = new ResizeObserver((changes) => changes.forEach(offerScrolling));
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) observer.observe(frame);
  };

  const menu = document.querySelector("label.md-header__button[for=__drawer]");
  if (menu && drawer && sidebar) makeMenu(menu);
  document.querySelectorAll("input.md-nav__toggle").forEach(makeLevel);
  const dialog = document.querySelector(".md-search[role=dialog]");
  if (dialog && search) makeSearch(dialog);
  document.addEventListener("keydown", withoutLetterCommands);
  // Material frames the tables when the page has been read; after that nothing comes.
  addEventListener("load", watchTables);
})();
