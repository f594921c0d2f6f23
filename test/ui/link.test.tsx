// @vitest-environment jsdom
import { render } from '@testing-library/preact'
import { h } from 'preact'
import { expect, test } from 'vitest'
import { Link } from '../../src/ui/parts/Link'

const linked = (href: string) =>
  render(<Link href={href}>words</Link>).container.querySelector('a') !== null

test.each(['https://a.example/', '/privacy', 'page#part', 'mailto:a@b.example', 'tel:+1800'])(
  '%s is a link',
  (href) => expect(linked(href)).toBe(true),
)

test.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'http://[', ''])(
  '%j is plain words',
  (href) => expect(linked(href)).toBe(false),
)
