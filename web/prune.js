// Leaves out of a style sheet the rules whose classes no page uses.
//
// A rule stays when every class its selector needs is among the given words; elements, ids,
// attributes and pseudo-classes are not judged. Blocks such as @media stay when something in them does.
// It reads plain CSS as compilers write it (no nested style rules), which is what Tabler ships.

/** The text without comments; strings are left alone. */
function withoutComments(css) {
  return css.replace(/("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|\/\*[\s\S]*?\*\//g, (_, string) => string ?? "");
}

/** The position just after the block that opens at `open`, minding strings. */
function blockEnd(css, open) {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    const letter = css[at];
    if (letter === '"' || letter === "'") {
      for (at += 1; css[at] !== letter; at += 1) if (css[at] === "\\") at += 1;
    } else if (letter === "{") depth += 1;
    else if (letter === "}" && --depth === 0) return at + 1;
  }
  throw new Error("a block in the style sheet is not closed");
}

/** Splits a selector list at its outer commas. */
function selectors(prelude) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < prelude.length; at += 1) {
    if (prelude[at] === "\\") at += 1;
    else if ("([".includes(prelude[at])) depth += 1;
    else if (")]".includes(prelude[at])) depth -= 1;
    else if (prelude[at] === "," && depth === 0) {
      parts.push(prelude.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(prelude.slice(start));
  return parts.map((part) => part.trim());
}

/** Whether a page can match the selector: all classes outside `:not()` and the like are known. */
function used(selector, words) {
  let plain = selector.replace(/\[[^\]]*\]/g, "");
  while (/\([^()]*\)/.test(plain)) plain = plain.replace(/\([^()]*\)/g, "");
  return [...plain.matchAll(/\.((?:[\w-]|\\.)+)/g)].every(([, name]) => words.has(name.replace(/\\/g, "")));
}

/** The style sheet with only the rules that can match. */
export function prune(css, words) {
  const text = withoutComments(css);
  let kept = "";
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at).match(/^\s*/)[0].length;
    at += rest;
    if (at >= text.length) break;
    const open = text.indexOf("{", at);
    const semicolon = text.indexOf(";", at);
    if (text[at] === "@" && semicolon !== -1 && (open === -1 || semicolon < open)) {
      kept += text.slice(at, semicolon + 1);
      at = semicolon + 1;
      continue;
    }
    const end = blockEnd(text, open);
    const prelude = text.slice(at, open).trim();
    const body = text.slice(open + 1, end - 1);
    if (/^@(media|supports|layer|container)\b/.test(prelude)) {
      const inner = prune(body, words);
      if (inner) kept += `${prelude}{${inner}}\n`;
    } else if (prelude.startsWith("@")) {
      kept += `${prelude}{${body}}\n`;
    } else {
      const list = selectors(prelude).filter((selector) => used(selector, words));
      if (list.length) kept += `${list.join(",")}{${body}}\n`;
    }
    at = end;
  }
  return kept;
}
