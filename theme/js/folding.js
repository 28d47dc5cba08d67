/* Text as the search and the finder compare it: without case, accents, points and what cannot be seen, so that
   "Nguyen" finds Nguyễn, "Lukasz" Łukasz and "Istanbul" İstanbul. Both sides are folded by this one table.

   Marks that are letters of their own stay: the vowels of Devanagari and Thai, the voicing of Kana. */

"use strict";

(() => {
  // Letters that Unicode takes for other letters, not for a letter with an accent.
  const LETTERS = {
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ŋ: "n", ı: "i", ƒ: "f", ĸ: "k",
    ς: "σ", ى: "ي", ی: "ي", ې: "ي", ک: "ك", ة: "ه", ە: "ه", ھ: "ه", ٱ: "ا",
  };
  const TABLE = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

  // Accents and points; not the two marks that make か of が.
  const ACCENTS = /(?![\u3099\u309a])(?=\p{M})[\p{sc=Zinh}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]/gu;

  // Hyphens that show at a line's end only, marks of direction, joiners; the Arabic stretching stroke; the signs for
  // ayn, hamza and the soft sign, which nobody types.
  const UNSEEN = /[\p{Cf}\u0640\u02b9-\u02bf\u02c8]/gu;

  function folded(text) {
    const plain = text.normalize("NFKD").replace(ACCENTS, "").replace(UNSEEN, "").toLowerCase();
    return plain.replace(TABLE, (letter) => LETTERS[letter]).normalize("NFC");
  }

  // Scripts that put no space between words, and Korean, which joins words: these are found from any of their letters on.
  const JOINED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

  // Longer than nearly all names; of longer words so much is compared, or an index would grow with their square.
  const LONGEST = 12;

  /* The letters of a folded word, as far as an index has them. */
  const kept = (letters) => (JOINED.test(letters[0]) ? letters.slice(0, LONGEST) : letters).join("");

  globalThis.letterbook = { folded, JOINED, kept };
})();
