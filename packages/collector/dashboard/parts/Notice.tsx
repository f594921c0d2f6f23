interface NoticeProps {
  readonly title: string
  readonly text: string
}

export const Notice = ({ title, text }: NoticeProps) => (
  <section class="notice" role="alert">
    <h2>{title}</h2>
    <p>{text}</p>
  </section>
)
