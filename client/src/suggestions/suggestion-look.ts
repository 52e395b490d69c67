import { endOfTextBefore } from '@plenary/shared/document/settle-blocks.ts'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { listSuggestions, type Suggestion, type SuggestionPiece } from './list-suggestions.ts'

/** What of the suggestions in a text is shown beside the words: which one is current, and where paragraphs end. */
type Look = { suggestions: readonly Suggestion[]; currentId: string | null; drawn: DecorationSet }

const lookKey = new PluginKey<Look>('suggestionLook')

/** The suggestions in a text, and which of them is current. */
export function lookOf(state: Parameters<typeof lookKey.getState>[0]): Omit<Look, 'drawn'> {
  return lookKey.getState(state) ?? NOTHING
}

/** Makes a suggestion the current one, or none. */
export function withCurrent(tr: Transaction, id: string | null): Transaction {
  return tr.setMeta(lookKey, { currentId: id }).setMeta('addToHistory', false)
}

/** Draws the current suggestion and the ends of paragraphs, and makes the one current that is pressed. */
export function suggestionLook(): Plugin<Look> {
  return new Plugin<Look>({
    key: lookKey,
    state: {
      init: (_, { doc }) => draw(doc, null),
      apply: (tr, look) => {
        const chosen: { currentId: string | null } | undefined = tr.getMeta(lookKey)
        if (!tr.docChanged && !chosen) return look
        return draw(tr.doc, chosen ? chosen.currentId : look.currentId)
      },
    },
    props: {
      decorations: (state) => lookKey.getState(state)?.drawn,
      handleClick: (view, _at, { target }) => {
        const pressed = target instanceof Element ? target.closest('[data-suggestion]') : null
        const id = pressed && view.dom.contains(pressed) ? pressed.getAttribute('data-suggestion') : null
        if (id !== lookOf(view.state).currentId) view.dispatch(withCurrent(view.state.tr, id))
        return false
      },
    },
  })
}

/** One and the same at every key: who listens to it has nothing to draw. */
const NOTHING: Look = { suggestions: [], currentId: null, drawn: DecorationSet.empty }

function draw(doc: Node, wantedId: string | null): Look {
  const suggestions = listSuggestions(doc)
  if (suggestions.length === 0) return NOTHING
  const current = suggestions.find(({ id }) => id === wantedId) ?? null
  const ends = suggestions.flatMap((suggestion) =>
    suggestion.pieces.flatMap((piece) => paragraphEnd(doc, suggestion, piece, suggestion === current)),
  )
  const marked = current?.pieces.map(({ from, to }) => currentPiece(doc, from, to)) ?? []
  return {
    suggestions,
    currentId: current?.id ?? null,
    drawn: DecorationSet.create(doc, [...ends, ...marked]),
  }
}

const CURRENT = { class: 'is-current-suggestion' }

function currentPiece(doc: Node, from: number, to: number): Decoration {
  const node = doc.nodeAt(from)
  const isBlock = node?.isBlock && to === from + node.nodeSize
  return isBlock ? Decoration.node(from, to, CURRENT) : Decoration.inline(from, to, CURRENT)
}

/** Stands at the end of the paragraph before, as a word processor has it; no letter, so that it is never copied. */
function paragraphEnd(
  doc: Node,
  { id, author, organization }: Suggestion,
  { from, kind }: SuggestionPiece,
  isCurrent: boolean,
): Decoration[] {
  const end = kind === 'split' || kind === 'join' ? endOfTextBefore(doc, from) : null
  if (end === null) return []
  const make = () => {
    const sign = document.createElement(kind === 'split' ? 'ins' : 'del')
    sign.className = isCurrent ? 'paragraph-end is-current-suggestion' : 'paragraph-end'
    sign.dataset.org = String(organization.hue)
    sign.dataset.suggestion = id
    sign.setAttribute(
      'aria-description',
      author ? `${author}, ${organization.shortName}` : organization.shortName,
    )
    return sign
  }
  return [Decoration.widget(end, make, { side: 1, key: `${id} ${kind} ${isCurrent}`, ignoreSelection: true })]
}
