import { h } from 'preact'
import type { ComponentChildren } from 'preact'
import type { SiteConfig } from '../../config/schema'
import { Button } from '../parts/Button'
import { Buttons } from '../parts/Buttons'
import { Dialog } from '../parts/Dialog'
import { Link } from '../parts/Link'
import type { Words } from '../text/words'

interface PreferencesProps {
  readonly words: Words
  readonly config: SiteConfig
  /** Without anything optional there is nothing to accept or reject. */
  readonly isOptional: boolean
  /** Key of the first sentence. */
  readonly intro: string
  readonly canSave: boolean
  readonly onAccept: (event: MouseEvent) => void
  readonly onReject: () => void
  readonly onSave: (event: MouseEvent) => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A contact may be an e-mail address, a page, or words such as a postal address. */
const addressOf = (contact: string): string | undefined =>
  /^\S+@\S+$/.test(contact) ? `mailto:${contact}` : /^https?:/.test(contact) ? contact : undefined

/** The frame of the center: a title, what scrolls, and buttons that never scroll away. */
export const Preferences = (props: PreferencesProps) => {
  const { words, config, isOptional, canSave, onClose } = props
  const { name, controller: who = name, contact } = config.site ?? {}
  const [accept, reject, save] = ['accept', 'reject', 'save'].map((key) => words.say(key)) as [
    string,
    string,
    string,
  ]
  return (
    <Dialog hook="preferences" labelledBy="ct" describedBy="ci" onClose={onClose}>
      <div class="hd" part="header">
        <h2 part="title" id="ct" tabindex={-1}>
          {words.say('center')}
        </h2>
        <button
          type="button"
          class="x"
          part="button close"
          data-cct="close"
          aria-label={words.say('close')}
          onClick={onClose}
        />
      </div>
      <div part="body" class="cs">
        <p id="ci">
          {words.say(props.intro)}{' '}
          {config.policy?.url && (
            <Link href={config.policy.url} isAside>
              {words.say('policy')}
            </Link>
          )}
        </p>
        {props.children}
        {who && (
          <p part="who">
            {who}
            {contact && ' · '}
            {contact && (
              <Link href={addressOf(contact)} isAside>
                {contact}
              </Link>
            )}
          </p>
        )}
      </div>
      {canSave && (
        <div class="ft" part="footer">
          {/* On a phone two and one: a long label for saving must not stack yes and no. */}
          <Buttons labels={isOptional ? [reject, accept] : [save]}>
            {isOptional && <Button hook="reject-all" label={reject} onClick={props.onReject} />}
            {isOptional && <Button hook="accept-all" label={accept} onClick={props.onAccept} />}
            <Button hook="save" label={save} onClick={props.onSave} />
          </Buttons>
        </div>
      )}
    </Dialog>
  )
}
