/* Which of some elements are legible: where axe-core gives no verdict (drawings, frames that scroll, single characters),
   their contrast with what lies behind. That is looked for among the ancestors, so what is drawn behind is not seen. */

(selectors) => {
  const rgba = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], below) => [...[r, g, b].map((part, i) => part * a + below[i] * (1 - a)), 1];
  const light = (part) => ((part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);

  const isLegible = (element) => {
    const chain = [];
    for (let one = element; one; one = one.parentElement) chain.push(getComputedStyle(one));
    const behind = chain.reduceRight((below, style) => over(rgba(style.backgroundColor), below), [255, 255, 255, 1]);
    const style = chain[0];
    const ink = rgba(element instanceof SVGElement ? style.fill : style.color);
    ink[3] *= chain.reduce((opacity, { opacity: one }) => opacity * Number(one), 1);

    const [high, low] = [over(ink, behind), behind].map(luminance).sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    return (high + 0.05) / (low + 0.05) >= (isLarge ? 3 : 4.5);
  };

  return selectors.map((selector) => isLegible(document.querySelector(selector)));
}
