/* Rows that are drawn as they come into view: a long list of letters in blocks, of which only those near the window
   hold rows. A block that is left keeps its height, so that nothing moves. */

"use strict";

(() => {
  const { make } = letterbook.finder;

  // Few enough rows to be drawn at once, many enough that there are few blocks.
  const IN_A_BLOCK = 40;

  // How far outside the window rows are drawn already.
  const AHEAD = "1500px 0px";

  // What a row takes before any has been measured, in pixels.
  const HEIGHT = 90;

  /* The rows of a table whose headings stand already; `draw` makes the row of a letter. */
  class Blocks {
    constructor(table, draw) {
      this.table = table;
      this.draw = draw;
      this.blocks = [];
      this.height = HEIGHT;
      this.observer = new IntersectionObserver((changes) => this.follow(changes), { rootMargin: AHEAD });
      table.addEventListener("focusin", ({ target }) => this.fillAround(target.closest("tbody")));
      this.followWidth();
    }

    /* Shows some letters in their order; a focused row keeps the focus. */
    show(letters) {
      const focused = this.letterOf(document.activeElement);
      this.observer.disconnect();
      for (const body of [...this.table.tBodies]) body.remove();
      this.letters = letters;
      this.blocks = [];
      for (let start = 0; start < letters.length; start += IN_A_BLOCK) this.blocks.push(this.block(start));
      this.table.append(...this.blocks);
      this.table.setAttribute("aria-rowcount", letters.length + 1);
      if (this.blocks.length) this.fill(this.blocks[0]);
      if (this.height === HEIGHT) this.measure();
      for (const block of this.blocks) this.observer.observe(block);
      if (focused !== null) this.focus(focused) || this.table.focus({ preventScroll: true });
    }

    block(start) {
      const block = make("tbody");
      block.dataset.start = start;
      this.empty(block);
      return block;
    }

    lettersOf(block) {
      const start = Number(block.dataset.start);
      return this.letters.slice(start, start + IN_A_BLOCK);
    }

    /* The letter of whose row something is a part; nothing where it is of none. */
    letterOf(element) {
      const row = this.table.contains(element) ? element.closest("tbody tr") : null;
      return row ? this.letters[row.getAttribute("aria-rowindex") - 2] : null;
    }

    follow(changes) {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) this.fill(target);
        else if (!this.isHeld(target)) this.empty(target);
      }
    }

    /* Whether somebody has the focus in a block or beside it, or has marked words of it. */
    isHeld(block) {
      const around = [block.previousElementSibling, block, block.nextElementSibling];
      const selection = getSelection();
      const isMarked = !selection.isCollapsed && selection.containsNode(block, true);
      return isMarked || around.some((one) => one?.contains(document.activeElement));
    }

    fill(block) {
      if (block.rows.length) return;
      const first = Number(block.dataset.start) + 2;
      const rows = this.lettersOf(block).map((letter, place) => {
        const row = this.draw(letter);
        row.setAttribute("aria-rowindex", first + place);
        return row;
      });
      block.setAttribute("role", "rowgroup");
      block.removeAttribute("aria-hidden");
      block.style.height = "";
      block.append(...rows);
    }

    empty(block) {
      const height = block.isConnected && block.rows.length ? block.getBoundingClientRect().height : 0;
      if (height) this.height = height / block.rows.length;
      block.style.height = `${height || this.height * this.lettersOf(block).length}px`;
      block.replaceChildren();
      // A group without rows is nothing to tell of.
      block.setAttribute("aria-hidden", "true");
      block.removeAttribute("role");
    }

    /* Draws the rows before and after a block, so that Tab goes on from row to row, and nothing moves when the block
       comes into view. */
    fillAround(block) {
      if (!block) return;
      for (const one of [block.previousElementSibling, block.nextElementSibling]) {
        if (one?.localName === "tbody") this.fill(one);
      }
    }

    /* Moves the focus to the link of a letter; false where it is not shown. */
    focus(letter) {
      const place = this.letters.indexOf(letter);
      if (place < 0) return false;
      const block = this.blocks[Math.floor(place / IN_A_BLOCK)];
      this.fill(block);
      this.fillAround(block);
      const link = block.rows[place % IN_A_BLOCK].querySelector("a");
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: "center" });
      return true;
    }

    /* Draws the last rows, for readers who move on to what is below them. */
    fillEnd() {
      const last = this.blocks.at(-1);
      if (!last) return;
      this.fill(last);
      this.fillAround(last);
    }

    fillAll() {
      for (const block of this.blocks) this.fill(block);
    }

    /* Rows of another width have another height, so earlier measurements no longer hold. */
    followWidth() {
      let width = 0;
      new ResizeObserver(([{ contentRect }]) => {
        if (width && contentRect.width !== width) this.measure();
        width = contentRect.width;
      }).observe(this.table);
    }

    measure() {
      const drawn = this.blocks.find((block) => block.rows.length);
      if (!drawn) return;
      this.height = drawn.getBoundingClientRect().height / drawn.rows.length;
      for (const block of this.blocks) {
        if (!block.rows.length) block.style.height = `${this.height * this.lettersOf(block).length}px`;
      }
    }
  }

  Object.assign(letterbook.finder, { Blocks });
})();
