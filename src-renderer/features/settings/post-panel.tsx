import { useState } from 'react'
import { postKinds, type PostKind } from '#shared/domain/people/school-settings.ts'
import { readPost, usePost } from '#renderer/features/post-store.ts'
import { connectHost } from '#renderer/host/connect-host.ts'
import { Button } from '#renderer/ui/button.tsx'
import { RadioChoice } from '#renderer/ui/checkbox.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { showToast } from '#renderer/ui/toast-store.ts'
import { postKindLabels, settingsLabels } from './labels.fr.ts'
import styles from './panel.module.css'
import { isPortalUrl } from './portal-url-rules.ts'

/** This post: its name, its place, its portal. Reached from the lock page too: a new post has no account yet. */
export function PostPanel({ onSaved }: { readonly onSaved?: () => void }) {
  const about = usePost((post) => post.about)
  const [postName, setPostName] = useState(about?.postName ?? '')
  const [postKind, setPostKind] = useState<PostKind>(about?.postKind ?? 'office')
  const [portalUrl, setPortalUrl] = useState(about?.portalUrl ?? '')
  const [hasFailed, setFailed] = useState(false)
  const isGoodUrl = isPortalUrl(portalUrl)
  const save = async () => {
    if (!isGoodUrl) return
    try {
      const host = await connectHost()
      await host.post.configure({ postName: postName.trim(), postKind, portalUrl: portalUrl.trim() })
      await readPost(host)
      setFailed(false)
      showToast({ text: settingsLabels.postSaved })
      onSaved?.()
    } catch {
      setFailed(true)
    }
  }
  return (
    <div className={styles.panel}>
      <p className={styles.detail}>{settingsLabels.postDetail}</p>
      <TextField
        label={settingsLabels.postName}
        help={settingsLabels.postNameHelp}
        value={postName}
        onChange={setPostName}
        maxLength={60}
      />
      <RadioChoice
        label={settingsLabels.postKind}
        help={settingsLabels.postKindHelp}
        value={postKind}
        choices={postKinds.map((value) => ({ value, label: postKindLabels[value] }))}
        onChange={setPostKind}
      />
      <TextField
        label={settingsLabels.portalUrl}
        help={settingsLabels.portalUrlHelp}
        value={portalUrl}
        onChange={setPortalUrl}
        maxLength={300}
        inputMode="url"
        error={isGoodUrl ? undefined : settingsLabels.badUrl}
      />
      {hasFailed && <Notice tone="rouge" status="refused" title={settingsLabels.postNotSaved} isUrgent />}
      <div className={styles.tools}>
        <Button look="primary" onClick={() => void save()}>
          {settingsLabels.save}
        </Button>
      </div>
    </div>
  )
}
