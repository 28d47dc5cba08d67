/* The languages that have a name in English, and their tags. */

"use strict";

(() => {
  const names = () => letterbook.described.languages;
  const nameOf = (tag) => (Object.hasOwn(names(), tag) ? names()[tag] : undefined);
  const all = () => Object.entries(names()).map(([id, name]) => ({ id, name }));

  letterbook.languages = { all, nameOf };
})();
