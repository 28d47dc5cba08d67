/* Tables whose rows become cards on a narrow screen (theme/css/tables.css): each cell gets the name of its column, and
   what the style sheet lays out anew stays a table to a screen reader. */

(() => {
  "use strict";

  const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", "thead th": "columnheader", td: "cell" };

  // The finder prepares its own; an alignment stays a table.
  const tables = document.querySelectorAll("article table:not([class], :is(.letters, .alignment) *)");

  const wordsOf = (element) => element.textContent.trim().replace(/\s+/g, " ");

  const giveRoles = (table) => {
    table.setAttribute("role", ROLES.table);
    for (const [selector, role] of Object.entries(ROLES)) {
      for (const element of table.querySelectorAll(selector)) element.setAttribute("role", role);
    }
  };

  const nameCells = (table) => {
    const names = [...(table.tHead?.rows[0].cells ?? [])].map(wordsOf);
    for (const body of table.tBodies) {
      for (const row of body.rows) {
        for (const cell of row.cells) if (names[cell.cellIndex]) cell.dataset.column = names[cell.cellIndex];
      }
    }
  };

  for (const table of tables) {
    giveRoles(table);
    nameCells(table);
  }
})();
