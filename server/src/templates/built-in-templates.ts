import blank from './built-in/blank.json' with { type: 'json' }
import blueprint from './built-in/coalition-blueprint.json' with { type: 'json' }
import written from './built-in/hrc-written-statement.json' with { type: 'json' }
import brief from './built-in/parliamentary-brief.json' with { type: 'json' }
import report from './built-in/treaty-body-report.json' with { type: 'json' }
import upr from './built-in/upr-joint-submission.json' with { type: 'json' }
import { type BuiltInTemplate, builtInTemplateSchema } from './template-text.ts'

/** The templates that come with the server, in the order in which they are shown. */
export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  upr,
  report,
  written,
  brief,
  blueprint,
  blank,
].map((template) => builtInTemplateSchema.parse(template))
