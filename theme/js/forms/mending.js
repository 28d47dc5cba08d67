/* From a message to the field in which it is mended. */

"use strict";

(() => {
  /* The field of a message, opened where it is folded. */
  function fieldOf(fault, view) {
    if (fault.isOfId) return view.id.input;
    const told = (fault.origin ?? fault).shownAt;
    const row = view.fields.rows.get(fault.path[0]);
    if (!told) return row?.input();
    for (let around = told.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    const field = told.closest(".form-field, .form-item, .form-frame");
    return field?.querySelector("input, textarea, select, button") ?? row?.input();
  }

  /* Leads to where a fault is mended; a difference of witnesses to the field that says what the editors make of it. */
  function go(fault, view) {
    if (fault.code !== "unresolved-conflict") return fieldOf(fault, view)?.focus();
    const row = view.fields.rows.get("resolutions") ?? view.fields.reveal("resolutions");
    return row.begin(fault.field).focus();
  }

  letterbook.mending = { go };
})();
