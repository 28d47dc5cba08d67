/* What keeps the reader from seeing where the focus is: a list of faults, empty where all is well. */

() => {
  const element = document.activeElement;
  const faults = [];
  const tell = (what) => faults.push(`${what}: ${element.outerHTML.slice(0, 120)}`);

  // A choice of Material's is shown by the label after it.
  const shown = element.matches(".md-option") ? element.nextElementSibling : element;
  const boxes = [...shown.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const onScreen = boxes.filter(
    (box) => box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
  );
  if (!onScreen.length) tell("not on the screen");

  const seen = onScreen.some((box) => {
    const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max((box.top + box.bottom) / 2, 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown) || shown.parentElement.contains(top));
  });
  if (onScreen.length && !seen) tell("covered");
  if (!element.checkVisibility({ opacityProperty: !element.matches(".md-option"), visibilityProperty: true })) tell("not visible");

  const isMarked = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
  };
  // The search box is marked as a whole.
  if (![shown, shown.closest("form")].some((one) => one && isMarked(one))) tell("not marked");
  return faults;
}
