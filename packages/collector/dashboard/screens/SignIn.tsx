import { useState } from 'preact/hooks'

interface SignInProps {
  readonly isWrong: boolean
  readonly onToken: (token: string) => void
}

export function SignIn({ isWrong, onToken }: SignInProps) {
  const [text, setText] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (text.trim() !== '') onToken(text.trim())
  }
  return (
    <main class="alone">
      <h1>Consent receipts</h1>
      <form onSubmit={submit}>
        <label for="token">Token</label>
        <input
          id="token"
          type="password"
          autocomplete="current-password"
          aria-describedby="token-hint"
          aria-invalid={isWrong}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p id="token-hint" class={isWrong ? 'wrong' : 'muted'} role={isWrong ? 'alert' : undefined}>
          {isWrong ? 'This is not the token.' : 'The TOKEN the collector was started with.'}
        </p>
        <button class="fill" type="submit">
          Open
        </button>
      </form>
    </main>
  )
}
