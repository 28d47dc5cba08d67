/* What the site's search runs in: Material's worker, taught two things that it does not know.

   Accents: every word of the index and of a query is folded (folding.js). Parts of words: scripts that put no space
   between words, and Korean, which joins words, are found from any of their letters on, so that 東京 is found in
   在東京大學 and 정은 in 김정은. Without this file Material's worker searches as it is shipped.

   A worker gets the address of Material's behind its "#"; in the hidden frame of iframe-worker/shim.js all three are
   there already. */

"use strict";

if (typeof importScripts === "function") importScripts("folding.js", "search-parts.js", decodeURIComponent(location.hash.slice(1)));

(() => {
  const { folded, JOINED, kept } = globalThis.letterbook;
  const { lunr } = globalThis;
  // Another engine than Material's has another search.
  if (!lunr) return;

  const MARK = /\p{M}/u;

  /* Begins every word of those scripts, in index and query. Material cuts what is typed in Han by the words of the
     index, and would look for 東 and 京 apart; with this before them no word of the index is Han alone. */
  const SIGN = "\u2060";

  const bare = (word) => (word.startsWith(SIGN) ? word.slice(SIGN.length) : word);

  /* A folded word as the index has it. */
  const entry = (letters) => (JOINED.test(letters[0]) ? SIGN : "") + kept(letters);

  /* Each part of a word that may be looked for: from every letter of these scripts to the end, and from what follows
     one. Any other word is its own only part. */
  function parts(word) {
    const letters = [...word];
    const begins = (here) =>
      here === 0 || (!MARK.test(letters[here]) && (JOINED.test(letters[here]) || JOINED.test(letters[here - 1])));
    return JOINED.test(word) ? letters.flatMap((_, here) => (begins(here) ? [entry(letters.slice(here))] : [])) : [word];
  }

  function indexed(token) {
    const word = folded(token.toString());
    return word ? parts(word).map((part) => token.clone(() => part)) : null;
  }

  lunr.Pipeline.registerFunction(indexed, "letterbook");

  // In how many fields of the whole site the word of a posting is, where that is known, and how rare it is, as lunr has it.
  const often = new WeakMap();
  const { idf } = lunr;
  const rarity = (has, documents) => Math.log(1 + Math.abs((documents - has + 0.5) / (has + 0.5)));
  lunr.idf = (posting, documents) => (often.has(posting) ? rarity(often.get(posting), documents) : idf(posting, documents));

  lunr.Builder = class extends lunr.Builder {
    constructor() {
      super();
      this.pipeline.add(indexed);
    }

    /* An index of some pages alone is told what is usual on all: how long a title is, how rare a word (search-parts.js). */
    build() {
      const { usual } = globalThis.letterbook;
      if (usual) {
        this.calculateAverageFieldLengths = () => (this.averageFieldLength = usual.lengths);
        this.documentCount = usual.documents;
        for (const [word, posting] of Object.entries(this.invertedIndex)) {
          if (usual.often[bare(word)]) often.set(posting, usual.often[bare(word)]);
        }
      }
      return super.build();
    }
  };

  /* A word of a query, in which "*" stands for any letters. */
  function asked(term) {
    const word = folded(term);
    if (!word.replaceAll("*", "")) return term;
    const found = entry([...word.replace(/\*$/, "")]);
    return word.endsWith("*") || found.startsWith(SIGN) ? `${found}*` : found;
  }

  /* Whether the index leaves a word out because it is everywhere, such as "and": as the beginning of a word it would
     find Andrew, though somebody typed a whole sentence. */
  const isEverywhere = (term) => lunr.stopWordFilter(new lunr.Token(term.replace(/\*$/, ""), {})) === undefined;

  const { clause } = lunr.Query.prototype;
  lunr.Query.prototype.clause = function (one) {
    return clause.call(this, { ...one, term: asked(one.term) });
  };

  // Of so many words, those that are everywhere say nothing.
  const SENTENCE = 4;

  // The words of the last query, as they were typed.
  let typed = [];

  const { query } = lunr.Index.prototype;
  lunr.Index.prototype.query = function (fill) {
    return query.call(this, (built) => {
      fill.call(built, built);
      typed = built.clauses.map((one) => bare(one.term.replace(/\*$/, "")));
      const telling = built.clauses.filter((one) => !isEverywhere(one.term));
      if (built.clauses.length >= SENTENCE && telling.length) built.clauses = telling;
    });
  };

  /* What is shown of a result: of a long word only the part that was looked for is marked, and the words that the
     page then marks are those that it holds, with their accents. */

  /* The first stretch of a word that folds to what begins with `part`. */
  function stretch(word, part) {
    for (let start = 0; start < word.length; start += 1) {
      if (!folded(word.slice(start)).startsWith(part)) continue;
      let end = start + 1;
      while (!folded(word.slice(start, end)).startsWith(part)) end += 1;
      return [start, end];
    }
    return null;
  }

  function marked(html, sought) {
    return html.replace(/<mark>([^<]*)<\/mark>/g, (whole, word) => {
      const found = sought.filter((term) => term.startsWith(SIGN)).map((term) => stretch(word, bare(term)));
      const [start, end] = found.find(Boolean) ?? [0, word.length];
      return `${word.slice(0, start)}<mark>${word.slice(start, end)}</mark>${word.slice(end)}`;
    });
  }

  /* Material's index holds text without its markup, so isolates are put around words from right to left anew. */
  const RIGHT_TO_LEFT = "[\\p{sc=Hebr}\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}]";
  const RUN = new RegExp(`${RIGHT_TO_LEFT}(?:(?:</?mark>|[^\\p{L}<])*${RIGHT_TO_LEFT}|\\p{M})*`, "gu");
  const isolated = (html) => (html.includes("\u2068") ? html : html.replace(RUN, "\u2068$&\u2069"));

  const wordsMarked = (html) => [...html.matchAll(/<mark>([^<]*)<\/mark>/g)].map(([, word]) => word);

  /* A term as the page writes it, where that differs in more than capitals. */
  function written(term, words) {
    const plain = bare(term);
    const like = words.find((word) => folded(word).startsWith(plain));
    return like === undefined || like.toLowerCase().startsWith(plain) ? plain : like;
  }

  function shown(item) {
    const sought = Object.keys(item.terms);
    const title = marked(item.title, sought);
    const text = isolated(marked(item.text, sought));
    const tags = item.tags?.map((tag) => marked(tag, sought));
    const words = [title, text, ...(tags ?? [])].flatMap(wordsMarked);
    const terms = Object.fromEntries(Object.entries(item.terms).map(([term, has]) => [written(term, words), has]));
    return { ...item, title, text, terms, ...(tags && { tags }) };
  }

  const isPage = (one) => !one.location.includes("#");

  /* A page and the sections of it that were found, the page with all words that are in any of them: its link leads to
     the same page, which marks them. */
  function whole(group) {
    const entries = group.flatMap((one) => Object.entries(one.terms));
    const found = Object.fromEntries([...entries.filter(([, has]) => !has), ...entries.filter(([, has]) => has)]);
    return group.map((one) => (isPage(one) ? { ...one, terms: found } : one));
  }

  const titleOf = (group) => folded((group.find(isPage) ?? group[0]).title.replace(/<[^>]*>/g, ""));

  /* Whether a title has words one after the other: "North to South" is not "South to North". */
  function inOrder(title, words) {
    let here = 0;
    return words.every((word) => {
      const found = title.indexOf(word, here);
      here = found + word.length;
      return found >= 0;
    });
  }

  // Before its day, the title of a letter names who wrote to whom.
  const sameWords = (title) => (title.split(",")[0].match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(" ");

  /* Of pages whose titles have the same words, those first that have the typed ones in that order; the others stay. */
  function ordered(groups) {
    const alike = new Map();
    groups.forEach((group, place) => {
      const title = titleOf(group);
      const one = { place, group, isFirst: inOrder(title, typed) };
      alike.set(sameWords(title), [...(alike.get(sameWords(title)) ?? []), one]);
    });
    const result = [...groups];
    for (const found of alike.values()) {
      const sorted = [...found.filter((one) => one.isFirst), ...found.filter((one) => !one.isFirst)];
      found.forEach(({ place }, number) => (result[place] = sorted[number].group));
    }
    return result;
  }

  const FOUND = 3;
  const send = globalThis.postMessage.bind(globalThis);
  globalThis.postMessage = (message) => {
    if (message.type !== FOUND) return send(message);
    const { items, suggest } = message.data;
    const data = { ...message.data, items: ordered(items.map(whole)).map((group) => group.map(shown)) };
    return send({ ...message, data: suggest ? { ...data, suggest: suggest.map(bare) } : data });
  };
})();
