-- What pandoc does not carry over into Typst: the class of a division, and the language of words in a line;
-- and lists of definitions, which book.typ sets in two columns.

local classes = { status = true, lead = true, gloss = true, attribution = true }

local function set_as(name, content)
  table.insert(content, 1, pandoc.RawBlock("typst", "#" .. name .. "["))
  table.insert(content, pandoc.RawBlock("typst", "]"))
  return content
end

function Div(division)
  for _, name in ipairs(division.classes) do
    if classes[name] then
      division.content = set_as(name, division.content)
    end
  end
  return division
end

function Span(span)
  local language = span.attributes.lang
  if language then
    local opening = pandoc.RawInline("typst", '#text(lang: "' .. language .. '")[')
    table.insert(span.content, 1, opening)
    table.insert(span.content, pandoc.RawInline("typst", "]"))
    return span
  end
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
