// @vitest-environment jsdom
import { mount } from '../../src/ui/mount'
import { bannerCases } from './banner-cases'

bannerCases(mount)
