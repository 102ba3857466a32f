import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Toast, useToast } from '../../../components/toast'
import { goInstead } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { Column, Columns, Narrow, Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { newShelfId } from '../parts/shelf-id'
import { Editor } from './editor'
import { Versions } from './versions'

/** A template: what the member will see beside what is typed, and every version with who saved it. */
export default function TemplateScreen() {
  const { params } = useRouter()
  return params.templateId ? <Standing templateId={params.templateId} /> : <Fresh />
}

/** Saved under its first name it is a template like the others. */
function Fresh() {
  const asked = useQuery('operator', 'listTemplates', { input: {} })
  const [templateId] = useState(newShelfId)
  return (
    <OperatorScreen title='写券模板' here='shelf' asked={asked}>
      {({ stores }) => (
        <Page>
          <Narrow>
            <Editor
              templateId={templateId}
              standing={null}
              stores={stores}
              onSaved={() => goInstead('template', { templateId })}
            />
          </Narrow>
        </Page>
      )}
    </OperatorScreen>
  )
}

function Standing({ templateId }: { templateId: string }) {
  const asked = useQuery('operator', 'getTemplate', { input: { templateId } })
  const [text, say] = useToast()
  const onDone = (words: string) => {
    say(words)
    asked.reload()
  }
  return (
    <OperatorScreen title='券模板' here='shelf' asked={asked} toast={<Toast text={text} />}>
      {(history) => (
        <Page>
          <Columns>
            <Column>
              <Editor
                // A new version begins with what was saved.
                key={history.template.version.number}
                templateId={templateId}
                standing={history.template}
                stores={history.stores}
                onSaved={() => onDone('新版本存好了，已发出的券不变')}
              />
            </Column>
            <Column>
              <Versions history={history} onDone={onDone} />
            </Column>
          </Columns>
        </Page>
      )}
    </OperatorScreen>
  )
}
