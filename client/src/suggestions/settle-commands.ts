import { settleSuggestions, type Verdict } from '@plenary/shared/document/settle-suggestions.ts'
import type { SuggestionSource } from '@plenary/shared/document/suggestion.ts'
import type { Command } from '@tiptap/pm/state'
import { SETTLES } from './suggest-mode-meta.ts'

/** Which suggestions an act is about: one, those of an organisation, those that touch a range, or all. */
export type SuggestionScope =
  | { kind: 'one'; id: string }
  | { kind: 'organization'; organizationId: string }
  | { kind: 'range'; from: number; to: number }
  | { kind: 'all' }

/**
 * Accepts or rejects suggestions, as an edit of whoever does it, in Suggest mode too; undo takes it back. Does nothing
 * when there are none of that kind.
 */
export function settle(verdict: Verdict, scope: SuggestionScope): Command {
  return (state, dispatch) => {
    const { tr } = state
    settleSuggestions(tr, (source, from, to) => (isWithin(scope, source, from, to) ? verdict : null))
    if (!tr.docChanged) return false
    dispatch?.(tr.setMeta(SETTLES, true))
    return true
  }
}

function isWithin(
  scope: SuggestionScope,
  { id, organizationId }: SuggestionSource,
  from: number,
  to: number,
): boolean {
  switch (scope.kind) {
    case 'one':
      return id === scope.id
    case 'organization':
      return organizationId === scope.organizationId
    case 'range':
      return from < scope.to && to > scope.from
    case 'all':
      return true
  }
}
