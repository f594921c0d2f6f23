// @vitest-environment jsdom
import { mount } from './mount'
import { bannerCases } from './banner-cases'

bannerCases(mount)
