import { documentSchema } from '@plenary/shared/document/schema.ts'
import { topSectionsOf } from '@plenary/shared/document/sections.ts'
import { TEMPLATE_LANGUAGES } from '@plenary/shared/template-choice.ts'
import type { JSONContent } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { SHIPPED_MECHANISMS } from '../mechanisms/shipped-mechanisms.ts'
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts'
import { textOf } from './plain-blocks.ts'
import { blocksIn } from './template-text.ts'

function shapeOf({ type, content = [] }: JSONContent): unknown {
  return [type, content.map(shapeOf)]
}

describe.each(BUILT_IN_TEMPLATES.map((template) => [template.key, template] as const))(
  '%s',
  (_, template) => {
    test.each(TEMPLATE_LANGUAGES)('[TP1] is a valid document in %s, each section with a hint', (language) => {
      const { blocks } = textOf(blocksIn(template, language, 1000))
      const text = documentSchema.nodeFromJSON({ type: 'doc', content: blocks })
      expect(() => text.check()).not.toThrow()
      const sections = topSectionsOf(text.toJSON())
      expect(sections.map(({ title }) => title)).toEqual(
        template.sections.map(({ title }) => title[language]),
      )
      for (const section of sections) expect(section.blocks.map(({ type }) => type)).toContain('guidance')
    })

    test('[TP1] has the same structure in both languages', () => {
      const [en, fr] = TEMPLATE_LANGUAGES.map((language) => textOf(blocksIn(template, language, null)).blocks)
      expect(en?.map(shapeOf)).toEqual(fr?.map(shapeOf))
    })

    test('[TP2] gives its sections no more than the limit, in tens', () => {
      const { budgets } = textOf(blocksIn(template, 'en', 5630))
      const shares = template.sections.filter(({ share }) => share !== null)
      expect(budgets).toHaveLength(shares.length)
      expect(budgets.every(({ budget }) => budget % 10 === 0)).toBe(true)
      expect(budgets.reduce((sum, { budget }) => sum + budget, 0)).toBeLessThanOrEqual(5630)
    })

    test('[TP2] gives no budgets without a limit, and follows a mechanism that is known', () => {
      expect(textOf(blocksIn(template, 'en', null)).budgets).toEqual([])
      const known = [null, ...SHIPPED_MECHANISMS.map(({ key }) => key)]
      expect(known).toContain(template.mechanism)
    })
  },
)
