-- What pandoc does not carry over into Typst: the class of a division, the language of words in a line, and the
-- direction of either;
-- and lists of definitions, which book.typ sets in two columns.

local classes = { status = true, lead = true, gloss = true, attribution = true, caption = true, signs = true }

local names = { ["held-text"] = "held", ["part-dateline"] = "aside", ["part-signed"] = "aside", ["other-wordings"] = "apparatus" }

local function set_as(name, content)
  table.insert(content, 1, pandoc.RawBlock("typst", "#" .. name .. "["))
  table.insert(content, pandoc.RawBlock("typst", "]"))
  return content
end

local function parallel(row)
  local set = { pandoc.RawBlock("typst", "#parallel(") }
  for _, block in ipairs(row.content) do
    table.insert(set, pandoc.RawBlock("typst", "["))
    table.insert(set, block)
    table.insert(set, pandoc.RawBlock("typst", "],"))
  end
  table.insert(set, pandoc.RawBlock("typst", ")"))
  return set
end

function Div(division)
  if division.classes:includes("row") or division.classes:includes("side-by-side") and division.classes:includes("reading") then
    return parallel(division)
  end
  for _, name in ipairs(division.classes) do
    if classes[name] then
      division.content = set_as(name, division.content)
    elseif names[name] then
      division.content = set_as(names[name], division.content)
    end
  end
  if division.attributes.dir == "rtl" then
    division.content = set_as("text(dir: rtl)", division.content)
  end
  return division
end

-- Pandoc leaves out what an image shows, and how large it can be on a page.
function Image(image)
  local function quoted(text)
    return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"') .. '"'
  end
  local shows = pandoc.utils.stringify(image.caption)
  return pandoc.RawInline("typst", "#facsimile(" .. quoted("/" .. image.src) .. ", " .. quoted(shows) .. ")")
end

-- Typst has no isolates of its own, but reads the characters that are.
local isolates = { ltr = "\u{2066}", rtl = "\u{2067}" }

function Span(span)
  local isolate = isolates[span.attributes.dir]
  if isolate then
    table.insert(span.content, 1, pandoc.Str(isolate))
    table.insert(span.content, pandoc.Str("\u{2069}"))
  end
  local language = span.attributes.lang
  if language then
    local opening = pandoc.RawInline("typst", '#text(lang: "' .. language .. '")[')
    table.insert(span.content, 1, opening)
    table.insert(span.content, pandoc.RawInline("typst", "]"))
  end
  return span
end

function DefinitionList(list)
  local set = { pandoc.RawBlock("typst", "#facts(") }
  local function add(blocks)
    table.insert(set, pandoc.RawBlock("typst", "["))
    for _, block in ipairs(blocks) do
      table.insert(set, block)
    end
    table.insert(set, pandoc.RawBlock("typst", "],"))
  end
  for _, item in ipairs(list.content) do
    add({ pandoc.Plain(item[1]) })
    local said = {}
    for _, blocks in ipairs(item[2]) do
      for _, block in ipairs(blocks) do
        table.insert(said, block)
      end
    end
    add(said)
  end
  table.insert(set, pandoc.RawBlock("typst", ")"))
  return set
end
